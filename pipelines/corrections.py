"""Judgements about published figures: dated entries with a reason and a guard.

Raw is never edited. An entry stands in ``pipelines/sources/SOURCE.corrections.toml``::

    [[correction]]
    indicator = "open_vacancies"
    area_code = "KU091"
    month = 2019-03-01
    action = "drop"               # drop | override (with value) | flag (shown as provisional)
    expect = { above = 5000 }     # above | below | equals: no longer true -> the build fails
    reason = "Ten times its neighbours; reported to the publisher 2026-11-20."
"""

from __future__ import annotations

import operator
import tomllib
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from labourmarket.language import gettext as _
from pipelines.faults import Fault

FOLDER = Path(__file__).parent / "sources"
SUFFIX = ".corrections.toml"
ACTIONS = ("drop", "override", "flag")
GUARDS: dict[str, Callable[[float, float], bool]] = {
    "above": operator.gt,
    "below": operator.lt,
    "equals": operator.eq,
}


def sources() -> set[str]:
    """The sources that have corrections."""
    return {path.name.removesuffix(SUFFIX) for path in FOLDER.glob("*" + SUFFIX)}


def months() -> set[date]:
    """The months that corrections are of, of whatever source."""
    entries = (entry for source_id in sources() for entry in of_source(source_id, []))
    return {entry["month"] for entry in entries}


def of_source(source_id: str, faults: list[Fault]) -> list[dict[str, Any]]:
    """The corrections of a source, empty where it has none; an entry without form is a fault."""
    path = FOLDER / (source_id + SUFFIX)
    if not path.exists():
        return []
    try:
        entries = list(tomllib.loads(path.read_text("utf-8")).get("correction", []))
    except ValueError as wrong:
        faults.append(_malformed(path.name, _("whole file"), str(wrong)))
        return []
    good = []
    for place, entry in enumerate(entries, start=1):
        if _has_form(entry):
            good.append(entry)
        else:
            faults.append(_malformed(path.name, f"[[correction]] {place}", str(entry)))
    return good


def _has_form(entry: dict[str, Any]) -> bool:
    expect = entry.get("expect")
    return (
        all(isinstance(entry.get(name), str) for name in ("indicator", "area_code", "reason"))
        and isinstance(entry.get("month"), date)
        and entry.get("action") in ACTIONS
        and (entry["action"] != "override" or isinstance(entry.get("value"), int | float))
        and isinstance(expect, dict)
        and bool(expect)
        and set(expect) <= set(GUARDS)
        and all(isinstance(limit, int | float) for limit in expect.values())
    )


def tell_idle(source_ids: Iterable[str], faults: list[Fault]) -> None:
    """Tell corrections of sources that gave no observations: they would never be applied."""
    for source_id in sorted(sources() - set(source_ids)):
        faults.extend(_stale(entry, source_id, []) for entry in of_source(source_id, faults))


def applied(rows: pl.DataFrame, source_id: str, faults: list[Fault]) -> pl.DataFrame:
    """Apply a source's corrections to all of its rows.

    A guard that no longer holds, or a figure that is no longer there, is a fault: the entry is
    stale.
    """
    for entry in of_source(source_id, faults):
        meets = (
            (pl.col("indicator_id") == entry["indicator"])
            & (pl.col("area_code") == entry["area_code"])
            & (pl.col("period") == entry["month"])
        )
        met = rows.filter(meets)
        if met.is_empty() or not all(_holds(entry["expect"], value) for value in met["value"]):
            faults.append(_stale(entry, source_id, met["value"].to_list()))
        rows = _corrected(rows, meets, entry)
    return rows


def _holds(expect: dict[str, float], value: float | None) -> bool:
    return value is not None and all(GUARDS[name](value, limit) for name, limit in expect.items())


def _corrected(rows: pl.DataFrame, meets: pl.Expr, entry: dict[str, Any]) -> pl.DataFrame:
    if entry["action"] == "drop":
        return rows.filter(~meets)
    if entry["action"] == "override":
        return rows.with_columns(
            pl.when(meets).then(pl.lit(float(entry["value"]))).otherwise(pl.col(name)).alias(name)
            for name in ("value", "low", "high")
        )
    return rows.with_columns(
        status=pl.when(meets).then(pl.lit("provisional")).otherwise(pl.col("status"))
    )


def _stale(entry: dict[str, Any], source_id: str, values: list[float | None]) -> Fault:
    return Fault(
        f"{source_id}.corrections.toml",
        f"{entry['indicator']} {entry['area_code']} {entry['month']}",
        ", ".join(str(value) for value in values),
        str(entry["expect"]),
        _("the figure has changed: remove or rewrite the correction"),
    )


def _malformed(file: str, where: str, found: str) -> Fault:
    return Fault(
        file,
        where,
        found,
        "indicator, area_code, month, action, expect, reason (TOML)",
        _("restore the structure of the file"),
    )
