"""Source lines: where figures are from, and when that was published."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import polars as pl

from labourmarket import numbers, queries
from labourmarket.catalogue.model import Source
from labourmarket.catalogue.sources import COMPUTED, SOURCES, STATFIN_12R5
from labourmarket.language import gettext as _, told
from labourmarket.warehouse import remembered_in_words


def source_of(rows: pl.DataFrame) -> str:
    """The source line of figures that know their ``source_id`` and ``released_at``.

    Of several releases the first and the last are told.
    """
    released = pl.col("released_at")
    by_source = (
        rows.lazy()
        .filter(pl.col("source_id").is_not_null())
        .group_by("source_id")
        .agg(released.min().alias("first"), released.max().alias("last"))
    )
    return "; ".join(
        _one(source_id, first, last)
        for source_id, first, last in by_source.sort("source_id").collect().iter_rows()
    )


def source_named(source_ids: Iterable[str]) -> str:
    """The source line of whole publications, by the newest release that was loaded."""
    loaded = _loaded()
    return "; ".join(loaded[id_] for id_ in source_ids if id_ in loaded)


@remembered_in_words
def _loaded() -> dict[str, str]:
    """The line of each source that was loaded."""
    return {
        row["source_id"]: _one(
            row["source_id"], row["released_at"], row["released_at"], row["retrieved"]
        )
        for row in queries.newest_by_source().iter_rows(named=True)
    }


def _one(
    source_id: str, first: date | None, last: date | None, retrieved: date | None = None
) -> str:
    if source_id == COMPUTED.id:
        return _("{publisher}: computed by Työtaulu, published figures of {released}").format(
            publisher=_name(STATFIN_12R5), released=_span(first, last)
        )
    return f"{_name(SOURCES[source_id])}, {_published(first, last, retrieved)}"


def _published(first: date | None, last: date | None, retrieved: date | None) -> str:
    if first or last:
        return _("published {released}").format(released=_span(first, last))
    if retrieved is None:
        return _("day of publication not known")
    return _("day of publication not known, fetched {day}").format(day=numbers.day(retrieved))


def _span(first: date | None, last: date | None) -> str:
    ends = dict.fromkeys(numbers.day(day) for day in (first, last) if day)
    return "\N{EN DASH}".join(ends) or _("not known")


def _name(source: Source) -> str:
    return f"{told(source.publisher)}: {told(source.name)}"
