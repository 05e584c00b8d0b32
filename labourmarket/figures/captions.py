"""Title, subtitle and source line inside a figure, for pictures that leave the page."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass

from labourmarket.figures.style import SMALL, Figure, Theme
from labourmarket.language import gettext as _

LINE = 20
_TITLE_LINE = 26
_TITLE_CHARACTERS, _SUBTITLE_CHARACTERS = 60, 85


@dataclass(frozen=True, slots=True)
class Caption:
    """The finding in ten words; measure, area, period and unit; where the figures are from."""

    title: str
    subtitle: str
    source: str


def captioned(figure: Figure, theme: Theme, caption: Caption | None) -> Figure:
    """Write the caption into a finished figure and make room for it; without one, change nothing.

    Args:
        figure: a figure whose margins and height are set.
        theme: the colours.
        caption: the texts; the source line gets its ``Lähde:`` here.
    """
    if caption is None:
        return figure
    layout = figure["layout"]
    title = textwrap.wrap(caption.title, _TITLE_CHARACTERS)
    subtitle = textwrap.wrap(caption.subtitle, _SUBTITLE_CHARACTERS)
    source = textwrap.wrap(
        _("Source: {source}").format(source=caption.source), _SUBTITLE_CHARACTERS
    )
    above = len(title) * _TITLE_LINE + len(subtitle) * LINE + 22
    below = len(source) * LINE + 6
    margin = layout["margin"]
    annotation = _source_line(source, margin, theme)
    margin |= {"t": margin["t"] + above, "b": margin["b"] + below}
    layout |= {
        "height": layout["height"] + above + below,
        "title": _title(title, subtitle, theme),
        "annotations": [*layout.get("annotations", []), annotation],
    }
    return figure


def _title(title: list[str], subtitle: list[str], theme: Theme) -> Figure:
    return {
        "text": "<br>".join(title),
        "font": {"size": 20, "color": theme.text},
        "subtitle": {"text": "<br>".join(subtitle), "font": {"size": 15, "color": theme.muted}},
        "x": 0,
        "xref": "container",
        "xanchor": "left",
        "y": 1,
        "yref": "container",
        "yanchor": "top",
        "pad": {"l": 8, "t": 8},
    }


def _source_line(source: list[str], margin: Figure, theme: Theme) -> Figure:
    return {
        "name": "source",
        "text": "<br>".join(source),
        "font": {"size": SMALL, "color": theme.muted},
        "showarrow": False,
        "align": "left",
        "xref": "paper",
        "x": 0,
        "xanchor": "left",
        "xshift": 8 - margin["l"],
        "yref": "paper",
        "y": 0,
        "yanchor": "top",
        "yshift": -margin["b"],
    }
