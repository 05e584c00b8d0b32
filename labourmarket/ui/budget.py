"""The choices of the budget page, and the pictures of its figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl

from labourmarket import numbers, places
from labourmarket.catalogue.budget_items import BUDGET_ITEMS
from labourmarket.figures import bars, horizontal
from labourmarket.language import gettext as _, told
from labourmarket.metrics import budget as metrics
from labourmarket.narrative import budget as narrative
from labourmarket.tables import budget as tables
from labourmarket.tables.findings import Verdicts
from labourmarket.ui import pickers, show

TOTAL, PER_INHABITANT = "total", "per_inhabitant"
COLUMN_OF: Mapping[str, str] = {
    "net": "net_cost_eur",
    "expenditure": "expenditure_eur",
    "income": "income_eur",
    "support_share": "labour_market_support_share_eur",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """A reader's choice: the place of the answer, the amount in the picture, and its measure."""

    area_code: str
    amount: str
    measure: str

    @property
    def is_rate(self) -> bool:
        """Whether amounts are per inhabitant."""
        return self.measure == PER_INHABITANT


@dataclass(frozen=True, slots=True)
class Services:
    """The municipalities' own services: rows, the area's computed sum, both per inhabitant."""

    rows: pl.DataFrame
    total: pl.DataFrame
    rates: pl.DataFrame
    total_rate: pl.DataFrame
    counted_on: date | None


def choose() -> Choice:
    """Choose place, amount and measure."""
    return Choice(
        pickers.place(),
        pickers.one("amount", _("Figure"), _amounts()),
        pickers.one(
            "measure",
            _("Shown as"),
            {TOTAL: _("euros in all"), PER_INHABITANT: _("euros per inhabitant")},
        ),
    )


def _amounts() -> dict[str, str]:
    return {
        "net": _("Net cost"),
        "expenditure": _("Expenditure"),
        "income": _("Income"),
        "support_share": _("Share of unemployment benefits, budget"),
    }


def services(
    published: pl.DataFrame,
    population: pl.DataFrame,
    municipalities: tuple[str, ...],
    area_code: str,
) -> Services:
    """Compute what the page shows of the municipalities' own services."""
    newest = metrics.of_newest_year(published, municipalities)
    rows = metrics.with_population(newest, population)
    total = metrics.area_total(rows, municipalities, area_code)
    return Services(
        rows,
        total,
        metrics.per_inhabitant(rows),
        metrics.per_inhabitant(total),
        metrics.population_day(population),
    )


def answer(shown: Services, area_code: str) -> str:
    """The sentence of the chosen place."""
    of_place = pl.col("area_code") == area_code
    everything = pl.concat([shown.rows, shown.total], how="diagonal")
    rates = pl.concat([shown.rates, shown.total_rate], how="diagonal")
    return narrative.answer(
        everything.filter(of_place), rates.filter(of_place), area_code, shown.counted_on
    )


def draw_services(shown: Services, choice: Choice, verdicts: Verdicts, source: str) -> None:
    """Draw the chosen amount per municipality, and everything as a table."""
    rows = _bars(shown.rates if choice.is_rate else shown.rows, COLUMN_OF[choice.amount])
    drawn = bars.breakdown_bars(rows, show.theme())
    horizontal.embolden(drawn["layout"], [places.name(choice.area_code)])
    title, subtitle = narrative.largest(rows), _subtitle(shown, choice)
    show.figure(drawn, title, subtitle, source, key="municipal_services")
    if choice.is_rate:
        show.line(narrative.population_of(shown.counted_on))
        day = "" if shown.counted_on is None else numbers.day(shown.counted_on)
        show.table(tables.services_per_inhabitant(shown.rates, shown.total_rate, day), source)
    else:
        show.table(tables.services(shown.rows, shown.total, verdicts), source)


def _bars(rows: pl.DataFrame, column: str) -> pl.DataFrame:
    values = rows[column]
    return pl.DataFrame(
        {
            "area_code": rows["area_code"],
            "name": [places.name(code) for code in rows["area_code"]],
            "value": values,
            "label": [
                numbers.emptiness(None) if value is None else numbers.euros(value)
                for value in values
            ],
        }
    )


def _subtitle(shown: Services, choice: Choice) -> str:
    unit = _("euros per inhabitant") if choice.is_rate else _("euros")
    return _("The municipalities' own employment services, {amount}, {year}, {unit}").format(
        amount=_amounts()[choice.amount].lower(), year=shown.rows["year"][0], unit=unit
    )


def draw_costs(items: pl.DataFrame, area_code: str, source: str) -> None:
    """Draw the cost breakdown."""
    rows = items.select(
        name=pl.col("item").replace_strict(_item_names(), return_dtype=pl.String),
        value="amount_eur",
        label=pl.Series([numbers.euros(amount) for amount in items["amount_eur"]], dtype=pl.String),
    )
    show.figure(
        bars.breakdown_bars(rows, show.theme()),
        narrative.largest_item(items),
        _("Cost breakdown of the services, {place}, {year}, euros").format(
            place=places.name(area_code), year=narrative.year_of(items)
        ),
        source,
        key="cost_breakdown",
    )


def _item_names() -> dict[str, str]:
    return {item.id: told(item.name) for item in BUDGET_ITEMS.values()}
