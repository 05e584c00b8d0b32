"""How much a figure of a place usually moves from one month to the next."""

from __future__ import annotations

from datetime import date

import polars as pl

# The five years before a month; of fewer changes than two years have, nothing usual is said.
YEARS = 5
FEWEST_CHANGES = 24
# So many of ten changes are usual.
USUAL = 8


def usual_change(series: pl.DataFrame, period: date) -> float | None:
    """The size within which eight of ten changes from month to month have stayed.

    Args:
        series: rows of ``period`` and ``value`` of one indicator in one area, each month once.
        period: the month that is judged; its own change and later ones take no part.

    Returns:
        In the indicator's unit; None where fewer than 24 changes between known neighbouring months
        of the five years before are in hand.
    """
    month_before = series.select(pl.col("period").dt.offset_by("1mo"), before=pl.col("value"))
    changes = (
        series.filter(pl.col("period") < period, pl.col("period") >= _years_before(period))
        .join(month_before, on="period", how="inner", validate="1:1")
        .select(size=(pl.col("value") - pl.col("before")).abs())
        .drop_nulls()["size"]
    )
    if changes.len() < FEWEST_CHANGES:
        return None
    enough = -(-USUAL * changes.len() // 10)
    return float(changes.sort()[enough - 1])


def _years_before(period: date) -> date:
    return period.replace(year=period.year - YEARS)
