"""The finding of a comparison in ten words or fewer."""

from __future__ import annotations

from datetime import date

import polars as pl

from labourmarket import numbers, places
from labourmarket.catalogue.model import Indicator
from labourmarket.codes import COUNTRY
from labourmarket.comparison import Choice
from labourmarket.language import gettext as _, told


def largest(snapshot: pl.DataFrame, choice: Choice) -> str:
    """Which municipality has the most; nothing is claimed where a place is not known."""
    own = snapshot.filter(~pl.col("reference"))
    if own.is_empty() or own["value"].null_count():
        return told(choice.indicator.title)
    top = own.row(0, named=True)
    return _("{In_place} the largest figure: {value} ({period})").format(
        In_place=places.inside(top["area_code"]),
        period=choice.period_name,
        value=numbers.in_unit(top["value"], choice.indicator),
    )


def largest_change(snapshot: pl.DataFrame, choice: Choice) -> str:
    """Which municipality changed the most, in either direction."""
    own = snapshot.filter(~pl.col("reference"), pl.col("change").is_not_null())
    if own.is_empty():
        return _("No earlier figures to compare with")
    top = own.sort(pl.col("change").abs(), descending=True).row(0, named=True)
    return _("{In_place} the largest change: {change}").format(
        In_place=places.inside(top["area_code"]),
        change=numbers.change_in_unit(top["change"], choice.indicator),
    )


def beside_the_country(
    series: pl.DataFrame, area_code: str, period: date, indicator: Indicator
) -> str:
    """A place and the whole country in one line: ``Kemissä 17,1 %, koko maassa 12,8 %``."""
    held = series.filter(pl.col("period") == period)
    shown = {
        row["area_code"]: numbers.known(
            row["value"], row["low"], row["high"], row["status"], indicator
        )
        for row in held.iter_rows(named=True)
    }
    missing = numbers.emptiness(None)
    return _("{In_place} {value}, {in_the_country} {country}").format(
        In_place=places.inside(area_code),
        value=shown.get(area_code, missing),
        in_the_country=places.within(COUNTRY),
        country=shown.get(COUNTRY, missing),
    )


def in_the_month(series: pl.DataFrame, area_code: str, period: date, indicator: Indicator) -> str:
    """A figure and its place: ``Työttömät työnhakijat: Simossa 114 kesäkuussa 2026``.

    The title alone where nothing is known of the month.
    """
    held = series.filter(pl.col("period") == period, pl.col("area_code") == area_code)
    row = held.row(0, named=True) if held.height else None
    if row is None or row["low"] is None:
        return told(indicator.title)
    return _("{title}: {value} {in_place} {in_month}").format(
        title=told(indicator.title),
        value=numbers.known(row["value"], row["low"], row["high"], row["status"], indicator),
        in_place=places.within(area_code),
        in_month=numbers.in_month(period),
    )


def measure_beside_the_country(area_code: str, indicator: Indicator) -> str:
    """What a trend of a place, its region and the country shows."""
    return _("{title}: {place}, the region and the whole country by month").format(
        title=told(indicator.title), place=places.name(area_code)
    )
