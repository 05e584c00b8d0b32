"""D1, the averages of 2022, against themselves and against StatFin's months."""

from __future__ import annotations

from datetime import date

import polars as pl

from labourmarket.catalogue import jobseekers, labour_market, services, structural
from labourmarket.catalogue.indicators import BACKGROUND_TABLE, STRUCTURAL_PARTS
from labourmarket.catalogue.sources import COMPUTED, FORUM_2023
from pipelines.checks.finding import found, subject
from pipelines.sources.forum.deck import AREA

YEAR = date(2022, 1, 1)
COMPARED = [
    entry.id
    for entry in (
        jobseekers.UNEMPLOYED_JOBSEEKERS,
        labour_market.LABOUR_FORCE,
        structural.STRUCTURALLY_UNEMPLOYED,
        *STRUCTURAL_PARTS,
    )
]
# Every printed average is off by at most half a person, and so is a printed total.
HALF = 0.5


def _deck(tables: dict[str, pl.DataFrame]) -> pl.DataFrame:
    return tables["observation"].filter(
        pl.col("source_id") == FORUM_2023.id, pl.col("frequency") == "year"
    )


def structural_parts(tables: dict[str, pl.DataFrame]) -> pl.DataFrame:
    """Structural unemployment against the sum of its four parts."""
    parts = [part.id for part in STRUCTURAL_PARTS]
    deck = _deck(tables)
    sums = (
        deck.filter(pl.col("indicator_id").is_in(parts))
        .group_by("area_code")
        .agg(computed=pl.col("value").sum(), parts=pl.len())
        .filter(pl.col("parts") == len(parts))
    )
    rows = (
        deck.filter(pl.col("indicator_id") == structural.STRUCTURALLY_UNEMPLOYED.id)
        .join(sums, on="area_code", how="inner", validate="1:1")
        .select(
            subject=subject("area_code", "indicator_id"),
            published="value",
            computed="computed",
            unit=1.0,
            tolerance=pl.lit(HALF * (len(parts) + 1)),
        )
    )
    return found("structural_parts", rows)


def totals(tables: dict[str, pl.DataFrame]) -> pl.DataFrame:
    """The printed totals of the area against the sums of its municipalities."""
    additive = [entry.id for entry in BACKGROUND_TABLE if entry.additive]
    deck = _deck(tables).filter(pl.col("indicator_id").is_in(additive))
    sums = (
        deck.filter(pl.col("area_code") != AREA)
        .group_by("indicator_id")
        .agg(computed=pl.col("value").sum(), parts=pl.len())
    )
    rows = (
        deck.filter(pl.col("area_code") == AREA)
        .join(sums, on="indicator_id", how="inner", validate="1:1")
        .select(
            subject=subject("area_code", "indicator_id"),
            published="value",
            computed="computed",
            unit=1.0,
            tolerance=HALF * (pl.col("parts") + 1),
        )
    )
    return found("background_totals", rows)


def activation_rates(tables: dict[str, pl.DataFrame]) -> pl.DataFrame:
    """Printed activation rates against (broad − unemployed) / broad, from rounded counts.

    The tolerance is how far the rate moves when both counts are off by half a person, and half of
    the tenth in which the rate was printed.
    """
    wide = _deck(tables).pivot(on="indicator_id", index="area_code", values="value")
    broad, unemployed = (
        pl.col(jobseekers.BROAD_UNEMPLOYMENT.id),
        pl.col(jobseekers.UNEMPLOYED_JOBSEEKERS.id),
    )
    rate = 100 * (broad - unemployed) / broad
    highest = 100 * (broad + HALF - (unemployed - HALF)) / (broad + HALF)
    rows = wide.filter(pl.col(services.ACTIVATION_RATE.id).is_not_null()).select(
        subject=pl.col("area_code") + "/" + services.ACTIVATION_RATE.id,
        published=services.ACTIVATION_RATE.id,
        computed=rate,
        unit=0.1,
        tolerance=highest - rate + 0.05,
    )
    return found(
        "activation_rate_from_counts",
        rows,
    )


def yearly_averages(tables: dict[str, pl.DataFrame]) -> pl.DataFrame:
    """StatFin's twelve months averaged against the deck's yearly average of the unemployed."""
    return found(
        "yearly_average_of_months",
        _averages(tables, [jobseekers.UNEMPLOYED_JOBSEEKERS.id]),
    )


def yearly_structural(tables: dict[str, pl.DataFrame]) -> pl.DataFrame:
    """The same for structural unemployment and its parts, where 12ub has been downloaded."""
    structure = [structural.STRUCTURALLY_UNEMPLOYED, *STRUCTURAL_PARTS]
    return found(
        "yearly_average_of_12ub",
        _averages(tables, [entry.id for entry in structure]),
    )


def _averages(tables: dict[str, pl.DataFrame], indicator_ids: list[str]) -> pl.DataFrame:
    """The deck's averages of 2022 beside ours, to be found equal but for the deck's rounding."""
    ours = tables["observation"].filter(
        pl.col("source_id") == COMPUTED.id,
        pl.col("frequency") == "year",
        pl.col("period") == YEAR,
        pl.col("value").is_not_null(),  # an average with secret months is an interval
    )
    return (
        _deck(tables)
        .filter(pl.col("indicator_id").is_in(indicator_ids))
        .join(
            ours.select("area_code", "indicator_id", computed="value"),
            on=["area_code", "indicator_id"],
            how="inner",
            validate="1:1",
        )
        .select(
            subject=subject("area_code", "indicator_id"),
            published="value",
            computed="computed",
            unit=1.0,
            # the area's printed total is a sum of six rounded averages
            tolerance=pl.when(pl.col("area_code") == AREA).then(HALF * 7).otherwise(HALF),
        )
    )


def legal_minimum(tables: dict[str, pl.DataFrame]) -> pl.DataFrame:
    """The deck's "more than 25 000" against StatFin's labour force of 2022."""
    ours = tables["observation"].filter(
        pl.col("source_id") == COMPUTED.id,
        pl.col("frequency") == "year",
        pl.col("period") == YEAR,
        pl.col("indicator_id") == labour_market.LABOUR_FORCE.id,
        pl.col("area_code") == AREA,
    )
    rows = ours.select(
        subject=subject("area_code", "indicator_id"),
        published=25_000.0,
        computed="value",
        unit=1.0,
        tolerance=0.0,
    )
    compared = found(
        "labour_force_of_the_area",
        rows,
    )
    # "more than" is kept by any larger figure
    return compared.with_columns(
        verdict=pl.when(pl.col("computed") > pl.col("published"))
        .then(pl.lit("matches"))
        .otherwise(pl.lit("differs"))
    )
