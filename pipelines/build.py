"""Build the warehouse: read, gate, derive, check, write, swap."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl

from labourmarket import settings
from labourmarket.contracts import TABLES
from labourmarket.language import gettext as _
from pipelines import (
    archive,
    changes,
    checks,
    derived,
    gate,
    raw,
    restated,
    revisions,
    tables,
    writing,
)
from pipelines.checks import raw_files
from pipelines.faults import Fault, RejectedInputError

Progress = Callable[[str], None]

# Queries filter by these; sorted rows make DuckDB's zone maps skip the rest.
SORT = {
    "observation": ["indicator_id", "area_code", "frequency", "period", "source_id"],
    "superseded_observation": ["indicator_id", "area_code", "frequency", "period", "released_at"],
    "statfin_cell": ["table_id", "content", "dimensions", "area_code", "frequency", "period"],
}


@dataclass(frozen=True, slots=True)
class Built:
    """What a build gave: the tables as written, what they changed, the files read, the path."""

    tables: dict[str, pl.DataFrame]
    changed: revisions.Changed
    read: list[raw.RawFile]
    warehouse: Path


def build(progress: Progress, as_of: date | None = None) -> Built:
    """Build the warehouse of the settings from its raw files and swap it in.

    Args:
        progress: told what is being done.
        as_of: only with what was known on that day; None for all that is known.

    Raises:
        RejectedInputError: the input has faults; all of them are told, the old warehouse stands.
        AnotherBuildRunsError: another process is building here.
    """
    folder = settings.data_folder()
    with writing.only_build(folder):
        archive.take_back(folder)  # what a killed load has left
        return under_lock(folder, progress, as_of)


def under_lock(folder: Path, progress: Progress, as_of: date | None = None) -> Built:
    """Build as ``build`` does, for a caller that holds the lock of ``folder`` itself."""
    faults: list[Fault] = []
    progress(_("Reading the raw files"))
    read = raw.read_all(folder / "raw", faults)
    if as_of:
        read = _known_by(read, as_of, faults)
    _stop_at(faults)
    progress(_("Computing sums, rates and averages"))
    made = tables.assembled(raw.by_table(restated.newest(read)), faults)
    _stop_at(faults)
    made |= derived.derived(made)
    progress(_("Checking figures against each other"))
    made["finding"] = pl.concat([checks.findings(made), raw_files.unchanged(read)])
    made["load"] = raw.ledger(read)
    made["source_note"] = raw.notes(read)
    before = revisions.served()
    changed = revisions.of_build(before, made, as_of)
    made |= changes.told(before, made, changed, as_of)
    contracted = {
        name: gate.through(contract, made[name], name, faults).pipe(_sorted, name)
        for name, contract in TABLES.items()
    }
    _stop_at(faults)
    progress(_("Writing the warehouse"))
    warehouse = settings.warehouse_path()
    writing.swap_in(contracted, warehouse)
    return Built(contracted, changed, read, warehouse)


def _known_by(read: list[raw.RawFile], day: date, faults: list[Fault]) -> list[raw.RawFile]:
    known = raw.known_by(read, day)
    if not any("observation_release" in raw_file.reading.tables for raw_file in known):
        faults.append(
            Fault(
                "raw",
                "--as-of",
                day.isoformat(),
                _("a day by which some figures had been released"),
                _("choose a later day"),
            )
        )
    return known


def _sorted(rows: pl.DataFrame, name: str) -> pl.DataFrame:
    return rows.sort([_rank(rows, column) for column in SORT[name]]) if name in SORT else rows


def _rank(rows: pl.DataFrame, column: str) -> pl.Expr:
    """What a column is sorted by: codes by their places, for numbers sort faster than texts."""
    if rows.schema[column] != pl.String:
        return pl.col(column)
    return pl.col(column).cast(pl.Enum(rows[column].drop_nulls().unique().sort()))


def _stop_at(faults: list[Fault]) -> None:
    if faults:
        raise RejectedInputError(faults)
