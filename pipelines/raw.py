"""From the raw files to readings: every file is read, every fault is collected."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import polars as pl

from labourmarket import contracts
from labourmarket.language import gettext as _
from pipelines import identity, origin
from pipelines.faults import Fault
from pipelines.gate import Areas, Reading
from pipelines.origin import Origin
from pipelines.sources import (
    area_mergers,
    classification,
    forum_2023,
    kela_municipal_share,
    own_budget,
    own_service_lines,
    past_classification,
    statfin_11ra,
    statfin_12r5,
    statfin_12u4,
    statfin_12ub,
    statfin_121w,
    statfin_other,
)

# The classification first: the others' codes are held against it.
SOURCES: tuple[ModuleType, ...] = (
    classification,
    area_mergers,
    past_classification,
    forum_2023,
    statfin_12r5,
    statfin_12ub,
    statfin_12u4,
    statfin_11ra,
    statfin_121w,
    statfin_other,
    kela_municipal_share,
    own_service_lines,
    own_budget,
)
# These are there once they have been downloaded or loaded.
OPTIONAL = (
    area_mergers,
    past_classification,
    statfin_12ub,
    statfin_12u4,
    statfin_121w,
    statfin_other,
    own_service_lines,
    own_budget,
)
# A table of StatFin comes as json-stat2 or PX-JSON, or as a px file.
ALSO = {"*.json": "*.px"}

# Tables whose figures a publisher repeats from file to file.
OVERLAPPING = (
    "observation_release",
    "municipal_benefit_share",
    "service_line_placement",
    "budget_line",
    "statfin_cell",
)
# A raw file by its source and its name.
File = tuple[str, str]


class Identity(NamedTuple):
    """What a raw file would be read as now, and when its figures were last told."""

    read_as: str
    told_at: datetime | None


@dataclass(frozen=True, slots=True)
class RawFile:
    """One raw file, read."""

    source_id: str
    path: Path
    origin: Origin
    reading: Reading
    started: datetime
    finished: datetime

    @property
    def released_at(self) -> datetime | None:
        """When the publisher released it; what the file itself says goes before the sidecar."""
        said = self.reading.released_at or self.origin.updated
        if said or not self.origin.released:
            return said
        return datetime.combine(self.origin.released, time())

    @property
    def known_on(self) -> date | None:
        """The day from which its figures were known: its release, else when it was fetched."""
        released_at = self.released_at
        return released_at.date() if released_at else self.origin.retrieved


def files(source: ModuleType, folder: Path) -> list[Path]:
    """The raw files of a source, without sidecars; a source may choose among its files itself."""
    if hasattr(source, "files"):
        return list(source.files(folder / source.FOLDER))
    found = [
        path
        for pattern in (source.PATTERN, ALSO.get(source.PATTERN))
        if pattern
        for path in (folder / source.FOLDER).glob(pattern)
    ]
    return sorted(path for path in found if not path.name.endswith(origin.SUFFIX))


def read_all(folder: Path, faults: list[Fault], unread: Set[File] = frozenset()) -> list[RawFile]:
    """Read every raw file under ``folder`` but those of ``unread``.

    A source that needs files and has none is a fault.
    """
    areas: dict[str, str] = {}
    read: list[RawFile] = []
    for source in SOURCES:
        paths = files(source, folder)
        _tell_missing(source, paths, folder, faults)
        for path in paths:
            if (source.FOLDER, path.name) in unread:
                continue
            raw_file = _read(source, path, areas, faults)
            if raw_file is None:
                continue
            read.append(raw_file)
            rows = raw_file.reading.tables.get("area")
            if rows is not None:
                areas |= dict(zip(rows["area_code"], rows["name_fi"], strict=True))
    return read


def _tell_missing(source: ModuleType, paths: list[Path], folder: Path, faults: list[Fault]) -> None:
    """A source needs at least one file unless it is optional, the deck each of its tables."""
    if source in OPTIONAL:
        return
    names = {path.name for path in paths}
    missing = set(forum_2023.READERS) - names if source is forum_2023 else {source.PATTERN}
    for name in sorted(missing) if source is forum_2023 or not paths else ():
        faults.append(
            Fault(
                f"{source.FOLDER}/{name}",
                str(folder),
                _("no file"),
                _("at least one file"),
                _("restore data/raw, or download the source again"),
            )
        )


def _origin(path: Path, faults: list[Fault]) -> Origin | None:
    try:
        return origin.of(path)
    except (OSError, ValueError) as wrong:
        faults.append(
            Fault(
                path.name + origin.SUFFIX,
                _("whole file"),
                str(wrong),
                "title, publisher, licence, sha256 … (TOML)",
                _("restore the structure of the file"),
            )
        )
        return None


def _read(source: ModuleType, path: Path, areas: Areas, faults: list[Fault]) -> RawFile | None:
    started = datetime.now(UTC).replace(tzinfo=None)
    known = _origin(path, faults)
    try:
        reading = source.read(path, areas, faults)
    except OSError as unreadable:
        faults.append(
            Fault(
                path.name,
                _("whole file"),
                str(unreadable),
                _("a file"),
                _("fetch or write the file again"),
            )
        )
        return None
    if reading is None or known is None:
        return None
    return RawFile(
        source_id=source.FOLDER,
        path=path,
        origin=known,
        reading=reading.of_release(known.noticed) if known.noticed else reading,
        started=started,
        finished=datetime.now(UTC).replace(tzinfo=None),
    )


def known_by(read: list[RawFile], day: date) -> list[RawFile]:
    """The files that were known on a day; figures of any day stand on today's classification."""
    return [
        raw_file
        for raw_file in read
        if raw_file.source_id == classification.FOLDER
        or (raw_file.known_on is not None and raw_file.known_on <= day)
    ]


