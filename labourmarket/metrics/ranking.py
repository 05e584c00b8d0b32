"""Places among areas: equal figures share a place, an unknown one has none."""

from __future__ import annotations

import polars as pl


def ranked(snapshot: pl.DataFrame, decimals: int) -> pl.DataFrame:
    """Order areas from the largest figure to the smallest, as a reader sees the figures.

    Figures that look the same after rounding share the place. A secret or interval figure has no
    place and stands last: where it would fall is not known.

    Args:
        snapshot: one row per area with ``value``.
        decimals: the indicator's rounding.

    Returns:
        The rows with ``place`` (1 is the largest; null where the value is not known), in order.
    """
    shown = pl.col("value").round(decimals, mode="half_away_from_zero")
    return snapshot.with_columns(
        place=shown.rank("min", descending=True).cast(pl.Int32)
    ).sort("value", descending=True, nulls_last=True, maintain_order=True)
