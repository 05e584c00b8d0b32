"""Counts of a municipality with those of the one that was merged into it.

StatFin puts a whole series on the newest division. A release in which both municipalities stand is
still on the old one: only there the two are added, for the months until the merger. In a release
without the old code the new one contains it already.
"""

from __future__ import annotations

import polars as pl

from labourmarket.metrics.counts import KEY, OBSERVATION, as_computed, summed

SAME_RELEASE = [*KEY, "released_at"]


def united(published: pl.DataFrame, mergers: pl.DataFrame) -> pl.DataFrame:
    """Add the counts of merged municipalities to those of the municipalities that took them.

    Args:
        published: additive counts, an observation frame with one row per indicator, area and
            period.
        mergers: ``area_code``, ``merged_into`` (null where it is not known) and ``valid_to``.

    Returns:
        The same frame; where a sum was made, it stands as a computed row in the place of the
        published one of the municipality that took the other.
    """
    parts = _parts(published, mergers)
    if parts.is_empty():
        return published
    sums = as_computed(summed(parts, KEY), parts)
    others = published.join(sums, on=KEY, how="anti").select(OBSERVATION)
    return pl.concat([others, sums], how="vertical_relaxed")


def _parts(published: pl.DataFrame, mergers: pl.DataFrame) -> pl.DataFrame:
    """The rows to be added, all under the code of the municipality that took the other."""
    known = mergers.filter(pl.col("merged_into").is_not_null())
    merged = (
        published.join(
            known.select("area_code", "merged_into", "valid_to"), on="area_code", how="inner"
        )
        .filter(pl.col("period") <= pl.col("valid_to"))
        .with_columns(area_code=pl.col("merged_into"))
        .select(OBSERVATION)
    )
    took = published.join(merged, on=SAME_RELEASE, how="semi")
    return pl.concat([took, merged.join(took, on=SAME_RELEASE, how="semi")]).select(OBSERVATION)
