"""The parts of a figure of horizontal bars: names at the left, numbers at the ends."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from labourmarket.figures import labels
from labourmarket.figures.style import SIZE, SMALL, Figure, Theme, axis, base_layout

BAR = 22
_GAP = 14
# The px that are left for bars on the narrowest phone.
_NARROWEST = 160


class Ends(NamedTuple):
    """Where the numbers stand on the value axis, their wrapped texts, and the axis' own ends."""

    at: Sequence[float]
    texts: Sequence[str]
    span: tuple[float, float]


def bar_layout(names: Sequence[str], ends: Ends, theme: Theme, bars_px: float = BAR) -> Figure:
    """The layout of bars from the top down, as high as they are many.

    Args:
        names: of the rows, from the top.
        ends: the numbers; the value axis has no ticks, since each bar says its own.
        theme: the colours.
        bars_px: height of the bars of one row.
    """
    shown = [labels.wrapped(name) for name in names]
    lines = max((labels.height(text) for text in [*shown, *ends.texts]), default=0)
    row = max(bars_px + _GAP, lines + 8)
    layout = base_layout(theme, round(16 + row * max(len(names), 1)))
    layout["margin"] |= {
        "l": 14 + max((labels.width(name) for name in shown), default=0),
        "r": 8 + _room_beside(ends),
    }
    return layout | {
        "hovermode": False,
        "bargap": 1 - bars_px / row,
        "xaxis": axis(
            theme,
            range=list(ends.span),
            showticklabels=False,
            showgrid=False,
            zeroline=True,
            automargin=False,
        ),
        "yaxis": axis(
            theme,
            type="category",
            autorange="reversed",
            showgrid=False,
            tickmode="array",
            tickvals=list(names),
            ticktext=shown,
            tickfont={"size": SMALL, "color": theme.text},
            ticklabelstandoff=4,
        ),
    }


def _room_beside(ends: Ends) -> float:
    """How many px the numbers need beside the plot, on the narrowest phone."""
    per_px = (ends.span[1] - ends.span[0]) / _NARROWEST
    beyond = (
        labels.width(text) + 8 - (ends.span[1] - at) / per_px
        for at, text in zip(ends.at, ends.texts, strict=True)
    )
    return max(0.0, *beyond, 0.0)


def embolden(layout: Figure, names: Collection[str]) -> None:
    """Set the names of own areas in bold type."""
    ticks = layout["yaxis"]
    ticks["ticktext"] = [
        f"<b>{text}</b>" if name in names else text
        for name, text in zip(ticks["tickvals"], ticks["ticktext"], strict=True)
    ]


def numbers_at(ends: Ends, names: Sequence[str], theme: Theme) -> Figure:
    """The numbers, each to the right of the end of its bar (unseen marks keep the distance)."""
    return {
        "type": "scatter",
        "mode": "markers+text",
        "name": "numbers",
        "x": list(ends.at),
        "y": list(names),
        "text": list(ends.texts),
        "textposition": "middle right",
        "textfont": {"size": SIZE, "color": theme.text},
        "marker": {"size": 10, "opacity": 0},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def span_of(values: Sequence[float]) -> tuple[float, float]:
    """A value axis from zero, or from the smallest below it, to the largest."""
    lowest, highest = min(0.0, *values, 0.0), max(0.0, *values, 0.0)
    return (lowest, highest) if lowest < highest else (0.0, 1.0)
