"""D1: jobseekers' background figures, averages of January–December 2022."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl

from labourmarket import contracts
from labourmarket.catalogue import jobseekers, labour_market, services, structural
from labourmarket.catalogue.sources import FORUM_2023
from pipelines import gate
from pipelines.faults import Fault
from pipelines.formats.text import parse_numbers, read_table, tell_blank
from pipelines.gate import Areas
from pipelines.sources.forum.deck import AREA_OF_COLUMN, MUNICIPALITIES, RELEASED_AT, tell_unknown

INDICATOR_OF_ROW = {
    "Kaikki työnhakijat yhteensä": jobseekers.JOBSEEKERS.id,
    "Työttömät työnhakijat": jobseekers.UNEMPLOYED_JOBSEEKERS.id,
    "Laaja työttömyys (Työttömät+aktivointipalveluissa)": jobseekers.BROAD_UNEMPLOYMENT.id,
    "Rakennetyöttömät yhteensä": structural.STRUCTURALLY_UNEMPLOYED.id,
    "Pitkäaikaistyöttömät": structural.LONG_TERM_UNEMPLOYED.id,
    "Rinnasteiset pitkäaikaistyöttömät": structural.RECURRENT_LONG_TERM_UNEMPLOYED.id,
    "Palveluilta työttömäksi jääneet": structural.UNEMPLOYED_AFTER_SERVICE.id,
    "Palveluilta palveluille siirtyneet": structural.FROM_SERVICE_TO_SERVICE.id,
    "Alle 25-v. nuoret työttömät": jobseekers.UNEMPLOYED_UNDER_25.id,
    "Ulkomaalaiset työttömät": jobseekers.UNEMPLOYED_FOREIGN.id,
    "Aktivointiaste %": services.ACTIVATION_RATE.id,
    "Työmarkkinatukea vähintään 300 päivää": labour_market.SUPPORT_RECIPIENTS_300_DAYS.id,
    "Kunnan osuus työmarkkinatuesta v. 2022": (
        labour_market.MUNICIPAL_SHARE_OF_LABOUR_MARKET_SUPPORT.id
    ),
}


def read(path: Path, _areas: Areas, faults: list[Fault]) -> dict[str, pl.DataFrame] | None:
    """Read the table to yearly observations; a total the deck leaves blank has no row."""
    printed = read_table(path, ";", ["rivi", *AREA_OF_COLUMN], faults)
    if printed is None:
        return None
    tell_unknown(printed, "rivi", INDICATOR_OF_ROW, path.name, faults)
    tell_blank(printed, list(MUNICIPALITIES), path.name, faults)
    rows = clean(parse_numbers(printed, list(AREA_OF_COLUMN), path.name, faults))
    return {
        "observation_release": gate.through(contracts.ObservationRelease, rows, path.name, faults)
    }


def clean(table: pl.DataFrame) -> pl.DataFrame:
    """Turn the deck's wide table into observations."""
    return (
        table.filter(pl.col("rivi").is_in(list(INDICATOR_OF_ROW)))
        .unpivot(index="rivi", on=list(AREA_OF_COLUMN), variable_name="column")
        .filter(pl.col("value").is_not_null())
        .select(
            indicator_id=pl.col("rivi").replace_strict(INDICATOR_OF_ROW, return_dtype=pl.String),
            area_code=pl.col("column").replace_strict(AREA_OF_COLUMN, return_dtype=pl.String),
            period=pl.lit(date(2022, 1, 1)),
            frequency=pl.lit("year"),
            value="value",
            low="value",
            high="value",
            status=pl.lit("published"),
            source_id=pl.lit(FORUM_2023.id),
            released_at=pl.lit(RELEASED_AT),
        )
    )
