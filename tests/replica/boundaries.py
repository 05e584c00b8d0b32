"""Statistics Finland's WFS of boundaries: invented municipalities, a square each, as one country.

The squares lie side by side in the order of their codes, so that neighbours share a border.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

import orjson

from tests.replica.app import JSON
from tests.replica.classification import rows
from tests.replica.faulty import EXCEPTION_REPORT, XML, Faulty

SIDE, PER_ROW = 0.4, 20


def square(west: float, south: float, side: float = SIDE) -> list[list[float]]:
    """A closed ring, counter-clockwise as RFC 7946 wants it."""
    east, north = west + side, south + side
    corners = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return [[round(x, 4), round(y, 4)] for x, y in corners]


def feature(code: str, *rings: list[list[float]]) -> dict[str, Any]:
    """A municipality as the service tells it."""
    geometry = {"type": "Polygon", "coordinates": list(rings)} if rings else None
    properties = {"id": 1, "kunta": code, "vuosi": 2026, "nimi": "", "namn": "", "name": ""}
    return {
        "type": "Feature",
        "id": f"kunta4500k_2026.{code}",
        "geometry": geometry,
        "properties": properties,
    }


def country() -> list[dict[str, Any]]:
    """Every municipality of 2026."""
    codes = [row["area_code"][2:] for row in rows() if row["level"] == "municipality"]
    places = [(20 + SIDE * (n % PER_ROW), 60 + SIDE * (n // PER_ROW)) for n in range(len(codes))]
    return [feature(code, square(*place)) for code, place in zip(codes, places, strict=True)]


def collection(features: list[dict[str, Any]]) -> dict[str, Any]:
    """What the service says around its features."""
    count = len(features)
    counts = {"totalFeatures": count, "numberMatched": count, "numberReturned": count}
    return {"type": "FeatureCollection", "features": features, **counts}


@dataclass
class BoundaryService(Faulty):
    """The application, with the layers of some years."""

    years: tuple[int, ...] = (2025, 2026)
    features: list[dict[str, Any]] = field(default_factory=country)
    place: str = "/geoserver/tilastointialueet/wfs"

    def answer(self, path: str) -> tuple[int, bytes, str]:
        asked = {name: told[0] for name, told in parse_qs(urlsplit(path).query).items()}
        layers = [f"tilastointialueet:kunta4500k_{year}" for year in self.years]
        if asked.get("typeNames") not in layers or asked.get("srsName") != "EPSG:4326":
            return 200, EXCEPTION_REPORT, XML
        return 200, orjson.dumps(collection(self.features)), JSON
