"""StatFin 121w: changes of the population in a year, of which the population at its end is ours."""

from __future__ import annotations

from pathlib import Path

from labourmarket.catalogue.sources import STATFIN_121W
from pipelines.faults import Fault
from pipelines.gate import Areas, Reading
from pipelines.sources import statfin
from pipelines.sources.statfin_11ra import indicator_of as indicator_of

FOLDER, PATTERN = STATFIN_121W.id, "*.json"


def read(path: Path, areas: Areas, faults: list[Fault]) -> Reading | None:
    """Read one answer of 121w."""
    return statfin.read(path, FOLDER, areas, faults, indicator_of)
