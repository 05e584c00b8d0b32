"""What is written across a trend: breaks in the figures, and stretches without data."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple, TypeAlias

import polars as pl

from labourmarket.figures import labels, months
from labourmarket.figures.style import SMALL, Figure, Theme
from labourmarket.language import gettext as _

Break: TypeAlias = tuple[date, str]
"""The day from which figures are not comparable with earlier ones, and why, in a few words.

Without words where those of another day stand for both.
"""

# Heights in px: of the plot between its axes, and of one row of text above it.
PLOT, BREAK_LINE = 320, 18
# As much of the plot has a break without words: whole lines would hide the figures behind them.
_FOOT = 0.06
# A band with a smaller share of the months has its text upright.
_ROOM_FOR_TEXT = 0.35


class Notes(NamedTuple):
    """Shapes and annotations of a layout."""

    shapes: list[Figure]
    annotations: list[Figure]


def yearly(grid: pl.DataFrame) -> list[Break]:
    """The days on which the labour force was exchanged; the newest has the words for all of them.

    Twenty times the same words, and lines as high as theirs, would cover the figures.
    """
    days = months.januaries(grid)
    return [(day, _("new labour force each January") if day == days[-1] else "") for day in days]


def notes(grid: pl.DataFrame, breaks: Sequence[Break], theme: Theme) -> Notes:
    """Mark breaks by a dotted line with its reason above, long gaps by a band with its text.

    Args:
        grid: of ``months.completed``.
        breaks: those within the grid.
        theme: the colours.
    """
    gaps = months.long_gaps(grid)
    first, last = months.span(grid)
    told = [at for at in breaks if at[1]]
    untold = {day for day, _why in breaks} - {day for day, _why in told}
    # The nearer to the edge, the higher: so no line crosses the reason of another.
    by_row = sorted(told, key=lambda at: min(at[0] - first, last - at[0]), reverse=True)
    middle = months.middle(first, last)
    return Notes(
        shapes=[
            *(_band(start, end, theme) for start, end, _share in gaps),
            *(_line(day, _FOOT, theme) for day in sorted(untold)),
            *(_line(day, _top(row), theme) for row, (day, _why) in enumerate(by_row)),
        ],
        annotations=[
            *(_band_text(*gap, [day for day, _why in breaks], theme) for gap in gaps),
            *(
                _reason(day, why, row, "right" if day > middle else "left", theme)
                for row, (day, why) in enumerate(by_row)
            ),
        ],
    )


def _top(row: int) -> float:
    """Where the line of a reason ends, in heights of the plot."""
    return 1 + (row + 0.8) * BREAK_LINE / PLOT


def _band(first: date, last: date, theme: Theme) -> Figure:
    return {
        "type": "rect",
        "layer": "below",
        "fillcolor": theme.band,
        "line": {"width": 0},
        "xref": "x",
        "x0": first.isoformat(),
        "x1": last.isoformat(),
        "yref": "paper",
        "y0": 0,
        "y1": 1,
    }


def _band_text(
    first: date, last: date, share: float, lines: Sequence[date], theme: Theme
) -> Figure:
    """The band's text; where the band is narrow upright and between the lines of the breaks.

    Nothing is drawn behind an upright text: it would cover the figures beside the band.
    """
    text = {
        "name": "gap",
        "font": {"size": SMALL, "color": theme.muted},
        "showarrow": False,
        "xref": "x",
        "yref": "paper",
    }
    words = _("missing from the data")
    if share < _ROOM_FOR_TEXT:
        place = {"x": _between(first, last, lines).isoformat(), "y": 1, "yanchor": "top"}
        return text | place | {"text": words, "textangle": -90}
    place = {"x": months.middle(first, last).isoformat(), "y": 0.5}
    return text | place | {"text": labels.wrapped(words, 10), "bgcolor": theme.band}


def _between(first: date, last: date, lines: Sequence[date]) -> date:
    """The middle of the widest stretch between two days that no line crosses."""
    edges = [first, *sorted(day for day in lines if first < day < last), last]
    widest = max(pairwise(edges), key=lambda stretch: stretch[1] - stretch[0])
    return months.middle(*widest)


def _line(day: date, top: float, theme: Theme) -> Figure:
    return {
        "type": "line",
        "line": {"color": theme.muted, "width": 1.5, "dash": "dot"},
        "xref": "x",
        "x0": day.isoformat(),
        "x1": day.isoformat(),
        "yref": "paper",
        "y0": 0,
        "y1": top,
    }


def _reason(day: date, why: str, row: int, anchor: str, theme: Theme) -> Figure:
    """A reason on a row of its own above the plot, on the side of its line that has room."""
    return {
        "name": "break",
        "text": why,
        "font": {"size": SMALL, "color": theme.muted},
        "showarrow": False,
        "xref": "x",
        "x": day.isoformat(),
        "xanchor": anchor,
        "yref": "paper",
        "y": 1,
        "yanchor": "bottom",
        "yshift": BREAK_LINE * row - 2,
    }
