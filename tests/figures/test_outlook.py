"""A trend that looks ahead: dashed forecasts over their intervals, thin adjusted lines."""

from datetime import date

import plotly.graph_objects as go
import polars as pl

from labourmarket.catalogue.indicators import INDICATORS
from labourmarket.figures.style import LIGHT
from labourmarket.figures.trend import trend

UNEMPLOYED = INDICATORS["unemployed_jobseekers"]
KEMI = {"area_code": "KU240", "name": "Kemi", "position": 0}
TORNIO = {"area_code": "KU851", "name": "Tornio", "position": 1}


def months(of_area: dict, *values: float, year: int = 2023) -> list[dict]:
    return [
        of_area | {"period": date(year, month, 1), "value": value, "low": value, "high": value}
        for month, value in enumerate(values, 1)
    ]


def series(*rows: dict) -> pl.DataFrame:
    return pl.DataFrame([row | {"status": "published"} for row in rows]).cast(
        {"value": pl.Float64, "low": pl.Float64, "high": pl.Float64}
    )


KNOWN = series(*months(KEMI, 100, 110, 120), *months(TORNIO, 200, 210, 220))
AHEAD = pl.DataFrame(
    [
        KEMI | {"period": date(2023, 3, 1), "value": 120.0, "low": 120.0, "high": 120.0},
        KEMI | {"period": date(2023, 4, 1), "value": 125.0, "low": 100.0, "high": 150.0},
        KEMI | {"period": date(2023, 5, 1), "value": 130.0, "low": 90.0, "high": 400.0},
    ]
)
ADJUSTED = pl.DataFrame(
    [
        KEMI | {"period": date(2023, month, 1), "trend": float(level)}
        for month, level in ((1, 105), (2, 106), (4, 107))
    ]
)


def dashed(figure: dict) -> list[dict]:
    return [trace for trace in figure["data"] if trace.get("line", {}).get("dash", "") == "6px,4px"]


def test_a_forecast_is_dashed_in_the_colour_of_its_area_from_the_last_known_month_on():
    figure = trend(KNOWN, UNEMPLOYED, LIGHT, forecast=AHEAD)
    (line,) = dashed(figure)

    assert line["x"] == ["2023-03-01", "2023-04-01", "2023-05-01"]
    assert line["y"] == [120.0, 125.0, 130.0]
    assert line["line"]["color"] == LIGHT.colours[0]
    go.Figure(figure)


def test_the_interval_is_a_faint_band_behind_it():
    figure = trend(KNOWN, UNEMPLOYED, LIGHT, forecast=AHEAD)
    (band,) = [trace for trace in figure["data"] if trace.get("fill") == "toself"]

    assert band["y"] == [120.0, 150.0, 400.0, 90.0, 100.0, 120.0]
    assert band["fillcolor"] == "rgba(18,67,109,0.16)"


def test_the_axes_have_room_for_the_months_to_come_and_for_the_whole_interval():
    layout = trend(KNOWN, UNEMPLOYED, LIGHT, forecast=AHEAD)["layout"]

    assert layout["xaxis"]["range"][1] > "2023-05-01"
    assert layout["yaxis"]["range"][1] > 400


def test_a_name_stands_at_the_end_of_the_forecast_where_there_is_one():
    figure = trend(KNOWN, UNEMPLOYED, LIGHT, forecast=AHEAD)
    ends = {note["text"]: note["x"] for note in figure["layout"]["annotations"]}

    assert ends == {"Kemi": "2023-05-01", "Tornio": "2023-03-01"}


def test_the_trend_is_a_thin_line_that_breaks_off_where_a_month_is_missing():
    figure = trend(KNOWN, UNEMPLOYED, LIGHT, adjusted=ADJUSTED)
    (line,) = [trace for trace in figure["data"] if trace.get("line", {}).get("width") == 1.25]

    assert line["y"] == [105.0, 106.0, None, 107.0]
    assert line["connectgaps"] is False
    assert line["line"]["color"] == LIGHT.colours[0]
    go.Figure(figure)


def test_without_trend_and_forecast_the_figure_is_as_it_was():
    plain = trend(KNOWN, UNEMPLOYED, LIGHT)

    assert (
        trend(KNOWN, UNEMPLOYED, LIGHT, adjusted=ADJUSTED.clear(), forecast=AHEAD.clear()) == plain
    )
