"""Horizontal bars of areas and items: ranked values, changes, and the parts of a sum."""

from __future__ import annotations

from typing import Any

import polars as pl

from labourmarket import numbers
from labourmarket.catalogue.model import Direction, Indicator
from labourmarket.figures import labels
from labourmarket.figures.captions import Caption, captioned
from labourmarket.figures.horizontal import Ends, bar_layout, embolden, numbers_at, span_of
from labourmarket.figures.style import Figure, Theme
from labourmarket.language import gettext as _

_BETTER, _WORSE = 0, 3
_LABEL_CHARACTERS = 20


def ranked_bars(
    rows: pl.DataFrame,
    indicator: Indicator,
    theme: Theme,
    highlighted: str | None = None,
    caption: Caption | None = None,
) -> Figure:
    """Rank areas by value; an interval is a pale bar with its range, a missing value a word.

    Args:
        rows: one row per area: ``area_code``, ``name`` (unique), ``value``, ``low`` and ``high``
            (in the indicator's unit), ``status``, and optionally ``reference`` (bool: the region or
            the country, drawn as an outline).
        indicator: for unit and decimals.
        theme: the colours.
        highlighted: code of the own area, drawn dark while the others are grey.
        caption: texts to draw into an exported picture.
    """
    areas = _in_order(rows).to_dicts()
    names = [area["name"] for area in areas]
    at = [_end(area) for area in areas]
    texts = [labels.wrapped(_known(area, indicator), _LABEL_CHARACTERS) for area in areas]
    ends = Ends(at, texts, span_of([*at, *(area["value"] or 0.0 for area in areas)]))
    layout = bar_layout(names, ends, theme)
    embolden(layout, [area["name"] for area in areas if area["area_code"] == highlighted])
    data = [_area_bars(areas, theme, highlighted), numbers_at(ends, names, theme)]
    if intervals := [area for area in areas if _is_interval(area)]:
        data.append(_ranges(intervals, theme))
    return captioned({"data": data, "layout": layout}, theme, caption)


def _in_order(rows: pl.DataFrame) -> pl.DataFrame:
    """The largest first; intervals after the values, and those without either last."""
    if "reference" not in rows.columns:
        rows = rows.with_columns(reference=pl.lit(value=False))
    return rows.sort("value", "high", descending=True, nulls_last=True, maintain_order=True)


def _end(area: dict[str, Any]) -> float:
    """Where an area's number stands: after its bar, or after the most that it can be."""
    known = area["value"] if area["value"] is not None else area["high"]
    return max(known or 0.0, 0.0)


def _known(area: dict[str, Any], indicator: Indicator) -> str:
    return numbers.known(area["value"], area["low"], area["high"], area["status"], indicator)


def _is_interval(area: dict[str, Any]) -> bool:
    return area["value"] is None and area["low"] is not None


def _area_bars(areas: list[dict[str, Any]], theme: Theme, highlighted: str | None) -> Figure:
    colours = [_area_colour(area, theme, highlighted) for area in areas]
    solid = [area["value"] is not None and not area["reference"] for area in areas]
    hollow = [theme.background if area["reference"] else theme.pale for area in areas]
    return {
        "type": "bar",
        "orientation": "h",
        "name": "values",
        "x": [area["value"] if area["value"] is not None else area["low"] for area in areas],
        "y": [area["name"] for area in areas],
        "marker": {
            "color": [
                colour if filled else pale
                for colour, filled, pale in zip(colours, solid, hollow, strict=True)
            ],
            "line": {"color": colours, "width": 2},
        },
        "cliponaxis": False,
    }


def _area_colour(area: dict[str, Any], theme: Theme, highlighted: str | None) -> str:
    if area["reference"]:
        return theme.reference
    return theme.colours[0] if highlighted in (None, area["area_code"]) else theme.grey


