"""Service lines as stacked and grouped bars."""

import plotly.graph_objects as go
import polars as pl
import pytest

from labourmarket.figures.captions import Caption
from labourmarket.figures.series_bars import TooManySeriesError, grouped_bars, stacked_bars
from labourmarket.figures.style import LIGHT, contrast

LINES = pl.DataFrame(
    [
        ("KU240", "Kemi", "skills", "Osaamisen kehittäminen", 1, 211.0, "211"),
        ("KU240", "Kemi", "brokerage", "Työnvälitys", 0, 1089.0, "1\u00a0089"),
        ("KU751", "Simo", "brokerage", "Työnvälitys", 0, 30.0, "30"),
        ("KU751", "Simo", "skills", "Osaamisen kehittäminen", 1, None, "salattu (1–4 henkilöä)"),
    ],
    schema=["category", "category_name", "series", "series_name", "position", "value", "label"],
    orient="row",
)


def test_service_lines_stand_in_their_order_with_their_numbers_in_the_bars():
    brokerage, skills = stacked_bars(LINES, LIGHT)["data"]

    assert (brokerage["name"], skills["name"]) == ("Työnvälitys", "Osaamisen kehittäminen")
    assert dict(zip(brokerage["y"], brokerage["text"], strict=True))["Kemi"] == "1\u00a0089"


def test_a_service_line_has_the_colour_of_its_position_in_every_figure():
    stacked, grouped = stacked_bars(LINES, LIGHT)["data"], grouped_bars(LINES, LIGHT)["data"]

    assert [one["marker"]["color"] for one in stacked] == list(LIGHT.colours[:2])
    assert [one["marker"]["color"] for one in grouped] == list(LIGHT.colours[:2])


def test_numbers_in_the_bars_can_be_read(theme):
    for one in stacked_bars(LINES, theme)["data"]:
        assert contrast(one["insidetextfont"]["color"], one["marker"]["color"]) >= 4.5


def test_shares_make_every_bar_a_hundred_per_cent():
    layout = stacked_bars(LINES, LIGHT, share=True)["layout"]

    assert (layout["barnorm"], layout["xaxis"]["range"]) == ("percent", [0, 100])


def test_without_shares_the_longest_stack_fills_the_axis():
    assert stacked_bars(LINES, LIGHT)["layout"]["xaxis"]["range"] == [0, 1300]


def test_side_by_side_a_secret_count_has_its_words_where_the_bar_would_be():
    skills = grouped_bars(LINES, LIGHT)["data"][1]

    assert (skills["x"][1], skills["text"][1]) == (0, "salattu (1–4 henkilöä)")


def test_a_fifth_series_is_refused_by_name():
    five = pl.concat(
        [
            LINES.head(1).with_columns(
                series=pl.lit(str(place)),
                series_name=pl.lit(f"Linja {place}"),
                position=pl.lit(place, pl.Int64),
            )
            for place in range(5)
        ]
    )

    with pytest.raises(TooManySeriesError, match="Linja 4"):
        stacked_bars(five, LIGHT)


def test_plotly_accepts_the_series(theme):
    caption = Caption("Otsikko", "Alaotsikko", "Seutufoorumi 2023")

    for figure in (
        stacked_bars(LINES, theme, caption),
        stacked_bars(LINES, theme, share=True),
        grouped_bars(LINES, theme, caption),
    ):
        assert len(go.Figure(figure).data) == 2
