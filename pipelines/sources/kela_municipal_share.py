"""Kela: recipients and the municipality's share of co-financed unemployment benefits, monthly.

The column names are those of a republished copy; Kela's own are not verified. A negative amount is
a correction. A row is absent where nothing happened. ``Vuosikertymä`` rows are year-to-date sums
and would count the months twice: they are set aside.
"""

from __future__ import annotations

from pathlib import Path

import polars as pl

from labourmarket import contracts
from labourmarket.catalogue.liability import ALL, BENEFITS, DAY_BANDS, GENERAL_SUPPORT
from labourmarket.catalogue.sources import KELA_MUNICIPAL_SHARE
from labourmarket.language import gettext as _
from pipelines import gate
from pipelines.faults import Fault
from pipelines.formats.text import ROW, parse_numbers, read_table, tell_blank
from pipelines.gate import Areas, Reading

FOLDER, PATTERN = KELA_MUNICIPAL_SHARE.id, "*.csv"
COLUMNS = [
    "aikatyyppi",
    "vuosi",
    "kuukausi_nro",
    "kunta_nro",
    "etuus",
    "kertymaluokka",
    "saajat",
    "kuntaosuus_eur",
]
MONTHLY, YEAR_TO_DATE = "Kuukausi", "Vuosikertymä"
AMOUNTS = ["saajat", "kuntaosuus_eur"]
TOTAL = "Yhteensä"
BENEFIT_OF_NAME = {benefit.name.fi: benefit.id for benefit in BENEFITS.values()} | {
    "Yleistuki työttömyyden perusteella": GENERAL_SUPPORT.id,
    TOTAL: ALL,
}
BAND_OF_NAME = {band: band for band in DAY_BANDS} | {TOTAL: ALL}


def read(path: Path, areas: Areas, faults: list[Fault]) -> Reading | None:
    """Read one file of monthly benefit shares."""
    published = extract(path, faults)
    if published is None:
        return None
    _tell_unknown(published, "aikatyyppi", {MONTHLY, YEAR_TO_DATE}, path.name, faults)
    monthly = published.filter(pl.col("aikatyyppi") == MONTHLY)
    rows = clean(monthly, areas, path.name, faults)
    return Reading(
        {
            "municipal_benefit_share": gate.through(
                contracts.MunicipalBenefitShare, rows, path.name, faults
            )
        },
        rows_read=published.height,
        rows_set_aside=published.height - monthly.height,
    )


def extract(path: Path, faults: list[Fault]) -> pl.DataFrame | None:
    """The table as published, every cell a string."""
    return read_table(path, ";", COLUMNS, faults)


def clean(published: pl.DataFrame, areas: Areas, file: str, faults: list[Fault]) -> pl.DataFrame:
    """Give the rows our codes and types; unknown names, codes and months are faults."""
    tell_blank(published, AMOUNTS, file, faults)
    month = pl.concat_str(["vuosi", pl.col("kuukausi_nro").str.zfill(2)], separator="-")
    numbers = parse_numbers(published, AMOUNTS, file, faults).with_columns(
        area_code=pl.lit("KU") + pl.col("kunta_nro").str.zfill(3),
        period=(month + "-01").str.to_date("%Y-%m-%d", strict=False),
    )
    _tell_wrong_months(numbers, file, faults)
    _tell_unknown(numbers, "etuus", set(BENEFIT_OF_NAME), file, faults)
    _tell_unknown(numbers, "kertymaluokka", set(BAND_OF_NAME), file, faults)
    if areas:
        _tell_unknown(numbers, "area_code", set(areas), file, faults)
    return numbers.filter(
        pl.col("etuus").is_in(list(BENEFIT_OF_NAME)),
        pl.col("kertymaluokka").is_in(list(BAND_OF_NAME)),
        pl.all_horizontal(pl.col("period", *AMOUNTS).is_not_null()),
    ).select(
        "area_code",
        "period",
        benefit=pl.col("etuus").replace_strict(BENEFIT_OF_NAME, return_dtype=pl.String),
        day_band=pl.col("kertymaluokka").replace_strict(BAND_OF_NAME, return_dtype=pl.String),
        recipients="saajat",
        municipal_share_eur="kuntaosuus_eur",
        status=pl.lit("published"),
    )


def _tell_unknown(
    rows: pl.DataFrame, column: str, known: set[str], file: str, faults: list[Fault]
) -> None:
    unknown = rows.filter(~pl.col(column).is_in(list(known)).fill_null(value=False))
    for row, code in unknown.select(ROW, column).iter_rows():
        faults.append(
            Fault(
                file,
                _("row {row}, column {column}").format(row=row, column=column),
                str(code),
                ", ".join(sorted(known)[:8]),
                _("check the spelling, or add it to the catalogue"),
            )
        )


def _tell_wrong_months(rows: pl.DataFrame, file: str, faults: list[Fault]) -> None:
    wrong = rows.filter(pl.col("period").is_null()).select(ROW, "vuosi", "kuukausi_nro")
    for row, year, month in wrong.iter_rows():
        faults.append(
            Fault(
                file,
                _("row {row}, column {column}").format(row=row, column="kuukausi_nro"),
                f"{year}, {month}",
                _("a month such as 2026M06, or a year"),
                _("write the figure as the source prints it"),
            )
        )
