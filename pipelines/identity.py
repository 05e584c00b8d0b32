"""What a raw file was read as: one digest of all that its rows follow from.

Two builds that read a file as the same give the same rows of it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

import duckdb
import polars as pl

import labourmarket
from labourmarket import settings
from labourmarket.program import fingerprint
from pipelines import corrections, origin

PROGRAM = (Path(labourmarket.__file__).parent, Path(__file__).parent)
_PARTS_OF_PROGRAM = {".py", ".toml", ".csv"}


def rules(of_areas: Path) -> str:
    """A digest of what every figure depends on besides its own file: program, areas, settings.

    Args:
        of_areas: the folder of the classification: its areas are behind every sum, and the codes of
            all other files are held against it.
    """
    programs = [fingerprint(package, _PARTS_OF_PROGRAM) for package in PROGRAM]
    judgements = corrections.FOLDER.glob("*" + corrections.SUFFIX)
    areas = [path for path in of_areas.glob("*") if not path.name.endswith(origin.SUFFIX)]
    versions = f"{pl.__version__} {duckdb.__version__} {settings.area_setting()}"
    return _digest(
        [
            versions.encode(),
            *map(str.encode, programs),
            *_named(judgements),
            *map(_said, areas),
            *_named(areas),
        ]
    )


def read_as(path: Path, rules_of_all: str, place: int) -> str:
    """The digest of a file, its sidecar, the rules, and the file's place among those of its source.

    That the publisher has since confirmed the file to be its newest changes no row of it, unless it
    comes to stand in another place.
    """
    return _digest([rules_of_all.encode(), str(place).encode(), _said(path), path.read_bytes()])


def _said(path: Path) -> bytes:
    said = {name: str(word) for name, word in origin.told(path).items() if name != "confirmed"}
    return json.dumps(said, sort_keys=True).encode()


def _named(paths: Iterable[Path]) -> Iterable[bytes]:
    for path in sorted(paths):
        yield path.name.encode()
        yield path.read_bytes()


def _digest(parts: Iterable[bytes]) -> str:
    seen = hashlib.sha256()
    for part in parts:
        seen.update(len(part).to_bytes(8, "big"))
        seen.update(part)
    return seen.hexdigest()
