"""What a build changed, against the warehouse that it replaces."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb
import polars as pl

from labourmarket import warehouse
from labourmarket.metrics.counts import KEY

ROW = [*KEY, "source_id"]


@dataclass(frozen=True, slots=True)
class Changed:
    """New rows by source, and values that were revised (``earlier`` and ``value``)."""

    added: pl.DataFrame
    revised: pl.DataFrame


def served_observations() -> pl.DataFrame | None:
    """The observations served now; None where there is no warehouse that can be read."""
    try:
        return warehouse.query("SELECT * FROM observation")
    except (warehouse.WarehouseMissingError, duckdb.Error):
        return None  # a first build, or a file of an older form: nothing to compare with


def changed(before: pl.DataFrame | None, after: pl.DataFrame) -> Changed:
    """Compare observations before and after a build."""
    if before is None:
        before = after.clear()
    text = [pl.col("frequency", "status").cast(pl.String)]
    before, after = before.with_columns(text), after.with_columns(text)
    new = after.join(before, on=ROW, how="anti")
    added = new.group_by("source_id").agg(
        rows=pl.len(), newest=pl.col("period").max(), areas=pl.col("area_code").n_unique()
    )
    both = after.join(
        before.select(*ROW, earlier="value", earlier_status="status"),
        on=ROW,
        how="inner",
        validate="1:1",
    )
    revised = both.filter(
        pl.col("value").ne_missing(pl.col("earlier"))
        | (pl.col("status") != pl.col("earlier_status"))
    )
    return Changed(added.sort("source_id"), revised.sort(ROW))
