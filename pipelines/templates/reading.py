"""Read a filled form: places, months, numbers; every fault with sheet, row, column and remedy."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import polars as pl

from labourmarket.language import gettext as _
from pipelines.faults import Fault
from pipelines.formats.cells import ROW, Asked, tell_cells
from pipelines.formats.text import parse_numbers, tell_blank
from pipelines.formats.workbook import read_sheet
from pipelines.gate import Areas
from pipelines.templates.model import EXAMPLE, MARK, Template

AREA_CODE, PERIOD, _CHOSEN = "area_code", "period", "chosen"
_MOST_CHOICES = 8


def read(path: Path, template: Template, faults: list[Fault]) -> pl.DataFrame | None:
    """The filled rows of a form as texts, with ``row``; those marked as examples are left out."""
    table = read_sheet(path, template.sheet, template.headings, faults)
    if table is None:
        return None
    is_example = pl.col(MARK).str.to_uppercase() == EXAMPLE
    filled = table.filter(~is_example.fill_null(value=False)).drop(MARK)
    rows = filled.filter(pl.any_horizontal(pl.exclude(ROW).is_not_null()))
    if rows.is_empty():
        faults.append(
            Fault(
                named(path, template),
                _("whole file"),
                _("no filled rows"),
                _("figures"),
                _("fill the form and save it"),
            )
        )
        return None
    return rows


def named(path: Path, template: Template) -> str:
    """The file and the sheet, as a fault tells them."""
    return _("{file}, sheet {sheet}").format(file=path.name, sheet=template.sheet)


def with_numbers(
    rows: pl.DataFrame, columns: list[str], file: str, faults: list[Fault]
) -> pl.DataFrame:
    """The columns as numbers; a blank and what is not a number are faults."""
    tell_blank(rows, columns, file, faults)
    return parse_numbers(rows, columns, file, faults)


def with_area(
    rows: pl.DataFrame, heading: str, areas: Areas, file: str, faults: list[Fault]
) -> pl.DataFrame:
    """Add ``area_code`` of a name or a code; a municipality goes before an area of its name."""
    in_order = sorted(areas.items(), key=lambda area: area[0].startswith("KU"))
    codes = {
        told.casefold(): code
        for code, name in in_order
        if code.startswith(("KU", "TA"))
        for told in (name, code)
    }
    expected = _("a municipality or an employment area")
    asked = Asked(file, heading, expected, _("choose from the list of the cell"))
    return _chosen(rows, asked, codes, faults).rename({_CHOSEN: AREA_CODE})


def with_choice(
    rows: pl.DataFrame, heading: str, options: Mapping[str, str], file: str, faults: list[Fault]
) -> pl.DataFrame:
    """The column by its options, text to code; another text is a fault."""
    codes = {text.casefold(): code for text, code in options.items()}
    expected = ", ".join([*options][:_MOST_CHOICES])
    asked = Asked(file, heading, expected, _("choose from the list of the cell"))
    return _chosen(rows, asked, codes, faults).drop(heading).rename({_CHOSEN: heading})


def _chosen(
    rows: pl.DataFrame, asked: Asked, codes: Mapping[str, str], faults: list[Fault]
) -> pl.DataFrame:
    text = pl.col(asked.column).str.to_lowercase()
    known = text.replace_strict(dict(codes), default=None, return_dtype=pl.String)
    chosen = rows.with_columns(known.alias(_CHOSEN))
    tell_cells(chosen.filter(pl.col(_CHOSEN).is_null()), asked, faults)
    return chosen


def with_month(rows: pl.DataFrame, heading: str, file: str, faults: list[Fault]) -> pl.DataFrame:
    """Add ``period`` of a date or of a text such as 6/2026, 2026-06 or 2026M06."""
    text = pl.col(heading)
    turned = text.str.extract_groups(r"^(?:\d{1,2}\.)?(\d{1,2})[./](\d{4})$")
    straight = text.str.extract_groups(r"^(\d{4})[-M](\d{1,2})(?:-\d{2}.*)?$")
    printed = pl.coalesce(
        pl.concat_str(turned.struct["2"], turned.struct["1"].str.zfill(2), separator="-"),
        pl.concat_str(straight.struct["1"], straight.struct["2"].str.zfill(2), separator="-"),
    )
    dated = rows.with_columns(
        pl.concat_str(printed, pl.lit("-01")).str.to_date("%Y-%m-%d", strict=False).alias(PERIOD)
    )
    asked = Asked(file, heading, _("a month such as 6/2026"), _("write the month as a date"))
    tell_cells(dated.filter(pl.col(PERIOD).is_null()), asked, faults)
    return dated
