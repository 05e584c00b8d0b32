"""Municipalities, regions and employment areas (Statistics Finland, 1.1.2026)."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from labourmarket import contracts
from pipelines import gate
from pipelines.faults import Fault
from pipelines.formats.text import read_table
from pipelines.gate import Areas, Reading

FOLDER, PATTERN = "classification", "areas_*.csv"


def read(path: Path, _areas: Areas, faults: list[Fault]) -> Reading | None:
    """Read the areas; they are what every other source's codes are held against."""
    published = extract(path, faults)
    if published is None:
        return None
    areas = gate.through(contracts.Area, published, path.name, faults)
    return Reading({"area": areas}, rows_read=published.height)


def extract(path: Path, faults: list[Fault]) -> pl.DataFrame | None:
    """The table as published, every cell a string."""
    return read_table(path, ",", contracts.Area.column_names(), faults)
