"""What stands in words under a strip of dots: its ends, its middle, and who is not on it."""

from __future__ import annotations

import polars as pl

from labourmarket import numbers
from labourmarket.catalogue.model import Indicator
from labourmarket.figures import labels
from labourmarket.figures.style import SMALL, Figure, Theme
from labourmarket.language import gettext as _, ngettext
from labourmarket.metrics.ranking import shown
from labourmarket.metrics.standing import FEWEST_FOR_QUARTILES, Bounds, quartiles

_CHARACTERS = 52


def noted(figure: Figure, rows: pl.DataFrame, indicator: Indicator, theme: Theme) -> Figure:
    """Write the notes under a finished strip and make room for them.

    Args:
        figure: a figure whose margins and height are set.
        rows: ``area_code``, ``name``, ``value``, ``low``, ``high`` and ``status`` of every area.
        indicator: for unit and decimals.
        theme: the colours.
    """
    layout = figure["layout"]
    lines = [labels.wrapped(line, _CHARACTERS) for line in notes(rows, indicator)]
    text = "<br>".join(lines)
    note = {
        "name": "notes",
        "text": text,
        "font": {"size": SMALL, "color": theme.text},
        "showarrow": False,
        "align": "left",
        "xref": "paper",
        "x": 0,
        "xanchor": "left",
        "yref": "paper",
        "y": 0,
        "yanchor": "top",
        "yshift": -layout["margin"]["b"],
    }
    room = labels.height(text) + 12
    layout["margin"]["b"] += room
    layout["height"] = round(layout["height"] + room)
    layout["annotations"] = [*layout["annotations"], note]
    return figure


def notes(rows: pl.DataFrame, indicator: Indicator) -> list[str]:
    """The smallest and the largest, the middle, and the areas that are bars or not there."""
    is_known, is_bounded = pl.col("value").is_not_null(), pl.col("low").is_not_null()
    without, intervals = rows.select(
        without=(~is_known & ~is_bounded).sum(), intervals=(~is_known & is_bounded).sum()
    ).row(0)
    found = [*_extremes(rows, indicator), *_middle(rows, indicator)]
    if intervals:
        found.append(
            ngettext(
                "Pale bar: {count} area of which only an interval is known",
                "Pale bars: {count} areas of which only an interval is known",
                intervals,
            ).format(count=intervals)
        )
    if without:
        found.append(
            ngettext(
                "{count} area without a figure", "{count} areas without a figure", without
            ).format(count=without)
        )
    return found


def _extremes(rows: pl.DataFrame, indicator: Indicator) -> list[str]:
    """Who has the smallest and the largest figure, of those that are known where that matters."""
    known = rows.filter(pl.col("value").is_not_null()).with_columns(
        unit=shown("value", indicator.decimals)
    )
    if known.is_empty():
        return []
    low, high = known["value"].min(), known["value"].max()
    intervals = rows.filter(pl.col("value").is_null())
    smallest_is_sure = intervals.filter(pl.col("low") < low).is_empty()
    largest_is_sure = intervals.filter(pl.col("high") > high).is_empty()
    smallest = _("Smallest: {figure}") if smallest_is_sure else _("Smallest known: {figure}")
    largest = _("Largest: {figure}") if largest_is_sure else _("Largest known: {figure}")
    return [
        smallest.format(figure=_who(known, pl.col("unit").min(), indicator)),
        largest.format(figure=_who(known, pl.col("unit").max(), indicator)),
    ]


def _who(known: pl.DataFrame, unit: pl.Expr, indicator: Indicator) -> str:
    """The first of the areas with a figure, how many others have it, and the figure."""
    same = known.filter(pl.col("unit") == unit)
    told = numbers.in_unit(same["value"][0], indicator)
    others = same.height - 1
    if not others:
        return f"{same['name'][0]} {told}"
    return ngettext(
        "{name} and {count} other {figure}", "{name} and {count} others {figure}", others
    ).format(name=same["name"][0], count=others, figure=told)


def quartiles_told(rows: pl.DataFrame, indicator: Indicator) -> tuple[Bounds | None, ...]:
    """The lower quartile, the median and the upper quartile, as far as they are worth telling.

    The quartiles are None under eight areas and where secret or interval figures can move them.
    """
    found = quartiles(rows)
    known = rows.filter(pl.col("value").is_not_null() | pl.col("low").is_not_null()).height
    if not found or known < FEWEST_FOR_QUARTILES:
        return (None, found[1], None) if found else ()
    lower, median, upper = found
    are_sure = _is_sure(lower, indicator) and _is_sure(upper, indicator)
    return (lower, median, upper) if are_sure else (None, median, None)


def _is_sure(ends: Bounds, indicator: Indicator) -> bool:
    least, most = (numbers.rounded(end, indicator.decimals) for end in ends)
    return least == most


def _middle(rows: pl.DataFrame, indicator: Indicator) -> list[str]:
    lower, median, upper = quartiles_told(rows, indicator) or (None, None, None)
    if median is None:
        return []
    in_words = (
        numbers.in_unit(median[0], indicator)
        if _is_sure(median, indicator)
        else numbers.between(*median, indicator)
    )
    if lower is None or upper is None:
        return [_("Line: median {median}").format(median=in_words)]
    return [
        _("Line: median {median}; ticks: half of the areas lie between {lower} and {upper}").format(
            median=in_words,
            lower=numbers.in_unit(lower[0], indicator),
            upper=numbers.in_unit(upper[0], indicator),
        )
    ]
