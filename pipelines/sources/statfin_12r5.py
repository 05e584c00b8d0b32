"""StatFin 12r5: unemployed jobseekers by group, persons in services and vacancies, monthly."""

from __future__ import annotations

from pathlib import Path

from labourmarket.catalogue.sources import STATFIN_12R5
from pipelines.faults import Fault
from pipelines.gate import Areas, Reading
from pipelines.sources import statfin

FOLDER, PATTERN = STATFIN_12R5.id, "*.json"


def read(path: Path, areas: Areas, faults: list[Fault]) -> Reading | None:
    """Read one answer of 12r5; every content code must be in the catalogue."""
    return statfin.read(path, STATFIN_12R5.id, areas, faults)
