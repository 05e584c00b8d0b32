"""Write a form: instructions, the data sheet with its lists, one row marked as an example."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from pipelines.templates.model import EXAMPLE, MARK, Column, Takes, Template

INSTRUCTIONS, LISTS = "Ohjeet", "Luettelot"
_ROWS = 5000  # for which the cells are checked while they are written
_WIDTH = 24
_MONTH_FORMAT, _EUROS_FORMAT, _TEXT_FORMAT = "m/yyyy", "#,##0.00", "@"
_COMMON = (
    f"Rivi, jonka sarakkeessa {MARK} on {EXAMPLE}, jätetään lukematta.",
    "Älä muuta otsikoita äläkä taulukon nimeä. Tyhjät rivit ohitetaan.",
    "Lataa täytetty tiedosto: python -m pipelines load TIEDOSTO",
)


def write(template: Template, places: Sequence[str], path: Path) -> None:
    """Write an empty form to ``path``.

    Args:
        template: the form.
        places: names of municipalities and of the area, for the list of the area column.
        path: an .xlsx file.
    """
    with xlsxwriter.Workbook(str(path)) as book:
        _instructions(book, template)
        sheet = book.add_worksheet(template.sheet)
        lists = book.add_worksheet(LISTS)
        bold = book.add_format({"bold": True, "bottom": 1})
        sheet.write_row(0, 0, template.headings, bold)
        sheet.freeze_panes(1, 0)
        grey = {"italic": True, "font_color": "#595959"}
        for place, column in enumerate(template.columns):
            sheet.set_column(place, place, _WIDTH, book.add_format(_format_of(column)))
            _example(sheet, place, column, book.add_format(_format_of(column) | grey))
            options = places if column.takes is Takes.AREA else column.options
            lists.write_column(0, place, [column.heading, *options])
            if checked := _validation(column, len(options), place):
                sheet.data_validation(1, place, _ROWS, place, checked)
        sheet.set_column(len(template.columns), len(template.columns), _WIDTH)
        sheet.write_string(1, len(template.columns), EXAMPLE, book.add_format(grey))
        lists.hide()


def _instructions(book: Any, template: Template) -> None:
    sheet = book.add_worksheet(INSTRUCTIONS)
    sheet.set_column(0, 0, _WIDTH)
    sheet.set_column(1, 1, 90, book.add_format({"text_wrap": True}))
    bold = book.add_format({"bold": True})
    sheet.write_string(0, 0, template.title, bold)
    for row, text in enumerate((*template.notes, *_COMMON), start=2):
        sheet.write_string(row, 1, text)
    first = 3 + len(template.notes) + len(_COMMON)
    sheet.write_row(first, 0, ["Sarake", "Mitä siihen kirjoitetaan"], bold)
    for row, column in enumerate(template.columns, start=first + 1):
        sheet.write_string(row, 0, column.heading)
        sheet.write_string(row, 1, column.says)


def _example(sheet: Any, place: int, column: Column, shown: Any) -> None:
    if column.takes is Takes.MONTH:
        sheet.write_datetime(1, place, datetime.fromisoformat(str(column.example)), shown)
    else:
        sheet.write(1, place, column.example, shown)


def _format_of(column: Column) -> dict[str, Any]:
    formats = {
        Takes.MONTH: _MONTH_FORMAT,
        Takes.EUROS: _EUROS_FORMAT,
        Takes.TEXT: _TEXT_FORMAT,
    }
    return {"num_format": formats[column.takes]} if column.takes in formats else {}


def _validation(column: Column, options: int, place: int) -> dict[str, Any]:
    """What a spreadsheet program lets into the cells; empty where it lets in anything."""
    says = {"input_title": column.heading[:32], "input_message": column.says[:255]}
    if options:
        letter = chr(ord("A") + place)
        source = f"={LISTS}!${letter}$2:${letter}${options + 1}"
        return {"validate": "list", "source": source} | says
    return {
        Takes.COUNT: {"validate": "integer", "criteria": ">=", "value": 0} | says,
        Takes.EUROS: {"validate": "decimal", "criteria": ">=", "value": -1e12} | says,
        Takes.MONTH: {"validate": "date", "criteria": ">=", "value": date(2000, 1, 1)} | says,
        Takes.YEAR: {"validate": "integer", "criteria": ">=", "value": 2000} | says,
        Takes.MONTH_NUMBER: {
            "validate": "integer",
            "criteria": "between",
            "minimum": 1,
            "maximum": 12,
        }
        | says,
    }.get(column.takes, {})
