"""Areas, and the municipalities that have ended."""

from __future__ import annotations

import dataframely as dy
import polars as pl

from labourmarket.codes import AREA_CODE, LEVELS


class Area(dy.Schema):
    """One area: the country, a region, an employment area or a municipality.

    ``valid_to`` is the last day of a municipality that has ended, null for those of today.
    """

    area_code = dy.String(primary_key=True, regex=AREA_CODE)
    level = dy.Enum(LEVELS)
    name_fi = dy.String(min_length=1)
    name_sv = dy.String(min_length=1)
    name_en = dy.String(min_length=1)
    employment_area_code = dy.String(nullable=True, regex=r"^TA\d\d$")
    region_code = dy.String(nullable=True, regex=r"^MK\d\d$")
    valid_to = dy.Date(nullable=True)

    @dy.rule()
    def a_municipality_has_its_areas(cls) -> pl.Expr:
        has_areas = (
            pl.col("employment_area_code").is_not_null() & pl.col("region_code").is_not_null()
        )
        has_ended = pl.col("valid_to").is_not_null()
        return (pl.col("level") != "municipality") | has_areas | has_ended


class AreaMerger(dy.Schema):
    """A municipality that is no longer in the division, and the one that took it.

    ``valid_to`` is its last day. ``merged_into`` is null where the data do not tell: the history
    then stays under the old code.
    """

    area_code = dy.String(primary_key=True, regex=r"^KU\d{3}$")
    name_fi = dy.String(min_length=1)
    valid_to = dy.Date()
    merged_into = dy.String(nullable=True, regex=r"^KU\d{3}$")
    note_fi = dy.String(min_length=1)

    @dy.rule()
    def it_is_merged_into_another(cls) -> pl.Expr:
        return pl.col("merged_into").is_null() | (pl.col("merged_into") != pl.col("area_code"))
