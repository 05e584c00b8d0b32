"""What is drawn around the lines of a trend: the seasonally adjusted trend, and the forecast."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import polars as pl

from labourmarket import numbers
from labourmarket.catalogue.model import Indicator
from labourmarket.figures.style import Figure, Theme, area_style

TREND_WIDTH, FORECAST_DASH = 1.25, "6px,4px"
_ROOM_ABOVE, _FAINT = 1.06, 0.16


def trend_lines(adjusted: pl.DataFrame, theme: Theme) -> Iterator[Figure]:
    """One thin line per area; where the months break off, so does the line."""
    for line in adjusted.partition_by("area_code", maintain_order=True):
        unbroken = line.sort("period").upsample("period", every="1mo")
        yield {
            "type": "scatter",
            "name": line["name"][0],
            "mode": "lines",
            "x": unbroken["period"].cast(pl.String).to_list(),
            "y": unbroken["trend"].to_list(),
            "connectgaps": False,
            "line": {"color": _colour(line, theme), "dash": "solid", "width": TREND_WIDTH},
            "hoverinfo": "skip",
        }


def forecast_lines(forecast: pl.DataFrame, indicator: Indicator, theme: Theme) -> Iterator[Figure]:
    """A dashed line per area over the band of its interval."""
    lines = forecast.partition_by("area_code", maintain_order=True)
    yield from (_band(line, theme) for line in lines)
    for line in lines:
        yield {
            "type": "scatter",
            "name": line["name"][0],
            "mode": "lines",
            "x": line["period"].cast(pl.String).to_list(),
            "y": line["value"].to_list(),
            "line": {
                "color": _colour(line, theme),
                "dash": FORECAST_DASH,
                "width": area_style(line["position"][0], theme).width,
            },
            "text": [_told(row, indicator) for row in line.iter_rows(named=True)],
            "hovertemplate": "%{text}",
        }


def _band(line: pl.DataFrame, theme: Theme) -> Figure:
    """The interval as an area that is walked around: along the top, back along the bottom."""
    there = line["period"].cast(pl.String).to_list()
    return {
        "type": "scatter",
        "name": line["name"][0],
        "mode": "none",
        "x": [*there, *reversed(there)],
        "y": [*line["high"].to_list(), *reversed(line["low"].to_list())],
        "fill": "toself",
        "fillcolor": _faint(_colour(line, theme)),
        "hoverinfo": "skip",
    }


def _told(row: dict[str, Any], indicator: Indicator) -> str:
    interval = numbers.between(row["low"], row["high"], indicator)
    return f"{numbers.in_unit(row['value'], indicator)} ({interval})"


def _colour(line: pl.DataFrame, theme: Theme) -> str:
    return area_style(line["position"][0], theme).colour


def _faint(colour: str) -> str:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red},{green},{blue},{_FAINT})"


def widened(layout: Figure, forecast: pl.DataFrame) -> Figure:
    """The layout with room for the months to come and for the top of their intervals."""
    (left, right), (bottom, top) = layout["xaxis"]["range"], layout["yaxis"]["range"]
    last, highest = forecast.select(pl.col("period").max(), pl.col("high").max()).row(0)
    return layout | {
        "xaxis": layout["xaxis"]
        | {"range": [left, max(right, (last + timedelta(days=20)).isoformat())]},
        "yaxis": layout["yaxis"] | {"range": [bottom, max(top, highest * _ROOM_ABOVE)]},
    }


def end(of_line: dict[str, Any], forecast: pl.DataFrame) -> dict[str, Any]:
    """Where a line ends: at the last month of its forecast where it has one."""
    own = forecast.filter(pl.col("area_code") == of_line["area_code"]).sort("period")
    return of_line | own.row(-1, named=True) if own.height else of_line
