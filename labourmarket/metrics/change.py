"""Change on the same month of last year, from unrounded values."""

from __future__ import annotations

import polars as pl

# A percentage of fewer persons than this says more than the figures do.
SMALLEST_BASE = 20


def change_on_year(series: pl.DataFrame) -> pl.DataFrame:
    """Set each value beside the same period a year earlier.

    Args:
        series: rows of ``area_code``, ``period`` and ``value`` of one indicator.

    Returns:
        The rows with ``earlier`` (null where there is no known figure a year earlier), ``change``
        (in the indicator's unit) and ``change_percent`` (null on a base under 20).
    """
    a_year_earlier = series.select(
        "area_code", pl.col("period").dt.offset_by("1y"), earlier=pl.col("value")
    )
    change = pl.col("value") - pl.col("earlier")
    return (
        series.join(
            a_year_earlier,
            on=["area_code", "period"],
            how="left",
            validate="1:1",
            maintain_order="left",
        )
        .with_columns(change=change)
        .with_columns(
            change_percent=pl.when(pl.col("earlier") >= SMALLEST_BASE).then(
                100 * pl.col("change") / pl.col("earlier")
            )
        )
    )
