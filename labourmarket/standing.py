"""What is asked where one area is placed among all of its level: one indicator, one month."""

from __future__ import annotations

from datetime import date

import polars as pl

from labourmarket import places, queries
from labourmarket.catalogue import labour_market
from labourmarket.catalogue.model import Indicator
from labourmarket.metrics import relative
from labourmarket.metrics.standing import Standing, standing

MUNICIPALITY, EMPLOYMENT_AREA = "municipality", "employment_area"


def measured(indicator: Indicator) -> Indicator:
    """The indicator as areas of any size can be compared by it: persons as a share."""
    return relative.as_measured(indicator, _measure(indicator))


def _measure(indicator: Indicator) -> str:
    in_proportion = relative.SHARE in relative.measures_of(indicator)
    return relative.SHARE if in_proportion else relative.COUNT


def level_of(area_code: str) -> str:
    """Among what an area is placed: municipalities, or employment areas."""
    return MUNICIPALITY if area_code.startswith("KU") else EMPLOYMENT_AREA


def snapshot(
    indicator: Indicator, level: str, period: date, known_on: date | None = None
) -> pl.DataFrame:
    """The month of all areas of a level, persons as shares of the labour force, named.

    Args:
        indicator: the catalogue's own; what is told of it is ``measured(indicator)``.
        level: ``municipality`` or ``employment_area``.
        period: the month.
        known_on: only with what had been released by the end of this day; None for all.

    Returns:
        ``area_code``, ``name``, ``position``, ``reference``, ``period``, ``value``, ``low``,
        ``high``, ``status``, ``source_id`` and ``released_at``.
    """
    rows = queries.in_month(indicator.id, level, period, known_on)
    if _measure(indicator) == relative.SHARE:
        whole = queries.in_month(labour_market.LABOUR_FORCE.id, level, period, known_on)
        rows = relative.share_of_labour_force(rows, whole)
    return places.named(rows)


def of_place(rows: pl.DataFrame, area_code: str, indicator: Indicator) -> Standing:
    """Where an area stands in a snapshot of the indicator."""
    return standing(rows, area_code, measured(indicator).decimals)
