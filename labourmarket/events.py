"""What happened that a trend must be read with: law changes, and a municipality's own events.

Own events come from ``events.csv`` in the data folder, which anybody can edit in a spreadsheet:
``day`` (2021-04-20), ``area_codes`` (parted by spaces; empty: everywhere), ``text_fi``,
``text_sv``, ``text_en`` (an empty one is told in Finnish) and ``source``.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from labourmarket import settings
from labourmarket.catalogue.model import Text
from labourmarket.language import gettext as _, told

COLUMNS = ("day", "area_codes", "text_fi", "text_sv", "text_en", "source")
_TEXTS = ("text_fi", "text_sv", "text_en")
# As long as a label over a trend can be on a phone.
LONGEST = 36


class EventsFileError(Exception):
    """The file of own events cannot be read; the message says where and how to mend it."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened on a day, in some areas or (without any) everywhere."""

    day: date
    area_codes: frozenset[str]
    text: Text
    source: str


def law_changes() -> list[tuple[date, str]]:
    """The changes of law that break the figures of every place."""
    return [
        (date(2025, 1, 1), _("services moved to municipalities")),
        (date(2026, 5, 1), _("general support introduced")),
    ]


def own(area_code: str) -> list[Event]:
    """The own events of a place, oldest first; none where there is no file.

    Raises:
        EventsFileError: a line of the file is not as it should be; every such line is told.
    """
    path = settings.events_path()
    if not path.exists():
        return []
    events = _read(path, path.stat().st_mtime_ns)
    return [event for event in events if not event.area_codes or area_code in event.area_codes]


def breaks(area_code: str) -> list[tuple[date, str]]:
    """Law changes and own events of a place, oldest first, as a trend draws them."""
    return sorted([*law_changes(), *((event.day, told(event.text)) for event in own(area_code))])


@lru_cache(maxsize=4)
def _read(path: Path, _changed: int) -> list[Event]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        table = csv.DictReader(file)
        if tuple(table.fieldnames or ()) != COLUMNS:
            raise EventsFileError(
                _("{file}: the first line has to be {columns}.").format(
                    file=path.name, columns=",".join(COLUMNS)
                )
            )
        read = [(table.line_num, _event(row)) for row in table]
    if wrong := [f"{path.name}:{line}: {event}" for line, event in read if isinstance(event, str)]:
        raise EventsFileError(" ".join(wrong))
    return sorted((event for _line, event in read if isinstance(event, Event)), key=_day)


def _event(row: dict[str, str | None]) -> Event | str:
    """The event of a line, or what is wrong with it."""
    cells = {name: (row.get(name) or "").strip() for name in COLUMNS}
    try:
        day = date.fromisoformat(cells["day"])
    except ValueError:
        return _("“{day}” is no day such as 2021-04-20.").format(day=cells["day"])
    fi = cells["text_fi"]
    if not fi:
        return _("text_fi is missing.")
    if wrong := [name for name in _TEXTS if len(cells[name]) > LONGEST]:
        return _("{columns}: at most {longest} characters.").format(
            columns=", ".join(wrong), longest=LONGEST
        )
    if not cells["source"]:
        return _("the source is missing.")
    text = Text(fi, cells["text_sv"] or fi, cells["text_en"] or fi)
    return Event(day, frozenset(cells["area_codes"].split()), text, cells["source"])


def _day(event: Event) -> date:
    return event.day
