"""What is known of one indicator in one place and month, with the same month of last year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import polars as pl

from labourmarket import queries
from labourmarket.catalogue.model import Indicator
from labourmarket.metrics.change import change_on_year


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure of one place and month.

    ``value`` is null where the figure is secret or an interval; ``status`` is null where the month
    is not in hand. ``change`` and ``change_percent`` are on the same month of last year, null where
    either is not known (and the per cent on a base under 20). ``released_at`` is the publisher's.
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


def fact(indicator: Indicator, area_code: str, period: date) -> Fact:
    """Look a figure up; a month that is not in hand gives a fact without a value."""
    series = queries.monthly(indicator.id, (area_code,))
    row = change_on_year(series).filter(pl.col("period") == period)
    if row.is_empty():
        return Fact(indicator, area_code, period)
    return Fact(indicator, **row.row(0, named=True))


def facts(indicators: Sequence[Indicator], area_code: str, period: date) -> list[Fact]:
    """The facts of several indicators in one place and month."""
    return [fact(indicator, area_code, period) for indicator in indicators]
