"""The area's own figures: how many jobseekers and unemployed are placed on each service line."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from labourmarket import contracts
from labourmarket.catalogue.service_lines import SERVICE_LINES
from labourmarket.catalogue.sources import OWN_SERVICE_LINES
from pipelines import gate
from pipelines.faults import Fault
from pipelines.gate import Areas, Reading
from pipelines.templates import reading
from pipelines.templates.model import Column, Takes, Template

FOLDER, PATTERN = OWN_SERVICE_LINES.id, "*.xlsx"
LINE_OF_NAME = {line.name.fi: line.id for line in SERVICE_LINES.values()}
AREA = Column("Kunta", Takes.AREA, "Kunnan nimi; koko alueen luku alueen nimellä.", "Kemi")
MONTH = Column(
    "Kuukausi", Takes.MONTH, "Kuukausi päivämääränä, esimerkiksi 1.6.2026.", "2026-06-01"
)
LINE = Column(
    "Palvelulinja", Takes.CHOICE, "Valitse luettelosta.", next(iter(LINE_OF_NAME)), (*LINE_OF_NAME,)
)
JOBSEEKERS = Column(
    "Työnhakijoita", Takes.COUNT, "Linjalle sijoitetut kuukauden lopussa, henkilöä.", 612
)
UNEMPLOYED = Column("Työttömiä", Takes.COUNT, "Heistä työttömät, henkilöä.", 276)
TEMPLATE = Template(
    id="service-lines",
    file="palvelulinjat.xlsx",
    sheet="Palvelulinjat",
    title="Sijoittuminen palvelulinjoille kuukausittain",
    columns=(AREA, MONTH, LINE, JOBSEEKERS, UNEMPLOYED),
    notes=(
        "Yksi rivi jokaista kuntaa, kuukautta ja palvelulinjaa kohti.",
        "Kirjoita 0, jos linjalla ei ole ketään; tyhjä luku on virhe.",
    ),
)


def read(path: Path, areas: Areas, faults: list[Fault]) -> Reading | None:
    """Read one filled form."""
    rows = reading.read(path, TEMPLATE, faults)
    if rows is None:
        return None
    file = reading.named(path, TEMPLATE)
    placed = clean(rows, areas, file, faults)
    return Reading(
        {
            "service_line_placement": gate.through(
                contracts.ServiceLinePlacement, placed, file, faults
            )
        },
        rows_read=rows.height,
    )


def clean(rows: pl.DataFrame, areas: Areas, file: str, faults: list[Fault]) -> pl.DataFrame:
    """Give the rows our codes and types; rows at fault are told and left out."""
    counts = [JOBSEEKERS.heading, UNEMPLOYED.heading]
    placed = (
        rows.pipe(reading.with_area, AREA.heading, areas, file, faults)
        .pipe(reading.with_month, MONTH.heading, file, faults)
        .pipe(reading.with_choice, LINE.heading, LINE_OF_NAME, file, faults)
        .pipe(reading.with_numbers, counts, file, faults)
    )
    return placed.drop_nulls(["area_code", "period", LINE.heading, *counts]).select(
        "area_code",
        "period",
        service_line=LINE.heading,
        jobseekers=JOBSEEKERS.heading,
        unemployed=UNEMPLOYED.heading,
        published_share_percent=pl.lit(None, pl.Float64),
        source_id=pl.lit(FOLDER),
    )
