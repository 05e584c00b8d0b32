"""Statistics Finland's boundaries of municipalities (WFS): one layer per year, in degrees."""

from __future__ import annotations

from typing import Any

from labourmarket.language import gettext as _
from pipelines.network.calls import Answer
from pipelines.network.door import Door
from pipelines.network.failures import BrokenAnswerError

LAYER = "kunta4500k_{year}"


def url_of(door: Door, year: int) -> str:
    """The address of a year's layer."""
    layer = LAYER.format(year=year)
    return (
        f"{door.base}?service=WFS&version=2.0.0&request=GetFeature"
        f"&typeNames=tilastointialueet:{layer}&srsName=EPSG:4326&outputFormat=application/json"
    )


def fetch(door: Door, year: int) -> Answer:
    """The municipalities of a year.

    Raises:
        UnknownThereError: the service has no such layer; it says so in XML, with status 200 too.
        NotFetchedError: it did not answer, or not with all of them.
    """
    return door.get(url_of(door, year), _are_all_features)


def _are_all_features(told: Any) -> None:
    features = told.get("features") if isinstance(told, dict) else None
    if not isinstance(features, list) or not features or told.get("type") != "FeatureCollection":
        raise BrokenAnswerError(_("the answer is not what was asked for"))
    for name in ("numberMatched", "numberReturned", "totalFeatures"):
        if isinstance(told.get(name), int) and told[name] != len(features):
            raise BrokenAnswerError(_("the answer is not what was asked for"))
