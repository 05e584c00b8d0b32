"""What the services cost, in a sentence, and what the figures contain."""

from __future__ import annotations

from datetime import date

import polars as pl

from labourmarket import numbers, places
from labourmarket.catalogue.budget_items import BUDGET_ITEMS
from labourmarket.language import gettext as _, told


def answer(row: pl.DataFrame, rate: pl.DataFrame, area_code: str, counted_on: date | None) -> str:
    """What a place's own employment services cost net, in all and per inhabitant.

    Args:
        row: the place's row of euros; empty where not in hand.
        rate: the same per inhabitant.
        area_code: the place.
        counted_on: the day of the population.
    """
    if row.is_empty() or row["net_cost_eur"][0] is None:
        return _("{place}: {why}.").format(
            place=places.name(area_code), why=numbers.emptiness(None)
        )
    told_of = (
        _("{In_place} the municipality's own employment services cost {cost} net in {year}")
        if area_code.startswith("KU")
        else _("{In_place} the municipalities' own employment services cost {cost} net in {year}")
    ).format(
        In_place=places.inside(area_code),
        year=row["year"][0],
        cost=numbers.euros(row["net_cost_eur"][0]),
    )
    return f"{told_of}{_rate(rate, counted_on)}."


def _rate(rate: pl.DataFrame, counted_on: date | None) -> str:
    value = rate["net_cost_eur"][0]
    if value is None or counted_on is None:
        return ""
    return _(", {euros} per inhabitant (population of {day})").format(
        euros=numbers.euros(value), day=numbers.day(counted_on)
    )


def how_computed(counted_on: date | None) -> str:
    """Which figures are published, which computed, and of when the population is."""
    return " ".join([_published_and_summed(), net_contains(), population_of(counted_on)])


def _published_and_summed() -> str:
    return _(
        "The figures of the municipalities are as published; the deck prints no totals for the "
        "area, so those are sums of the municipalities. Net cost is the published net with its "
        "sign turned: expenditure − income."
    )


def net_contains() -> str:
    """What the published net contains, by the deck's own heading."""
    return _(
        "The net contains the municipality's share of labour market support (in the deck: "
        "“Netto (sis. Tmt-kuntaosuuden)”), so the budgeted share in the last column must not be "
        "added to it."
    )


def population_of(counted_on: date | None) -> str:
    """Why the population is of another year than the euros."""
    if counted_on is None:
        return _("No population is in hand, so nothing is shown per inhabitant.")
    return _(
        "Per inhabitant: the population is that of {day} (StatFin 11ra), because that of the year "
        "of the euros is not in hand; the population of the deck's liability table is of 2019."
    ).format(day=numbers.day(counted_on))


def largest(bars: pl.DataFrame) -> str:
    """Which municipality has the most; nothing is claimed where a figure is not known.

    Args:
        bars: ``area_code``, ``value`` and ``label``.
    """
    if bars.is_empty() or bars["value"].null_count():
        return _("The municipalities' own employment services")
    top = bars.sort("value", descending=True, maintain_order=True).row(0, named=True)
    return _("{In_place} the largest figure: {value}").format(
        In_place=places.inside(top["area_code"]), value=top["label"]
    )


def largest_item(items: pl.DataFrame) -> str:
    """The largest item of the cost breakdown and its computed share.

    Args:
        items: rows of ``metrics.budget.items``, the largest first.
    """
    if items.is_empty() or items["computed_share_percent"][0] is None:
        return _("Cost breakdown of the services")
    return _("Largest item: {item}, {percent}").format(
        item=told(BUDGET_ITEMS[items["item"][0]].name),
        percent=numbers.percent(items["computed_share_percent"][0]),
    )


def year_of(items: pl.DataFrame) -> str:
    """The year of the cost breakdown, or that the source states none."""
    years = items["year"].drop_nulls()
    return _("the source states no year") if years.is_empty() else str(years[0])
