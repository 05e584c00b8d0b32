"""StatFin 11ra: population at the end of the year.

Age shares and the mean age are published in the same table and are set aside.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from labourmarket.catalogue.labour_market import POPULATION
from labourmarket.catalogue.sources import STATFIN_11RA
from pipelines.faults import Fault
from pipelines.gate import Areas, Reading
from pipelines.sources import statfin

FOLDER, PATTERN = STATFIN_11RA.id, "*.json"


def indicator_of(offered: Mapping[str, str]) -> dict[str, str]:
    """The population, with or without the prefix of 2026 (``vaesto``, ``vaerak-vaesto``)."""
    return {code: POPULATION.id for code in offered if statfin.bare(code) == "VAESTO"}


def read(path: Path, areas: Areas, faults: list[Fault]) -> Reading | None:
    """Read one answer of 11ra."""
    return statfin.read(path, FOLDER, areas, faults, indicator_of)
