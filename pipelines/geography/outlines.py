"""Outlines small enough for a page: simplified together, dissolved, wound the way a map wants.

Neighbours are simplified as one coverage, so that no gap opens between them. Plotly (d3) takes a
ring for the land on its right: outer rings go clockwise and holes the other way, unlike RFC 7946.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from pipelines.sources.boundaries import Outlines, polygons

# A degree of longitude is so much shorter than one of latitude in the middle of Finland (65° N).
NARROW = 0.4226
# Four decimals of a degree: about ten metres northwards.
DECIMALS = 4
# The corners of a triangle; fewer have no area.
LEAST_POINTS = 3


def simplified(outlines: Outlines, tolerance: float) -> Outlines:
    """Outlines with fewer points; borders that neighbours share stay shared.

    Args:
        outlines: valid polygons by area code, in degrees.
        tolerance: triangles of less than its square, in degrees of latitude, are cut off.

    Returns:
        The same areas, each with at least its largest part.
    """
    narrow = shapely.transform([*outlines.values()], lambda points: points * [NARROW, 1])
    fewer = shapely.coverage_simplify(narrow, tolerance)
    wide = shapely.transform(fewer, lambda points: points / [NARROW, 1])
    return {
        code: _rounded(outline) or before
        for (code, before), outline in zip(outlines.items(), wide, strict=True)
    }


def dissolved(outlines: Outlines, belongs: Mapping[str, str]) -> Outlines:
    """The outlines of larger areas, put together of their municipalities'.

    A hole stays where a municipality of another area lies in it. Any other is a seam between
    neighbours that do not quite meet, or a water too small to tell from one: it is closed.

    Args:
        outlines: polygons by the code of a municipality.
        belongs: the code of the larger area by that of the municipality.
    """
    parts: dict[str, list[BaseGeometry]] = {}
    for code in sorted(outlines.keys() & belongs.keys(), key=lambda code: (belongs[code], code)):
        parts.setdefault(belongs[code], []).append(outlines[code])
    inside = {code: shapely.point_on_surface(outline) for code, outline in outlines.items()}
    return {
        area: _without_seams(
            shapely.union_all(of_area),
            [point for code, point in inside.items() if belongs.get(code) != area],
        )
        for area, of_area in parts.items()
    }


def wound(outline: BaseGeometry) -> BaseGeometry:
    """Outer rings clockwise, holes counter-clockwise."""
    return shapely.orient_polygons(outline, exterior_cw=True)


def _rounded(outline: BaseGeometry) -> BaseGeometry | None:
    """The outline on a grid; islands and holes that shrink to a line vanish, None if all do."""
    rings = [
        [ring for ring in map(_on_grid, (part.exterior, *part.interiors)) if len(ring)]
        for part in shapely.get_parts(outline)
        if len(_on_grid(part.exterior))
    ]
    made = [shapely.Polygon(outer, holes) for outer, *holes in rings]
    whole = polygons(shapely.make_valid(shapely.MultiPolygon(made)))
    return None if whole.is_empty else whole


def _on_grid(ring: shapely.LinearRing) -> np.ndarray:
    """The points of a ring, rounded, each once; none where they are too few for an area."""
    points: np.ndarray = np.round(shapely.get_coordinates(ring), DECIMALS)
    moved: np.ndarray = points[np.any(points != np.roll(points, 1, axis=0), axis=1)]
    return moved if len(moved) >= LEAST_POINTS else moved[:0]


def _without_seams(outline: BaseGeometry, others: list[BaseGeometry]) -> BaseGeometry:
    kept = [
        shapely.Polygon(part.exterior, [ring for ring in part.interiors if _holds(ring, others)])
        for part in shapely.get_parts(outline)
    ]
    return shapely.union_all(kept)


def _holds(ring: shapely.LinearRing, points: list[BaseGeometry]) -> bool:
    return bool(shapely.contains(shapely.Polygon(ring), points).any())
