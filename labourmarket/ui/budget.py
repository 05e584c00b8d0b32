"""The choices of the budget page, and the pictures of its figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl

from labourmarket import numbers, places, queries
from labourmarket.catalogue.budget_items import BUDGET_ITEMS
from labourmarket.figures import bars, horizontal
from labourmarket.figures.style import Theme
from labourmarket.language import gettext as _, told
from labourmarket.metrics import budget as metrics
from labourmarket.narrative import budget as narrative
from labourmarket.queries import Focus
from labourmarket.tables import budget as tables, findings
from labourmarket.tables.model import Table
from labourmarket.ui import exports, pickers, show
from labourmarket.ui.show import Picture
from labourmarket.warehouse import remembered, remembered_in_words

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


@remembered
def in_hand(focus: Focus) -> Services:
    """The services of the area of the settings."""
    codes = focus.municipality_codes
    return services(queries.municipal_services(), queries.population(codes), codes, focus.area_code)


def as_file() -> pl.DataFrame:
    """The services of the area's municipalities, with their names."""
    return exports.named(in_hand(queries.focus()).rows)


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


@remembered_in_words
def answer(focus: Focus, area_code: str) -> str:
    """The sentence of the chosen place."""
    shown = in_hand(focus)
    of_place = pl.col("area_code") == area_code
    everything = pl.concat([shown.rows, shown.total], how="diagonal")
    rates = pl.concat([shown.rates, shown.total_rate], how="diagonal")
    return narrative.answer(
        everything.filter(of_place), rates.filter(of_place), area_code, shown.counted_on
    )


def draw_services(focus: Focus, choice: Choice, source: str) -> None:
    """Draw the chosen amount per municipality, and everything as a table."""
    show.figure(*_picture(focus, choice, source, show.theme()), key="municipal_services")
    if choice.is_rate:
        show.line(narrative.population_of(in_hand(focus).counted_on))
    show.table(_as_table(focus, is_rate=choice.is_rate), source)


@remembered_in_words
def _picture(focus: Focus, choice: Choice, source: str, theme: Theme) -> Picture:
    shown = in_hand(focus)
    rows = _bars(shown.rates if choice.is_rate else shown.rows, COLUMN_OF[choice.amount])
    drawn = bars.breakdown_bars(rows, theme)
    horizontal.embolden(drawn["layout"], [places.name(choice.area_code)])
    return Picture(drawn, narrative.largest(rows), _subtitle(shown, choice), source)


@remembered_in_words
def _as_table(focus: Focus, *, is_rate: bool) -> Table:
    shown = in_hand(focus)
    if is_rate:
        day = "" if shown.counted_on is None else numbers.day(shown.counted_on)
        return tables.services_per_inhabitant(shown.rates, shown.total_rate, day)
    verdicts = findings.by_subject(queries.findings(*tables.SERVICE_CHECKS))
    return tables.services(shown.rows, shown.total, verdicts)


@remembered_in_words
def offered(focus: Focus) -> Table:
    """What each municipality offers."""
    return tables.offered(in_hand(focus).rows)


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


def draw_costs(focus: Focus, source: str) -> None:
    """Draw the cost breakdown, and tell it as a table."""
    show.figure(*_costs(focus, source, show.theme()), key="cost_breakdown")
    show.table(_costs_as_table(focus), source)


def costs_as_file() -> pl.DataFrame:
    """The cost breakdown, with the areas' names."""
    return exports.named(queries.budget_items())


@remembered_in_words
def _costs_as_table(focus: Focus) -> Table:
    budget = queries.budget_items()
    items = metrics.items(budget)
    return tables.costs(
        items,
        metrics.published_total(budget),
        metrics.area_of(items, focus.area_code),
        findings.by_subject(queries.findings(*tables.COST_CHECKS)),
    )


@remembered_in_words
def _costs(focus: Focus, source: str, theme: Theme) -> Picture:
    items = metrics.items(queries.budget_items())
    area_code = metrics.area_of(items, focus.area_code)
    rows = items.select(
        name=pl.col("item").replace_strict(_item_names(), return_dtype=pl.String),
        value="amount_eur",
        label=pl.Series([numbers.euros(amount) for amount in items["amount_eur"]], dtype=pl.String),
    )
    return Picture(
        bars.breakdown_bars(rows, theme),
        narrative.largest_item(items),
        _("Cost breakdown of the services, {place}, {year}, euros").format(
            place=places.name(area_code), year=narrative.year_of(items)
        ),
        source,
    )


def _item_names() -> dict[str, str]:
    return {item.id: told(item.name) for item in BUDGET_ITEMS.values()}
