"""How much a figure of a place usually moves in so many months."""

from __future__ import annotations

from datetime import date

import polars as pl

# The changes of the five years before a month; of fewer than of two years, nothing usual is said.
YEARS = 5
FEWEST_CHANGES = 24
# Longer changes than this do not fit five times into five years: too seldom to call one usual.
LONGEST_MONTHS = 12
# So many of ten changes are usual.
USUAL = 8


def usual_change(series: pl.DataFrame, period: date, months: int) -> float | None:
    """The size within which eight of ten changes over so many months have stayed.

    Args:
        series: rows of ``period`` and ``value`` of one indicator in one area, each month once.
        period: the month that is judged; its own change and later ones take no part.
        months: how long the changes are: a change on the year is held against others on the year.

    Returns:
        In the indicator's unit; None for more than twelve months, and where fewer than 24 such
        changes between known months, ending in the five years before, are in hand.
    """
    if not 1 <= months <= LONGEST_MONTHS:
        return None
    rows = series.lazy()
    earlier = rows.select(pl.col("period").dt.offset_by(f"{months}mo"), before=pl.col("value"))
    changes = (
        rows.filter(pl.col("period") < period, pl.col("period") >= _years_before(period))
        .join(earlier, on="period", how="inner", validate="1:1")
        .select(size=(pl.col("value") - pl.col("before")).abs())
        .drop_nulls()
        .sort("size")
        .collect()["size"]
    )
    if changes.len() < FEWEST_CHANGES:
        return None
    enough = -(-USUAL * changes.len() // 10)
    return float(changes[enough - 1])


def _years_before(period: date) -> date:
    return period.replace(year=period.year - YEARS)
