"""StatFin 12u4: persons in services and the activation rate as published, monthly.

The published rate stands beside the one computed from 12r5, and a check holds them together.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from labourmarket.catalogue import services
from labourmarket.catalogue.sources import STATFIN_12U4
from pipelines.faults import Fault
from pipelines.gate import Areas, Reading
from pipelines.sources import statfin

FOLDER, PATTERN = STATFIN_12U4.id, "*.json"
INDICATOR_OF_CODE = {
    "AKTASTE": services.ACTIVATION_RATE.id,
    "PALVELUISSAYHTEENSA": services.IN_SERVICES.id,
}


def indicator_of(offered: Mapping[str, str]) -> dict[str, str]:
    """The two contents that 12r5 does not have, as recorded in 2006–2022."""
    return {
        code: INDICATOR_OF_CODE[statfin.bare(code)]
        for code in offered
        if statfin.bare(code) in INDICATOR_OF_CODE
    }


def read(path: Path, areas: Areas, faults: list[Fault]) -> Reading | None:
    """Read one answer of 12u4; ages and sexes other than all together are set aside."""
    return statfin.read(path, FOLDER, areas, faults, indicator_of)
