"""Source lines: where figures are from, and when that was published."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from labourmarket import numbers, queries
from labourmarket.catalogue.sources import COMPUTED, SOURCES
from labourmarket.language import gettext as _, told
from labourmarket.warehouse import remembered_in_words


def source_of(rows: pl.DataFrame) -> str:
    """The source line of figures that know their ``source_id`` and ``released_at``."""
    if rows.is_empty():
        return ""
    by_source = rows.lazy().group_by("source_id").agg(pl.col("released_at").max())
    newest = by_source.sort("source_id").collect()
    return "; ".join(
        _one(source_id, numbers.day(released_at)) for source_id, released_at in newest.iter_rows()
    )


def source_named(source_ids: Iterable[str]) -> str:
    """The source line of whole publications, by the newest release that was loaded."""
    loaded = _loaded()
    return "; ".join(_one(id_, loaded[id_]) for id_ in source_ids if id_ in loaded)


@remembered_in_words
def _loaded() -> dict[str, str]:
    """When each source that was loaded came out, in words."""
    return {
        row["source_id"]: numbers.release(row["released_at"], row["retrieved"])
        for row in queries.newest_by_source().iter_rows(named=True)
    }


def _one(source_id: str, released: str) -> str:
    if source_id == COMPUTED.id:
        return _("{publisher}: computed by Työtaulu, published figures of {released}").format(
            publisher=_counts_of(), released=released
        )
    source = SOURCES[source_id]
    return _("{publisher}: {name}, published {released}").format(
        publisher=told(source.publisher), name=told(source.name), released=released
    )


def _counts_of() -> str:
    source = SOURCES["statfin_12r5"]
    return f"{told(source.publisher)}: {told(source.name)}"
