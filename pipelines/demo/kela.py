"""Kela's monthly files of the demo: recipients and euros by benefit and day band, to the cent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import numpy as np
import polars as pl

from labourmarket.catalogue.liability import (
    BASIC_ALLOWANCE,
    DAY_BANDS,
    EARNINGS_RELATED_ALLOWANCE,
    FIRST_MONTH_OF_DAY_BANDS,
    LABOUR_MARKET_SUPPORT,
)
from labourmarket.catalogue.sources import KELA_MUNICIPAL_SHARE
from pipelines.demo.figures import Figures
from pipelines.demo.statfin import RawFile
from pipelines.sources.kela_forms import COLUMNS, MONTHLY, TOTAL

GENERAL_SUPPORT = "Yleistuki työttömyyden perusteella"
FIRST_MONTH_OF_GENERAL_SUPPORT = date(2026, 5, 1)
BENEFITS = (
    EARNINGS_RELATED_ALLOWANCE.name.fi,
    BASIC_ALLOWANCE.name.fi,
    LABOUR_MARKET_SUPPORT.name.fi,
    GENERAL_SUPPORT,
)
# Recipients as shares of the unemployed, by benefit and day band, before general support came.
RECIPIENTS = np.array(
    [
        [0.055, 0.04, 0.03, 0.012, 0.0],
        [0.012, 0.008, 0.005, 0.004, 0.0],
        [0.05, 0.035, 0.03, 0.06, 0.14],
        [0.0, 0.0, 0.0, 0.0, 0.0],
    ]
)
DAY_EUR, PAID_DAYS = 37.21, 18.0
SHARES = np.array([0.1, 0.2, 0.3, 0.4, 0.5])
# How many of the recipients of several bands are counted once in the total.
ONCE = 0.94
CORRECTED_PART = 0.01


def files(
    figures: Figures, municipalities: list[str], random: np.random.Generator
) -> Iterator[RawFile]:
    """One file per month since the law of 2025; drawn for all municipalities."""
    for place, month in enumerate(figures.months):
        if month < FIRST_MONTH_OF_DAY_BANDS:
            continue
        unemployed = figures.counts["TYOTTOMATLOPUSSA"][:, place]
        rows = _rows(figures.places.codes, unemployed, month, random)
        released = _released(month)
        written = _as_published(rows.filter(pl.col("code").is_in(municipalities)), month)
        yield RawFile(
            f"{KELA_MUNICIPAL_SHARE.id}/municipal_share_{month:%YM%m}.csv",
            written.write_csv(separator=";").encode(),
            released.isoformat(),
        )


def _released(month: date) -> date:
    """The 19th of the month after."""
    return (month + timedelta(days=31)).replace(day=19)


def _rows(
    codes: list[str], unemployed: np.ndarray, month: date, random: np.random.Generator
) -> pl.DataFrame:
    """One row per municipality, benefit and band where anybody was paid or anything corrected."""
    level = unemployed[:, None, None] * _recipients(month)
    recipients = random.poisson(level)
    days = PAID_DAYS + random.normal(0, 1, level.shape)
    cents = np.rint(100 * DAY_EUR * recipients * days * SHARES).astype(np.int64)
    corrected = (random.random(level.shape) < CORRECTED_PART) & (level > 0)
    cents -= np.where(corrected, random.integers(1_000, 60_000, level.shape), 0)
    places = np.indices(level.shape).reshape(3, -1)
    frame = pl.DataFrame(
        {
            "code": pl.Series(codes).gather(places[0]),
            "etuus": pl.Series(BENEFITS).gather(places[1]),
            "kertymaluokka": pl.Series(DAY_BANDS).gather(places[2]),
            "saajat": recipients.ravel(),
            "cents": cents.ravel(),
        }
    )
    return frame.filter((pl.col("saajat") > 0) | (pl.col("cents") != 0))


def _recipients(month: date) -> np.ndarray:
    """From May 2026 general support stands in for the two benefits that it replaced."""
    if month < FIRST_MONTH_OF_GENERAL_SUPPORT:
        return RECIPIENTS
    replaced = RECIPIENTS.copy()
    replaced[3] = 0.97 * (RECIPIENTS[1] + RECIPIENTS[2])
    replaced[1:3] *= 0.03
    return replaced


def _as_published(rows: pl.DataFrame, month: date) -> pl.DataFrame:
    """The rows with Kela's totals of benefits, of bands and of all, in its columns."""
    whole = pl.lit(TOTAL)
    totals = [
        _total(rows, ["code", "etuus"]).with_columns(kertymaluokka=whole),
        _total(rows, ["code", "kertymaluokka"]).with_columns(etuus=whole),
        _total(rows, ["code"]).with_columns(etuus=whole, kertymaluokka=whole),
    ]
    return (
        pl.concat([rows, *totals], how="diagonal")
        .sort("code", "etuus", "kertymaluokka")
        .select(
            aikatyyppi=pl.lit(MONTHLY),
            vuosi=pl.lit(month.year),
            kuukausi_nro=pl.lit(month.month),
            kunta_nro=pl.col("code").str.slice(2).cast(pl.Int64),
            etuus="etuus",
            kertymaluokka="kertymaluokka",
            saajat="saajat",
            kuntaosuus_eur=pl.col("cents") / 100,
        )
        .select(COLUMNS)
    )


def _total(rows: pl.DataFrame, by: list[str]) -> pl.DataFrame:
    """Euros add up; a person in several of the parts is counted once."""
    return rows.group_by(by).agg(
        saajat=(pl.col("saajat").sum() * ONCE).ceil().cast(pl.Int64), cents=pl.col("cents").sum()
    )
