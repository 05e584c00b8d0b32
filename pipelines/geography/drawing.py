"""From the archived boundaries to ``data/boundaries.geojson``: what a page draws maps with.

It lies beside the warehouse and not in it: nothing is computed with it, and a server may send it as
a file. It is derived, and made anew whenever boundaries or a classification have come.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
import polars as pl
from shapely.geometry import mapping

from labourmarket.language import gettext as _
from pipelines import keeping, origin, raw
from pipelines.faults import Fault, RejectedInputError
from pipelines.geography import outlines
from pipelines.sources import boundaries, classification
from pipelines.sources.boundaries import Outlines

FILE = "boundaries.geojson"
MOST_BYTES = 300_000
# Squared degrees of latitude: from some hundred metres on, in steps until the whole fits.
FINEST, STEP, MOST_STEPS = 0.004, 1.4, 14


@dataclass(frozen=True, slots=True)
class Drawn:
    """What was drawn, and what could not be: municipalities without outline, outlines unknown."""

    content: bytes
    municipalities: int
    employment_areas: int
    lacking: tuple[str, ...]
    unknown: tuple[str, ...]

    def told(self) -> str:
        """In one sentence, for the summary of a command."""
        sentences = [
            _("{municipalities} municipalities and {areas} employment areas are drawn").format(
                municipalities=self.municipalities, areas=self.employment_areas
            )
        ]
        if self.lacking:
            lacking = _("without outline: {codes}").format(codes=", ".join(self.lacking))
            sentences.append(lacking)
        if self.unknown:
            unknown = _("not in the classification: {codes}").format(codes=", ".join(self.unknown))
            sentences.append(unknown)
        return "; ".join(sentences)


def newest(raw_folder: Path) -> Path | None:
    """The boundaries that were archived last; None where there are none."""
    found = origin.newest_first(raw.files(boundaries, raw_folder))
    return found[0] if found else None


def drawn(raw_folder: Path) -> Drawn | None:
    """Draw the newest boundaries; None where none are archived.

    Raises:
        RejectedInputError: the boundaries or the classification cannot be read.
    """
    path = newest(raw_folder)
    if path is None:
        return None
    faults: list[Fault] = []
    found = boundaries.read(path, faults)
    areas = areas_in_hand(raw_folder, faults)
    if faults or found is None:
        raise RejectedInputError(faults)
    belongs = _belongs(areas)
    known = {code: outline for code, outline in found.items() if code in belongs}
    if not known:
        raise RejectedInputError([_of_other_areas(path)])
    return Drawn(
        *_small_enough(known, belongs, _cited(path)),
        lacking=tuple(sorted(set(belongs) - set(known))),
        unknown=tuple(sorted(set(found) - set(known))),
    )


def write(made: Drawn | None, folder: Path) -> None:
    """Put the drawing into its place in one step."""
    if made is not None:
        keeping.write(folder / FILE, made.content)


def areas_in_hand(raw_folder: Path, faults: list[Fault]) -> pl.DataFrame:
    """The areas of the newest classification; no rows, and faults, where it cannot be read."""
    readings = [
        classification.read(path, {}, faults) for path in raw.files(classification, raw_folder)
    ]
    frames = [reading.tables["area"] for reading in readings if reading and reading.tables]
    if not frames and not faults:
        faults.append(_no_classification())
    return pl.concat(frames) if frames else pl.DataFrame()


def _belongs(areas: pl.DataFrame) -> dict[str, str]:
    municipalities = areas.filter(pl.col("level") == "municipality")
    return dict(municipalities.select("area_code", "employment_area_code").iter_rows())


def _small_enough(
    found: Outlines, belongs: Mapping[str, str], cited: Mapping[str, str]
) -> tuple[bytes, int, int]:
    """The drawing with the most detail that fits, or with the least that was tried."""
    content, areas = b"", 0
    for step in range(MOST_STEPS):
        municipalities = outlines.simplified(found, FINEST * STEP**step)
        larger = outlines.dissolved(municipalities, belongs)
        features = [
            *_features(municipalities, "municipality"),
            *_features(larger, "employment_area"),
        ]
        content = orjson.dumps({"type": "FeatureCollection", **cited, "features": features})
        areas = len(larger)
        if len(content) <= MOST_BYTES:
            break
    return content, len(found), areas


def _features(found: Outlines, level: str) -> Iterator[dict[str, Any]]:
    for code, outline in sorted(found.items()):
        yield {
            "type": "Feature",
            "id": code,
            "properties": {"area_code": code, "level": level},
            "geometry": mapping(outlines.wound(outline)),
        }


def _cited(path: Path) -> dict[str, str]:
    known = origin.of(path)
    return {"title": known.title, "publisher": known.publisher, "licence": known.licence}


def _of_other_areas(path: Path) -> Fault:
    return Fault(
        path.name,
        _("whole file"),
        _("no municipality with an outline"),
        _("municipalities of the classification"),
        _("fetch the file with srsName=EPSG:4326 and outputFormat=application/json"),
    )


def _no_classification() -> Fault:
    return Fault(
        f"{classification.FOLDER}/{classification.PATTERN}",
        "raw",
        _("no file"),
        _("at least one file"),
        _("restore data/raw, or download the source again"),
    )
