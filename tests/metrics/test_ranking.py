"""Places among areas: equal figures share a place, an unknown one has none."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given, strategies as st

from labourmarket import numbers
from labourmarket.metrics.ranking import ranked


def places(*values: float | None, decimals: int = 1) -> list[int | None]:
    """The places of the values, in the order in which they are given."""
    snapshot = pl.DataFrame(
        {"given": range(len(values)), "value": values}, schema_overrides={"value": pl.Float64}
    )
    return ranked(snapshot, decimals).sort("given")["place"].to_list()


def test_the_largest_figure_comes_first():
    assert places(8.6, 17.1, 10.4) == [3, 1, 2]


def test_figures_that_are_printed_alike_share_their_place_and_the_next_is_left_out():
    assert places(12.56, 12.57, 11.0, 17.1) == [2, 2, 4, 1]


@pytest.mark.parametrize(("printed_alike", "decimals"), [((12.45, 12.5), 1), ((0.285, 0.29), 2)])
def test_a_half_is_ranked_as_it_is_printed(printed_alike, decimals):
    assert places(*printed_alike, decimals=decimals) == [1, 1]


def test_an_unknown_figure_has_no_place_and_stands_last():
    snapshot = pl.DataFrame({"area_code": ["KU751", "KU240"], "value": [None, 0.0]})

    order = ranked(snapshot, 0)

    assert order.rows() == [("KU240", 0.0, 1), ("KU751", None, None)]


@given(st.lists(st.integers(0, 3000).map(lambda tenths: tenths / 10), min_size=1))
def test_a_place_is_one_more_than_the_number_of_larger_figures(values):
    assert places(*values) == [1 + sum(other > value for other in values) for value in values]


@given(st.lists(st.floats(0, 100), min_size=2))
def test_two_areas_share_a_place_exactly_when_a_reader_sees_the_same_figure(values):
    values = [round(value, 4) for value in values]
    place = dict(zip(values, places(*values), strict=True))

    for one in values:
        for other in values:
            seen_alike = numbers.rounded(one, 1) == numbers.rounded(other, 1)
            assert (place[one] == place[other]) == seen_alike
