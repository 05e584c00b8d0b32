"""What the comparison page asks: one indicator, some areas, one measure, one period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from labourmarket import numbers, places, queries
from labourmarket.catalogue import labour_market
from labourmarket.catalogue.indicators import INDICATORS
from labourmarket.catalogue.model import Indicator
from labourmarket.language import gettext as _
from labourmarket.metrics import relative
from labourmarket.metrics.change import change_between, usual_comparison
from labourmarket.metrics.counts import twelve_month_average
from labourmarket.metrics.ranking import ranked
from labourmarket.warehouse import remembered_in_words

# Any position beyond the styled ones is drawn as a thin grey line.
_ONE_OF_MANY = 99
TREND, RANK, CHANGE = "trend", "rank", "change"


@dataclass(frozen=True, slots=True)
class Choice:
    """A reader's choice; ``period`` is a month (``2026-06``) or a year (``2022``)."""

    indicator_id: str
    area_codes: tuple[str, ...]
    measure: str
    period: str
    averaged: bool = False
    highlighted: str | None = None
    outlook: bool = False

    @property
    def indicator(self) -> Indicator:
        """The indicator as the measure shows it."""
        return relative.as_measured(INDICATORS[self.indicator_id], self.measure)

    @property
    def is_year(self) -> bool:
        """Whether the period is a year."""
        return len(self.period) == len("2022")

    @property
    def frequency(self) -> str:
        """The period's kind, as the warehouse has it."""
        return "year" if self.is_year else "month"

    @property
    def first_day(self) -> date:
        """The period as the warehouse has it."""
        return (
            date(int(self.period), 1, 1)
            if self.is_year
            else date.fromisoformat(f"{self.period}-01")
        )

    @property
    def period_name(self) -> str:
        """The period as a reader gets it."""
        return self.named(self.first_day)

    def named(self, period: date) -> str:
        """A period of this kind as a reader gets it."""
        return year_named(self.indicator_id, period) if self.is_year else numbers.month(period)


def year_named(indicator_id: str, year: date) -> str:
    """What the figure of a year is: the average of its months, of the population its end."""
    if indicator_id == labour_market.POPULATION.id:
        return numbers.day(year.replace(month=12, day=31))
    return _("{year} average").format(year=year.year)


def indicator_options(held: pl.DataFrame) -> list[str]:
    """The indicators in hand, in the order of the catalogue."""
    in_hand = set(held["indicator_id"])
    return [id_ for id_ in INDICATORS if id_ in in_hand]


@remembered_in_words
def period_options(indicator_id: str) -> dict[str, str]:
    """The months and years in hand of an indicator, newest first, months before years."""
    codes = (*places.focus_places(), *places.reference_places())
    held = queries.periods_in_hand(codes).filter(pl.col("indicator_id") == indicator_id).reverse()
    days = held.select("frequency", "period").rows()
    return {day.strftime("%Y-%m"): numbers.month(day) for kind, day in days if kind == "month"} | {
        str(day.year): year_named(indicator_id, day) for kind, day in days if kind == "year"
    }


@remembered_in_words
def series(choice: Choice) -> pl.DataFrame:
    """Every period in hand of the choice, measured and named."""
    ask = queries.yearly if choice.is_year else queries.monthly
    rows = _measured(ask(choice.indicator_id, choice.area_codes), choice)
    if choice.averaged and not choice.is_year:
        rows = twelve_month_average(rows)
    return _dimmed(places.named(rows), choice.highlighted)


def has_outlook(indicator_id: str, area_codes: tuple[str, ...], measure: str) -> bool:
    """Whether any of the areas has a seasonally adjusted trend or a forecast, as it is counted."""
    return measure == relative.COUNT and indicator_id in queries.indicators_with_outlook(area_codes)


@remembered_in_words
def adjusted(choice: Choice) -> pl.DataFrame:
    """The seasonally adjusted trends of the choice, named."""
    rows = queries.seasonal_trend(choice.indicator_id, choice.area_codes)
    return _dimmed(places.named(rows), choice.highlighted)


@remembered_in_words
def forecast(choice: Choice) -> pl.DataFrame:
    """The forecasts worth showing, named, each from the last known month on.

    The first row of an area is that month: ``ahead`` is false, value and bounds are the figure.
    """
    ahead = queries.forecast(choice.indicator_id, choice.area_codes)
    last = (
        queries.monthly(choice.indicator_id, choice.area_codes)
        .join(
            ahead, left_on=["area_code", "period"], right_on=["area_code", "made_from"], how="semi"
        )
        .select("area_code", "period", "value", "low", "high", ahead=pl.lit(value=False))
    )
    rows = pl.concat(
        [last, ahead.select(*last.columns[:-1], ahead=pl.lit(value=True))], how="vertical_relaxed"
    )
    named = places.named(rows.sort("area_code", "period"))
    return _dimmed(named, choice.highlighted).sort("position", "period", nulls_last=True)


def _dimmed(named: pl.DataFrame, highlighted: str | None) -> pl.DataFrame:
    """Give every municipality but the highlighted one the style of the many."""
    if highlighted is None:
        return named
    is_other = pl.col("position").is_not_null() & (pl.col("area_code") != highlighted)
    return named.with_columns(
        position=pl.when(is_other).then(_ONE_OF_MANY).otherwise(pl.col("position"))
    )


@remembered_in_words
def chosen_period(choice: Choice) -> pl.DataFrame:
    """The ``snapshot`` of the ``series`` of the choice."""
    return snapshot(series(choice), choice)


def snapshot(of_choice: pl.DataFrame, choice: Choice) -> pl.DataFrame:
    """The chosen period, from the largest figure to the smallest.

    The region and the country stand among the municipalities without a place; an area without a row
    is missing from the data.

    Returns:
        The columns of ``of_choice`` and of ``change_between``, ``place`` (null for an area that has
        none) and ``compared_with`` (the first day of the period of ``earlier``, in every row).
    """
    in_hand = of_choice.filter(pl.col("value").is_not_null())["period"].unique().to_list()
    against = usual_comparison(choice.first_day, in_hand)
    held = change_between(of_choice, choice.first_day, against)
    present = set(held["area_code"])
    absent = [code for code in choice.area_codes if code not in present]
    blank = places.named(pl.DataFrame({"area_code": absent}, schema={"area_code": pl.String}))
    rows = pl.concat([held, blank], how="diagonal_relaxed").with_columns(compared_with=against)
    references, municipalities = rows.filter("reference"), rows.filter(~pl.col("reference"))
    return pl.concat(
        [ranked(municipalities, choice.indicator.decimals), references], how="diagonal_relaxed"
    ).sort("value", descending=True, nulls_last=True, maintain_order=True)


def earlier_name(of_period: pl.DataFrame, choice: Choice) -> str:
    """The period that a snapshot is held against, as a reader gets it."""
    return choice.named(of_period["compared_with"][0])


def _measured(rows: pl.DataFrame, choice: Choice) -> pl.DataFrame:
    if choice.measure == relative.SHARE:
        ask = queries.yearly if choice.is_year else queries.monthly
        whole = ask(labour_market.LABOUR_FORCE.id, choice.area_codes)
        return relative.share_of_labour_force(rows, whole)
    if choice.measure == relative.PER_1000:
        return relative.per_1000_inhabitants(rows, queries.population(choice.area_codes))
    return rows


def with_references(area_codes: Sequence[str], indicator: Indicator, measure: str) -> bool:
    """Whether the region and the country fit the same picture: only as rates or proportions."""
    return bool(area_codes) and (indicator.is_rate or measure != relative.COUNT)
