"""Classes of a map: about equally many areas in each, and equal figures never divided."""

from __future__ import annotations

from itertools import pairwise

import polars as pl
from hypothesis import given, settings, strategies as st

from labourmarket.metrics.classes import Class, classed, classes


def figures(*values: float | None) -> pl.DataFrame:
    return pl.DataFrame({"value": values}, schema={"value": pl.Float64})


def test_six_areas_make_three_classes_of_two():
    assert classes(figures(8.6, 17.1, 10.4, 12.0, 9.9, 13.0), 1) == [
        Class(8.6, 9.9, 2),
        Class(10.4, 12.0, 2),
        Class(13.0, 17.1, 2),
    ]


def test_forty_five_areas_make_four_classes():
    counts = [found.count for found in classes(figures(*map(float, range(45))), 0)]

    assert counts == [11, 11, 12, 11]


def test_figures_that_are_printed_alike_are_in_one_class():
    found = classes(figures(12.44, 12.36, 12.41, 12.4, 9.0, 15.0), 1)

    assert found == [Class(9.0, 9.0, 1), Class(12.4, 12.4, 4), Class(15.0, 15.0, 1)]


def test_what_is_not_known_is_in_no_class_and_not_in_the_lowest():
    rows = classed(figures(None, 5.0, 0.0), 0)

    assert rows["class_number"].to_list() == [None, 1, 0]
    assert sum(found.count for found in classes(rows, 0)) == 2


def test_where_nothing_is_known_there_are_no_classes():
    assert classes(figures(None, None), 0) == []


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(st.none(), st.floats(-50, 50)), max_size=60))
def test_classes_hold_every_known_figure_once_and_never_overlap(values):
    found = classes(figures(*values), 1)
    ends = [end for one in found for end in (one.least, one.most)]

    assert ends == sorted(ends)
    assert all(one.most < next_.least for one, next_ in pairwise(found))
    assert sum(one.count for one in found) == sum(value is not None for value in values)
    assert len(found) <= 4
