"""Municipalities that have left the division, and the ones that took them.

Statistics Finland's classification of a day has the municipalities of that day only. One that is
not in it stands in ``mergers.csv`` and stays an area of its own, with its last day.
"""

from __future__ import annotations

from pathlib import Path

import polars as pl

from labourmarket import contracts
from labourmarket.language import gettext as _
from pipelines import gate
from pipelines.faults import Fault
from pipelines.formats.cells import Asked, tell_cells
from pipelines.formats.text import read_table
from pipelines.gate import Areas, Reading
from pipelines.sources import classification

FOLDER, PATTERN = classification.FOLDER, "mergers.csv"


def read(path: Path, areas: Areas, faults: list[Fault]) -> Reading | None:
    """Read the mergers, and the municipalities that ended with them as areas."""
    published = extract(path, faults)
    if published is None:
        return None
    mergers = gate.through(
        contracts.AreaMerger, clean(published, areas, path.name, faults), path.name, faults
    )
    ended = gate.through(contracts.Area, ended_areas(mergers), path.name, faults)
    return Reading({"area_merger": mergers, "area": ended}, rows_read=published.height)


def extract(path: Path, faults: list[Fault]) -> pl.DataFrame | None:
    """The table as it is kept, every cell a string."""
    return read_table(path, ",", contracts.AreaMerger.column_names(), faults)


def clean(mergers: pl.DataFrame, areas: Areas, file: str, faults: list[Fault]) -> pl.DataFrame:
    """Give the rows their days; a code must have ended, and the one that took it must be there."""
    dated = mergers.with_columns(day=pl.col("valid_to").str.to_date(strict=False))
    still_there = pl.col("area_code").is_in(list(areas))
    not_there = ~pl.col("merged_into").is_in(list(areas))
    mend = _("correct the row, or take it away")
    if areas:
        expected = _("the code of a municipality that is no longer in the classification")
        tell_cells(dated.filter(still_there), Asked(file, "area_code", expected, mend), faults)
        expected = _("the code of a municipality in the classification, or nothing")
        tell_cells(dated.filter(not_there), Asked(file, "merged_into", expected, mend), faults)
    expected = _("a day such as 2024-12-31")
    tell_cells(
        dated.filter(pl.col("day").is_null()), Asked(file, "valid_to", expected, mend), faults
    )
    return dated.filter(pl.col("day").is_not_null()).with_columns(valid_to="day")


def ended_areas(mergers: pl.DataFrame) -> pl.DataFrame:
    """The municipalities of the mergers as areas; their former region is not told."""
    no_area = pl.lit(None, pl.String)
    return mergers.select(
        "area_code",
        "name_fi",
        "valid_to",
        level=pl.lit("municipality"),
        name_sv="name_fi",
        name_en="name_fi",
        employment_area_code=no_area,
        region_code=no_area,
    ).select(contracts.Area.column_names())
