"""StatFin 12ub: the structurally unemployed and their four parts, monthly.

The content codes are not verified: contents are known by the names that the answer itself gives.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from labourmarket.catalogue import structural
from labourmarket.catalogue.sources import STATFIN_12UB
from pipelines.faults import Fault
from pipelines.gate import Areas, Reading
from pipelines.sources import statfin

FOLDER, PATTERN = STATFIN_12UB.id, "*.json"
INDICATOR_OF_NAME = {
    "rakennetyöttömät yhteensä": structural.STRUCTURALLY_UNEMPLOYED.id,
    "pitkäaikaistyöttömät": structural.LONG_TERM_UNEMPLOYED.id,
    "rinnasteiset pitkäaikaistyöttömät": structural.RECURRENT_LONG_TERM_UNEMPLOYED.id,
    "palveluilta työttömäksi jääneet": structural.UNEMPLOYED_AFTER_SERVICE.id,
    "palveluilta palveluille siirtyneet": structural.FROM_SERVICE_TO_SERVICE.id,
}


def indicator_of(offered: Mapping[str, str]) -> dict[str, str]:
    """The five contents by name; a unit after the name, ``(lkm.)``, is no part of it."""
    names = {
        code: " ".join(text.split("(")[0].casefold().split()) for code, text in offered.items()
    }
    return {
        code: INDICATOR_OF_NAME[name] for code, name in names.items() if name in INDICATOR_OF_NAME
    }


def read(path: Path, areas: Areas, faults: list[Fault]) -> Reading | None:
    """Read one answer of 12ub; rows of one sex or level of education are set aside."""
    return statfin.read(path, FOLDER, areas, faults, indicator_of)
