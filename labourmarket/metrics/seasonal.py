"""Trend and seasonally adjusted figures of monthly counts.

Counts are taken apart in logarithms, since seasons grow with the level. Only counts are adjusted: a
share of the labour force jumps each January when the labour force is exchanged, and that jump would
be read as a trend or as a season.
"""

from __future__ import annotations

import numpy as np
import polars as pl

from labourmarket.metrics import stl, stretches
from labourmarket.metrics.stl import SEASON

# Fewer years say little about what returns every year.
SHORTEST = 3 * SEASON
_SCHEMA = {
    "indicator_id": pl.String,
    "area_code": pl.String,
    "period": pl.Date,
    "trend": pl.Float64,
    "seasonally_adjusted": pl.Float64,
}


def seasonal_trend(months: pl.DataFrame) -> pl.DataFrame:
    """Take every unbroken stretch of at least three years apart into trend and season.

    Args:
        months: counts as ``stretches.unbroken`` takes them.

    Returns:
        One row per area and month of the whole years at the end of each stretch: ``indicator_id``,
        ``area_code``, ``period``, ``trend`` and ``seasonally_adjusted`` (in the indicator's unit;
        the season taken out, all else left in). Other months have no row.
    """
    years = _whole_years(stretches.unbroken(months, SHORTEST))
    parts = [_adjusted(part) for part in years.partition_by("months", maintain_order=True)]
    found = pl.concat(parts) if parts else pl.DataFrame(schema=_SCHEMA)
    return found.sort(*stretches.SERIES, "period")


def _whole_years(rows: pl.DataFrame) -> pl.DataFrame:
    """The newest months of each stretch that are whole years together."""
    whole = pl.col("months") // SEASON * SEASON
    return (
        rows.with_columns(back=pl.int_range(pl.len(), 0, -1).over(*stretches.SERIES, "last"))
        .filter(pl.col("back") <= whole)
        .with_columns(months=whole)
        .drop("back")
    )


def _adjusted(rows: pl.DataFrame) -> pl.DataFrame:
    """Adjust series of one length, which stand one after the other."""
    logarithms = np.log1p(rows["value"].to_numpy()).reshape(-1, rows["months"][0]).T
    found = stl.decomposed(logarithms)
    return rows.select(
        "indicator_id",
        "area_code",
        "period",
        trend=_counts(found.trend),
        seasonally_adjusted=_counts(logarithms - found.seasonal),
    )


def _counts(logarithms: stl.Matrix) -> pl.Series:
    return pl.Series(np.maximum(np.expm1(logarithms), 0.0).T.ravel())
