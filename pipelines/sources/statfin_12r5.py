"""StatFin 12r5: unemployed jobseekers by group, persons in services and vacancies, monthly."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from labourmarket.catalogue.indicators import by_source_code
from labourmarket.catalogue.sources import STATFIN_12R5
from pipelines.faults import Fault
from pipelines.gate import Areas, Reading
from pipelines.sources import statfin

FOLDER, PATTERN = STATFIN_12R5.id, "*.json"


def indicator_of(offered: Mapping[str, str]) -> dict[str, str]:
    """Every content code of the table is an indicator of the catalogue."""
    known = by_source_code(STATFIN_12R5.id)
    return {code: known[code] for code in offered if code in known}


def read(path: Path, areas: Areas, faults: list[Fault]) -> Reading | None:
    """Read one answer of 12r5; every content code must be in the catalogue."""
    return statfin.read(path, FOLDER, areas, faults, indicator_of, all_contents=True)
