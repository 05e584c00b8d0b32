"""Where one area stands among the others, in words that claim no more than is known."""

from __future__ import annotations

import polars as pl

from labourmarket import numbers, places, standing as asked
from labourmarket.catalogue.model import Indicator
from labourmarket.language import gettext as _, ngettext, told
from labourmarket.metrics.standing import Standing


def finding(standing: Standing, area_code: str) -> str:
    """The place in ten words or fewer: shared, open between two places, or not known."""
    of_all = (
        _("{name}: {place} of {count} municipalities")
        if asked.level_of(area_code) == asked.MUNICIPALITY
        else _("{name}: {place} of {count}")
    )
    return of_all.format(
        name=places.name(area_code), place=_place(standing), count=numbers.number(standing.of)
    )


def _place(standing: Standing) -> str:
    if standing.place_from is None or standing.place_to is None:
        return _("no place")
    if standing.place is None:
        return _("between places {first} and {last}").format(
            first=standing.place_from, last=standing.place_to
        )
    if standing.tied:
        return _("shares places {first}–{last}").format(
            first=standing.place, last=standing.place + standing.tied
        )
    return _("place {place}").format(place=standing.place)


def extremes(rows: pl.DataFrame, indicator: Indicator) -> str:
    """Where the largest known figure is; nothing is claimed where an interval may exceed it.

    Args:
        rows: ``area_code``, ``value`` and ``high`` of all areas of a level.
        indicator: the indicator as it is measured.
    """
    known = rows.drop_nulls("value").sort("value", descending=True)
    largest = known.row(0, named=True) if known.height else None
    highest = rows.select(pl.max_horizontal("value", "high").max()).item()
    if largest is None or highest > largest["value"]:
        return told(indicator.title)
    return _("{In_place} the largest figure: {value}").format(
        In_place=places.inside(largest["area_code"]),
        value=numbers.in_unit(largest["value"], indicator),
    )


def remarks(standing: Standing) -> list[str]:
    """How the place is to be read: from which end, which quarter, and what is not known."""
    return [
        _("Place 1 has the largest figure. Figures that look the same share a place."),
        *_quarter(standing),
        *_open(standing),
        *_unknown(standing),
    ]


def _quarter(standing: Standing) -> list[str]:
    quarters = {
        1: _("The figure is in the lowest quarter."),
        2: _("The figure is in the second lowest quarter."),
        3: _("The figure is in the second highest quarter."),
        4: _("The figure is in the highest quarter."),
    }
    return [quarters[standing.quartile]] if standing.quartile else []


def _open(standing: Standing) -> list[str]:
    if not standing.overlapping:
        return []
    return [
        ngettext(
            "Secret counts make some figures intervals: {count} area can lie on either side, so "
            "the order against it is not known.",
            "Secret counts make some figures intervals: {count} areas can lie on either side, so "
            "the order against them is not known.",
            standing.overlapping,
        ).format(count=numbers.number(standing.overlapping))
    ]


def _unknown(standing: Standing) -> list[str]:
    if not standing.unknown:
        return []
    return [
        ngettext(
            "{count} area has no figure and takes no place.",
            "{count} areas have no figure and take no place.",
            standing.unknown,
        ).format(count=numbers.number(standing.unknown))
    ]
