"""What the warehouse holds of each source: newest month, release and rows."""

from __future__ import annotations

import polars as pl

from labourmarket.catalogue.sources import KELA_MUNICIPAL_SHARE, STATFIN_OTHER


def standing(tables: dict[str, pl.DataFrame]) -> pl.DataFrame:
    """Newest period, release and rows per source.

    Returns:
        ``source_id``, ``newest`` (date; null where a source has no periods), ``released_at`` (null
        where the day of release is not known), ``retrieved`` and ``rows``.
    """
    periods = pl.concat(
        [
            tables["observation"].select("source_id", "period"),
            tables["service_line_placement"].select("source_id", "period"),
            tables["municipal_benefit_share"].select(
                pl.lit(KELA_MUNICIPAL_SHARE.id).alias("source_id"), "period"
            ),
            tables["statfin_cell"].select(pl.lit(STATFIN_OTHER.id).alias("source_id"), "period"),
            tables["budget_line"].select(
                "source_id", pl.date("year", pl.col("month").fill_null(1), 1).alias("period")
            ),
        ]
    )
    newest = periods.group_by("source_id").agg(newest=pl.col("period").max())
    return (
        tables["load"]
        .group_by("source_id")
        .agg(pl.col("released_at", "retrieved").max(), rows=pl.col("rows_kept").sum())
        .join(newest, on="source_id", how="left", validate="1:1")
        .select("source_id", "newest", "released_at", "retrieved", "rows")
        .sort("source_id")
    )
