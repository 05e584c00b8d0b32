"""The areas of the invented tables, and which municipalities each is made of.

Levels of the larger municipalities are round numbers near what everybody knows, the others' are
drawn. The members of sub-regions and of ELY centres are invented: their rows only fill the tables
out to the publisher's size.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import polars as pl
from numpy.typing import NDArray

from labourmarket.codes import COUNTRY

Counts: TypeAlias = NDArray[np.int64]
ABROAD, UNKNOWN = "KU199", "KUJOU"
# The publisher's buckets: the same vacancies at each level.
BUCKETS = {
    ABROAD: (ABROAD, "MK91", "SK902", "ELY80"),
    UNKNOWN: (UNKNOWN, "MKJO", "SKJOU", "ELYJO"),
}
# As in the answer of 12r5 of 21 July 2026; the first two digits are the region's.
SUB_REGIONS = re.findall(
    r"\d+",
    """
011 014 015 016 021 022 023 024 025 041 043 044 051 052 053 061 063 064 068 069 071 081 082 091 093
101 103 105 111 112 113 114 115 122 124 125 131 132 133 134 135 138 141 142 144 146 152 153 154 161
162 171 173 174 175 176 177 178 181 182 191 192 193 194 196 197 211 212 213
""",
)
ELY_CENTRES = [f"ELY{number:02}" for number in range(1, 17)]
INHABITANTS = {
    "KU091": 680_000, "KU049": 315_000, "KU837": 255_000, "KU092": 245_000, "KU564": 215_000,
    "KU853": 203_000, "KU179": 148_000, "KU297": 125_000, "KU398": 121_000, "KU609": 83_000,
    "KU167": 78_000, "KU405": 72_000, "KU905": 69_000, "KU109": 68_000, "KU743": 67_000,
    "KU698": 65_000, "KU240": 19_600, "KU241": 7_700, "KU751": 2_800, "KU845": 2_900,
    "KU851": 21_000, "KU976": 3_800,
}  # fmt: skip
SMALLEST, LARGEST_DRAWN = 700, 45_000


@dataclass(frozen=True, slots=True)
class Places:
    """The municipalities in the order of the drawn figures, and the areas made of them.

    ``codes`` has the two buckets last; ``inhabitants`` is 0 there. ``members`` tells for each area
    which of ``codes`` it is made of, ``names`` is what the publisher calls it.
    """

    codes: list[str]
    inhabitants: Counts
    members: dict[str, list[int]]
    names: dict[str, str]

    def summed(self, of_municipalities: Counts, area_codes: Iterable[str]) -> Counts:
        """Counts of areas from those of municipalities, along the first axis."""
        return np.stack([of_municipalities[self.members[code]].sum(axis=0) for code in area_codes])


def places(areas: pl.DataFrame, random: np.random.Generator) -> Places:
    """Invent the sizes of the municipalities of a classification.

    Args:
        areas: the table ``area``: those of today.
        random: the one source of chance.
    """
    municipalities = areas.filter(pl.col("level") == "municipality").sort("area_code")
    codes = [*municipalities["area_code"], *BUCKETS]
    drawn = np.clip(random.lognormal(8.6, 0.8, len(codes)), SMALLEST, LARGEST_DRAWN).astype(int)
    sizes = [INHABITANTS.get(code, size) for code, size in zip(codes, drawn, strict=True)]
    inhabitants = np.where(np.isin(codes, list(BUCKETS)), 0, sizes)
    return Places(codes, inhabitants, _members(municipalities, codes), _names(areas))


def _members(municipalities: pl.DataFrame, codes: list[str]) -> dict[str, list[int]]:
    place = {code: position for position, code in enumerate(codes)}
    by_code = {code: [position] for code, position in place.items()}
    of_bucket = {area: [place[code]] for code, areas in BUCKETS.items() for area in areas}
    by_region = _grouped(municipalities, "region_code", place)
    by_employment_area = _grouped(municipalities, "employment_area_code", place)
    shared_out = _sub_regions(by_region) | _ely_centres(by_region)
    everywhere = {COUNTRY: list(place.values())}
    return everywhere | by_code | by_region | by_employment_area | shared_out | of_bucket


def _grouped(
    municipalities: pl.DataFrame, column: str, place: dict[str, int]
) -> dict[str, list[int]]:
    grouped = municipalities.group_by(column).agg("area_code").sort(column)
    return {code: [place[member] for member in members] for code, members in grouped.iter_rows()}


def _sub_regions(by_region: dict[str, list[int]]) -> dict[str, list[int]]:
    """Share each region's municipalities out among its sub-regions."""
    shared: dict[str, list[int]] = {}
    for region, members in by_region.items():
        own = [code for code in SUB_REGIONS if code.startswith(region.removeprefix("MK"))]
        shared |= {f"SK{code}": members[turn :: len(own)] for turn, code in enumerate(own)}
    return shared


def _ely_centres(by_region: dict[str, list[int]]) -> dict[str, list[int]]:
    shared: dict[str, list[int]] = {code: [] for code in ELY_CENTRES}
    for turn, members in enumerate(by_region.values()):
        shared[ELY_CENTRES[turn % len(ELY_CENTRES)]] += members
    return shared


def _names(areas: pl.DataFrame) -> dict[str, str]:
    """A municipality by its name, other areas with their code before it, as StatFin does."""
    return {
        code: name if code.startswith("KU") else "KOKO MAA" if code == COUNTRY else f"{code} {name}"
        for code, name in areas.select("area_code", "name_fi").iter_rows()
    }


def chosen(areas: pl.DataFrame, asked: list[str]) -> list[str]:
    """The areas asked for, each with its municipalities and regions, and the whole country."""
    known = areas.filter(pl.col("level") == "municipality")
    of_areas = known.filter(
        pl.any_horizontal(pl.col("area_code", "employment_area_code", "region_code").is_in(asked))
    )
    regions = of_areas["region_code"].unique().sort()
    own = areas.filter(pl.col("area_code").is_in(asked))["area_code"]
    return list(dict.fromkeys([COUNTRY, *regions, *own, *of_areas["area_code"]]))


def in_12r5(places: Places, asked: list[str] | None) -> list[str]:
    """The areas of an answer of 12r5: 421 in all; employment areas are not among them."""
    if asked is None:
        return [code for code in places.members if not code.startswith("TA")]
    return [code for code in asked if not code.startswith("TA")]
