"""Which publishers should have released more than is in hand, in a sentence each."""

from __future__ import annotations

from datetime import date

import polars as pl

from labourmarket import numbers
from labourmarket.catalogue.sources import SOURCES
from labourmarket.language import gettext as _, told
from labourmarket.metrics.due import newest_published


def behind(rows: pl.DataFrame, today: date) -> list[str]:
    """A sentence for each monthly source whose newest month in hand is not the newest released.

    Args:
        rows: what ``queries.newest_by_source`` gives.
        today: the day.
    """
    return [
        _("{source}: {out} should be out by now; the newest month here is {newest}.").format(
            source=told(SOURCES[row["source_id"]].name),
            out=numbers.month(out),
            newest=numbers.month(row["newest"]),
        )
        for row in rows.iter_rows(named=True)
        if (out := newest_published(row["source_id"], today)) is not None
        and row["newest"] is not None
        and row["newest"] < out
    ]
