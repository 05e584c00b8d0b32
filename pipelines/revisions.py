"""What a build changed, against the warehouse that it replaces."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import duckdb
import polars as pl

from labourmarket import warehouse
from labourmarket.metrics.counts import KEY

ROW = [*KEY, "source_id"]
# What of the warehouse is held against the next one.
COMPARED = (
    "observation",
    "municipal_benefit_share",
    "area",
    "indicator",
    "source_note",
    "load",
    "build",
    "change_in_build",
)


@dataclass(frozen=True, slots=True)
class Changed:
    """New rows by source, and values that were revised (``earlier`` and ``value``)."""

    added: pl.DataFrame
    revised: pl.DataFrame


def served() -> dict[str, pl.DataFrame] | None:
    """The tables served now; None where there is no warehouse that can be read."""
    try:
        return {name: warehouse.query(f"SELECT * FROM {name}") for name in COMPARED}  # noqa: S608 - names from above
    except (warehouse.WarehouseMissingError, duckdb.Error):
        return None  # a first build, or a file of an older form: nothing to compare with


def of_build(
    before: Mapping[str, pl.DataFrame] | None, after: Mapping[str, pl.DataFrame], as_of: date | None
) -> Changed:
    """What a build changed; a look back at an earlier day changes nothing."""
    now = after["observation"]
    if as_of:
        return changed(now, now)
    return changed(before["observation"] if before else None, now)


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