def notes(read: list[RawFile]) -> pl.DataFrame:
    """One row per note of a publisher for the table ``source_note``."""
    rows = [
        {
            "source_id": raw_file.source_id,
            "file": raw_file.path.name,
            "position": position,
            "note": note.strip(),
            "released_at": raw_file.released_at,
        }
        for raw_file in read
        for position, note in enumerate(raw_file.reading.notes, start=1)
        if note.strip()
    ]
    return pl.DataFrame(rows, schema=contracts.SourceNote.create_empty().schema)


def by_table(read: list[RawFile]) -> dict[str, list[pl.DataFrame]]:
    """The frames of all files by table; where files can overlap, each row knows its file."""
    parts: dict[str, list[pl.DataFrame]] = {}
    names = pl.Enum(list(dict.fromkeys(raw_file.path.name for raw_file in read)))
    for raw_file in read:
        for table, rows in raw_file.reading.tables.items():
            named = rows.with_columns(file=pl.lit(raw_file.path.name, dtype=names))
            parts.setdefault(table, []).append(named if table in OVERLAPPING else rows)
    return parts


def identities(folder: Path) -> dict[File, Identity]:
    """What every raw file under ``folder`` would be read as, by source and name."""
    rules = identity.rules(folder / classification.FOLDER)
    return {
        (source.FOLDER, path.name): Identity(
            identity.read_as(path, rules, place), origin.told_at(path)
        )
        for source in SOURCES
        for path, place in _in_order(source, files(source, folder))
    }


def _in_order(source: ModuleType, paths: list[Path]) -> list[tuple[Path, int]]:
    """Of Kela's files the one told later is believed: their order is part of what they tell."""
    if source is not kela_municipal_share:
        return [(path, 0) for path in paths]
    told = {path: origin.told_at(path) or datetime.min for path in paths}
    moments = sorted(set(told.values()))
    return [(path, moments.index(moment)) for path, moment in told.items()]


def ledger(read: list[RawFile], known: Mapping[File, Identity]) -> pl.DataFrame:
    """One row per raw file for the table ``load``, with what it was read as."""
    return pl.DataFrame(
        [
            {
                "source_id": raw_file.source_id,
                "file": raw_file.path.name,
                "sha256": raw_file.origin.sha256,
                "read_as": known[raw_file.source_id, raw_file.path.name].read_as,
                "rows_read": raw_file.reading.rows_read,
                "rows_kept": sum(rows.height for rows in raw_file.reading.tables.values()),
                "rows_rejected": raw_file.reading.rows_set_aside,
                "started": raw_file.started,
                "finished": raw_file.finished,
                "released_at": raw_file.released_at,
                "retrieved": raw_file.origin.retrieved,
                "licence": raw_file.origin.licence,
                "invented": raw_file.origin.invented,
            }
            for raw_file in read
        ]
    )
