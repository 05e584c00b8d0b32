"""What is known of one indicator in one place and month, beside another month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

import polars as pl

from labourmarket import queries
from labourmarket.catalogue.model import Indicator, Unit
from labourmarket.metrics.change import SMALLEST_BASE, a_year_before, change_between
from labourmarket.metrics.counts import twelve_month_average
from labourmarket.metrics.variation import usual_change
from labourmarket.warehouse import remembered


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure of one place and month.

    ``value`` is null where the figure is secret or an interval; ``status`` is null where the month
    is not in hand. ``change`` and ``change_percent`` are on the month ``against`` (null: the same
    month of last year), null where either is not known (and the per cent on a base under 20).
    ``released_at`` is the publisher's. ``usual`` is the size within which eight of ten changes over
    as many ``months`` have stayed here, ``average`` the mean of the twelve months up to this one;
    both null where too few months are known. ``then_in_hand`` tells whether anything is known of
    the month compared with, if only an interval.
    """

    indicator: Indicator
    area_code: str
    period: date
    value: float | None = None
    low: float | None = None
    high: float | None = None
    status: str | None = None
    source_id: str | None = None
    released_at: datetime | None = None
    earlier: float | None = None
    change: float | None = None
    change_percent: float | None = None
    against: date | None = None
    usual: float | None = None
    average: float | None = None
    then_in_hand: bool = False

    @property
    def compared_with(self) -> date:
        """The month that the change is told on."""
        return self.against or a_year_before(self.period)

    @property
    def months(self) -> int:
        """How many months lie between the two."""
        return abs(_number(self.period) - _number(self.compared_with))

    @property
    def is_small(self) -> bool:
        """Whether so few are counted that one or two persons move the figure much."""
        most = self.value if self.value is not None else self.high
        counts_persons = self.indicator.unit is Unit.PERSONS
        return counts_persons and most is not None and most < SMALLEST_BASE


def _number(month: date) -> int:
    return month.year * 12 + month.month


@remembered
def fact(
    indicator: Indicator,
    area_code: str,
    period: date,
    against: date | None = None,
    known_on: date | None = None,
) -> Fact:
    """Look a figure up; a month that is not in hand gives a fact without a value.

    Args:
        indicator: what is counted.
        area_code: where.
        period: the month.
        against: the month that it is compared with; None for the same month of last year.
        known_on: only with what had been released by the end of this day; None for all.
    """
    series = queries.monthly(indicator.id, (area_code,), known_on)
    blank = Fact(indicator, area_code, period, against=against)
    row = change_between(series, period, blank.compared_with).drop("area_code", "period")
    if row.is_empty():
        return blank
    [average] = twelve_month_average(series).filter(pl.col("period") == period)["value"]
    return replace(
        blank,
        **row.row(0, named=True),
        usual=usual_change(series, period, blank.months),
        average=average,
        then_in_hand=not series.filter(
            pl.col("period") == blank.compared_with, pl.col("low").is_not_null()
        ).is_empty(),
    )


def facts(
    indicators: Sequence[Indicator],
    area_code: str,
    period: date,
    against: date | None = None,
    known_on: date | None = None,
) -> list[Fact]:
    """The facts of several indicators in one place and month, as ``fact`` has them."""
    return [fact(indicator, area_code, period, against, known_on) for indicator in indicators]
