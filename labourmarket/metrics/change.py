"""Change on the same month of last year, or on any other month, from unrounded values."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import polars as pl

# A percentage of fewer persons than this says more than the figures do.
SMALLEST_BASE = 20


def a_year_before(period: date) -> date:
    """The same month of the year before."""
    return period.replace(year=period.year - 1)


def usual_comparison(period: date, periods: Sequence[date]) -> date:
    """A year earlier; where that is not in hand, the newest earlier one of the same month."""
    alike = [day for day in periods if day.month == period.month and day < period]
    a_year_earlier = a_year_before(period)
    return a_year_earlier if a_year_earlier in alike else max(alike, default=a_year_earlier)


def change_between(series: pl.DataFrame, period: date, earlier_period: date) -> pl.DataFrame:
    """Set the values of one period beside those of another.

    Args:
        series: rows of ``area_code``, ``period`` and ``value`` of one indicator.
        period: whose rows are wanted; an area without one has none in the answer.
        earlier_period: what they are held against.

    Returns:
        The rows of ``period`` with ``earlier`` (null where no figure is known), ``change`` (in the
        indicator's unit) and ``change_percent`` (null on a base under 20).
    """
    rows = series.lazy()
    earlier = rows.filter(pl.col("period") == earlier_period).select(
        "area_code", earlier=pl.col("value")
    )
    change = pl.col("value") - pl.col("earlier")
    return (
        rows.filter(pl.col("period") == period)
        .join(earlier, on="area_code", how="left", validate="1:1", maintain_order="left")
        .with_columns(change=change)
        .with_columns(
            change_percent=pl.when(pl.col("earlier") >= SMALLEST_BASE).then(
                100 * pl.col("change") / pl.col("earlier")
            )
        )
        .collect()
    )
