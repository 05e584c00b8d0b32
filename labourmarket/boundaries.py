"""Outlines of areas for maps, in degrees and wound as Plotly wants them; none until fetched."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from pathlib import Path
from typing import Any

import orjson

from labourmarket import settings

GeoJSON = dict[str, Any]


def municipalities(codes: Collection[str] | None = None) -> GeoJSON | None:
    """The outlines of municipalities: of these codes, else of all.

    Returns:
        A feature collection whose features have the area code as ``id`` and as the property
        ``area_code``; None where no boundaries have been fetched. It is shared: never change it.
    """
    return _of_level("municipality", None if codes is None else frozenset(codes))


def employment_areas() -> GeoJSON | None:
    """The outlines of the employment areas, in the form of ``municipalities``."""
    return _of_level("employment_area", None)


def version() -> str | None:
    """Name the file that the outlines come from; None where there is none."""
    path = settings.boundaries_path()
    try:
        file = path.stat()
    except FileNotFoundError:
        return None
    return f"{path}:{file.st_ino}-{file.st_mtime_ns}-{file.st_size}"


def _of_level(level: str, codes: frozenset[str] | None) -> GeoJSON | None:
    known = version()
    return None if known is None else _chosen(known, settings.boundaries_path(), level, codes)


@lru_cache(maxsize=64)
def _chosen(version: str, path: Path, level: str, codes: frozenset[str] | None) -> GeoJSON:
    whole = _read(version, path)
    features = [
        feature
        for feature in whole["features"]
        if feature["properties"]["level"] == level and (codes is None or feature["id"] in codes)
    ]
    return {**whole, "features": features}


@lru_cache(maxsize=2)
def _read(_version: str, path: Path) -> GeoJSON:
    told: GeoJSON = orjson.loads(path.read_bytes())
    return told
