"""What a municipality pays of unemployment benefits, under dated rules."""

from __future__ import annotations

import polars as pl


def level_index(change: pl.DataFrame) -> float:
    """The index that lifts the reform's change from the level of 2019 to that of 2022.

    The median of the municipalities' ratios: one slip in one municipality does not move it.

    Args:
        change: ``present_2019_eur``, ``reform_2019_eur`` and ``change_2022_eur`` per municipality.
    """
    ratio = change.select(
        pl.col("change_2022_eur") / (pl.col("reform_2019_eur") - pl.col("present_2019_eur"))
    ).to_series()
    median = ratio.median()
    if not isinstance(median, float):
        message = "An index needs at least one municipality."
        raise ValueError(message)
    return median


def paid_band(rules: pl.DataFrame, day: int) -> pl.DataFrame:
    """The rules that hold on a paid day: one row per rule set and benefit."""
    return rules.filter(
        pl.col("from_day") <= day, pl.col("to_day").is_null() | (pl.col("to_day") >= day)
    )
