"""The rows behind a view, ready for a file: names beside codes."""

from __future__ import annotations

import polars as pl

from labourmarket import at_hand, places
from labourmarket.comparison import TREND, Choice

_COLUMNS = [
    "area_code",
    "name",
    "period",
    "value",
    "low",
    "high",
    "status",
    "source_id",
    "released_at",
]
_OF_A_PERIOD = ["compared_with", "earlier", "change", "change_percent", "place"]


def comparison(
    view: str, series: pl.DataFrame, snapshot: pl.DataFrame, choice: Choice
) -> pl.DataFrame:
    """All months behind a trend; one period with places and changes behind the bars."""
    rows = series if view == TREND else snapshot
    more = [] if view == TREND else _OF_A_PERIOD
    return rows.select(
        pl.lit(choice.indicator_id).alias("indicator_id"),
        pl.lit(choice.measure).alias("measure"),
        *_COLUMNS,
        *more,
    )


def adjusted(rows: pl.DataFrame) -> pl.DataFrame:
    """The seasonally adjusted figures behind a trend."""
    columns = ["indicator_id", "area_code", "name", "period", "trend", "seasonally_adjusted"]
    return rows.select(*columns, "source_id")


def forecast(rows: pl.DataFrame) -> pl.DataFrame:
    """The months to come behind a trend."""
    return rows.filter("ahead").select("area_code", "name", "period", "value", "low", "high")


def background() -> pl.DataFrame:
    """The deck's background figures, with the areas' names."""
    return named(at_hand.background_figures())


def named(rows: pl.DataFrame) -> pl.DataFrame:
    """Any rows with an ``area_code``, with the area's name beside it."""
    if "area_code" not in rows.columns:
        return rows
    at = rows.columns.index("area_code") + 1
    name = pl.col("area_code").replace_strict(places.names(), default=None, return_dtype=pl.String)
    return rows.select(*rows.columns[:at], name.alias("name"), *rows.columns[at:])
