"""Euros of the services: items against their total, municipalities, and per inhabitant."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import polars as pl

from labourmarket.catalogue.budget_items import ALL_ITEMS


def items(budget: pl.DataFrame) -> pl.DataFrame:
    """The items of the published breakdown, the largest first, with their computed shares.

    Args:
        budget: as ``contracts.BudgetItem`` has it.

    Returns:
        The rows of ``kind`` *as_published* without the total, with ``computed_share_percent`` of
        the published total (null where no total was published).
    """
    total = published_total(budget)
    share = pl.lit(None, pl.Float64) if total is None else 100 * pl.col("amount_eur") / total
    return (
        _as_published(budget)
        .filter(pl.col("item") != ALL_ITEMS)
        .sort("amount_eur", descending=True)
        .with_columns(computed_share_percent=share)
    )


def published_total(budget: pl.DataFrame) -> float | None:
    """The total that the source prints, in euros; none where it prints none."""
    printed = _as_published(budget).filter(pl.col("item") == ALL_ITEMS)["amount_eur"]
    return None if printed.is_empty() else float(printed[0])


def area_of(items: pl.DataFrame, default: str) -> str:
    """The area whose costs the items are."""
    return default if items.is_empty() else str(items["area_code"][0])


def of_newest_year(services: pl.DataFrame, municipalities: Sequence[str]) -> pl.DataFrame:
    """The municipalities' own services in the newest year in hand, with what follows from them.

    Args:
        services: as ``contracts.MunicipalServices`` has them.
        municipalities: those to be shown.

    Returns:
        The rows with ``computed_net_eur`` (income − expenditure) and ``net_cost_eur`` (the
        published net with its sign turned, so that a cost is a positive number).
    """
    return services.filter(
        pl.col("area_code").is_in(list(municipalities)), pl.col("year") == pl.col("year").max()
    ).with_columns(
        computed_net_eur=pl.col("income_eur") - pl.col("expenditure_eur"),
        net_cost_eur=-pl.col("net_eur"),
    )


def with_population(services: pl.DataFrame, population: pl.DataFrame) -> pl.DataFrame:
    """Set the newest population beside the services.

    Args:
        services: rows of ``of_newest_year``.
        population: ``area_code``, ``period`` (a year's first day) and ``population`` at its end.

    Returns:
        The rows with ``population`` (null where not in hand).
    """
    newest = population.filter(pl.col("period") == pl.col("period").max())
    return services.join(
        newest.select("area_code", "population"),
        on="area_code",
        how="left",
        validate="m:1",
        maintain_order="left",
    )


def population_day(population: pl.DataFrame) -> date | None:
    """The last day of the newest year whose population is in hand; none where none is."""
    newest = population["period"].max()
    return date(newest.year, 12, 31) if isinstance(newest, date) else None


def area_total(
    services: pl.DataFrame, municipalities: Sequence[str], area_code: str
) -> pl.DataFrame:
    """The sum of the municipalities as a row of the area; no row where a municipality lacks."""
    whole = set(services["area_code"]) == set(municipalities)
    summed = [*_euros(services), "person_years", "population"]
    return (
        services.group_by("year")
        .agg(_sum(column) for column in summed)
        .with_columns(area_code=pl.lit(area_code))
        .filter(pl.lit(whole))
    )


def per_inhabitant(rows: pl.DataFrame) -> pl.DataFrame:
    """Euros per inhabitant, and person-years per 1 000; null where the population is not in hand.

    Args:
        rows: municipalities, or the area's sum, with ``population``: a rate of the area comes from
            its sums and is never an average of rates.
    """
    return rows.with_columns(
        pl.col(*_euros(rows)) / pl.col("population"),
        person_years=1000 * pl.col("person_years") / pl.col("population"),
    )


def _euros(rows: pl.DataFrame) -> list[str]:
    return [name for name in rows.columns if name.endswith("_eur")]


def _sum(column: str) -> pl.Expr:
    known = pl.col(column).is_not_null().all()
    return pl.when(known).then(pl.col(column).sum()).otherwise(None).alias(column)


def _as_published(budget: pl.DataFrame) -> pl.DataFrame:
    return budget.filter(pl.col("kind") == "as_published")
