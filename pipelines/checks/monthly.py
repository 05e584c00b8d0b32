"""StatFin's own figures against each other."""

from __future__ import annotations

import polars as pl

from labourmarket.catalogue import labour_market, services, structural
from labourmarket.catalogue.indicators import STRUCTURAL_PARTS
from labourmarket.catalogue.sources import (
    COMPUTED,
    STATFIN_11RA,
    STATFIN_12R5,
    STATFIN_12U4,
    STATFIN_12UB,
)
from pipelines.checks.finding import found, subject

KEY = ["area_code", "indicator_id", "period", "frequency"]
COMPARED = [
    entry.id
    for entry in (
        labour_market.UNEMPLOYED_SHARE_OF_LABOUR_FORCE,
        labour_market.POPULATION,
        services.ACTIVATION_RATE,
        services.IN_SERVICES,
        structural.STRUCTURALLY_UNEMPLOYED,
        structural.LONG_TERM_UNEMPLOYED,
        *STRUCTURAL_PARTS,
    )
]
SHARE = labour_market.UNEMPLOYED_SHARE_OF_LABOUR_FORCE.id


def _beside_computed(
    tables: dict[str, pl.DataFrame],
    indicator_id: str,
    source_id: str,
    other_id: str = COMPUTED.id,
) -> pl.DataFrame:
    """The figures of a source, with what another one tells of the same as ``computed``."""
    of_indicator = tables["observation"].filter(
        pl.col("indicator_id") == indicator_id, pl.col("value").is_not_null()
    )
    other = of_indicator.filter(pl.col("source_id") == other_id)
    return of_indicator.filter(pl.col("source_id") == source_id).join(
        other.select(*KEY, computed="value"), on=KEY, how="inner", validate="1:1"
    )


def _persons(rows: pl.DataFrame) -> pl.DataFrame:
    """Counts of one day are exact."""
    return rows.select(
        subject=subject("area_code", "indicator_id", "period"),
        published="value",
        computed="computed",
        unit=1.0,
        tolerance=0.0,
    )


def share_of_labour_force(tables: dict[str, pl.DataFrame]) -> pl.DataFrame:
    """The published share against 100 · unemployed / labour force, to the printed tenth."""
    rows = _beside_computed(tables, SHARE, STATFIN_12R5.id).select(
        subject=subject("area_code", "indicator_id", "period"),
        published="value",
        computed="computed",
        unit=0.1,
        tolerance=0.05,
    )
    return found("share_from_counts", rows)


def population_of_areas(tables: dict[str, pl.DataFrame]) -> pl.DataFrame:
    """The published population of an employment area against its municipalities."""
    rows = _persons(_beside_computed(tables, labour_market.POPULATION.id, STATFIN_11RA.id))
    return found("population_of_areas", rows)


def activation_rate(tables: dict[str, pl.DataFrame]) -> pl.DataFrame:
    """The activation rate of 12u4 against ours of 12r5's counts, to the printed tenth."""
    rows = _beside_computed(tables, services.ACTIVATION_RATE.id, STATFIN_12U4.id).select(
        subject=subject("area_code", "indicator_id", "period"),
        published="value",
        computed="computed",
        unit=0.1,
        tolerance=0.05,
    )
    return found(
        "activation_rate_of_12u4",
        rows,
    )


def persons_in_services(tables: dict[str, pl.DataFrame]) -> pl.DataFrame:
    """The persons in services of 12u4 against the six contents of 12r5."""
    rows = _persons(_beside_computed(tables, services.IN_SERVICES.id, STATFIN_12U4.id))
    return found(
        "in_services_of_12u4",
        rows,
    )


def structural_unemployment(tables: dict[str, pl.DataFrame]) -> pl.DataFrame:
    """Structural unemployment of 12ub against its four parts, where none of them is secret."""
    of_12ub = tables["observation"].filter(
        pl.col("source_id") == STATFIN_12UB.id, pl.col("value").is_not_null()
    )
    parts = [part.id for part in STRUCTURAL_PARTS]
    sums = (
        of_12ub.filter(pl.col("indicator_id").is_in(parts))
        .group_by("area_code", "period", "frequency")
        .agg(computed=pl.col("value").sum(), parts=pl.len())
        .filter(pl.col("parts") == len(parts))
    )
    whole = of_12ub.filter(pl.col("indicator_id") == structural.STRUCTURALLY_UNEMPLOYED.id)
    rows = whole.join(
        sums, on=["area_code", "period", "frequency"], how="inner", validate="1:1"
    ).pipe(_persons)
    return found("structural_parts_of_12ub", rows)


def long_term_unemployment(tables: dict[str, pl.DataFrame]) -> pl.DataFrame:
    """The long-term unemployed of 12ub against those of 12r5."""
    rows = _beside_computed(
        tables, structural.LONG_TERM_UNEMPLOYED.id, STATFIN_12UB.id, STATFIN_12R5.id
    )
    return found(
        "long_term_unemployed_of_12ub",
        _persons(rows),
    )
