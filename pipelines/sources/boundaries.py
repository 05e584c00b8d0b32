"""Boundaries of municipalities as GeoJSON in degrees: outlines by area code.

Read as Statistics Finland's WFS answers (``kunta``) and as files made of the National Land Survey's
division (``natcode``, or the code as the feature's id). They are drawn, never built in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from labourmarket.language import gettext as _
from pipelines.faults import Fault
from pipelines.formats.json_text import parsed

FOLDER, PATTERN = "boundaries", "*.json"
# Longitudes and latitudes of Finland, with room: metres of a map projection are none of these.
WEST, SOUTH, EAST, NORTH = 18.0, 58.0, 33.0, 72.0
NAMES = ("kunta", "natcode", "ku_code", "area_code")
_CODE = re.compile(r"(KU)?(\d{1,3})")

Outlines = dict[str, BaseGeometry]


def read(path: Path, faults: list[Fault]) -> Outlines | None:
    """Read the outlines; None, and a fault, where the file has none in degrees.

    A feature without a code or without an outline is left out: the one who draws tells which
    municipalities have none.
    """
    told = parsed(path, faults)
    if told is None:
        return None
    outlines = extract(told)
    if not outlines:
        faults.append(_other_form(path, _("no municipality with an outline")))
        return None
    west, south, east, north = shapely.total_bounds([*outlines.values()])
    if west < WEST or south < SOUTH or east > EAST or north > NORTH:
        bounds = f"{west:.6g} {south:.6g} {east:.6g} {north:.6g}"
        faults.append(_other_form(path, _("coordinates {bounds}").format(bounds=bounds)))
        return None
    return outlines


def extract(told: Mapping[str, Any]) -> Outlines:
    """The outlines of a feature collection by area code; features of one code are put together."""
    features = told.get("features")
    found: dict[str, list[BaseGeometry]] = {}
    for feature in features if isinstance(features, list) else ():
        code, outline = _code(feature), _outline(feature)
        if code and outline is not None:
            found.setdefault(code, []).append(outline)
    return {code: shapely.union_all(parts) for code, parts in found.items()}


def _code(feature: Any) -> str | None:
    if not isinstance(feature, dict):
        return None
    properties = feature.get("properties") or {}
    told = [properties.get(name) for name in NAMES] + [feature.get("id")]
    codes = [_CODE.fullmatch(str(code)) for code in told if code is not None]
    return next((f"KU{code[2].zfill(3)}" for code in codes if code), None)


def _outline(feature: Mapping[str, Any]) -> BaseGeometry | None:
    """A valid outline; None for one that is empty or cannot be read."""
    try:
        outline = polygons(shapely.make_valid(shape(feature["geometry"])))
    except (KeyError, TypeError, ValueError, AttributeError, IndexError, shapely.GEOSException):
        return None
    return None if outline.is_empty else outline


def polygons(geometry: BaseGeometry) -> BaseGeometry:
    """What of a geometry has an area: mending one may leave lines and points behind."""
    parts = shapely.get_parts(shapely.get_parts(geometry))
    return shapely.union_all([part for part in parts if part.geom_type == "Polygon"])


def _other_form(path: Path, found: str) -> Fault:
    return Fault(
        path.name,
        _("whole file"),
        found,
        _("GeoJSON of Finnish municipalities in degrees (EPSG:4326)"),
        _("fetch the file with srsName=EPSG:4326 and outputFormat=application/json"),
    )
