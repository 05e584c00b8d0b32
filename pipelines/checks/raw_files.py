"""Raw is never edited: a file whose bytes are not those of its sidecar is told."""

from __future__ import annotations

import polars as pl

from labourmarket import contracts
from pipelines.raw import RawFile

CHECK = "raw_file_unchanged"


def unchanged(read: list[RawFile]) -> pl.DataFrame:
    """One finding per raw file that has been edited since it was archived, or has no origin."""
    rows = [
        {
            "check_id": CHECK,
            "subject": f"{raw_file.source_id}/{raw_file.path.name}",
            "published": None,
            "computed": None,
            "difference": None,
            "tolerance": None,
            "verdict": "differs",
            "note_fi": "Tiedostolla ei ole alkuperätietoa."
            if raw_file.origin.recorded_sha256 is None
            else "Tiedostoa on muutettu arkistoinnin jälkeen: tarkistussumma ei täsmää.",
        }
        for raw_file in read
        if raw_file.origin.sha256 != raw_file.origin.recorded_sha256
    ]
    numbers = dict.fromkeys(("published", "computed", "difference", "tolerance"), pl.Float64)
    schema = {name: numbers.get(name, pl.String) for name in contracts.Finding.column_names()}
    return pl.DataFrame(rows, schema=schema)
