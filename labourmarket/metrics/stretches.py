"""Unbroken stretches of monthly figures: what a seasonal pattern may be read from."""

from __future__ import annotations

import polars as pl

SERIES = ["indicator_id", "area_code"]


def unbroken(months: pl.DataFrame, shortest: int) -> pl.DataFrame:
    """The stretches of neighbouring months whose every figure is known.

    A secret, missing or absent month ends a stretch; nothing is put in its place.

    Args:
        months: rows of ``indicator_id``, ``area_code``, ``period`` (a month's first day) and
            ``value`` (null where secret or missing), each month once.
        shortest: how many months a stretch has at least.

    Returns:
        The rows of the stretches, oldest first within each, with ``last`` (its newest month) and
        ``months`` (how many it has).
    """
    number = pl.col("period").dt.year().cast(pl.Int32) * 12 + pl.col("period").dt.month()
    stretch = [*SERIES, "stretch"]
    return (
        months.filter(pl.col("value").is_not_null())
        .sort(*SERIES, "period")
        .with_columns(stretch=number - pl.int_range(pl.len()).over(SERIES))
        .with_columns(last=pl.col("period").max().over(stretch), months=pl.len().over(stretch))
        .filter(pl.col("months") >= shortest)
        .select(*SERIES, "period", "value", "last", "months")
    )


def newest(months: pl.DataFrame, shortest: int) -> pl.DataFrame:
    """Those of ``unbroken`` that end at the newest month in hand of their indicator."""
    in_hand = months.group_by("indicator_id").agg(newest=pl.col("period").max())
    return (
        unbroken(months, shortest)
        .join(in_hand, on="indicator_id", how="left", validate="m:1", maintain_order="left")
        .filter(pl.col("last") == pl.col("newest"))
        .drop("newest")
    )
