"""Where the money goes: the cost breakdown (D3) and the municipalities' own services (D6)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import polars as pl

from labourmarket import numbers, places
from labourmarket.catalogue.budget_items import ALL_ITEMS, BUDGET_ITEMS
from labourmarket.language import gettext as _, told
from labourmarket.tables.findings import Verdicts
from labourmarket.tables.model import Cell, Table

NOT_PRINTED = "–"
# The checks whose verdicts stand beside the figures of these tables.
COST_CHECKS = ("budget_total", "budget_shares")
SERVICE_CHECKS = ("net_of_services",)
_SERVICES = "\n"


def costs(
    items: pl.DataFrame, printed_total: float | None, area_code: str, verdicts: Verdicts
) -> Table:
    """The items with both shares; the total as printed, and the sum of the items beside it.

    Args:
        items: rows of ``metrics.budget.items``.
        printed_total: in euros; none where the source prints none.
        area_code: the area of the breakdown.
        verdicts: badges by ``area/item``.
    """
    return Table(
        caption=_("Cost breakdown of the services, {place}").format(place=places.name(area_code)),
        headings=(_("Item"), _("Amount"), _("Published share"), _("Computed share")),
        rows=(
            *(_cost(row, verdicts) for row in items.iter_rows(named=True)),
            (
                _("Total as published"),
                Cell(_euros(printed_total), verdicts.get(f"{area_code}/{ALL_ITEMS}")),
                NOT_PRINTED,
                "",
            ),
            _sum_of_items(items, printed_total),
        ),
        total_from=items.height,
    )


def _cost(row: dict[str, Any], verdicts: Verdicts) -> tuple[str | Cell, ...]:
    share = row["published_share_percent"]
    return (
        told(BUDGET_ITEMS[row["item"]].name),
        numbers.euros(row["amount_eur"]),
        NOT_PRINTED
        if share is None
        else Cell(numbers.percent(share, 0), verdicts.get(f"{row['area_code']}/{row['item']}")),
        _percent(row["computed_share_percent"]),
    )


def _sum_of_items(items: pl.DataFrame, printed_total: float | None) -> tuple[str | Cell, ...]:
    total = float(items["amount_eur"].sum())
    shares = items["computed_share_percent"]
    note = (
        ""
        if printed_total is None
        else _("{difference} against the published total").format(
            difference=numbers.signed_euros(total - printed_total)
        )
    )
    return (
        _("Sum of the items, computed"),
        Cell(numbers.euros(total), note=note),
        "",
        NOT_PRINTED if shares.null_count() else numbers.percent(float(shares.sum())),
    )


def services(rows: pl.DataFrame, total: pl.DataFrame, verdicts: Verdicts) -> Table:
    """The municipalities' own services in euros, with the computed sum of the area.

    Args:
        rows: of ``metrics.budget.of_newest_year``.
        total: of ``metrics.budget.area_total``.
        verdicts: badges by ``area/net_eur``.
    """
    return Table(
        caption=_("The municipalities' own employment services, {year}").format(year=_year(rows)),
        headings=(_("Area"), _("Person-years"), *_amount_headings()),
        rows=(
            *(
                _service(row, places.name(row["area_code"]), verdicts)
                for row in rows.iter_rows(named=True)
            ),
            *(_service(row, _computed(row), {}) for row in total.iter_rows(named=True)),
        ),
        total_from=rows.height,
    )


def services_per_inhabitant(rows: pl.DataFrame, total: pl.DataFrame, counted_on: str) -> Table:
    """The same in proportion to the inhabitants, in whole euros.

    Args:
        rows: of ``metrics.budget.per_inhabitant``.
        total: the same of the area's sums.
        counted_on: the day of the population.
    """
    return Table(
        caption=_("The municipalities' own employment services per inhabitant, {year}").format(
            year=_year(rows)
        ),
        headings=(
            _("Area"),
            _("Population {day}").format(day=counted_on),
            _("Person-years per thousand inhabitants"),
            *_amount_headings(),
        ),
        rows=(
            *(_rate(row, places.name(row["area_code"])) for row in rows.iter_rows(named=True)),
            *(_rate(row, _computed(row)) for row in total.iter_rows(named=True)),
        ),
        total_from=rows.height,
    )


def _year(rows: pl.DataFrame) -> str:
    return "" if rows.is_empty() else str(rows["year"][0])


def _amount_headings() -> tuple[str, ...]:
    return (
        _("Income"),
        _("Expenditure"),
        _("Net as published"),
        _("Income − expenditure, computed"),
        _("Municipality's share of unemployment benefits, budget"),
    )


def _computed(row: dict[str, Any]) -> str:
    return _("{place}, computed").format(place=places.name(row["area_code"]))


def _service(row: dict[str, Any], heading: str, verdicts: Verdicts) -> tuple[str | Cell, ...]:
    return (
        heading,
        NOT_PRINTED if row["person_years"] is None else _person_years(row["person_years"]),
        _euros(row["income_eur"]),
        _euros(row["expenditure_eur"]),
        Cell(_euros(row["net_eur"]), verdicts.get(f"{row['area_code']}/net_eur")),
        _euros(row["computed_net_eur"]),
        _euros(row["labour_market_support_share_eur"]),
    )


def _rate(row: dict[str, Any], heading: str) -> tuple[str | Cell, ...]:
    amounts = (
        "income_eur",
        "expenditure_eur",
        "net_eur",
        "computed_net_eur",
        "labour_market_support_share_eur",
    )
    people, years = row["population"], row["person_years"]
    return (
        heading,
        numbers.emptiness(None) if people is None else numbers.number(people),
        numbers.emptiness(None) if years is None else numbers.number(years, 2),
        *(
            numbers.emptiness(None) if row[name] is None else numbers.euros(row[name])
            for name in amounts
        ),
    )


def offered(rows: pl.DataFrame) -> Table:
    """What each municipality offers, in the words of the deck."""
    return Table(
        caption=_("Services that the municipalities offer, in the words of the source"),
        headings=(_("Area"), _("Services")),
        rows=tuple(
            (places.name(code), Cell(", ".join(_listed(services_fi)), lang="fi"))
            for code, services_fi in rows.select("area_code", "services_fi").iter_rows()
        ),
        text_columns=frozenset({1}),
    )


def _listed(services_fi: str) -> Iterator[str]:
    return (service.strip() for service in services_fi.split(_SERVICES) if service.strip())


def _person_years(value: float) -> str:
    return numbers.number(value, 0 if float(value).is_integer() else 1)


def _euros(value: float | None) -> str:
    return NOT_PRINTED if value is None else numbers.euros(value)


def _percent(value: float | None) -> str:
    return NOT_PRINTED if value is None else numbers.percent(value)
