"""Names and numbers that stand in a figure: wrapped, measured, and kept from overlapping."""

from __future__ import annotations

import html
import textwrap
from collections.abc import Sequence
from itertools import pairwise

from labourmarket.figures.style import SMALL, Figure, Theme
from labourmarket.language import gettext as _

_CHARACTER, _LINE = 6.7, 17.0


def wrapped(text: str, characters: int = 16) -> str:
    """Break a text between words, so that a phone has room for it; markup in it is shown as is."""
    lines = textwrap.wrap(text, characters, break_long_words=False)
    return "<br>".join(html.escape(line, quote=False) for line in lines)


def width(text: str) -> float:
    """About how many px wide a label is, by its longest line."""
    return _CHARACTER * max((len(html.unescape(line)) for line in text.split("<br>")), default=0)


def height(text: str) -> float:
    """How many px high a label is."""
    return _LINE * (1 + text.count("<br>"))


def spread(wanted: Sequence[float], heights: Sequence[float], top: float) -> list[float]:
    """Push labels apart: as near to the wanted heights as may be, none over another.

    Args:
        wanted: where each label would stand, in axis units; of equals the first stands highest.
        heights: how high each label is, in axis units.
        top: the end of the axis, above which none may stand.
    """
    upwards = sorted(range(len(wanted)), key=lambda label: (wanted[label], -label))
    placed = list(wanted)
    for below, above in pairwise(upwards):
        placed[above] = max(placed[above], placed[below] + (heights[below] + heights[above]) / 2)
    for label in reversed(upwards):
        placed[label] = min(placed[label], top - heights[label] / 2)
        top = placed[label] - heights[label] / 2
    return placed


def end_label(text: str, point: tuple[str | float, float], height_at: float, colour: str) -> Figure:
    """A name beside the last point of its line, led to it by a thin stroke.

    Args:
        text: the wrapped name.
        point: the end of the line, in axis units.
        height_at: where the name stands after ``spread``, in axis units.
        colour: of the text and the stroke.
    """
    return {
        "name": "end label",
        "text": text,
        "font": {"size": SMALL, "color": colour},
        "align": "left",
        "xref": "x",
        "x": point[0],
        "yref": "y",
        "y": point[1],
        "showarrow": True,
        "arrowhead": 0,
        "arrowwidth": 1,
        "arrowcolor": colour,
        "standoff": 5,
        "axref": "pixel",
        "ax": 18,
        "ayref": "y",
        "ay": height_at,
        "xanchor": "left",
        "yanchor": "middle",
    }


def without_data(layout: Figure, theme: Theme) -> Figure:
    """A figure that says that there is nothing to draw."""
    hidden = {"visible": False, "fixedrange": True}
    nothing = {
        "text": _("missing from the data"),
        "font": {"color": theme.muted},
        "showarrow": False,
        "xref": "paper",
        "x": 0.5,
        "yref": "paper",
        "y": 0.5,
    }
    return {
        "data": [],
        "layout": layout
        | {
            "xaxis": hidden,
            "yaxis": hidden,
            "annotations": [nothing],
        },
    }
