"""Build the warehouse: read, gate, derive, check, write, swap."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl

from labourmarket import codes, settings
from labourmarket.contracts import TABLES
from labourmarket.language import gettext as _
from pipelines import (
    archive,
    carried,
    changes,
    checks,
    derived,
    gate,
    portions,
    raw,
    restated,
    revisions,
    tables,
    writing,
)
from pipelines.carried import Carried
from pipelines.checks import raw_files
from pipelines.faults import Fault, RejectedInputError
from pipelines.raw import File

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


@dataclass(frozen=True, slots=True)
class Built:
    """What a build gave: the tables as made, what they changed, the path.

    Of ``carried.YEARLY`` they have the years that were made anew, and none of the tables that stand
    whole.
    """

    tables: dict[str, pl.DataFrame]
    changed: revisions.Changed
    warehouse: Path


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is to be built, from which files."""

    folder: Path
    as_of: date | None
    known: Mapping[File, raw.Identity]
    progress: Progress


def build(progress: Progress, as_of: date | None = None, *, afresh: bool = False) -> Built:
    """Build the warehouse of the settings from its raw files and swap it in.

    Args:
        progress: told what is being done.
        as_of: only with what was known on that day; None for all that is known.
        afresh: read every file, also where the warehouse that is served has its rows.

    Raises:
        RejectedInputError: the input has faults; all of them are told, the old warehouse stands.
        AnotherBuildRunsError: another process is building here.
    """
    folder = settings.data_folder()
    with writing.only_build(folder):
        archive.take_back(folder)  # what a killed load has left
        return under_lock(folder, progress, as_of, afresh=afresh)


def under_lock(
    folder: Path, progress: Progress, as_of: date | None = None, *, afresh: bool = False
) -> Built:
    """Build as ``build`` does, for a caller that holds the lock of ``folder`` itself."""
    asked = _Asked(folder, as_of, raw.identities(folder / "raw"), progress)
    unread = frozenset[File]() if as_of or afresh else carried.unread(asked.known)
    if unread:
        try:
            if built := _over_what_stands(asked, unread):
                return built
        except RejectedInputError:
            pass  # with every file read, all that is wrong can be told
    return _from(asked, _read(asked, frozenset()), None)


def _over_what_stands(asked: _Asked, unread: frozenset[File]) -> Built | None:
    """Build only the years that some file tells anew; None where that cannot be."""
    read = _read(asked, unread)
    stands = carried.beside(read, unread, asked.known)
    return _from(asked, read, stands) if stands else None


def _read(asked: _Asked, unread: frozenset[File]) -> list[raw.RawFile]:
    faults: list[Fault] = []
    asked.progress(_("Reading the raw files"))
    read = raw.read_all(asked.folder / "raw", faults, unread)
    if asked.as_of:
        read = _known_by(read, asked.as_of, faults)
    _stop_at(faults)
    return read


def _from(asked: _Asked, read: list[raw.RawFile], stands: Carried | None) -> Built:
    """Build from what was read, beside what stands; None where nothing does."""
    faults: list[Fault] = []
    made = _assembled(asked, read, stands, faults)
    reaching = _with_standing(made, stands)
    asked.progress(_("Checking figures against each other"))
    with ThreadPoolExecutor(max_workers=1) as beside:  # all three let go of the lock to compute
        trends = beside.submit(derived.derived, reaching)
        findings = checks.findings(reaching)
        changed, account = _changes(made, stands, asked.as_of)
        made |= trends.result() | account
    made["finding"] = pl.concat([findings, made["finding"]])
    del reaching, trends
    written = [name for name in TABLES if not (stands and name in stands.whole)]
    contracted = {name: _through(made, name, faults) for name in written}
    _stop_at(faults)
    asked.progress(_("Writing the warehouse"))
    warehouse = settings.warehouse_path()
    writing.swap_in(contracted, warehouse, stands)
    return Built(contracted, changed, warehouse)


def _assembled(
    asked: _Asked, read: list[raw.RawFile], stands: Carried | None, faults: list[Fault]
) -> dict[str, pl.DataFrame]:
    """The tables that the raw files give, with their ledger, notes and findings.

    ``read`` is emptied on the way.
    """
    asked.progress(_("Computing sums, rates and averages"))
    account = {
        "load": raw.ledger(read, asked.known),
        "source_note": raw.notes(read),
        "finding": raw_files.unchanged(read),
    }
    parts = raw.by_table(restated.newest([stands.told(), *read] if stands else read))
    read.clear()  # what has been joined is not held twice
    if stands:
        account = {name: pl.concat([stands.account[name], rows]) for name, rows in account.items()}
        parts["observation_release"] = [
            rows.filter(pl.col("period").dt.year().is_in(stands.years))
            for rows in parts["observation_release"]
        ]
    made = tables.assembled(parts, faults, is_whole=stands is None)
    _stop_at(faults)
    return made | account


def _with_standing(
    made: dict[str, pl.DataFrame], stands: Carried | None
) -> dict[str, pl.DataFrame]:
    """The tables with the observations that stand, where something reaches over years of them."""
    if not stands:
        return dict(made)
    standing = stands.reaching()
    anew = made["observation"].select(standing.columns)
    return made | {"observation": pl.concat([standing, anew])}


def _changes(
    made: dict[str, pl.DataFrame], stands: Carried | None, as_of: date | None
) -> tuple[revisions.Changed, dict[str, pl.DataFrame]]:
    """What differs from the warehouse that is served, and the tables that tell it."""
    before = revisions.served({name: made[name] for name in stands.whole} if stands else {})
    changed = revisions.of_build(before, made, as_of, stands.is_anew if stands else "true")
    held = revisions.held(made["observation"]) if before else {}
    if before and stands:
        is_standing = ~pl.col("year").is_in(stands.years)
        held = {
            name: pl.concat([before[name].filter(is_standing), rows]) for name, rows in held.items()
        }
    compared = {name: made[name] for name in revisions.COMPARED if name in made}
    return changed, changes.told(before, compared | held, changed, as_of)


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


def _through(made: dict[str, pl.DataFrame], name: str, faults: list[Fault]) -> pl.DataFrame:
    """Let the rows of a table through its contract, and take them out of what was made."""
    contract = TABLES[name]
    some = portions.taken_apart(made.pop(name), APART[name]) if name in APART else [made.pop(name)]
    gated = [
        gate.through(contract, part.sort(ORDER[name]) if name in ORDER else part, name, faults)
        for part in some
    ]
    return pl.concat(gated) if gated else contract.create_empty()


def _stop_at(faults: list[Fault]) -> None:
    if faults:
        raise RejectedInputError(faults)
