"""Build the warehouse: read, gate, derive, check, write, swap."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import dataframely as dy
import polars as pl

from labourmarket import codes, settings
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
ORDER = {
    "observation": [codes.number()],
    "superseded_observation": [codes.number(), pl.col("released_at")],
    "statfin_cell": [
        pl.col("table_id", "content", "dimensions", "area_code", "frequency", "period")
    ],
}
# Of millions of rows, those of some indicators go through the gate at a time.
APART = {"observation": "indicator_id", "superseded_observation": "indicator_id"}
_AT_ONCE = 200_000


@dataclass(frozen=True, slots=True)
class Built:
    """What a build gave: the tables as written, what they changed, the path."""

    tables: dict[str, pl.DataFrame]
    changed: revisions.Changed
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
    made = _assembled(folder, progress, as_of, faults)
    made |= derived.derived(made)
    progress(_("Checking figures against each other"))
    made["finding"] = pl.concat([checks.findings(made), made["finding"]])
    changed, account = _changes(made, as_of)
    made |= account
    contracted = {
        name: _through(contract, made.pop(name), name, faults) for name, contract in TABLES.items()
    }
    _stop_at(faults)
    progress(_("Writing the warehouse"))
    warehouse = settings.warehouse_path()
    writing.swap_in(contracted, warehouse)
    return Built(contracted, changed, warehouse)


def _assembled(
    folder: Path, progress: Progress, as_of: date | None, faults: list[Fault]
) -> dict[str, pl.DataFrame]:
    """The tables that the raw files give, with their ledger, notes and findings."""
    progress(_("Reading the raw files"))
    read = raw.read_all(folder / "raw", faults)
    if as_of:
        read = _known_by(read, as_of, faults)
    _stop_at(faults)
    progress(_("Computing sums, rates and averages"))
    account = {
        "load": raw.ledger(read),
        "source_note": raw.notes(read),
        "finding": raw_files.unchanged(read),
    }
    parts = raw.by_table(restated.newest(read))
    del read  # what has been joined is not held twice
    made = tables.assembled(parts, faults)
    _stop_at(faults)
    return made | account


def _changes(
    made: dict[str, pl.DataFrame], as_of: date | None
) -> tuple[revisions.Changed, dict[str, pl.DataFrame]]:
    """What differs from the warehouse that is served, and the tables that tell it."""
    before = revisions.served()
    changed = revisions.of_build(before, made, as_of)
    return changed, changes.told(before, made, changed, as_of)


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


def _through(
    contract: type[dy.Schema], rows: pl.DataFrame, name: str, faults: list[Fault]
) -> pl.DataFrame:
    parts = _apart(rows, APART[name]) if name in APART else [rows]
    return pl.concat(
        gate.through(contract, part.sort(ORDER[name]) if name in ORDER else part, name, faults)
        for part in parts
    )


def _apart(rows: pl.DataFrame, column: str) -> Iterator[pl.DataFrame]:
    """Rows in the order of their codes in a column, some codes at a time."""
    number = rows[column].to_physical()
    used = number.unique().sort()
    at_once = max(1, len(used) * _AT_ONCE // max(1, rows.height))
    yield rows.clear()
    for start in range(0, len(used), at_once):
        some = used[start : start + at_once]
        yield rows.filter(number.is_between(some[0], some[-1]))


def _stop_at(faults: list[Fault]) -> None:
    if faults:
        raise RejectedInputError(faults)
