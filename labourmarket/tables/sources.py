"""Sources and the ledger of the build, as tables."""

from __future__ import annotations

from datetime import date

import polars as pl

from labourmarket import numbers
from labourmarket.catalogue.sources import SOURCES
from labourmarket.language import gettext as _, told
from labourmarket.metrics.due import newest_published
from labourmarket.tables.model import Table


def newest(rows: pl.DataFrame) -> Table:
    """Newest period, release and rhythm of each source."""
    return Table(
        caption=_("Newest period and release of each source"),
        headings=(_("Source"), _("Newest period"), _("Published"), _("Rhythm"), _("Licence")),
        rows=tuple(
            (
                f"{told(SOURCES[row['source_id']].publisher)}: "
                f"{told(SOURCES[row['source_id']].name)}",
                period(row["newest"], row["frequency"]),
                numbers.release(row["released_at"], row["retrieved"]),
                told(SOURCES[row["source_id"]].rhythm),
                SOURCES[row["source_id"]].licence or "–",
            )
            for row in rows.iter_rows(named=True)
        ),
        text_columns=frozenset({3, 4}),
    )


def due(rows: pl.DataFrame, today: date) -> Table:
    """What each monthly publisher has released by a day, beside what is in hand.

    Args:
        rows: what ``queries.newest_by_source`` gives.
        today: the day.
    """
    monthly = [
        (row["source_id"], row["newest"], out)
        for row in rows.iter_rows(named=True)
        if (out := newest_published(row["source_id"], today)) is not None
    ]
    return Table(
        caption=_("What should be out by {day}").format(day=numbers.day(today)),
        headings=(_("Source"), _("Newest in hand"), _("Should be out"), _("State")),
        rows=tuple(
            (
                told(SOURCES[source_id].name),
                period(newest_period, "month"),
                numbers.month(out),
                _state(newest_period, out),
            )
            for source_id, newest_period, out in monthly
        ),
        text_columns=frozenset({3}),
    )


def _state(newest_period: date | None, out: date) -> str:
    if newest_period is not None and newest_period >= out:
        return _("up to date")
    return _("due: published, not downloaded")


def period(newest_period: date | None, frequency: str | None) -> str:
    """A month by its name, a year by its number, a dash where a source has no periods."""
    if newest_period is None:
        return "–"
    return str(newest_period.year) if frequency == "year" else numbers.month(newest_period)


def ledger(rows: pl.DataFrame) -> Table:
    """One row per raw file: what was read, kept and set aside."""
    return Table(
        caption=_("Raw files of the warehouse"),
        headings=(
            _("File"),
            _("Source"),
            _("Rows read"),
            _("Rows kept"),
            _("Set aside"),
            _("Published"),
            _("Loaded"),
            _("Licence"),
            "SHA-256",
        ),
        rows=tuple(
            (
                row["file"],
                row["source_id"],
                numbers.number(row["rows_read"]),
                numbers.number(row["rows_kept"]),
                numbers.number(row["rows_rejected"]),
                numbers.release(row["released_at"], row["retrieved"]),
                numbers.day(row["finished"]),
                row["licence"],
                row["sha256"][:12],
            )
            for row in rows.iter_rows(named=True)
        ),
        text_columns=frozenset({1, 7}),
    )
