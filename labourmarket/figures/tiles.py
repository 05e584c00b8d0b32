"""A map of equal squares, one per area, laid out by where the areas lie."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence

import polars as pl

from labourmarket.catalogue import tiles as catalogue
from labourmarket.catalogue.model import Indicator
from labourmarket.figures.captions import Caption, captioned
from labourmarket.figures.shading import UNKNOWN, Shade, shaded
from labourmarket.figures.style import Figure, Theme, base_layout
from labourmarket.language import told

# The px that a phone has for the map, the most that a square needs, and what text fits in.
_NARROWEST, _LARGEST, _SMALLEST_WITH_TEXT = 350, 88, 40
# Half the side of a square, of the side of its place, and how many strokes hatch half of it.
_HALF, _STROKES = 0.46, 4
_TEXT = 12
# From the middle of the outermost square: half of it, and half of the frame around the own one.
_EDGE = 0.58
_CHARACTER = 6.4


def tiles(
    rows: pl.DataFrame,
    indicator: Indicator,
    theme: Theme,
    own: str | None,
    caption: Caption | None = None,
) -> Figure:
    """Draw each area as a square with its name and number where these have room.

    Args:
        rows: one row per area of one level: ``area_code``, ``name``, ``value``, ``low`` and
            ``high`` (in the indicator's unit) and ``status``.
        indicator: for unit and decimals.
        theme: the colours.
        own: code of the own area, outlined strongly.
        caption: texts to draw into an exported picture.
    """
    areas = shaded(rows, indicator, theme)
    places = catalogue.places([area.code for area in areas])
    columns, lines = (
        1 + max((place[axis] for place in places.values()), default=0) for axis in (0, 1)
    )
    side = min(_LARGEST, _NARROWEST // columns)
    hatched = [places[area.code] for area in areas if area.hatched]
    marks = {
        "shapes": [*_hatch(hatched, theme), *_ring(places.get(own or ""), theme)],
        "annotations": _texts(areas, places, side, own),
    }
    layout = _layout(columns, lines, side, theme) | marks
    return captioned({"data": [_squares(areas, places)], "layout": layout}, theme, caption)


def _squares(areas: Sequence[Shade], places: Mapping[str, catalogue.Place]) -> Figure:
    return {
        "type": "bar",
        "name": "areas",
        "x": [places[area.code][0] for area in areas],
        "base": [places[area.code][1] - _HALF for area in areas],
        "y": [2 * _HALF for _area in areas],
        "width": 2 * _HALF,
        "customdata": [area.code for area in areas],
        "marker": {
            "color": [area.fill for area in areas],
            "line": {"color": [area.outline for area in areas], "width": 1.5},
        },
        "hovertext": [hover(area) for area in areas],
        "hovertemplate": "%{hovertext}<extra></extra>",
    } | CHOSEN_LOOK_THE_SAME


# An area that is clicked leads somewhere: the others need not fade for it. For the same reason
# texts and hatches are no part of the squares: they would fade, too.
CHOSEN_LOOK_THE_SAME: Figure = {
    "selected": {"marker": {"opacity": 1}},
    "unselected": {"marker": {"opacity": 1}},
}


def _hatch(places: Sequence[catalogue.Place], theme: Theme) -> list[Figure]:
    """Slanting lines over the squares whose figure is not known, pale enough for text on them."""
    if not places:
        return []
    return [
        {
            "type": "path",
            "name": "hatch",
            "path": " ".join(_strokes(place) for place in places),
            "line": {"color": theme.pale, "width": 2},
        }
    ]


def _strokes(place: catalogue.Place) -> str:
    left, top = place[0] - _HALF, place[1] - _HALF
    ends = [
        (min(step, _STROKES) / _STROKES, max(step - _STROKES, 0) / _STROKES)
        for step in range(1, 2 * _STROKES)
    ]
    return " ".join(
        f"M{left + 2 * _HALF * near:.3f},{top + 2 * _HALF * far:.3f}"
        f"L{left + 2 * _HALF * far:.3f},{top + 2 * _HALF * near:.3f}"
        for near, far in ends
    )


def hover(area: Shade) -> str:
    """The name with the figure in full."""
    return f"{html.escape(area.name, quote=False)}: {area.told}"


def _texts(
    areas: Sequence[Shade], places: Mapping[str, catalogue.Place], side: int, own: str | None
) -> list[Figure]:
    if side < _SMALLEST_WITH_TEXT:
        return []
    return [
        {
            "name": "text",
            "x": places[area.code][0],
            "y": places[area.code][1],
            "text": _text(area, side, is_own=area.code == own),
            "font": {"size": _TEXT, "color": area.ink},
            "showarrow": False,
        }
        for area in areas
    ]


def _text(area: Shade, side: int, *, is_own: bool) -> str:
    """The name and, where it has room, the number."""
    room = int((2 * _HALF * side - 4) / _CHARACTER)
    name = _fitting(area, room)
    number = area.brief if len(area.brief) <= room else UNKNOWN if area.hatched else ""
    lines = [f"<b>{name}</b>" if is_own else name, number]
    return "<br>".join(line for line in lines if line)


def _fitting(area: Shade, room: int) -> str:
    if len(area.name) <= room:
        return html.escape(area.name, quote=False)
    tile = catalogue.tiles().get(area.code)
    short = told(tile.short) if tile else ""
    return html.escape(short or f"{area.name[: room - 1]}.", quote=False)


def _ring(place: catalogue.Place | None, theme: Theme) -> list[Figure]:
    """A dark frame around the own square, parted from any fill by a light one."""
    if place is None:
        return []
    ends = {"x0": place[0] - 0.5, "x1": place[0] + 0.5, "y0": place[1] - 0.5, "y1": place[1] + 0.5}
    lines = ((theme.background, 8), (theme.text, 4))
    return [
        {"type": "rect", "name": "own", "line": {"color": colour, "width": width}} | ends
        for colour, width in lines
    ]


def _layout(columns: int, lines: int, side: int, theme: Theme) -> Figure:
    hidden = {"visible": False, "fixedrange": True, "constrain": "domain"}
    return base_layout(theme, 16 + lines * side) | {
        "barmode": "overlay",
        "bargap": 0,
        "hovermode": "closest",
        "xaxis": hidden | {"range": [-_EDGE, columns - 1 + _EDGE]},
        "yaxis": hidden | {"range": [lines - 1 + _EDGE, -_EDGE], "scaleanchor": "x"},
    }
