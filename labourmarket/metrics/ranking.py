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
    # in units of the last decimal and without the noise of floats: 12.45 prints as 12,5
    units = (pl.col("value") * 10**decimals).round(6)
    shown = units.round(0, mode="half_away_from_zero")
    return snapshot.with_columns(place=shown.rank("min", descending=True).cast(pl.Int32)).sort(
        "value", descending=True, nulls_last=True, maintain_order=True
    )
