"""D3 and D6: sums of printed euros, tolerant of the thousands they were rounded to."""

from __future__ import annotations

import polars as pl

from labourmarket.catalogue.budget_items import ALL_ITEMS
from labourmarket.metrics.reconciliation import printed_unit
from pipelines.checks.finding import found, subject

# The deck prints no amount coarser than ten thousand.
COARSEST_EUR = 10_000


def budget_total(tables: dict[str, pl.DataFrame]) -> pl.DataFrame:
    """The printed total of the cost breakdown against its items."""
    budget = tables["budget_item"]
    items = budget.filter(pl.col("item") != ALL_ITEMS)["amount_eur"].to_list()
    printed = budget.filter(pl.col("item") == ALL_ITEMS)
    unit = printed_unit([*items, *printed["amount_eur"]], COARSEST_EUR)
    rows = printed.select(
        subject=subject("area_code", "item"),
        published="amount_eur",
        computed=pl.lit(float(sum(items))),
        unit=pl.lit(unit),
        tolerance=pl.lit(unit / 2 * (len(items) + 1)),
    )
    return found("budget_total", rows)


def budget_shares(tables: dict[str, pl.DataFrame]) -> pl.DataFrame:
    """Printed shares against the items' shares of the printed total."""
    budget = tables["budget_item"]
    total = budget.filter(pl.col("item") == ALL_ITEMS)["amount_eur"].sum()
    rows = budget.filter(pl.col("published_share_percent").is_not_null()).select(
        subject=subject("area_code", "item"),
        published="published_share_percent",
        computed=100 * pl.col("amount_eur") / total,
        unit=1.0,
        tolerance=0.5,
    )
    return found("budget_shares", rows)


def net_of_services(tables: dict[str, pl.DataFrame]) -> pl.DataFrame:
    """Printed net of a municipality's services against income − expenditure."""
    amounts = ["income_eur", "expenditure_eur", "net_eur"]
    unit = pl.concat_list(amounts).map_elements(
        lambda printed: printed_unit(list(printed), COARSEST_EUR), return_dtype=pl.Float64
    )
    rows = tables["municipal_services"].select(
        subject=pl.col("area_code") + "/net_eur",
        published="net_eur",
        computed=pl.col("income_eur") - pl.col("expenditure_eur"),
        unit=unit,
        tolerance=unit / 2 * len(amounts),
    )
    return found("net_of_services", rows)
