"""D4: one index ties the levels of 2019 and 2022, and the euros per inhabitant follow."""

from __future__ import annotations

import polars as pl

from labourmarket.metrics.liability import level_index
from pipelines.checks.finding import found


def one_index(tables: dict[str, pl.DataFrame]) -> pl.DataFrame:
    """Change at the level of 2022 against (reform − present) × the one index.

    Tolerance: half a euro of the printed change, and half a euro of each of the two levels carried
    through the index.
    """
    change = tables["liability_change"]
    index = level_index(change)
    rows = change.select(
        subject=pl.col("area_code") + "/change_2022_eur",
        published="change_2022_eur",
        computed=(pl.col("reform_2019_eur") - pl.col("present_2019_eur")) * index,
        unit=1.0,
        tolerance=pl.lit(0.5 + index),
    )
    return found(
        "liability_change_index",
        rows,
    )


def per_inhabitant(tables: dict[str, pl.DataFrame]) -> pl.DataFrame:
    """Printed euros per inhabitant against change / population 2019."""
    rows = tables["liability_change"].select(
        subject=pl.col("area_code") + "/change_per_inhabitant_eur",
        published="change_per_inhabitant_eur",
        computed=pl.col("change_2022_eur") / pl.col("population_2019"),
        unit=1.0,
        tolerance=0.5,
    )
    return found("liability_per_inhabitant", rows)
