"""Indicators and their values, and the cells of StatFin tables that no indicator uses.

``low = high = value`` where a value is published; a secret count is an interval; a null is never
zero.
"""

from __future__ import annotations

import dataframely as dy
import polars as pl

from labourmarket.codes import AREA, FREQUENCIES, INDICATOR, SOURCE, STATUSES

# StatFin keeps counts of 1-4 secret and publishes 0: DATA of 2006-2026 holds no count between.
SECRET_LOW, SECRET_HIGH = 1, 4


CELL_FREQUENCIES = ["month", "quarter", "year"]


STATFIN_CELL_KEY = [
    "table_id",
    "area_code",
    "period",
    "frequency",
    "content",
    "dimensions",
    "released_at",
]


class Indicator(dy.Schema):
    """The catalogue of indicators, as code declares it."""

    indicator_id = dy.String(primary_key=True)
    title_fi = dy.String(min_length=1)
    title_sv = dy.String(min_length=1)
    title_en = dy.String(min_length=1)
    unit = dy.String()
    decimals = dy.Int32(min=0)
    direction = dy.Enum(["lower_better", "higher_better", "neutral"])
    definition_fi = dy.String(min_length=1)
    definition_sv = dy.String(min_length=1)
    definition_en = dy.String(min_length=1)
    source_id = dy.String()
    additive = dy.Bool()


class _Value(dy.Schema):
    """The columns and rules that an observation has, whichever release it is of."""

    indicator_id = dy.Enum(INDICATOR.categories, primary_key=True)
    area_code = dy.Enum(AREA.categories, primary_key=True)
    period = dy.Date(primary_key=True)
    frequency = dy.Enum(FREQUENCIES, primary_key=True)
    value = dy.Float64(nullable=True, allow_inf=False, allow_nan=False)
    low = dy.Float64(nullable=True, allow_inf=False, allow_nan=False)
    high = dy.Float64(nullable=True, allow_inf=False, allow_nan=False)
    status = dy.Enum(STATUSES)
    source_id = dy.Enum(SOURCE.categories, primary_key=True)

    @dy.rule()
    def a_period_is_its_first_day(cls) -> pl.Expr:
        month_start = pl.col("period").dt.day() == 1
        return month_start & ((pl.col("frequency") == "month") | (pl.col("period").dt.month() == 1))

    @dy.rule()
    def a_known_value_is_its_own_bounds(cls) -> pl.Expr:
        return pl.col("value").is_null() | (
            pl.col("low").eq_missing(pl.col("value")) & pl.col("high").eq_missing(pl.col("value"))
        )

    @dy.rule()
    def bounds_are_in_order(cls) -> pl.Expr:
        both, neither = (
            (pl.col("low") <= pl.col("high")).fill_null(value=False),
            (pl.col("low").is_null() & pl.col("high").is_null()),
        )
        return both | neither

    @dy.rule()
    def a_figure_is_not_negative(cls) -> pl.Expr:
        return pl.col("low").is_null() | (pl.col("low") >= 0)

    @dy.rule()
    def a_missing_value_says_why(cls) -> pl.Expr:
        has_bounds = pl.col("low").is_not_null()
        return (
            pl.when(pl.col("status").is_in(["published", "provisional"]))
            .then(pl.col("value").is_not_null())
            .when(pl.col("status") == "computed")
            .then(has_bounds)
            .when(pl.col("status") == "suppressed")
            .then(pl.col("value").is_null())
            .otherwise(pl.col("value").is_null() & pl.col("low").is_null())
        )


class Observation(_Value):
    """One value of one indicator, for one area and period, from one source: the newest release."""

    released_at = dy.Datetime()


class ObservationRelease(_Value):
    """Every release of every value, so that a revision can be shown and an old view rebuilt."""

    released_at = dy.Datetime(primary_key=True)


class SupersededObservation(ObservationRelease):
    """An earlier release of a value that ``observation`` has a newer one of."""


class StatfinCell(dy.Schema):
    """One cell of a StatFin table that no indicator of the catalogue uses, as published.

    ``area_code`` is the publisher's, null where the table has no areas. ``dimensions`` are the
    other variables with their codes and texts, empty where there are none. A null value says why in
    ``status``; texts are in the language of the file.
    """

    table_id = dy.String(min_length=1)
    table_title = dy.String()
    area_code = dy.String(nullable=True)
    period = dy.Date()
    frequency = dy.Enum(CELL_FREQUENCIES)
    content = dy.String()
    content_fi = dy.String()
    dimensions = dy.String()
    value = dy.Float64(nullable=True, allow_inf=False, allow_nan=False)
    status = dy.Enum(STATUSES)
    released_at = dy.Datetime()

    @dy.rule()
    def a_cell_stands_once(cls) -> pl.Expr:
        return pl.struct(*STATFIN_CELL_KEY).is_unique()

    @dy.rule()
    def a_missing_value_says_why(cls) -> pl.Expr:
        return pl.col("value").is_null() == (pl.col("status") != "published")
