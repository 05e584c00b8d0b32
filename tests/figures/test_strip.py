"""A strip of dots: every area on one axis, the own one named, the unknown ones told."""

from __future__ import annotations

from itertools import combinations

import plotly.graph_objects as go
import polars as pl
import pytest
from hypothesis import given, settings, strategies as st

from labourmarket import numbers
from labourmarket.catalogue.indicators import INDICATORS
from labourmarket.figures.captions import Caption
from labourmarket.figures.strip import strip
from labourmarket.figures.strip_notes import notes
from labourmarket.figures.style import LIGHT, contrast
from labourmarket.figures.swarm import dodged

SHARE = INDICATORS["unemployed_share_of_labour_force"]
AREAS = pl.DataFrame(
    {
        "area_code": ["KU240", "KU241", "KU751", "KU845", "KU851", "KU976"],
        "name": ["Kemi", "Keminmaa", "Simo", "Tervola", "Tornio", "Ylitornio"],
        "value": [13.5, 9.95, None, None, 12.44, 11.0],
        "low": [13.5, 9.95, 8.1, None, 12.44, 11.0],
        "high": [13.5, 9.95, 10.6, None, 12.44, 11.0],
        "status": ["published", "published", "computed", "not_available"] + ["published"] * 2,
    }
)


def areas(*values: float) -> pl.DataFrame:
    codes = [f"KU{number:03d}" for number in range(len(values))]
    return pl.DataFrame(
        {"area_code": codes, "name": codes, "value": values, "low": values, "high": values}
    ).with_columns(status=pl.lit("published"))


def trace(figure: dict, name: str) -> dict:
    return next(found for found in figure["data"] if found["name"] == name)


def marks(figure: dict, kind: str, name: str) -> list[dict]:
    return [mark for mark in figure["layout"][kind] if mark["name"] == name]


def text_under(figure: dict) -> str:
    [note] = marks(figure, "annotations", "notes")
    return note["text"].replace("<br>", " ")


def test_every_known_figure_is_a_dot_at_its_value():
    assert trace(strip(AREAS, SHARE, LIGHT, "KU240"), "areas")["x"] == [9.95, 11.0, 12.44, 13.5]


def test_the_own_area_is_larger_and_darker_than_the_others_and_named_with_its_figure(theme):
    figure = strip(AREAS, SHARE, theme, "KU851")
    marker = trace(figure, "areas")["marker"]
    [label] = marks(figure, "annotations", "own")

    assert marker["color"][2] == theme.colours[0] != marker["color"][0]
    assert marker["size"][2] > marker["size"][0]
    assert label["text"] == "<b>Tornio: 12,4\u00a0%</b>"
    assert min(contrast(colour, theme.background) for colour in marker["color"]) >= 3


def test_an_interval_is_a_pale_bar_over_its_whole_length_and_no_dot():
    bars = trace(strip(AREAS, SHARE, LIGHT, "KU240"), "intervals")

    assert (bars["base"], bars["x"]) == ([8.1], [pytest.approx(2.5)])
    assert bars["marker"]["color"] == LIGHT.pale


def test_areas_that_share_an_interval_share_its_bar_and_others_lie_beside_it():
    secret = areas(5.0, 1.0, 1.0, 3.0, 6.0).with_columns(
        value=pl.Series([5.0, None, None, None, None]), high=pl.Series([5.0, 4.0, 4.0, 8.0, 9.0])
    )

    heights = trace(strip(secret, SHARE, LIGHT, None), "intervals")["y"]

    assert heights[0] == heights[1] == heights[3] > heights[2]


def test_an_own_interval_is_named_with_both_its_ends():
    [label] = marks(strip(AREAS, SHARE, LIGHT, "KU751"), "annotations", "own")

    assert label["text"].replace("<br>", " ") == (
        f"<b>Simo: {numbers.between(8.1, 10.6, SHARE)}</b>"
    )


