"""Kela: recipients and the municipality's share of co-financed unemployment benefits, monthly.

A negative amount is a correction. A row is absent where nothing happened. Rows of ``Vuosikertymä``
and ``Vuosi`` are sums of months and would count them twice: they are set aside. Until 2024 labour
market support was the only benefit that municipalities co-financed, so its figures are also those
of all benefits; months after 2024 of that older data set are set aside.
"""

from __future__ import annotations

from pathlib import Path

import polars as pl

from labourmarket import codes, contracts
from labourmarket.catalogue.liability import (
    ALL,
    BENEFITS,
    DAY_BANDS,
    DAY_BANDS_2015,
    FIRST_MONTH_OF_DAY_BANDS,
    GENERAL_SUPPORT,
)
from labourmarket.catalogue.sources import KELA_MUNICIPAL_SHARE
from labourmarket.language import gettext as _
from pipelines import gate
from pipelines.faults import Fault
from pipelines.formats.cells import ROW, Asked, tell_cells
from pipelines.formats.text import parse_numbers, tell_blank
from pipelines.gate import Areas, Reading
from pipelines.sources import kela_forms
from pipelines.sources.kela_forms import (
    COLUMNS as COLUMNS,
    COUNTRY,
    MONTHLY,
    TOTAL,
    Published,
    is_form as is_form,
)

FOLDER, PATTERN = KELA_MUNICIPAL_SHARE.id, "*.csv"
SUMS_OF_MONTHS = ("Vuosikertymä", "Vuosi")
AMOUNTS = ["saajat", "kuntaosuus_eur"]
# "Unknown, or a group of fewer than four": no place of ours.
UNKNOWN_PLACE = "199"
BENEFIT_OF_NAME = {benefit.name.fi: benefit.id for benefit in BENEFITS.values()} | {
    "Yleistuki työttömyyden perusteella": GENERAL_SUPPORT.id,
    TOTAL: ALL,
}
BAND_OF_NAME = {band: band for band in DAY_BANDS} | {TOTAL: ALL}
OLDER_BAND_OF_NAME = {band: band for band in DAY_BANDS_2015} | {
    "1000": DAY_BANDS_2015[-1],
    "1000 tai yli": DAY_BANDS_2015[-1],
    TOTAL: ALL,
}


def read(path: Path, areas: Areas, faults: list[Fault]) -> Reading | None:
    """Read one file of monthly benefit shares."""
    published = kela_forms.read(path, areas, faults)
    if published is None:
        return None
    rows = published.rows
    _tell_unknown(rows, "aikatyyppi", {MONTHLY, *SUMS_OF_MONTHS}, path.name, faults)
    monthly = _of_our_places(rows.filter(pl.col("aikatyyppi") == MONTHLY), published, areas)
    shares = clean(published, monthly, areas, path.name, faults)
    return Reading(
        {
            "municipal_benefit_share": gate.through(
                contracts.MunicipalBenefitShare, shares, path.name, faults
            )
        },
        rows_read=rows.height,
        rows_set_aside=rows.height - monthly.height,
    )


def _of_our_places(monthly: pl.DataFrame, published: Published, areas: Areas) -> pl.DataFrame:
    """Leave out the bucket of unknown places, and municipalities that have since been merged."""
    known = monthly.filter(pl.col("kunta_nro") != UNKNOWN_PLACE)
    if not published.is_older:
        return known
    year = pl.col("vuosi").cast(pl.Int32, strict=False)
    in_its_time = (year < FIRST_MONTH_OF_DAY_BANDS.year).fill_null(value=True)
    return known.filter(_area_code().is_in(list(areas)) | pl.lit(not areas), in_its_time)


def _area_code() -> pl.Expr:
    number = pl.col("kunta_nro").str.zfill(3)
    return pl.when(number == COUNTRY).then(pl.lit(codes.COUNTRY)).otherwise(pl.lit("KU") + number)


def clean(
    published: Published, monthly: pl.DataFrame, areas: Areas, file: str, faults: list[Fault]
) -> pl.DataFrame:
    """Give the rows our codes and types; unknown names, codes and months are faults."""
    band_of_name = OLDER_BAND_OF_NAME if published.is_older else BAND_OF_NAME
    tell_blank(monthly, AMOUNTS, file, faults)
    month = pl.concat_str(["vuosi", pl.col("kuukausi_nro").str.zfill(2)], separator="-")
    numbers = parse_numbers(monthly, AMOUNTS, file, faults).with_columns(
        area_code=_area_code(),
        period=(month + "-01").str.to_date("%Y-%m-%d", strict=False),
    )
    _tell_wrong_months(numbers, file, faults)
    _tell_unknown(numbers, "etuus", set(BENEFIT_OF_NAME), file, faults)
    _tell_unknown(numbers, "kertymaluokka", set(band_of_name), file, faults)
    if areas:
        _tell_unknown(numbers, "area_code", set(areas), file, faults)
    rows = numbers.filter(
        pl.col("etuus").is_in(list(BENEFIT_OF_NAME)),
        pl.col("kertymaluokka").is_in(list(band_of_name)),
        pl.all_horizontal(pl.col("period", *AMOUNTS).is_not_null()),
    ).select(
        "area_code",
        "period",
        *published.persons,
        benefit=pl.col("etuus").replace_strict(BENEFIT_OF_NAME, return_dtype=pl.String),
        day_band=pl.col("kertymaluokka").replace_strict(band_of_name, return_dtype=pl.String),
        recipients="saajat",
        municipal_share_eur="kuntaosuus_eur",
        status=pl.lit("published"),
    )
    whole = _over_persons(rows, published.persons, file, faults)
    return (
        pl.concat([whole, whole.with_columns(benefit=pl.lit(ALL))]) if published.is_older else whole
    )


def _over_persons(
    rows: pl.DataFrame, persons: list[str], file: str, faults: list[Fault]
) -> pl.DataFrame:
    """Sum over age groups and sexes, in each of which a recipient is once."""
    if not persons:
        return rows
    key = ["area_code", "period", "benefit", "day_band"]
    for repeated in rows.filter(pl.struct(*key, *persons).is_duplicated()).head(1).iter_rows():
        faults.append(
            Fault(
                file,
                ", ".join(str(part) for part in repeated),
                _("the same key more than once"),
                _("each key once"),
                _("remove the repeated row"),
            )
        )
    summed = rows.group_by(*key, "status", maintain_order=True).agg(
        pl.col("recipients", "municipal_share_eur").sum()
    )
    cents = pl.col("municipal_share_eur").round(2)
    return summed.select(*key, "recipients", cents, "status")


def _tell_unknown(
    rows: pl.DataFrame, column: str, known: set[str], file: str, faults: list[Fault]
) -> None:
    unknown = rows.filter(~pl.col(column).is_in(list(known)).fill_null(value=False))
    remedy = _("check the spelling, or add it to the catalogue")
    tell_cells(unknown, Asked(file, column, ", ".join(sorted(known)[:8]), remedy), faults)


def _tell_wrong_months(rows: pl.DataFrame, file: str, faults: list[Fault]) -> None:
    wrong = rows.filter(pl.col("period").is_null()).select(ROW, "vuosi", "kuukausi_nro")
    asked = Asked(
        file,
        "kuukausi_nro",
        _("a month such as 2026M06, or a year"),
        _("write the figure as the source prints it"),
    )
    for row, year, month in wrong.iter_rows():
        faults.append(asked.instead_of(f"{year}, {month}", row))
