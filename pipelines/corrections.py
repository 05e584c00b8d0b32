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

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

import polars as pl

from labourmarket.language import gettext as _
from pipelines.faults import Fault

FOLDER = Path(__file__).parent / "sources"
ACTIONS = ("drop", "override", "flag")


@lru_cache
def of_source(source_id: str, folder: Path = FOLDER) -> list[dict[str, Any]]:
    """The corrections of a source, empty where it has none."""
    path = folder / f"{source_id}.corrections.toml"
    if not path.exists():
        return []
    return list(tomllib.loads(path.read_text("utf-8")).get("correction", []))


def applied(
    rows: pl.DataFrame, source_id: str, faults: list[Fault], folder: Path = FOLDER
) -> pl.DataFrame:
    """Apply a source's corrections to all of its rows.

    A guard that no longer holds, or a figure that is no longer there, is a fault: the entry is
    stale.
    """
    for entry in of_source(source_id, folder):
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
    if value is None:
        return False
    tests = {
        "above": lambda limit: value > limit,
        "below": lambda limit: value < limit,
        "equals": lambda limit: value == limit,
    }
    return all(tests[name](limit) for name, limit in expect.items())


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
