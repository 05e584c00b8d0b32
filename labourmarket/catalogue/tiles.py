"""Where each area stands in a map of equal squares: our own drawing, by columns and rows.

Municipalities and employment areas have a drawing each, west to the left and north at the top. A
few of the areas drawn alone close up: columns and rows that none of them stands in are left out.
"""

from __future__ import annotations

import csv
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeAlias

from labourmarket.catalogue.model import Text

_TABLE = Path(__file__).with_suffix(".csv")
Place: TypeAlias = tuple[int, int]
"""Column from the left and row from the top, from zero."""


@dataclass(frozen=True, slots=True)
class Tile:
    """One square; ``short`` is what a small one has room for, empty for municipalities."""

    column: int
    row: int
    short: Text


@cache
def tiles() -> Mapping[str, Tile]:
    """The squares of all municipalities and all employment areas, by area code."""
    with _TABLE.open(encoding="utf-8", newline="") as table:
        return {
            line["area_code"]: Tile(
                int(line["column"]),
                int(line["row"]),
                Text(line["short_fi"], line["short_sv"], line["short_en"]),
            )
            for line in csv.DictReader(table)
        }


def places(area_codes: Collection[str]) -> dict[str, Place]:
    """The places of some areas of one level, closed up.

    An area that the drawing lacks, such as one that was founded after it, stands under the others.
    """
    drawn = {code: tile for code in area_codes if (tile := tiles().get(code))}
    columns = sorted({tile.column for tile in drawn.values()})
    rows = sorted({tile.row for tile in drawn.values()})
    known = {
        code: (columns.index(tile.column), rows.index(tile.row)) for code, tile in drawn.items()
    }
    width = max(len(columns), 1)
    absent = sorted(set(area_codes) - drawn.keys())
    return known | {
        code: (number % width, len(rows) + number // width) for number, code in enumerate(absent)
    }
