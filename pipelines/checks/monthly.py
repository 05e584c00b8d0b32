"""StatFin's own figures against each other."""

from __future__ import annotations

import polars as pl

from labourmarket.catalogue import labour_market
from labourmarket.catalogue.sources import COMPUTED, STATFIN_11RA, STATFIN_12R5
from pipelines.checks.finding import found, subject

SHARE = labour_market.UNEMPLOYED_SHARE_OF_LABOUR_FORCE.id


def _beside_computed(
    tables: dict[str, pl.DataFrame], indicator_id: str, source_id: str
) -> pl.DataFrame:
    of_indicator = tables["observation"].filter(
        pl.col("indicator_id") == indicator_id, pl.col("value").is_not_null()
    )
    key = ["area_code", "indicator_id", "period", "frequency"]
    computed = of_indicator.filter(pl.col("source_id") == COMPUTED.id)
    return of_indicator.filter(pl.col("source_id") == source_id).join(
        computed.select(*key, computed="value"), on=key, how="inner", validate="1:1"
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
    return found(
        "share_from_counts", rows, "Julkaistu osuus työvoimasta ja sama laskettuna henkilömääristä."
    )


def population_of_areas(tables: dict[str, pl.DataFrame]) -> pl.DataFrame:
    """The published population of an employment area against its municipalities."""
    rows = _beside_computed(tables, labour_market.POPULATION.id, STATFIN_11RA.id).select(
        subject=subject("area_code", "indicator_id", "period"),
        published="value",
        computed="computed",
        unit=1.0,
        tolerance=0.0,
    )
    return found("population_of_areas", rows, "Alueen julkaistu väkiluku ja kuntien summa.")
