"""Places among areas: equal figures share a place, an unknown one has none."""

from __future__ import annotations

import polars as pl


def shown(figure: str, decimals: int) -> pl.Expr:
    """A figure as a reader sees it, in units of its last decimal: 12.45 is 125, as 12,5 is."""
    # without the noise of floats: a half is rounded as it is printed, away from zero
    return (pl.col(figure) * 10.0**decimals).round(6).round(0, mode="half_away_from_zero")


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
    place = shown("value", decimals).rank("min", descending=True).cast(pl.Int32)
    return snapshot.with_columns(place=place).sort(
        "value", descending=True, nulls_last=True, maintain_order=True
    )
