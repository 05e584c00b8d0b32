"""Which months and years of a figure are in hand, as unbroken runs."""

from __future__ import annotations

import polars as pl


def runs(periods: pl.DataFrame) -> pl.DataFrame:
    """Join neighbouring months, and neighbouring years, to runs.

    Args:
        periods: distinct rows of ``indicator_id``, ``frequency`` and ``period``.

    Returns:
        One row per unbroken run, oldest first: ``indicator_id``, ``frequency``, ``first`` and
        ``last`` (dates).
    """
    month_number = pl.col("period").dt.year() * 12 + pl.col("period").dt.month()
    number = (
        pl.when(pl.col("frequency") == "year")
        .then(pl.col("period").dt.year())
        .otherwise(month_number)
    )
    return (
        periods.sort("indicator_id", "frequency", "period")
        .with_columns(number=number)
        .with_columns(
            run=pl.col("number") - pl.int_range(pl.len()).over("indicator_id", "frequency")
        )
        .group_by("indicator_id", "frequency", "run", maintain_order=True)
        .agg(first=pl.col("period").min(), last=pl.col("period").max())
        .drop("run")
    )
