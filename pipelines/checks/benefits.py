"""Kela's euros add up to the cent over bands and over benefits; recipients need not."""

from __future__ import annotations

import polars as pl

from labourmarket.catalogue.liability import ALL
from pipelines.checks.finding import found, subject

CENT = 0.01


def bands_to_totals(tables: dict[str, pl.DataFrame]) -> pl.DataFrame:
    """The publisher's total of a benefit against its day bands."""
    return _to_totals(
        tables,
        over="day_band",
        within="benefit",
        check_id="benefit_bands",
    )


def benefits_to_totals(tables: dict[str, pl.DataFrame]) -> pl.DataFrame:
    """The publisher's total of a day band against its benefits."""
    return _to_totals(
        tables,
        over="benefit",
        within="day_band",
        check_id="benefit_sums",
    )


def _to_totals(
    tables: dict[str, pl.DataFrame], over: str, within: str, check_id: str
) -> pl.DataFrame:
    shares = tables["municipal_benefit_share"]
    key = ["area_code", "period", within]
    sums = (
        shares.filter(pl.col(over) != ALL)
        .group_by(key)
        .agg(computed=pl.col("municipal_share_eur").sum())
    )
    rows = (
        shares.filter(pl.col(over) == ALL)
        .join(sums, on=key, how="inner", validate="1:1")
        .select(
            subject=subject(*key),
            published="municipal_share_eur",
            computed="computed",
            unit=CENT,
            tolerance=CENT / 2,
        )
    )
    return found(check_id, rows)
