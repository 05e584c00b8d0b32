"""The indicators that are computed from counts, for any area whose counts are known.

``activation_rate`` = 100 · services / (services + unemployed) reproduces StatFin 12u4's AKTASTE to
a tenth in all 194 months of 2006–2022. ``broad_unemployment`` has no official definition.

A secret part of a sum over *several contents* is bounded by 0–4, more cautiously than the 1–4 of a
single secret count: that zeros are always published is seen in the figures, but the rule's official
text is not known, and the wider interval tells less about the secret parts.
"""

from __future__ import annotations

import polars as pl

from labourmarket.catalogue import jobseekers, labour_market, services
from labourmarket.catalogue.indicators import SERVICE_PARTS
from labourmarket.metrics.counts import as_computed, summed

CAUTIOUS_LOW = 0
PLACE_AND_TIME = ["area_code", "period", "frequency"]


def in_services(counts: pl.DataFrame) -> pl.DataFrame:
    """Sum the six service contents; absent where one of them was not published at all."""
    parts = counts.filter(
        pl.col("indicator_id").is_in([part.id for part in SERVICE_PARTS])
    ).with_columns(
        low=pl.when(pl.col("status") == "suppressed").then(CAUTIOUS_LOW).otherwise(pl.col("low"))
    )
    return (
        summed(parts, PLACE_AND_TIME)
        .filter(pl.col("parts") == len(SERVICE_PARTS))
        .with_columns(indicator_id=pl.lit(services.IN_SERVICES.id))
        .pipe(as_computed, counts)
    )


def broad_unemployment(counts: pl.DataFrame) -> pl.DataFrame:
    """Add the unemployed and those in services."""
    both = [jobseekers.UNEMPLOYED_JOBSEEKERS.id, services.IN_SERVICES.id]
    return (
        summed(counts.filter(pl.col("indicator_id").is_in(both)), PLACE_AND_TIME)
        .filter(pl.col("parts") == len(both))
        .with_columns(indicator_id=pl.lit(jobseekers.BROAD_UNEMPLOYMENT.id))
        .pipe(as_computed, counts)
    )


def activation_rate(counts: pl.DataFrame) -> pl.DataFrame:
    """Per cent in services of those in services and the unemployed together.

    The rate grows with the services and falls with the unemployed, so its lowest value has the
    fewest services and the most unemployed.
    """
    rows = _beside(counts, services.IN_SERVICES.id, jobseekers.UNEMPLOYED_JOBSEEKERS.id)
    return _as_rate(
        rows,
        counts,
        services.ACTIVATION_RATE.id,
        value=_share("value", pl.col("value") + pl.col("value_other")),
        low=_share("low", pl.col("low") + pl.col("high_other")),
        high=_share("high", pl.col("high") + pl.col("low_other")),
    )


def unemployed_share_of_labour_force(counts: pl.DataFrame) -> pl.DataFrame:
    """Per cent of the labour force that is unemployed, unrounded."""
    rows = _beside(counts, jobseekers.UNEMPLOYED_JOBSEEKERS.id, labour_market.LABOUR_FORCE.id)
    return _as_rate(
        rows,
        counts,
        labour_market.UNEMPLOYED_SHARE_OF_LABOUR_FORCE.id,
        value=_share("value", pl.col("value_other")),
        low=_share("low", pl.col("high_other")),
        high=_share("high", pl.col("low_other")),
    )


def all_counts(counts: pl.DataFrame) -> pl.DataFrame:
    """The derived counts that the published counts allow."""
    of_services = in_services(counts)
    known = pl.concat([counts, of_services])
    return pl.concat([of_services, broad_unemployment(known)])


def all_rates(counts: pl.DataFrame) -> pl.DataFrame:
    """The derived rates of every area and period whose counts are there."""
    return pl.concat([activation_rate(counts), unemployed_share_of_labour_force(counts)])


def _beside(counts: pl.DataFrame, indicator_id: str, other_id: str) -> pl.DataFrame:
    columns = [*PLACE_AND_TIME, "value", "low", "high", "released_at"]
    ours = counts.filter(pl.col("indicator_id") == indicator_id).select(columns)
    other = counts.filter(pl.col("indicator_id") == other_id).select(columns)
    return ours.join(other, on=PLACE_AND_TIME, how="inner", validate="1:1", suffix="_other")


def _share(part: str, whole: pl.Expr) -> pl.Expr:
    return pl.when(whole > 0).then(100 * pl.col(part) / whole)


def _as_rate(
    rows: pl.DataFrame, counts: pl.DataFrame, indicator_id: str, **bounds: pl.Expr
) -> pl.DataFrame:
    """Where one of the bounds is a rate of nobody, nothing is said of the other either."""
    of_somebody = pl.col("low").is_not_null() & pl.col("high").is_not_null()
    return (
        rows.with_columns(
            indicator_id=pl.lit(indicator_id),
            released_at=pl.max_horizontal("released_at", "released_at_other"),
            **bounds,
        )
        .with_columns(pl.when(of_somebody).then(pl.col("value", "low", "high")))
        .pipe(as_computed, counts)
    )
