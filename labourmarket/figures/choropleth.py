"""A map with the outlines of the areas, without any ground under it."""

from __future__ import annotations

import html
from collections.abc import Sequence
from itertools import pairwise
from math import cos, radians
from typing import Any

import polars as pl

from labourmarket.catalogue.model import Indicator
from labourmarket.figures.captions import Caption, captioned
from labourmarket.figures.shading import UNKNOWN, Shade, shaded
from labourmarket.figures.style import CLEAR, SMALL, Figure, Theme, base_layout
from labourmarket.figures.tiles import CHOSEN_LOOK_THE_SAME, hover

# The px of a phone, of the lowest and the highest map, and the degrees around the areas.
_NARROWEST, _LOWEST, _HIGHEST, _ROOM = 350, 240, 600, 0.02
# With more areas names would lie over each other.
MOST_NAMED = 20
Ring = Sequence[Sequence[float]]
Point = tuple[float, float]


def choropleth(
    rows: pl.DataFrame,
    indicator: Indicator,
    theme: Theme,
    own: str | None,
    boundaries: dict[str, Any],
    *,
    caption: Caption | None = None,
) -> Figure:
    """Draw each area by its outline, in the classes of the map of squares.

    Args:
        rows: one row per area: ``area_code``, ``name``, ``value``, ``low`` and ``high`` (in the
            indicator's unit) and ``status``.
        indicator: for unit and decimals.
        theme: the colours.
        own: code of the own area, outlined strongly.
        boundaries: the outlines of ``labourmarket.boundaries``, by ``id``.
        caption: texts to draw into an exported picture.
    """
    areas = shaded(rows, indicator, theme)
    kept = [
        feature for feature in boundaries["features"] if feature["id"] in set(rows["area_code"])
    ]
    ground = {"type": "FeatureCollection", "features": kept}
    # Plotly draws the outlines of one trace in its order of the features: the own one comes last.
    drawn = [
        _outlines(chosen, ground, theme, width)
        for chosen, width in (
            ([area for area in areas if area.code != own], 1.0),
            ([area for area in areas if area.code == own], 3.5),
        )
        if chosen
    ]
    figure = {
        "data": [*drawn, *_labels(areas, ground, own)],
        "layout": _layout(ground, theme),
    }
    return captioned(figure, theme, caption)


def _layout(ground: Figure, theme: Theme) -> Figure:
    """The ends of the map are told, since Plotly's own fitting takes a phone for half as wide."""
    west, south, east, north = _ends(ground)
    across = (east - west) * cos(radians((south + north) / 2)) or 1.0
    height = round(min(_HIGHEST, max(_LOWEST, _NARROWEST * (north - south) / across)))
    return base_layout(theme, height) | {
        "hovermode": "closest",
        "geo": {
            "visible": False,
            "bgcolor": CLEAR,
            "projection": {"type": "mercator"},
            "lonaxis": {"range": [west, east]},
            "lataxis": {"range": [south, north]},
        },
    }


def _ends(ground: Figure) -> tuple[float, float, float, float]:
    """The westernmost, southernmost, easternmost and northernmost degree, with a little room."""
    points = [
        point
        for feature in ground["features"]
        for ring in _rings(feature["geometry"])
        for point in ring
    ]
    lons, lats = [point[0] for point in points], [point[1] for point in points]
    return min(lons) - _ROOM, min(lats) - _ROOM, max(lons) + _ROOM, max(lats) + _ROOM


def _rings(geometry: dict[str, Any]) -> list[Ring]:
    """The outer ring of each part of an outline."""
    parts = geometry["coordinates"]
    return [parts[0]] if geometry["type"] == "Polygon" else [part[0] for part in parts]


def _outlines(areas: Sequence[Shade], ground: Figure, theme: Theme, width: float) -> Figure:
    fills = sorted({area.fill for area in areas})
    return {
        "type": "choropleth",
        "name": "areas" if width == 1.0 else "own",
        "geojson": ground,
        "locations": [area.code for area in areas],
        "z": [fills.index(area.fill) for area in areas],
        "zmin": -0.5,
        "zmax": len(fills) - 0.5,
        "colorscale": _steps(fills),
        "showscale": False,
        "marker": {"line": {"color": theme.text, "width": width}},
        "customdata": [area.code for area in areas],
        "hovertext": [hover(area) for area in areas],
        "hovertemplate": "%{hovertext}<extra></extra>",
    } | CHOSEN_LOOK_THE_SAME


def _steps(fills: Sequence[str]) -> list[tuple[float, str]]:
    """A colour scale that jumps from one fill to the next."""
    return [
        ((number + end) / len(fills), fill) for number, fill in enumerate(fills) for end in (0, 1)
    ]


def _labels(areas: Sequence[Shade], ground: Figure, own: str | None) -> list[Figure]:
    """Names with numbers where they have room, else the sign of what is not known."""
    shown = [area for area in areas if len(areas) <= MOST_NAMED or area.hatched]
    middles = {feature["id"]: middle(feature["geometry"]) for feature in ground["features"]}
    return [
        _labels_on(fill, [area for area in shown if area.fill == fill], middles, own)
        for fill in dict.fromkeys(area.fill for area in shown)
    ]


def _labels_on(
    fill: str, areas: Sequence[Shade], middles: dict[str, Point], own: str | None
) -> Figure:
    """The labels on one fill, with a halo of it where they are wider than their area."""
    with_names = len(middles) <= MOST_NAMED
    return {
        "type": "scattergeo",
        "name": "labels",
        "mode": "text",
        "lon": [middles[area.code][0] for area in areas],
        "lat": [middles[area.code][1] for area in areas],
        "text": [
            _label(area, is_own=area.code == own) if with_names else UNKNOWN for area in areas
        ],
        "textfont": {
            "size": SMALL,
            "color": areas[0].ink,
            "shadow": ", ".join([f"0 0 2px {fill}"] * 6),
        },
        "hoverinfo": "skip",
        "selected": {"textfont": {"color": areas[0].ink}},
        "unselected": {"textfont": {"color": areas[0].ink}},
    }


def _label(area: Shade, *, is_own: bool) -> str:
    name = html.escape(area.name, quote=False)
    return f"{f'<b>{name}</b>' if is_own else name}<br>{area.brief}"


def middle(geometry: dict[str, Any]) -> Point:
    """The centroid of the largest part of an outline, in its own degrees."""
    ring = max(_rings(geometry), key=lambda ring: abs(_doubled_area(ring)))
    area = _doubled_area(ring)
    return (
        sum((a[0] + b[0]) * _cross(a, b) for a, b in pairwise(ring)) / (3 * area),
        sum((a[1] + b[1]) * _cross(a, b) for a, b in pairwise(ring)) / (3 * area),
    )


def _doubled_area(ring: Ring) -> float:
    return sum(_cross(a, b) for a, b in pairwise(ring))


def _cross(a: Sequence[float], b: Sequence[float]) -> float:
    return a[0] * b[1] - b[0] * a[1]
