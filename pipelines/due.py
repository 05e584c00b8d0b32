"""Which month should be out by now, and which is the newest in hand."""

from __future__ import annotations

from datetime import date

import polars as pl

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


def standing(tables: dict[str, pl.DataFrame]) -> pl.DataFrame:
    """Newest period, release and rows per source.

    Returns:
        ``source_id``, ``newest`` (date; null where a source has no periods), ``released_at`` and
        ``rows``.
    """
    periods = pl.concat(
        [
            tables["observation"].select("source_id", "period"),
            tables["service_line_placement"].select("source_id", "period"),
            tables["municipal_benefit_share"].select(
                pl.lit(KELA_MUNICIPAL_SHARE.id).alias("source_id"), "period"
            ),
        ]
    )
    newest = periods.group_by("source_id").agg(newest=pl.col("period").max())
    return (
        tables["load"]
        .group_by("source_id")
        .agg(released_at=pl.col("released_at").max(), rows=pl.col("rows_kept").sum())
        .join(newest, on="source_id", how="left", validate="1:1")
        .select("source_id", "newest", "released_at", "rows")
        .sort("source_id")
    )
