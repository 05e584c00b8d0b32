"""Municipalities of older classifications that the newest one lacks: they keep their history.

Statistics Finland's classification of a year has the municipalities of that year only. An older
one in hand tells which have ended since. Which municipality took one is not told by it: that stands
in ``mergers.csv`` (``area_mergers``), which is read first and goes before this.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl

from labourmarket import contracts
from pipelines import gate
from pipelines.faults import Fault
from pipelines.gate import Areas, Reading
from pipelines.sources import area_mergers, classification

FOLDER, PATTERN = classification.FOLDER, classification.PATTERN
NOTE = (
    "On kuntajaossa {year} mutta ei kuntajaossa {next_year}, joten viimeinen päivä on myöhäisin "
    "mahdollinen. Mikä kunta otti sen, ei ilmene luokituksesta."
)


def files(folder: Path) -> list[Path]:
    """The files that stand for the older years, the newest of them first."""
    chosen = classification.by_year(folder)
    return [chosen[year] for year in sorted(chosen, reverse=True)[1:]]


def read(path: Path, areas: Areas, faults: list[Fault]) -> Reading | None:
    """Read the municipalities that no newer classification and no known merger has."""
    published = classification.extract(path, faults)
    if published is None:
        return None
    ended = clean(published, areas, path)
    mergers = gate.through(contracts.AreaMerger, ended, path.name, faults)
    of_before = gate.through(contracts.Area, area_mergers.ended_areas(mergers), path.name, faults)
    return Reading(
        {"area_merger": mergers, "area": of_before},
        rows_read=published.height,
        rows_set_aside=published.height - ended.height,
    )


def clean(published: pl.DataFrame, areas: Areas, path: Path) -> pl.DataFrame:
    """The ended municipalities as rows of ``area_merger``; who took them is not known."""
    year = classification.year_of(path)
    next_year = min(other for other in classification.by_year(path.parent) if other > year)
    return published.filter(
        pl.col("level") == "municipality", ~pl.col("area_code").is_in(list(areas))
    ).select(
        "area_code",
        "name_fi",
        valid_to=pl.lit(date(next_year - 1, 12, 31)),
        merged_into=pl.lit(None, pl.String),
        note_fi=pl.lit(NOTE.format(year=year, next_year=next_year)),
    )
