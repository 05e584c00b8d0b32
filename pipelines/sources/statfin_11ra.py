"""StatFin 11ra: population at the end of the year."""

from __future__ import annotations

from pathlib import Path

from labourmarket.catalogue.sources import STATFIN_11RA
from pipelines.faults import Fault
from pipelines.gate import Areas, Reading
from pipelines.sources import statfin

FOLDER, PATTERN = STATFIN_11RA.id, "*.json"
# Age shares and the mean age are published in the same table and are not shown.
UNUSED_CONTENTS = frozenset({"vaesto_alle15_p", "vaesto_yli64_p", "vaesto_keski_ika"})


def read(path: Path, areas: Areas, faults: list[Fault]) -> Reading | None:
    """Read one answer of 11ra."""
    return statfin.read(path, STATFIN_11RA.id, areas, faults, UNUSED_CONTENTS)
