"""Which month a monthly publisher has certainly released by a day, and when the next one is due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from labourmarket.catalogue.sources import (
    KELA_MUNICIPAL_SHARE,
    STATFIN_12R5,
    STATFIN_12U4,
    STATFIN_12UB,
)

# The day of the following month by which a month has been published: seen at StatFin between the
# 20th and the 26th; Kela promises the 20th.
EMPLOYMENT_SERVICE = (STATFIN_12R5.id, STATFIN_12UB.id, STATFIN_12U4.id)
OUT_BY_DAY = dict.fromkeys(EMPLOYMENT_SERVICE, 26) | {KELA_MUNICIPAL_SHARE.id: 20}
# December's figures come at the end of January only.
OUT_IN_JANUARY = dict.fromkeys(EMPLOYMENT_SERVICE, 31)


@dataclass(frozen=True, slots=True)
class Release:
    """A month that a publisher has yet to release, and the day by which it has done so."""

    month: date
    by: date


def next_release(source_id: str, today: date) -> Release | None:
    """The next month of a monthly publisher by its rhythm; None for other rhythms."""
    newest = newest_published(source_id, today)
    if newest is None:
        return None
    out = _months_later(newest, 2)
    out_by = OUT_BY_DAY | OUT_IN_JANUARY if out.month == 1 else OUT_BY_DAY
    return Release(_months_later(newest, 1), out.replace(day=out_by[source_id]))


def newest_published(source_id: str, today: date) -> date | None:
    """The newest month that the publisher has certainly released; None for other rhythms."""
    if source_id not in OUT_BY_DAY:
        return None
    out_by = OUT_BY_DAY | OUT_IN_JANUARY if today.month == 1 else OUT_BY_DAY
    months_back = 1 if today.day > out_by[source_id] else 2
    return _months_later(today, -months_back)


def _months_later(day: date, months: int) -> date:
    """The first day of the month so many months later."""
    index = day.year * 12 + day.month - 1 + months
    return date(index // 12, index % 12 + 1, 1)
