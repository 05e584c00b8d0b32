"""D2, the service lines: counts of one day are exact, so their sums must match to the person."""

from __future__ import annotations

import polars as pl

from labourmarket.catalogue.service_lines import ALL_LINES
from labourmarket.catalogue.sources import FORUM_2023
from labourmarket.metrics.reconciliation import printed_unit
from pipelines.checks.finding import found, subject
from pipelines.sources.forum.deck import AREA

COUNTS = ["jobseekers", "unemployed"]


def _printed(tables: dict[str, pl.DataFrame]) -> pl.DataFrame:
    """The deck's rows: the area's own files have no printed sums to hold theirs against."""
    return tables["service_line_placement"].filter(pl.col("source_id") == FORUM_2023.id)


def _long(tables: dict[str, pl.DataFrame]) -> pl.DataFrame:
    return _printed(tables).unpivot(
        index=["area_code", "service_line"], on=COUNTS, variable_name="count"
    )


def area_totals(tables: dict[str, pl.DataFrame]) -> pl.DataFrame:
    """The printed total of a line against its municipalities."""
    placed = _long(tables).filter(pl.col("service_line") != ALL_LINES)
    sums = (
        placed.filter(pl.col("area_code") != AREA)
        .group_by("service_line", "count")
        .agg(computed=pl.col("value").sum())
    )
    rows = (
        placed.filter(pl.col("area_code") == AREA)
        .join(sums, on=["service_line", "count"], how="inner", validate="1:1")
        .select(
            subject=subject("area_code", "service_line", "count"),
            published="value",
            computed="computed",
            unit=1.0,
            tolerance=0.0,
        )
    )
    return found("service_line_totals", rows)


def line_totals(tables: dict[str, pl.DataFrame]) -> pl.DataFrame:
    """The printed total of all lines against the four."""
    of_area = _long(tables).filter(pl.col("area_code") == AREA)
    sums = (
        of_area.filter(pl.col("service_line") != ALL_LINES)
        .group_by("count")
        .agg(computed=pl.col("value").sum())
    )
    rows = (
        of_area.filter(pl.col("service_line") == ALL_LINES)
        .join(sums, on="count", how="inner", validate="1:1")
        .select(
            subject=subject("area_code", "service_line", "count"),
            published="value",
            computed="computed",
            unit=1.0,
            tolerance=0.0,
        )
    )
    return found("service_line_grand_total", rows)


def shares(tables: dict[str, pl.DataFrame]) -> pl.DataFrame:
    """The printed share of a line against its unemployed of all the unemployed placed."""
    of_area = _printed(tables).filter(
        pl.col("area_code") == AREA, pl.col("service_line") != ALL_LINES
    )
    computed = 100 * pl.col("unemployed") / pl.col("unemployed").sum()
    unit = pl.col("published_share_percent").map_elements(
        lambda share: printed_unit([share]), return_dtype=pl.Float64
    )
    rows = of_area.filter(pl.col("published_share_percent").is_not_null()).select(
        subject=subject("area_code", "service_line"),
        published="published_share_percent",
        computed=computed,
        unit=unit,
        tolerance=unit / 2,
    )
    return found("service_line_shares", rows)
