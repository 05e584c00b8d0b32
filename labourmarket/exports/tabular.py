"""Figures as CSV, Excel and Parquet files, each with its source and, if so, its invented mark.

CSV is what a Finnish office opens with a double click: semicolons, decimal comma, UTF-8 with its
mark. Excel and Parquet carry numbers as numbers.
"""

from __future__ import annotations

import io

import polars as pl
import xlsxwriter

from labourmarket import numbers
from labourmarket.exports.headings import headings
from labourmarket.language import gettext as _
from labourmarket.queries import holds_invented_data, known_as_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_LONGEST_SHEET_NAME = 31


def csv_file(rows: pl.DataFrame, source: str) -> bytes:
    """The figures as CSV; the source stands in a column, so that no line is other than data."""
    told = rows.with_columns(pl.lit(told_source(source)).alias(_("source")))
    text = told.write_csv(separator=";", decimal_comma=True, include_bom=True)
    return text.encode("utf-8")


def xlsx_file(rows: pl.DataFrame, name: str, source: str) -> bytes:
    """The figures as a workbook: a sheet with headings in words, one with the source.

    The second sheet also tells which column of the warehouse each heading stands for.
    """
    told = headings(rows.columns)
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as workbook:
        rows.rename(told).write_excel(
            workbook,
            worksheet=name[:_LONGEST_SHEET_NAME],
            autofit=True,
            freeze_panes=(1, 0),
            table_style="Table Style Light 1",
        )
        about = workbook.add_worksheet(_("Source"))
        about.set_column(0, 0, 100)
        about.write(0, 0, told_source(source))
        for line, pair in enumerate(told.items(), start=2):
            about.write_row(line, 0, pair[::-1])
    return buffer.getvalue()


def parquet_file(rows: pl.DataFrame, source: str) -> bytes:
    """The figures as Parquet; the source stands in the file's metadata."""
    buffer = io.BytesIO()
    rows.write_parquet(buffer, metadata={"source": told_source(source)})
    return buffer.getvalue()


def told_source(source: str) -> str:
    """The source line of a file, marked where figures are invented or those of an earlier day."""
    if day := known_as_of():
        source = _("{source} – as known on {day}").format(source=source, day=numbers.day(day))
    if holds_invented_data():
        return _("INVENTED DATA for training – {source}").format(source=source)
    return source
