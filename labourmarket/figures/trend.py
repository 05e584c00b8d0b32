"""The trend of an indicator over months, one line per area."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import polars as pl

from labourmarket import numbers
from labourmarket.catalogue.model import Indicator
from labourmarket.figures import labels, months, outlook
from labourmarket.figures.captions import Caption, captioned
from labourmarket.figures.style import (
    STYLED_POSITIONS,
    AreaStyle,
    Figure,
    Theme,
    axis,
    base_layout,
    line_style,
)
from labourmarket.figures.time_notes import BREAK_LINE, PLOT, Break, notes, yearly

_TICKS = 46
# Ticks less than a year apart name the month, others the year alone.
_BY_STEP = [
    {"dtickrange": [None, "M11"], "value": "%b\n%Y"},
    {"dtickrange": ["M12", None], "value": "%Y"},
]
_ROOM_ABOVE = 1.06
_FEW_MONTHS, _FEW = 6, 5


def trend(
    series: pl.DataFrame,
    indicator: Indicator,
    theme: Theme,
    breaks: Sequence[Break] = (),
    caption: Caption | None = None,
    *,
    adjusted: pl.DataFrame | None = None,
    forecast: pl.DataFrame | None = None,
) -> Figure:
    """Draw lines over months, named at their ends; gaps stay gaps and intervals are marked.

    Args:
        series: rows of ``area_code``, ``name``, ``position`` (int, the area's style; null for the
            region and the country), ``period`` (date, first of the month), ``value``, ``low`` and
            ``high`` (in the indicator's unit) and ``status``; months without data have no row.
        indicator: for unit and decimals.
        theme: the colours.
        breaks: law changes and other breaks; those outside the months drawn are left out. The
            yearly exchange of the labour force is drawn without being told here.
        caption: texts to draw into an exported picture.
        adjusted: ``area_code``, ``name``, ``position``, ``period`` and ``trend``, drawn thin.
        forecast: ``area_code``, ``name``, ``position``, ``period``, ``value``, ``low`` and
            ``high``, drawn dashed over its interval; the names then stand at its end.
    """
    if months.is_blank(series):
        return captioned(labels.without_data(base_layout(theme, PLOT), theme), theme, caption)
    grid = months.completed(series)
    first, last = months.span(grid)
    drawn = [(day, why) for day, why in breaks if first <= day <= last]
    drawn += yearly(grid) if indicator.steps_in_january else []
    lines = grid.partition_by("area_code", maintain_order=True)
    layout = _layout(grid, indicator, theme, sum(why != "" for _day, why in drawn))
    ends = [end for line in lines for end in line.filter("last").iter_rows(named=True)]
    if forecast is not None and not forecast.is_empty():
        layout = outlook.widened(layout, forecast)
        ends = [outlook.end(end, forecast) for end in ends]
    names = _end_labels(ends, layout["yaxis"]["range"], theme)
    written = notes(grid, drawn, theme)
    layout["margin"]["r"] = 26 + max(labels.width(name["text"]) for name in names)
    layout |= {"shapes": written.shapes, "annotations": [*names, *written.annotations]}
    is_alone = sum(line["position"][0] is not None for line in lines) == 1
    traces = [
        trace for line in lines for trace in _traces(line, indicator, theme, is_alone=is_alone)
    ]
    if adjusted is not None:
        traces += outlook.trend_lines(adjusted, theme)
    if forecast is not None:
        traces += outlook.forecast_lines(forecast, indicator, theme)
    return captioned({"data": traces, "layout": layout}, theme, caption)


def _layout(grid: pl.DataFrame, indicator: Indicator, theme: Theme, break_lines: int) -> Figure:
    above = 10 + BREAK_LINE * break_lines
    layout = base_layout(theme, above + PLOT + _TICKS)
    bottom, top = _value_range(grid)
    before, after = numbers.affixes(indicator.unit)
    layout["margin"] |= {
        "t": above,
        "b": _TICKS,
        "l": 20 + labels.width(numbers.in_unit(top, indicator)),
    }
    return layout | {
        "hovermode": "x unified",
        "xaxis": axis(
            theme,
            type="date",
            range=months.frame(grid),
            tickformatstops=_BY_STEP,
            tickangle=0,
            **_steps(grid),
            hoverformat="%B %Y",
            showgrid=False,
            showline=True,
            ticks="outside",
            tickcolor=theme.muted,
        ),
        "yaxis": axis(
            theme,
            range=[bottom, top],
            tickprefix=before,
            ticksuffix=after,
            tickformat=",",
            **_ticks(top, indicator),
        ),
    }


def _steps(grid: pl.DataFrame) -> Figure:
    """A tick for every month of a few, so that none is named twice; else about six."""
    months_drawn = grid["period"].n_unique()
    return {"dtick": "M1"} if months_drawn <= _FEW_MONTHS else {"nticks": 6}


def _ticks(top: float, indicator: Indicator) -> Figure:
    """At most six ticks; whole ones only of what is counted."""
    return {"dtick": 1} if indicator.is_count and top <= _FEW else {"nticks": 6}


def _value_range(grid: pl.DataFrame) -> tuple[float, float]:
    """From zero to a little over the largest; below zero only where values are."""
    smallest, largest = grid.select(
        pl.min_horizontal("value", "low").min().alias("smallest"),
        pl.max_horizontal("value", "high").max().alias("largest"),
    ).row(0)
    return min(0.0, (smallest or 0) * _ROOM_ABOVE), max(largest or 0, 0) * _ROOM_ABOVE or 1.0


def _traces(
    line: pl.DataFrame, indicator: Indicator, theme: Theme, *, is_alone: bool
) -> Iterable[Figure]:
    """The line with its marks; dashes tell municipalities apart, so that one alone needs none."""
    style = line_style(line["area_code"][0], line["position"][0], theme)
    if is_alone and line["position"][0] is not None:
        style = replace(style, dash="solid")
    yield _line(line, indicator, style)
    marked = line.filter(pl.col("value").is_not_null() & _is_marked(line["position"][0]))
    if not marked.is_empty():
        yield _marks(marked, style, theme)
    if line["secret"].any():
        yield _intervals(line.filter("secret"), indicator, style)


def _is_marked(position: int | None) -> pl.Expr:
    """Points that the line alone does not show, and the end of each line that has a symbol."""
    alone = pl.col("isolated") | (pl.col("status") == "provisional").fill_null(value=False)
    has_symbol = position is not None and position < STYLED_POSITIONS
    return alone | pl.col("last") if has_symbol else alone


def _line(line: pl.DataFrame, indicator: Indicator, style: AreaStyle) -> Figure:
    before, after = numbers.affixes(indicator.unit)
    return _named(line) | {
        "mode": "lines",
        "y": line["value"].to_list(),
        "connectgaps": False,
        "line": {"color": style.colour, "dash": style.dash, "width": style.width},
        "hovertemplate": f"{before}%{{y:,.{indicator.decimals}f}}{after}",
    }


def _marks(marked: pl.DataFrame, style: AreaStyle, theme: Theme) -> Figure:
    """Symbols on known values; those of provisional months are hollow."""
    hollow = (marked["status"] == "provisional").to_list()
    return _named(marked) | {
        "mode": "markers",
        "y": marked["value"].to_list(),
        "marker": {
            "symbol": style.symbol,
            "size": style.size,
            "color": [theme.background if open_ else style.colour for open_ in hollow],
            "line": {"color": style.colour, "width": 2},
        },
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _intervals(secret: pl.DataFrame, indicator: Indicator, style: AreaStyle) -> Figure:
    """Secret counts: an open mark in the middle, a bar from the least to the most it can be."""
    half = ((secret["high"] - secret["low"]) / 2).to_list()
    told = [
        numbers.known(None, low, high, status, indicator)
        for low, high, status in secret.select("low", "high", "status").iter_rows()
    ]
    return _named(secret) | {
        "mode": "markers",
        "y": ((secret["low"] + secret["high"]) / 2).to_list(),
        "error_y": {
            "type": "data",
            "array": half,
            "color": style.colour,
            "thickness": 2,
            "width": 3,
        },
        "marker": {"symbol": f"{style.symbol}-open", "color": style.colour, "size": 6},
        "text": told,
        "hovertemplate": "%{text}",
    }


def _named(line: pl.DataFrame) -> Figure:
    return {
        "type": "scatter",
        "name": line["name"][0],
        "x": line["period"].cast(pl.String).to_list(),
    }


def _end_labels(ends: list[dict[str, Any]], span: list[float], theme: Theme) -> list[Figure]:
    """The names of the lines; where all would not fit, the thin grey ones have none."""
    if len(ends) * labels.height("") > PLOT:
        ends = [end for end in ends if (end["position"] or 0) < STYLED_POSITIONS]
    styles = [line_style(end["area_code"], end["position"], theme) for end in ends]
    names = [f"{end['name']} {style.sample}" for end, style in zip(ends, styles, strict=True)]
    texts = [labels.wrapped(name.rstrip()) for name in names]
    points = [_middle(end) for end in ends]
    per_px = (span[1] - span[0]) / PLOT
    heights = [labels.height(text) * per_px for text in texts]
    return [
        labels.end_label(text, (end["period"].isoformat(), point), at, style.label)
        for end, style, text, point, at in zip(
            ends, styles, texts, points, labels.spread(points, heights, span[1]), strict=True
        )
    ]


def _middle(end: dict[str, Any]) -> float:
    return float(end["value"] if end["value"] is not None else (end["low"] + end["high"]) / 2)
