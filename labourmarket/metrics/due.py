"""Which month a monthly publisher has certainly released by a day."""

from __future__ import annotations

from datetime import date

from labourmarket.catalogue.sources import KELA_MUNICIPAL_SHARE, STATFIN_12R5

# The day of the following month by which a month has been published: seen at StatFin between the
# 20th and the 26th; Kela promises the 20th.
OUT_BY_DAY = {STATFIN_12R5.id: 26, KELA_MUNICIPAL_SHARE.id: 20}
# December's figures come at the end of January only.
OUT_IN_JANUARY = {STATFIN_12R5.id: 31}


def newest_published(source_id: str, today: date) -> date | None:
    """The newest month that the publisher has certainly released; None for other rhythms."""
    if source_id not in OUT_BY_DAY:
        return None
    out_by = OUT_BY_DAY | OUT_IN_JANUARY if today.month == 1 else OUT_BY_DAY
    months_back = 1 if today.day > out_by[source_id] else 2
    index = today.year * 12 + today.month - 1 - months_back
    return date(index // 12, index % 12 + 1, 1)