def _ranges(intervals: list[dict[str, Any]], theme: Theme) -> Figure:
    """From the least to the most that each interval can be."""
    return {
        "type": "scatter",
        "mode": "markers",
        "name": "ranges",
        "x": [area["low"] for area in intervals],
        "y": [area["name"] for area in intervals],
        "error_x": {
            "type": "data",
            "symmetric": False,
            "color": theme.text,
            "thickness": 2,
            "width": 5,
            "array": [area["high"] - area["low"] for area in intervals],
            "arrayminus": [0 for _area in intervals],
        },
        "marker": {"size": 1, "color": theme.text},
        "cliponaxis": False,
    }


def change_bars(
    rows: pl.DataFrame, indicator: Indicator, theme: Theme, caption: Caption | None = None
) -> Figure:
    """Set changes beside each other: bars to both sides of zero, the numbers in a column.

    The arrow tells up or down; the word and the colour tell better or worse, as the indicator
    declares it.

    Args:
        rows: one row per area: ``area_code``, ``name`` (unique), ``change`` (in the indicator's
            unit; null where there is none) and optionally ``status``, which says why.
        indicator: for unit, decimals and direction.
        theme: the colours.
        caption: texts to draw into an exported picture.
    """
    areas = rows.sort("change", descending=True, nulls_last=True, maintain_order=True).to_dicts()
    names = [area["name"] for area in areas]
    changes = [area["change"] for area in areas]
    texts = [_change_text(area, indicator) for area in areas]
    span = span_of([change for change in changes if change is not None])
    ends = Ends([span[1]] * len(names), texts, span)
    colours = [_change_colour(change, indicator, theme) for change in changes]
    bars = {
        "type": "bar",
        "orientation": "h",
        "name": "changes",
        "x": changes,
        "y": names,
        "marker": {"color": colours},
    }
    figure = {
        "data": [bars, numbers_at(ends, names, theme)],
        "layout": bar_layout(names, ends, theme),
    }
    return captioned(figure, theme, caption)


def _change_text(area: dict[str, Any], indicator: Indicator) -> str:
    change = area["change"]
    if change is None:
        return labels.wrapped(numbers.emptiness(area.get("status")))
    if numbers.rounded(change, indicator.decimals) == 0:
        return _("no change")
    arrow = "▲" if change > 0 else "▼"
    told = f"{arrow}{numbers.NO_BREAK}{numbers.difference_in_unit(change, indicator)}"
    return f"{told}<br>{_word(change, indicator)}"


def _word(change: float, indicator: Indicator) -> str:
    if indicator.direction is Direction.NEUTRAL:
        fewer = _("fewer") if indicator.is_count else _("less")
        return _("more") if change > 0 else fewer
    return _("for the better") if _is_better(change, indicator) else _("for the worse")


def _is_better(change: float, indicator: Indicator) -> bool:
    return (change > 0) == (indicator.direction is Direction.HIGHER_BETTER)


def _change_colour(change: float | None, indicator: Indicator, theme: Theme) -> str:
    if not change or indicator.direction is Direction.NEUTRAL:
        return theme.grey
    return theme.colours[_BETTER if _is_better(change, indicator) else _WORSE]


def breakdown_bars(rows: pl.DataFrame, theme: Theme, caption: Caption | None = None) -> Figure:
    """The parts of a sum, the largest first.

    Args:
        rows: one row per part: ``name`` (unique), ``value`` and ``label`` (the ready text of the
            number, which also says why there is none).
        theme: the colours.
        caption: texts to draw into an exported picture.
    """
    parts = rows.sort("value", descending=True, nulls_last=True, maintain_order=True)
    names, values = parts["name"].to_list(), parts["value"].to_list()
    ends = Ends(
        at=[max(value or 0.0, 0.0) for value in values],
        texts=[labels.wrapped(text, _LABEL_CHARACTERS) for text in parts["label"]],
        span=span_of([value or 0.0 for value in values]),
    )
    bars = {
        "type": "bar",
        "orientation": "h",
        "name": "parts",
        "x": values,
        "y": names,
        "marker": {"color": theme.colours[0]},
    }
    figure = {
        "data": [bars, numbers_at(ends, names, theme)],
        "layout": bar_layout(names, ends, theme),
    }
    return captioned(figure, theme, caption)
