"""Municipalities, regions and employment areas (Statistics Finland, 1.1.2026)."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from labourmarket import contracts
from labourmarket.language import gettext as _
from pipelines import gate
from pipelines.faults import Fault
from pipelines.formats.text import ROW, read_table
from pipelines.gate import Areas, Reading

FOLDER, PATTERN = "classification", "areas_*.csv"
COLUMNS = [name for name in contracts.Area.column_names() if name != "valid_to"]


def read(path: Path, _areas: Areas, faults: list[Fault]) -> Reading | None:
    """Read the areas; they are what every other source's codes are held against."""
    published = extract(path, faults)
    if published is None:
        return None
    for column in ("employment_area_code", "region_code"):
        _tell_unknown(published, column, path.name, faults)
    of_today = published.with_columns(valid_to=pl.lit(None, pl.Date))
    areas = gate.through(contracts.Area, of_today, path.name, faults)
    return Reading({"area": areas}, rows_read=published.height)


def extract(path: Path, faults: list[Fault]) -> pl.DataFrame | None:
    """The table as published, every cell a string."""
    return read_table(path, ",", COLUMNS, faults)


def _tell_unknown(areas: pl.DataFrame, column: str, file: str, faults: list[Fault]) -> None:
    """A municipality belongs to areas that stand in the same file."""
    unknown = areas.filter(
        pl.col(column).is_not_null(), ~pl.col(column).is_in(areas["area_code"].to_list())
    )
    for row, code in unknown.select(ROW, column).iter_rows():
        faults.append(
            Fault(
                file,
                _("row {row}, column {column}").format(row=row, column=column),
                str(code),
                _("the code of an area in this file"),
                _("check the spelling, or add it to the catalogue"),
            )
        )
