"""Sums and averages of counts: a secret part makes an interval, a missing one nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import polars as pl

from labourmarket.catalogue.sources import COMPUTED

MONTHS = 12
KEY = ["indicator_id", "area_code", "period", "frequency"]
OBSERVATION = [*KEY, "value", "low", "high", "status", "source_id", "released_at"]


def summed(rows: pl.DataFrame, by: Sequence[str]) -> pl.DataFrame:
    """Sum counts within ``by``.

    Returns:
        One row per group: ``value`` (null where a part is secret or missing), ``low`` and ``high``
        (null where a part is missing), ``parts`` (how many rows were summed) and ``released_at``
        (the newest of the parts).
    """
    return rows.group_by(by, maintain_order=True).agg(
        value=pl.when(pl.col("value").is_not_null().all()).then(pl.col("value").sum()),
        low=pl.when(pl.col("low").is_not_null().all()).then(pl.col("low").sum()),
        high=pl.when(pl.col("high").is_not_null().all()).then(pl.col("high").sum()),
        parts=pl.len(),
        released_at=pl.col("released_at").max(),
    )


def as_computed(rows: pl.DataFrame, parts: pl.DataFrame) -> pl.DataFrame:
    """Give computed rows their status and source.

    Returns:
        An observation frame with the types of ``parts``, the one that the rows were computed from.
    """
    types = parts.schema
    told = rows.with_columns(
        status=pl.when(pl.col("low").is_null())
        .then(pl.lit("not_available", dtype=types["status"]))
        .otherwise(pl.lit("computed", dtype=types["status"])),
        source_id=pl.lit(COMPUTED.id, dtype=types["source_id"]),
    )
    return told.select(pl.col(name).cast(types[name]) for name in OBSERVATION)


def sum_over_areas(
    counts: pl.DataFrame, membership: pl.DataFrame, additive: Iterable[str]
) -> pl.DataFrame:
    """Sum municipalities to the areas they form.

    Args:
        counts: an observation frame of municipalities.
        membership: one row per municipality and area: ``area_code`` (the municipality's) and
            ``sum_area_code``.
        additive: the indicators that may be summed.

    Returns:
        An observation frame of the areas; an area and period that lacks a municipality is absent.
    """
    size = membership.group_by("sum_area_code").agg(members=pl.len())
    members = counts.filter(pl.col("indicator_id").is_in(list(additive))).join(
        membership, on="area_code", how="inner"
    )
    by = ["indicator_id", "sum_area_code", "period", "frequency"]
    return (
        summed(members, by)
        .join(size, on="sum_area_code", how="left", validate="m:1")
        .filter(pl.col("parts") == pl.col("members"))
        .rename({"sum_area_code": "area_code"})
        .pipe(as_computed, counts)
    )


def yearly_average(monthly: pl.DataFrame) -> pl.DataFrame:
    """Average the twelve months of each full year; a year that lacks a month is absent."""
    dated = monthly.filter(pl.col("frequency") == "month").with_columns(
        period=pl.col("period").dt.truncate("1y"),
        frequency=pl.lit("year", dtype=monthly.schema["frequency"]),
    )
    return (
        summed(dated, KEY)
        .filter(pl.col("parts") == MONTHS)
        .with_columns(pl.col("value", "low", "high") / MONTHS)
        .pipe(as_computed, monthly)
    )


def twelve_month_average(monthly: pl.DataFrame) -> pl.DataFrame:
    """Average each month with the eleven before it.

    Args:
        monthly: rows of ``area_code``, ``period``, ``value``, ``low``, ``high`` of one indicator.

    Returns:
        The same rows with the averages; null where one of the twelve months is missing, an interval
        where one is secret.
    """
    month_number = pl.col("period").dt.year() * 12 + pl.col("period").dt.month()
    unbroken = month_number - month_number.shift(MONTHS - 1) == MONTHS - 1
    averages = [
        pl.when(unbroken).then(pl.col(bound).rolling_mean(MONTHS)).otherwise(None).over("area_code")
        for bound in ("value", "low", "high")
    ]
    return monthly.lazy().sort("area_code", "period").with_columns(averages).collect()
