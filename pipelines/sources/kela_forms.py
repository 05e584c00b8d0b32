"""The forms in which Kela's shares are met, brought to one: the columns of the newest data set.

- from 2025, by benefit: the columns of a republished copy; Kela's own are not verified;
- 2015–2024, labour market support only, as on avoindata.fi (columns as recorded by rOpenGov's
  kelaopendata on 11 April 2024): one row per age group and sex, ``1000 tai yli`` for the last band;
- the same, wide: one row per month with a column per band, of one municipality that the file does
  not name.

Separators are semicolon, comma or tab; encodings UTF-8, Windows-1252 or ISO-8859-1.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from labourmarket.catalogue.liability import LABOUR_MARKET_SUPPORT
from labourmarket.language import gettext as _
from pipelines import origin
from pipelines.faults import Fault
from pipelines.formats.cells import ROW
from pipelines.formats.text import decoded, parse_numbers, separator_of, table_in
from pipelines.gate import Areas

PLACE, BENEFIT = "kunta_nro", "etuus"
COLUMNS = [
    "aikatyyppi",
    "vuosi",
    "kuukausi_nro",
    PLACE,
    BENEFIT,
    "kertymaluokka",
    "saajat",
    "kuntaosuus_eur",
]
MONTHLY, TOTAL = "Kuukausi", "Yhteensä"
COUNTRY, COUNTRY_NAME = "000", "koko maa"
PERSONS = ["ikaryhma", "sukupuoli"]
OLDER_BAND = "tyomarkkinatukipaiva_luokka"
RENAMED = {
    OLDER_BAND: "kertymaluokka",
    "saaja_lkm": "saajat",
    "kunta_osuus_eur": "kuntaosuus_eur",
}
WIDE_BANDS = {"yhteensä": TOTAL, "300": "300-499", "500": "500-999", "1000": "1000"}
WIDE = ["kuukausi", *(f"{told}{band}" for told in ("saajat", "osuus") for band in WIDE_BANDS)]
_LINE = re.compile(r"\r\n|\r|\n")
_WIDE_MONTH = r"^(\d{4})M(\d\d)$"


@dataclass(frozen=True, slots=True)
class Published:
    """A file in one form: ``rows`` as texts in ``COLUMNS``, ``persons`` the columns to sum over."""

    rows: pl.DataFrame
    is_older: bool
    persons: list[str]


def is_form(header: list[str]) -> bool:
    """Whether a header is of one of the forms; a municipality may be lacking."""
    names = {name.casefold() for name in header}
    long = set(COLUMNS) - {PLACE, BENEFIT}
    renamed = {RENAMED.get(name, name) for name in names}
    is_older = OLDER_BAND in names or BENEFIT in names
    return names.issuperset(WIDE) or (renamed.issuperset(long) and is_older)


def read(path: Path, areas: Areas, faults: list[Fault]) -> Published | None:
    """Read a file in any of the forms; None, and faults, where it is in none or has no place."""
    text = decoded(path, faults, western=True)
    if text is None:
        return None
    first = _LINE.split(text, maxsplit=1)[0]
    separator = separator_of(first)
    header = [name.strip().casefold() for name in next(csv.reader([first], delimiter=separator))]
    if set(header).issuperset(WIDE):
        rows = _wide(_with_header(text, header, separator), separator, path, faults)
        return _placed(rows, path, areas, faults, is_older=True, persons=[])
    is_older = OLDER_BAND in header
    names = [RENAMED.get(name, name) for name in header]
    lacking = {PLACE, BENEFIT if is_older else PLACE} - set(names)
    persons = [name for name in PERSONS if name in names]
    wanted = [*(name for name in COLUMNS if name not in lacking), *persons]
    rows = table_in(_with_header(text, names, separator), separator, wanted, path, faults)
    return _placed(rows, path, areas, faults, is_older=is_older, persons=persons)


def _with_header(text: str, names: list[str], separator: str) -> str:
    _header, *rest = _LINE.split(text, maxsplit=1)
    return "\n".join([separator.join(names), *rest])


def _wide(text: str, separator: str, path: Path, faults: list[Fault]) -> pl.DataFrame | None:
    """One row per month and band, of a table with a row per month."""
    before = len(faults)
    table = table_in(text, separator, WIDE, path, faults)
    if table is None:
        return None
    parse_numbers(table, WIDE[1:], path.name, faults)
    if len(faults) > before:
        return None
    return pl.concat(
        table.select(
            ROW,
            aikatyyppi=pl.lit(MONTHLY),
            vuosi=pl.col("kuukausi").str.extract(_WIDE_MONTH, 1),
            kuukausi_nro=pl.coalesce(
                pl.col("kuukausi").str.extract(_WIDE_MONTH, 2), pl.col("kuukausi")
            ),
            kertymaluokka=pl.lit(name),
            saajat=f"saajat{band}",
            kuntaosuus_eur=f"osuus{band}",
        )
        for band, name in WIDE_BANDS.items()
    )


def _placed(
    rows: pl.DataFrame | None,
    path: Path,
    areas: Areas,
    faults: list[Fault],
    *,
    is_older: bool,
    persons: list[str],
) -> Published | None:
    """Give rows the benefit and the place that their form leaves out."""
    if rows is None:
        return None
    if BENEFIT not in rows.columns:
        rows = rows.with_columns(pl.lit(LABOUR_MARKET_SUPPORT.name.fi).alias(BENEFIT))
    if PLACE in rows.columns:
        return Published(rows, is_older, persons)
    number = _number_of(origin.told_place(path), areas)
    if number is None:
        faults.append(_no_place(path))
        return None
    return Published(rows.with_columns(pl.lit(number).alias(PLACE)), is_older, persons)


def _number_of(place: str | None, areas: Areas) -> str | None:
    """The number of a municipality that is told by its name, its code or its number."""
    if place is None:
        return None
    if place.casefold() == COUNTRY_NAME:
        return COUNTRY
    by_name = {
        name.casefold(): code.removeprefix("KU")
        for code, name in areas.items()
        if code.startswith("KU")
    }
    number = place.upper().removeprefix("KU")
    return by_name.get(place.casefold()) or (number if number in by_name.values() else None)


def _no_place(path: Path) -> Fault:
    return Fault(
        path.name,
        _("whole file"),
        _("no column of the municipality, and none told beside the file"),
        PLACE,
        _('write a file {sidecar} beside it with a line such as place = "Kemi"').format(
            sidecar=path.name + origin.SUFFIX
        ),
    )
