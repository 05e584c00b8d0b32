"""Sources and the ledger of the build, as tables."""

from __future__ import annotations

from datetime import date

import polars as pl

from labourmarket import numbers
from labourmarket.catalogue.sources import SOURCES, TERMS
from labourmarket.language import gettext as _, told
from labourmarket.metrics.due import newest_published
from labourmarket.tables.model import Cell, Table

# As many cells of a table as a reader looks through on a page.
FIRST_CELLS = 50


def newest(rows: pl.DataFrame) -> Table:
    """Newest period, release and rhythm of each source."""
    return Table(
        caption=_("Newest period and release of each source"),
        headings=(_("Source"), _("Newest period"), _("Published"), _("Rhythm"), _("Licence")),
        rows=tuple(
            (
                f"{told(SOURCES[row['source_id']].publisher)}: "
                f"{told(SOURCES[row['source_id']].name)}",
                numbers.period(row["newest"], row["frequency"]),
                numbers.release(row["released_at"], row["retrieved"]),
                told(SOURCES[row["source_id"]].rhythm),
                licence(SOURCES[row["source_id"]].licence) or "–",
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
                numbers.period(newest_period, "month"),
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
    return _("should be out, not downloaded")


def other_tables(rows: pl.DataFrame) -> Table:
    """StatFin tables that were loaded as files and that no indicator uses.

    Args:
        rows: what ``queries.other_tables`` gives.
    """
    return Table(
        caption=_("Other StatFin tables in the warehouse"),
        headings=(
            _("Table"),
            _("Title"),
            _("Areas"),
            _("Contents"),
            _("Rows"),
            _("Periods"),
            _("Published"),
        ),
        rows=tuple(
            (
                row["table_id"],
                Cell(row["table_title"], lang="fi"),
                numbers.number(row["areas"]),
                numbers.number(row["contents"]),
                numbers.number(row["rows"]),
                _span(row["oldest"], row["newest"], row["frequency"]),
                numbers.day(row["released_at"]),
            )
            for row in rows.iter_rows(named=True)
        ),
        text_columns=frozenset({1, 5}),
    )


def _span(oldest: date, newest_period: date, frequency: str) -> str:
    first, last = numbers.period(oldest, frequency), numbers.period(newest_period, frequency)
    return first if first == last else f"{first} – {last}"


def first_cells(cells: pl.DataFrame, title: str) -> Table:
    """The first cells of such a table; the whole of it is had as a file.

    ``title`` is in the reader's language or in none: the region around a table is named by it.
    """
    shown = cells.head(FIRST_CELLS)
    caption = title
    if cells.height > shown.height:
        caption = _("{title}: the first {count} of {all} rows").format(
            title=title,
            count=numbers.number(shown.height),
            all=numbers.number(cells.height),
        )
    return Table(
        caption=caption,
        headings=(_("Area"), _("Period"), _("Content"), _("Variables"), _("Figure")),
        rows=tuple(
            (
                row["area_code"] or "–",
                numbers.period(row["period"], row["frequency"]),
                Cell(row["content_fi"], lang="fi"),
                Cell(row["dimensions"] or "–", lang="fi" if row["dimensions"] else ""),
                numbers.emptiness(row["status"])
                if row["value"] is None
                else numbers.number(row["value"], _decimals(row["value"])),
            )
            for row in shown.iter_rows(named=True)
        ),
        text_columns=frozenset({1, 2, 3}),
    )


def _decimals(value: float) -> int:
    """How many decimals a figure is printed with: those that it has, two at the most."""
    return next((places for places in (0, 1) if round(value, places) == value), 2)


def licence(published: str) -> str:
    """The terms of a source: a licence by its name, the lack of one in words."""
    return told(TERMS[published]) if published in TERMS else published


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
                licence(row["licence"]),
                row["sha256"][:12],
            )
            for row in rows.iter_rows(named=True)
        ),
        text_columns=frozenset({1, 7}),
    )
