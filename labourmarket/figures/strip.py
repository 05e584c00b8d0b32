"""Every area as a dot on one axis of values, the own one among them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import polars as pl

from labourmarket import numbers
from labourmarket.catalogue.model import Indicator
from labourmarket.figures import labels
from labourmarket.figures.captions import Caption, captioned
from labourmarket.figures.strip_notes import noted, quartiles_told
from labourmarket.figures.style import SMALL, Figure, Theme, axis, base_layout
from labourmarket.figures.swarm import dodged

# The px of the axis on a phone, the most that the dots may rise and the intervals may go down.
_NARROWEST, _HIGHEST, _DEEPEST = 310, 110, 80
_OWN, _LANE, _TICKS, _ROOM = 18, 10, 32, 0.05
# How wide a dot is, in px, with so many areas at the most.
_SIZES = ((12, 14), (60, 11), (100_000, 7))
_NEAR_AN_END = 1 / 3
Area = dict[str, Any]


class _Look(NamedTuple):
    """Whose dot is dark, how figures are told, and the colours."""

    own: str | None
    indicator: Indicator
    theme: Theme

    def colour(self, area: Area) -> str:
        return self.theme.colours[0] if area["area_code"] == self.own else self.theme.grey

    def told(self, area: Area) -> str:
        known = numbers.known(
            area["value"], area["low"], area["high"], area["status"], self.indicator
        )
        return f"{labels.wrapped(area['name'], 60)}: {known}"


class _Ground(NamedTuple):
    """The ends of the axis of values, the px that the dots rise to both sides, and all under it."""

    low: float
    high: float
    half: float
    below: float

    def share(self, value: float) -> float:
        return (value - self.low) / (self.high - self.low)


def strip(
    rows: pl.DataFrame,
    indicator: Indicator,
    theme: Theme,
    own: str | None,
    caption: Caption | None = None,
) -> Figure:
    """Place the own area among all: dots for values, pale bars for intervals, words for the rest.

    Args:
        rows: one row per area: ``area_code``, ``name``, ``value``, ``low`` and ``high`` (in the
            indicator's unit) and ``status``.
        indicator: for unit and decimals.
        theme: the colours.
        own: code of the own area, large, dark and named.
        caption: texts to draw into an exported picture.
    """
    areas = rows.sort("value", "low", "high", "area_code").to_dicts()
    dots = [area for area in areas if area["value"] is not None]
    bars = [area for area in areas if area["value"] is None and area["low"] is not None]
    if not dots and not bars:
        return captioned(labels.without_data(base_layout(theme, 120), theme), theme, caption)
    low, high = _span(rows)
    sizes = _sizes(dots, own)
    rises = _rises([_NARROWEST * (area["value"] - low) / (high - low) for area in dots], sizes)
    lanes = _lanes(bars)
    lane = min(_LANE, _DEEPEST / max(lanes, default=1))
    half = max((abs(rise) for rise in rises), default=0.0) + _OWN
    ground = _Ground(low, high, half, half + lane * max(lanes, default=0))
    look = _Look(own, indicator, theme)
    heights = [-half - lane * (number - 0.5) for number in lanes]
    data = [_dots(dots, rises, sizes, look)]
    if heights:
        data.append(_intervals(bars, heights, 0.7 * lane, look))
    layout = _layout(ground, indicator, theme)
    layout["shapes"] = _quartile_marks(rows, ground, indicator, theme)
    layout["annotations"] = [
        _own_label(area, at, ground, look)
        for area, at in zip([*dots, *bars], [*rises, *heights], strict=True)
        if area["area_code"] == own
    ]
    figure: Figure = {"data": data, "layout": layout}
    return captioned(noted(figure, rows, indicator, theme), theme, caption)


def _span(rows: pl.DataFrame) -> tuple[float, float]:
    """The ends of the axis, with room for half a dot; an axis of dots need not begin at zero."""
    least, most = rows.select(
        pl.min_horizontal("value", "low").min().alias("least"),
        pl.max_horizontal("value", "high").max().alias("most"),
    ).row(0)
    room = _ROOM * (most - least) or 1.0
    return least - room, most + room


def _sizes(dots: Sequence[Area], own: str | None) -> list[int]:
    usual = next(size for most, size in _SIZES if len(dots) <= most)
    return [_OWN if area["area_code"] == own else usual for area in dots]


def _rises(at: Sequence[float], sizes: Sequence[int]) -> list[float]:
    """How many px each dot is moved up or down; where there are too many, they overlap."""
    step = min(sizes, default=1)
    rows = dodged(at, sizes, step)
    return [row * min(step, _HIGHEST / max(map(abs, rows))) if row else 0.0 for row in rows]


def _lanes(bars: Sequence[Area]) -> list[int]:
    """The lane of each interval, from 1, the first in which it lies over no other.

    Areas that share an interval share its bar.
    """
    ends: list[float] = []
    lanes: dict[tuple[float, float], int] = {}
    intervals = [(bar["low"], bar["high"]) for bar in bars]
    for low, high in dict.fromkeys(intervals):
        free = next((lane for lane, end in enumerate(ends) if end < low), len(ends))
        ends[free : free + 1] = [high]
        lanes[low, high] = free + 1
    return [lanes[interval] for interval in intervals]


def _dots(
    dots: Sequence[Area],
    rises: Sequence[float],
    sizes: Sequence[int],
    look: _Look,
) -> Figure:
    return {
        "type": "scatter",
        "mode": "markers",
        "name": "areas",
        "x": [area["value"] for area in dots],
        "y": list(rises),
        "marker": {
            "size": list(sizes),
            "symbol": ["diamond" if area["area_code"] == look.own else "circle" for area in dots],
            "opacity": 1,
            "color": [look.colour(area) for area in dots],
            "line": {"color": look.theme.background, "width": 1},
        },
        "customdata": [area["area_code"] for area in dots],
        "hovertext": [look.told(area) for area in dots],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "cliponaxis": False,
    }


def _intervals(
    bars: Sequence[Area],
    heights: Sequence[float],
    thickness: float,
    look: _Look,
) -> Figure:
    return {
        "type": "bar",
        "orientation": "h",
        "name": "intervals",
        "base": [area["low"] for area in bars],
        "x": [area["high"] - area["low"] for area in bars],
        "y": list(heights),
        "width": thickness,
        "marker": {
            "color": look.theme.pale,
            "line": {"color": [look.colour(area) for area in bars], "width": 1.5},
        },
        "hovertext": [look.told(area) for area in bars],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _own_label(area: Area, at: float, ground: _Ground, look: _Look) -> Figure:
    """The name and the figure of the own area over all dots, led to its own."""
    middle = area["value"] if area["value"] is not None else (area["low"] + area["high"]) / 2
    place = ground.share(middle)
    return {
        "name": "own",
        "text": f"<b>{labels.wrapped(look.told(area), 36)}</b>",
        "font": {"size": SMALL, "color": look.theme.text},
        "x": middle,
        "y": at,
        "ax": 0,
        "ayref": "y",
        "ay": ground.half + 6,
        "showarrow": True,
        "arrowhead": 0,
        "arrowwidth": 1.5,
        "arrowcolor": look.theme.text,
        "standoff": 6 if area["value"] is not None else 0,
        "xanchor": _anchor(place),
        "yanchor": "bottom",
    }


def _anchor(place: float) -> str:
    """To which side of its point a label stays within the figure."""
    if place < _NEAR_AN_END:
        return "left"
    return "right" if place > 1 - _NEAR_AN_END else "center"


def _quartile_marks(
    rows: pl.DataFrame, ground: _Ground, indicator: Indicator, theme: Theme
) -> list[Figure]:
    """The median as a line, or as wide as intervals leave it open, and the quartiles as ticks."""
    low, middle, high = ([*quartiles_told(rows, indicator)] + [None] * 3)[:3]
    line = {"type": "rect", "layer": "below", "line": {"color": theme.text, "width": 1}}
    median = {"name": "median", "fillcolor": theme.pale, "y0": -ground.half, "y1": ground.half}
    tick = {"name": "quartile", "y0": -ground.half, "y1": -0.4 * ground.half}
    return [
        line | kind | {"x0": ends[0], "x1": ends[1]}
        for ends, kind in ((low, tick), (middle, median), (high, tick))
        if ends
    ]


def _layout(ground: _Ground, indicator: Indicator, theme: Theme) -> Figure:
    above = ground.half + 44
    layout = base_layout(theme, round(above + ground.below + 8 + _TICKS))
    before, after = numbers.affixes(indicator.unit)
    layout["margin"] |= {"t": 0, "b": _TICKS, "l": 14, "r": 14}
    return layout | {
        "hovermode": "closest",
        "barmode": "overlay",
        "xaxis": axis(
            theme,
            range=[ground.low, ground.high],
            automargin=False,
            showgrid=False,
            showline=True,
            zeroline=False,
            ticks="outside",
            tickcolor=theme.muted,
            tickprefix=before,
            ticksuffix=after,
            tickformat=",",
            nticks=5,
        ),
        "yaxis": {"visible": False, "fixedrange": True, "range": [-ground.below - 8, above]},
    }
