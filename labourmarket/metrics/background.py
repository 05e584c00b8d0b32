"""The area's totals of the deck's background table, computed from its municipalities."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from labourmarket.catalogue import jobseekers, services
from labourmarket.catalogue.indicators import INDICATORS


def computed_totals(published: pl.DataFrame, municipalities: Sequence[str]) -> pl.DataFrame:
    """Sum what may be summed, and compute the activation rate from the summed counts.

    Args:
        published: the deck's yearly observations.
        municipalities: what the area is made of; an indicator that lacks one has no total.

    Returns:
        ``indicator_id`` and ``value``.
    """
    additive = [entry.id for entry in INDICATORS.values() if entry.additive]
    sums = (
        published.filter(
            pl.col("area_code").is_in(list(municipalities)), pl.col("indicator_id").is_in(additive)
        )
        .group_by("indicator_id", maintain_order=True)
        .agg(pl.col("value").sum(), parts=pl.len())
        .filter(pl.col("parts") == len(municipalities))
        .select("indicator_id", "value")
    )
    return pl.concat([sums, _activation_rate(sums)])


def _activation_rate(sums: pl.DataFrame) -> pl.DataFrame:
    """(broad − unemployed) / broad, as the deck's own rows define it."""
    known = dict(sums.iter_rows())
    broad = known.get(jobseekers.BROAD_UNEMPLOYMENT.id)
    unemployed = known.get(jobseekers.UNEMPLOYED_JOBSEEKERS.id)
    if not broad or unemployed is None:
        return sums.clear()
    rate = 100 * (broad - unemployed) / broad
    return pl.DataFrame(
        {"indicator_id": [services.ACTIVATION_RATE.id], "value": [rate]}, schema=sums.schema
    )
