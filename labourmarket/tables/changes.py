"""Revised figures and what is due next, as tables."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import polars as pl

from labourmarket import numbers, places
from labourmarket.catalogue.indicators import INDICATORS
from labourmarket.catalogue.sources import SOURCES
from labourmarket.language import gettext as _, told
from labourmarket.metrics.due import next_release
from labourmarket.tables.model import Table

# A table of ten thousand revised figures is not read; all of them are in the file.
MOST_ROWS = 200


def revised(changes: pl.DataFrame) -> Table:
    """Each revised figure: earlier, now and the difference.

    A figure that is or was secret has no difference, which would reveal it.
    """
    rows = changes.filter(pl.col("kind") == "revised", pl.col("indicator_id").is_not_null())
    known = places.names()
    return Table(
        caption=_caption(rows.height),
        headings=(
            _("Figure"),
            _("Area"),
            _("Period"),
            _("Earlier"),
            _("Now"),
            _("Difference"),
            _("Source"),
        ),
        rows=tuple(_row(row, known) for row in rows.head(MOST_ROWS).iter_rows(named=True)),
        text_columns=frozenset({1, 2, 6}),
    )


def _caption(count: int) -> str:
    if count <= MOST_ROWS:
        return _("Revised figures")
    return _("Revised figures: the first {count} of {all}").format(
        count=MOST_ROWS, all=numbers.number(count)
    )


def _row(row: Mapping[str, Any], known: Mapping[str, str]) -> tuple[str, ...]:
    indicator = INDICATORS[row["indicator_id"]]
    earlier, later = row["earlier"], row["later"]
    both = earlier is not None and later is not None
    return (
        told(indicator.title),
        known.get(row["area_code"], row["area_code"]),
        numbers.period(row["period"], row["frequency"]),
        numbers.known(earlier, None, None, row["earlier_status"], indicator),
        numbers.known(later, None, None, row["later_status"], indicator),
        numbers.difference_in_unit(later - earlier, indicator) if both else "–",
        told(SOURCES[row["source_id"]].name),
    )


def next_releases(newest: pl.DataFrame, today: date) -> Table:
    """The next month of each monthly publisher and the day by which it is out.

    Args:
        newest: what ``queries.newest_by_source`` gives.
        today: the day.
    """
    expected = [
        (row["source_id"], row["newest"], release)
        for row in newest.iter_rows(named=True)
        if (release := next_release(row["source_id"], today)) is not None
    ]
    return Table(
        caption=_("Next releases"),
        headings=(_("Source"), _("Newest in hand"), _("Next month"), _("Out by")),
        rows=tuple(
            (
                told(SOURCES[source_id].name),
                numbers.period(in_hand, "month"),
                numbers.month(release.month),
                numbers.day(release.by),
            )
            for source_id, in_hand, release in expected
        ),
    )
