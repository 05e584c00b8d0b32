"""Sheets of Excel files as text, with the row numbers that the user sees."""

from __future__ import annotations

from pathlib import Path

import fastexcel
import polars as pl

from labourmarket.language import gettext as _
from pipelines.faults import Fault
from pipelines.formats.cells import ROW

# How far down the headings are looked for.
_MOST_ABOVE = 20


def sheets(path: Path) -> list[str]:
    """The names of the sheets; none where the file cannot be read as a workbook."""
    try:
        return list(fastexcel.read_excel(path).sheet_names)
    except fastexcel.FastExcelError:
        return []


def read_sheet(
    path: Path, sheet: str, headings: list[str], faults: list[Fault]
) -> pl.DataFrame | None:
    """Read the columns under ``headings`` of a sheet.

    Returns:
        The columns as texts, stripped, blanks as null, with ``row`` (as the program numbers it);
        rows of nothing but blanks are left out. None, and a fault, where sheet or heading lacks or
        the workbook is damaged.
    """
    if sheet not in sheets(path):
        found = ", ".join(sheets(path)) or _("no sheets")
        faults.append(
            _lacking(path, _("whole file"), found, _("sheet {sheet}").format(sheet=sheet))
        )
        return None
    try:
        printed = _printed(path, sheet)
    except fastexcel.FastExcelError:
        where = _("sheet {sheet}").format(sheet=sheet)
        faults.append(_lacking(path, where, _("a damaged workbook"), _("one that Excel opens")))
        return None
    at = _heading_row(printed, headings)
    header = printed.row(at) if printed.height else ()
    missing = [heading for heading in headings if header.count(heading) != 1]
    if missing:
        where = _("sheet {sheet}, row {row}").format(sheet=sheet, row=at + 1)
        told = ", ".join(text for text in header if text)
        expected = _("columns {columns}").format(columns=", ".join(missing))
        faults.append(_lacking(path, where, told, expected))
        return None
    table = printed.select(
        (pl.int_range(pl.len()) + 1).alias(ROW),
        *(pl.col(printed.columns[header.index(heading)]).alias(heading) for heading in headings),
    )
    return table.slice(at + 1).filter(pl.any_horizontal(pl.col(headings).is_not_null()))


def _printed(path: Path, sheet: str) -> pl.DataFrame:
    """Every cell of a sheet as a text, blanks as null.

    Raises:
        FastExcelError: the workbook is damaged.
    """
    loaded = fastexcel.read_excel(path).load_sheet(
        sheet, header_row=None, skip_rows=0, dtypes="string"
    )
    return loaded.to_polars().select(pl.all().str.strip_chars().replace("", None))


def _heading_row(printed: pl.DataFrame, headings: list[str]) -> int:
    """The row with the most of the headings."""
    rows = printed.head(_MOST_ABOVE).rows()
    met = [len(set(headings).intersection(row)) for row in rows]
    return met.index(max(met)) if met else 0


def _lacking(path: Path, where: str, found: str, expected: str) -> Fault:
    return Fault(
        path.name,
        where,
        found,
        expected,
        _("write a new form (python -m pipelines template) and copy the rows into it"),
    )
