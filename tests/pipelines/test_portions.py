"""Rows taken some at a time are all the rows, each once, in the order of their codes."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given, settings, strategies as st
from polars.testing import assert_frame_equal

from pipelines import portions

CODES = pl.Enum([f"KU{number:03}" for number in range(40)])
WAYS = pytest.mark.parametrize("way", [portions.by_code, portions.taken_apart])


def rows(codes: list[str]) -> pl.DataFrame:
    return pl.DataFrame({"area_code": codes}, schema={"area_code": CODES}).with_row_index("at")


@WAYS
@settings(max_examples=60)
@given(codes=st.lists(st.sampled_from(CODES.categories.to_list()), max_size=200))
def test_each_portion_has_all_rows_of_its_codes_as_they_lay(way, codes):
    whole = rows(codes)

    parts = list(way(whole, "area_code", 5))

    of_parts = [part["area_code"].unique().sort().to_list() for part in parts]
    assert [code for some in of_parts for code in some] == sorted(set(codes))
    for part, some in zip(parts, of_parts, strict=True):
        assert_frame_equal(part, whole.filter(pl.col("area_code").is_in(some)))


@WAYS
def test_a_portion_has_about_as_many_rows_as_are_asked_for_and_one_code_at_least(way):
    whole = rows([code for code in CODES.categories for _row in range(10)])

    assert [part.height for part in way(whole, "area_code", 100)] == [100] * 4
    assert [part.height for part in way(whole, "area_code", 3)] == [10] * 40
    assert [part.height for part in way(whole, "area_code")] == [400]


@WAYS
def test_of_no_rows_there_is_no_portion(way):
    assert list(way(rows([]), "area_code")) == []
