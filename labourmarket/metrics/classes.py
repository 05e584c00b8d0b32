"""Figures in a few classes of about equally many areas, for maps and their legends."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from labourmarket.metrics.ranking import shown

# With so few areas three classes say enough; beyond, each class is about a quarter.
FEW = 12


@dataclass(frozen=True, slots=True)
class Class:
    """The least and the most of a class, as printed, and how many areas are in it."""

    least: float
    most: float
    count: int


def classed(rows: pl.DataFrame, decimals: int) -> pl.DataFrame:
    """Divide areas by their figures into three or four classes.

    Figures that are printed alike are never divided, so that there can be fewer classes, and they
    can be of unequal size.

    Args:
        rows: one row per area with ``value``; null is in no class.
        decimals: the indicator's rounding.

    Returns:
        The rows with ``class_number``, from 0, the lowest; null where ``value`` is.
    """
    unit = shown("value", decimals)
    wanted = 3 if rows["value"].count() <= FEW else 4
    share = (unit.rank("average") - 0.5) / pl.col("value").count()
    return rows.with_columns(
        class_number=((share * wanted).floor().rank("dense") - 1).cast(pl.Int32)
    )


def classes(rows: pl.DataFrame, decimals: int) -> list[Class]:
    """The classes of ``classed``, the lowest first, with their ends as printed."""
    found = (
        classed(rows, decimals)
        .lazy()
        .select("class_number", unit=shown("value", decimals) / 10.0**decimals)
        .drop_nulls()
        .group_by("class_number")
        .agg(pl.col("unit").min().alias("least"), pl.col("unit").max().alias("most"), pl.len())
        .sort("class_number")
        .select("least", "most", "len")
        .collect()
    )
    return [Class(*ends) for ends in found.iter_rows()]
