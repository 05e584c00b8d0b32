"""PX-JSON, PxWeb's older JSON (``format: json``): a row of texts per key.

All values are texts, a missing one is its symbol (``"..."``). ``updated`` has dots for colons. The
form tells neither the id of its table nor the names of its codes, contents excepted.
"""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path
from typing import Any

import polars as pl

from labourmarket.language import gettext as _
from pipelines.faults import Fault
from pipelines.formats.cube import GEO, METRIC, TIME, Cube, in_utc, looks_like_areas, table_id
from pipelines.formats.json_text import parsed
from pipelines.formats.symbols import numbers_and_symbols

FORM = "PX-JSON (columns, data, metadata)"
_CONTENT, _TIME = "c", "t"
_DOTTED = re.compile(r"T(\d\d)\.(\d\d)\.(\d\d)")


def read(path: Path, faults: list[Fault]) -> Cube | None:
    """Read a PX-JSON file; None, and a fault, where it is not one."""
    answer = parsed(path, faults)
    if answer is None:
        return None
    try:
        keys = [column for column in answer["columns"] if column["type"] != _CONTENT]
        contents = {
            str(column["code"]): str(column["text"])
            for column in answer["columns"]
            if column["type"] == _CONTENT
        }
        columns = _columns(keys, answer["data"])
        wide = _wide(columns, contents, answer["data"])
        about = answer["metadata"][0]
        updated = in_utc(datetime.fromisoformat(_DOTTED.sub(r"T\1:\2:\3", about["updated"])))
    except (KeyError, IndexError, TypeError, ValueError, pl.exceptions.PolarsError) as wrong:
        faults.append(_not_px_json(path, str(wrong)))
        return None
    cells = numbers_and_symbols(_long(wide, list(contents)), path.name, faults)
    if cells is None:
        return None
    label = str(about.get("label", ""))
    return Cube(
        cells=cells,
        updated=updated,
        source=str(about.get("source", "")),
        label=label,
        notes=tuple(str(told.get("comment", "")) for told in answer.get("comments", ())),
        labels={METRIC: contents},
        names={
            column: str(key.get("text") or key["code"])
            for column, key in zip(columns, keys, strict=True)
        },
        table_id=table_id(label),
    )


def _columns(keys: list[dict[str, Any]], data: list[dict[str, Any]]) -> list[str]:
    """The columns of the keys: the time, the areas, the others by their code."""
    named = [TIME if key["type"] == _TIME else str(key["code"]) for key in keys]
    for place, key in enumerate(keys):
        codes = {row["key"][place] for row in data}
        areas = any(looks_like_areas(str(key[told]), [*codes]) for told in ("text", "code"))
        if named[place] != TIME and areas:
            named[place] = GEO
            break
    return named


def _wide(columns: list[str], contents: dict[str, str], data: list[dict[str, Any]]) -> pl.DataFrame:
    """One row per key, the contents beside each other as texts."""
    if not contents or not data:
        message = "columns, data"
        raise ValueError(message)
    names = [*columns, *contents]
    return pl.DataFrame(
        [[*row["key"], *row["values"]] for row in data],
        schema=dict.fromkeys(names, pl.String),
        orient="row",
        strict=True,
    )


def _long(wide: pl.DataFrame, contents: list[str]) -> pl.DataFrame:
    """One row per cell, in the order of the file, the contents changing fastest."""
    keys = [name for name in wide.columns if name not in contents]
    return (
        wide.with_columns(
            pl.concat_list(contents).alias("printed"),
            pl.lit(contents, dtype=pl.List(pl.String)).alias(METRIC),
        )
        .explode(METRIC, "printed")
        .select(*keys, METRIC, "printed")
    )


def _not_px_json(path: Path, what: str) -> Fault:
    return Fault(
        path.name,
        _("whole file"),
        what,
        FORM,
        _("ask the table for the format json-stat2"),
    )
