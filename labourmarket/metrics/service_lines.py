"""Placement on the service lines: sums that must match to the person, and shares of them."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from labourmarket.catalogue.service_lines import ALL_LINES, SERVICE_LINES
from labourmarket.catalogue.sources import FORUM_2023

JOBSEEKERS, UNEMPLOYED = "jobseekers", "unemployed"
COUNTS = (JOBSEEKERS, UNEMPLOYED)


def in_newest_month(placement: pl.DataFrame) -> pl.DataFrame:
    """The placement of the newest month in hand, from one source: a published one goes first."""
    newest = placement.filter(pl.col("period") == pl.col("period").max())
    return newest.filter(pl.col("source_id") == pl.col("source_id").min())


def source_ids(placement: pl.DataFrame) -> list[str]:
    """The sources of a placement."""
    return placement["source_id"].unique().sort().to_list()


def is_published(placement: pl.DataFrame) -> bool:
    """Whether a placement is of a publication, whose printed sums have been checked."""
    return source_ids(placement) == [FORUM_2023.id]


def on_lines(placement: pl.DataFrame, area_codes: Sequence[str]) -> pl.DataFrame:
    """Each of these areas on each line, in the order of the areas and of the lines.

    Args:
        placement: as ``contracts.ServiceLinePlacement`` has it, of one month.
        area_codes: the areas.

    Returns:
        One row per area and line: ``area_code``, ``service_line``, ``jobseekers``, ``unemployed``
        (persons) and ``published_share_percent``; null where it is not in hand.
    """
    grid = pl.DataFrame({"area_code": area_codes}, schema={"area_code": pl.String}).join(
        pl.DataFrame({"service_line": list(SERVICE_LINES)}),
        how="cross",
        maintain_order="left_right",
    )
    figures = placement.select("area_code", "service_line", *COUNTS, "published_share_percent")
    return grid.join(
        figures, on=["area_code", "service_line"], how="left", validate="1:1", maintain_order="left"
    )


def published_sum(placement: pl.DataFrame, area_code: str) -> pl.DataFrame:
    """The printed sum of all lines of an area: a row as in ``on_lines``, none if not printed."""
    return placement.filter(
        pl.col("area_code") == area_code, pl.col("service_line") == ALL_LINES
    ).select("area_code", "service_line", *COUNTS, "published_share_percent")


def summed(placed: pl.DataFrame, by: str) -> pl.DataFrame:
    """Sum the counts within an area or a line; null where a part is not in hand.

    Returns:
        ``by``, ``jobseekers`` and ``unemployed``.
    """
    return placed.group_by(by, maintain_order=True).agg(_sum(count) for count in COUNTS)


def shares(placed: pl.DataFrame, counted: str, within: str) -> pl.DataFrame:
    """Per cent of each figure of its whole; null where the whole is not known or is nobody.

    Args:
        placed: rows of ``on_lines``.
        counted: ``jobseekers`` or ``unemployed``.
        within: what is a hundred per cent: ``area_code`` or ``service_line``.

    Returns:
        The rows with ``value``.
    """
    whole = _sum(counted).over(within)
    return placed.with_columns(value=pl.when(whole > 0).then(100 * pl.col(counted) / whole))


def counted_on_lines(placed: pl.DataFrame, counted: str) -> pl.DataFrame:
    """The rows with the chosen count as ``value``."""
    return placed.with_columns(value=pl.col(counted).cast(pl.Float64))


def _sum(count: str) -> pl.Expr:
    return (
        pl.when(pl.col(count).is_not_null().all()).then(pl.col(count).sum()).otherwise(None)
    ).alias(count)
