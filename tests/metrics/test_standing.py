"""Where one area stands among all: ties share a place, an interval leaves it open."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given, settings, strategies as st

from labourmarket.metrics.ranking import ranked
from labourmarket.metrics.standing import Standing, quartiles, standing

SECRET = (1.0, 4.0)
Figure = float | tuple[float, float] | None


def snapshot(*figures: Figure) -> pl.DataFrame:
    """Areas A0, A1 ... with a value, an interval or nothing."""
    return pl.DataFrame(
        [
            (
                f"A{number}",
                figure if isinstance(figure, float) else None,
                *(figure if isinstance(figure, tuple) else (figure, figure)),
            )
            for number, figure in enumerate(figures)
        ],
        schema={
            "area_code": pl.String,
            "value": pl.Float64,
            "low": pl.Float64,
            "high": pl.Float64,
        },
        orient="row",
    )


def first_of(*figures: Figure, decimals: int = 1) -> Standing:
    return standing(snapshot(*figures), "A0", decimals)


def test_the_second_largest_of_three_has_the_second_place():
    found = first_of(10.4, 17.1, 8.6)

    assert (found.place, found.of, found.tied, found.unknown) == (2, 3, 0, 0)


def test_figures_that_are_printed_alike_share_the_place():
    found = first_of(12.56, 12.57, 11.0, 17.1)

    assert (found.place, found.tied, found.overlapping) == (2, 1, 0)


def test_areas_without_a_figure_are_counted_apart_and_hold_no_place():
    found = first_of(3.0, None, None, 5.0)

    assert (found.place, found.of, found.unknown) == (2, 2, 2)


def test_a_secret_count_under_the_own_figure_leaves_the_place_certain():
    found = first_of(20.0, SECRET, 30.0, decimals=0)

    assert (found.place, found.of, found.overlapping) == (2, 3, 0)


def test_an_interval_that_covers_the_own_figure_leaves_places_open():
    found = first_of(3.0, SECRET, SECRET, 30.0, decimals=0)

    assert found.place is None
    assert (found.place_from, found.place_to, found.overlapping) == (2, 4, 2)


def test_an_own_interval_has_the_places_that_it_can_have():
    found = first_of((8.0, 13.0), 10.0, 12.0, 7.0, 20.0)

    assert found.place is None
    assert (found.place_from, found.place_to, found.overlapping) == (2, 4, 2)


def test_an_interval_that_reaches_just_up_to_the_own_figure_may_share_the_place_but_not_take_it():
    found = first_of(4.0, SECRET, decimals=0)

    assert (found.place, found.tied, found.overlapping) == (1, 0, 1)


@pytest.mark.parametrize("missing", ["A0", "elsewhere"])
def test_an_area_without_a_figure_has_no_standing(missing):
    found = standing(snapshot(None, 5.0), missing, 0)

    assert found == Standing(None, 0, 1, None, 1, 0, None, None)


def test_of_eight_areas_two_stand_in_each_quarter():
    figures = snapshot(*map(float, range(8)))

    assert [standing(figures, f"A{n}", 0).quartile for n in range(8)] == [1, 1, 2, 2, 3, 3, 4, 4]


def test_seven_areas_have_no_quarters():
    assert first_of(*map(float, range(7))).quartile is None


def test_secret_counts_at_the_low_end_leave_the_quarter_of_a_large_one_certain():
    many = (SECRET, SECRET, 10.0, 20.0, 30.0, 40.0, 50.0)

    assert first_of(60.0, *many).quartile == 4
    assert first_of((10.0, 45.0), *many).quartile is None


def test_a_median_that_a_secret_count_can_move_is_told_by_its_ends():
    assert quartiles(snapshot(SECRET, 2.0, 10.0))[1] == (2.0, 4.0)
    assert quartiles(snapshot(SECRET, 20.0, 10.0))[1] == (10.0, 10.0)
    assert quartiles(snapshot(None)) == ()


@settings(max_examples=50, deadline=None)
@given(st.lists(st.floats(0, 100), min_size=1, max_size=12))
def test_where_all_is_known_the_place_is_that_of_the_ranking(values):
    figures = snapshot(*values)
    placed = dict(ranked(figures, 1).select("area_code", "place").iter_rows())

    assert {code: standing(figures, code, 1).place for code in placed} == placed


def _between(ends: tuple[float, float], share: float) -> float:
    return ends[0] + share * (ends[1] - ends[0])


@settings(max_examples=50, deadline=None)
@given(
    st.lists(
        st.tuples(st.floats(0, 50), st.floats(0, 50), st.floats(0, 1)), min_size=1, max_size=12
    )
)
def test_whatever_the_intervals_hide_lies_within_the_places_and_the_quarter_told(hidden):
    ends = [(min(one, other), max(one, other)) for one, other, _share in hidden]
    told = standing(snapshot(*ends), "A0", 0)
    true = standing(
        snapshot(*(_between(end, share) for end, (*_, share) in zip(ends, hidden, strict=True))),
        "A0",
        0,
    )

    assert told.place_from <= true.place <= told.place_to
    assert told.quartile in (None, true.quartile)
    assert told.of == true.of == len(hidden)
