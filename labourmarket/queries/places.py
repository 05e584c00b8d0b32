"""Areas, the area shown first, and municipalities that have ended."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import polars as pl

from labourmarket import settings
from labourmarket.warehouse import query, remembered, version


class UnknownAreaError(Exception):
    """The setting TYOTAULU_AREA names an area that the warehouse does not have."""


@dataclass(frozen=True, slots=True)
class Focus:
    """The area shown first, and its municipalities in alphabetical order."""

    area_code: str
    municipality_codes: tuple[str, ...]
    region_codes: tuple[str, ...]


@remembered
def areas() -> pl.DataFrame:
    """Every area of the classification, in Finnish alphabetical order within its level."""
    return query("SELECT * FROM area ORDER BY level, name_fi COLLATE fi")


@remembered
def areas_in_hand(level: str) -> pl.DataFrame:
    """The areas of a level that have monthly figures: ``area_code``, in order of their names."""
    return query(
        """
        SELECT area_code FROM area
        WHERE level = $level AND valid_to IS NULL AND area_code IN (
            SELECT area_code FROM observation WHERE frequency = 'month'
        )
        ORDER BY name_fi COLLATE fi
        """,
        level=level,
    )


def focus() -> Focus:
    """The area of the settings, with what it is made of.

    Raises:
        UnknownAreaError: the setting names a code that is not in the classification.
    """
    return _focus(version(), tuple(settings.area_setting()), tuple(settings.own_municipalities()))


@lru_cache(maxsize=8)
def _focus(_version: str, setting: tuple[str, ...], own: tuple[str, ...]) -> Focus:
    known = areas()
    municipalities = known.filter(pl.col("level") == "municipality")
    members = (
        municipalities.filter(pl.col("area_code").is_in(own))
        if own
        else municipalities.filter(pl.col("employment_area_code") == setting[0])
    )
    area_code = settings.OWN_AREA if own else setting[0]
    unknown = [code for code in own if code not in municipalities["area_code"]]
    if area_code not in known["area_code"]:  # an own area that was set after the last build, too
        unknown.append(area_code)
    if unknown or members.is_empty():
        raise UnknownAreaError(
            f"TYOTAULU_AREA: {', '.join(unknown or setting)}. The warehouse has no such area. "
            "Name an employment area (TA22) or municipalities (KU240,KU851), and build it again: "
            "python -m pipelines build"
        )
    return Focus(
        area_code=area_code,
        municipality_codes=tuple(members["area_code"]),
        region_codes=tuple(members["region_code"].unique().sort()),
    )


@remembered
def mergers() -> pl.DataFrame:
    """Municipalities that ended, as ``contracts.AreaMerger`` has them."""
    return query("SELECT * FROM area_merger ORDER BY valid_to DESC, name_fi COLLATE fi")
