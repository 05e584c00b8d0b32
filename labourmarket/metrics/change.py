"""Change on the same month of last year, or on any other month, from unrounded values."""

from __future__ import annotations

from datetime import date

import polars as pl

# A percentage of fewer persons than this says more than the figures do.
SMALLEST_BASE = 20


def change_on_year(series: pl.DataFrame) -> pl.DataFrame:
    """Set each value beside the same period a year earlier.

    Args:
        series: rows of ``area_code``, ``period`` and ``value`` of one indicator.

    Returns:
        The rows with ``earlier`` (null where there is no known figure a year earlier), ``change``
        (in the indicator's unit) and ``change_percent`` (null on a base under 20).
    """
    a_year_earlier = series.lazy().select(
        "area_code", pl.col("period").dt.offset_by("1y"), earlier=pl.col("value")
    )
    return _changed(series.lazy(), a_year_earlier)


def change_between(series: pl.DataFrame, period: date, earlier_period: date) -> pl.DataFrame:
    """Set the values of one period beside those of another, in the columns of ``change_on_year``.

    An area without a row in ``period`` has none in the answer.
    """
    rows = series.lazy()
    earlier = rows.filter(pl.col("period") == earlier_period).select(
        "area_code", period=pl.lit(period), earlier=pl.col("value")
    )
    return _changed(rows.filter(pl.col("period") == period), earlier)


def _changed(series: pl.LazyFrame, earlier: pl.LazyFrame) -> pl.DataFrame:
    change = pl.col("value") - pl.col("earlier")
    return (
        series.join(
            earlier,
            on=["area_code", "period"],
            how="left",
            validate="1:1",
            maintain_order="left",
        )
        .with_columns(change=change)
        .with_columns(
            change_percent=pl.when(pl.col("earlier") >= SMALLEST_BASE).then(
                100 * pl.col("change") / pl.col("earlier")
            )
        )
        .collect()
    )
