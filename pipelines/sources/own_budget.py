"""The area's own figures: budget and actuals by cost centre and account."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from labourmarket import contracts
from labourmarket.catalogue.sources import OWN_BUDGET
from pipelines import gate
from pipelines.faults import Fault
from pipelines.formats.text import parse_numbers, tell_blank
from pipelines.gate import Areas, Reading
from pipelines.templates import reading
from pipelines.templates.model import Column, Takes, Template

FOLDER, PATTERN = OWN_BUDGET.id, "*.xlsx"
KIND_OF_NAME = {"Talousarvio": "budget", "Toteuma": "actual"}
AREA = Column("Kunta tai alue", Takes.AREA, "Kenen kustannus: kunnan tai alueen nimi.", "Kemi")
YEAR = Column("Vuosi", Takes.YEAR, "Talousarviovuosi, esimerkiksi 2026.", 2026)
MONTH = Column("Kuukausi", Takes.MONTH_NUMBER, "1–12; tyhjä, jos summa on koko vuoden.", 6)
COST_CENTRE = Column(
    "Kustannuspaikka", Takes.TEXT, "Numero ja nimi kirjanpidosta.", "5110 Työllisyyspalvelut, Kemi"
)
ACCOUNT = Column("Tili", Takes.TEXT, "Numero ja nimi kirjanpidosta.", "4300 Palvelujen ostot")
KIND = Column("Laji", Takes.CHOICE, "Valitse luettelosta.", "Toteuma", (*KIND_OF_NAME,))
AMOUNT = Column("Euroa", Takes.EUROS, "Menot plusmerkkisinä, tulot miinusmerkkisinä.", 12345.67)
TEMPLATE = Template(
    id="budget",
    file="talous.xlsx",
    sheet="Talous",
    title="Talousarvio ja toteuma kustannuspaikoittain ja tileittäin",
    columns=(AREA, YEAR, MONTH, COST_CENTRE, ACCOUNT, KIND, AMOUNT),
    notes=(
        "Yksi rivi jokaista kustannuspaikkaa, tiliä, kuukautta ja lajia kohti.",
        "Kuukauden summa on vain sen kuukauden, ei kertymä vuoden alusta.",
    ),
)


def read(path: Path, areas: Areas, faults: list[Fault]) -> Reading | None:
    """Read one filled form."""
    rows = reading.read(path, TEMPLATE, faults)
    if rows is None:
        return None
    file = reading.named(path, TEMPLATE)
    lines = clean(rows, areas, file, faults)
    return Reading(
        {"budget_line": gate.through(contracts.BudgetLine, lines, file, faults)},
        rows_read=rows.height,
    )


def clean(rows: pl.DataFrame, areas: Areas, file: str, faults: list[Fault]) -> pl.DataFrame:
    """Give the rows our codes and types; rows at fault are told and left out."""
    needed = [YEAR.heading, COST_CENTRE.heading, ACCOUNT.heading, AMOUNT.heading]
    tell_blank(rows, needed, file, faults)
    numbers = [YEAR.heading, MONTH.heading, AMOUNT.heading]
    parsed = (
        parse_numbers(rows, numbers, file, faults)
        .pipe(reading.with_area, AREA.heading, areas, file, faults)
        .pipe(reading.with_choice, KIND.heading, KIND_OF_NAME, file, faults)
    )
    whole = parsed.drop_nulls(["area_code", KIND.heading, *needed])
    return whole.select(
        "area_code",
        year=YEAR.heading,
        month=MONTH.heading,
        cost_centre=COST_CENTRE.heading,
        account=ACCOUNT.heading,
        kind=KIND.heading,
        amount_eur=AMOUNT.heading,
        source_id=pl.lit(FOLDER),
    )