def test_the_words_under_the_dots_tell_ends_and_what_is_not_a_dot():
    told = text_under(strip(AREAS, SHARE, LIGHT, "KU240"))

    assert "Suurin: Kemi 13,5\u00a0%" in told
    assert "1 alueelta ei ole lukua" in told
    assert "1 alue, jolta tiedetään vain väli" in told


def test_the_smallest_known_is_not_called_the_smallest_where_an_interval_may_be_smaller():
    assert "Pienin tiedossa oleva: Keminmaa 10,0\u00a0%" in notes(AREAS, SHARE)
    assert "Pienin: Keminmaa 10,0\u00a0%" in notes(AREAS.filter(pl.col("name") != "Simo"), SHARE)


def test_areas_with_equal_smallest_figures_are_counted():
    assert "Pienin: KU000 ja 2 muuta 3,0\u00a0%" in notes(areas(3.0, 3.01, 2.98, 9.0), SHARE)


def test_the_median_is_a_line_and_the_quartiles_of_enough_areas_are_ticks():
    many = strip(areas(*map(float, range(9))), SHARE, LIGHT, "KU000")
    few = strip(areas(1.0, 2.0, 3.0), SHARE, LIGHT, "KU000")

    assert [mark["x0"] for mark in marks(many, "shapes", "median")] == [4.0]
    assert [mark["x0"] for mark in marks(many, "shapes", "quartile")] == [2.0, 6.0]
    assert (len(marks(few, "shapes", "median")), marks(few, "shapes", "quartile")) == (1, [])
    assert "mediaani 4,0\u00a0%" in text_under(many)


def test_a_median_that_an_interval_leaves_open_is_as_wide_as_that():
    figure = strip(
        AREAS.filter(pl.col("value").is_null() | (pl.col("value") < 11)), SHARE, LIGHT, None
    )
    [median] = marks(figure, "shapes", "median")

    assert median["x0"] < median["x1"]
    assert "vähintään" in text_under(figure)


@pytest.mark.parametrize("count", [1, 6, 45, 308])
def test_the_figure_stays_low_with_any_number_of_equal_figures(count):
    figure = strip(areas(*[5.0] * count), SHARE, LIGHT, "KU000")

    assert figure["layout"]["height"] <= 500
    assert len(trace(figure, "areas")["x"]) == count


def test_labels_near_an_end_stand_inside():
    anchors = [
        marks(strip(areas(1.0, 5.0, 9.0), SHARE, LIGHT, own), "annotations", "own")[0]["xanchor"]
        for own in ("KU000", "KU001", "KU002")
    ]

    assert anchors == ["left", "center", "right"]


def test_where_nothing_is_known_that_is_said():
    figure = strip(AREAS.filter(pl.col("name") == "Tervola"), SHARE, LIGHT, "KU845")

    assert figure["layout"]["annotations"][0]["text"] == numbers.emptiness(None)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.floats(0, 300), st.sampled_from([7, 7, 7, 21])), min_size=1, max_size=40)
)
def test_no_dot_lies_on_another_and_the_same_dots_lie_the_same_way(dots):
    at, sizes = [dot[0] for dot in dots], [dot[1] for dot in dots]

    rows = dodged(at, sizes, 7)

    assert rows == dodged(at, sizes, 7)
    for one, other in combinations(range(len(dots)), 2):
        apart = (sizes[one] + sizes[other]) / 2
        assert abs(at[one] - at[other]) >= apart or abs(rows[one] - rows[other]) * 7 >= apart


def test_plotly_accepts_the_strip(theme):
    caption = Caption("Otsikko", "Alaotsikko", "StatFin 12r5")

    for rows, own in ((AREAS, "KU240"), (AREAS, "KU751"), (AREAS.clear(), None)):
        figure = strip(rows, SHARE, theme, own, caption)
        assert len(go.Figure(figure).data) == len(figure["data"])
