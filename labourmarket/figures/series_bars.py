"""Horizontal bars of several series: stacked on each other, or side by side."""

from __future__ import annotations

import math

import polars as pl

from labourmarket.figures.captions import Caption, captioned
from labourmarket.figures.horizontal import Ends, bar_layout, span_of
from labourmarket.figures.style import CLEAR, SIZE, SMALL, Figure, Theme, area_style, text_on

MOST_SERIES = 4
_STACKED, _GROUPED, _LEGEND_LINE = 28, 22, 24


class TooManySeriesError(ValueError):
    """More series than a reader can tell apart by colour."""

    def __init__(self, names: list[str]) -> None:
        """Say which ``names`` were asked for, and what to do."""
        super().__init__(
            f"{len(names)} series in one bar chart ({', '.join(names)}); draw at most "
            f"{MOST_SERIES}, or sum the smallest into one before drawing."
        )


def stacked_bars(
    rows: pl.DataFrame, theme: Theme, caption: Caption | None = None, *, share: bool = False
) -> Figure:
    """Stack the series of each category, each with its number inside where it fits.

    Args:
        rows: one row per category and series: ``category``, ``category_name`` (unique), ``series``,
            ``series_name``, ``position`` (int, 0-3: order and colour of the series), ``value``
            (null where not known) and ``label`` (its ready text). Categories keep their order.
        theme: the colours.
        caption: texts to draw into an exported picture.
        share: whether every bar is drawn as a hundred per cent.
    """
    series = _series(rows)
    categories = _categories(rows)
    totals = rows.group_by("category").agg(total=pl.col("value").sum())["total"].to_list()
    ends = Ends((), (), (0, 100) if share else span_of(totals))
    layout = bar_layout(categories, ends, theme, _STACKED)
    layout |= {
        "barmode": "stack",
        "barnorm": "percent" if share else "",
        "uniformtext": {"mode": "hide", "minsize": 12},
    }
    data = [_stack(one, theme) for one in series]
    return captioned({"data": data, "layout": _with_legend(layout, data)}, theme, caption)


def _stack(one: pl.DataFrame, theme: Theme) -> Figure:
    ink = text_on(area_style(one["position"][0], theme).colour)
    return _bars(one, theme) | {
        "x": one["value"].to_list(),
        "textposition": "inside",
        "insidetextanchor": "middle",
        "insidetextfont": {"size": SMALL, "color": ink},
    }


def grouped_bars(rows: pl.DataFrame, theme: Theme, caption: Caption | None = None) -> Figure:
    """Set the series of each category side by side, each with its number at the end.

    Args:
        rows: as for ``stacked_bars``; a null ``value`` has its ``label`` where the bar would be.
        theme: the colours.
        caption: texts to draw into an exported picture.
    """
    series = _series(rows)
    ends = _ends(rows)
    layout = bar_layout(_categories(rows), ends, theme, _GROUPED * len(series))
    layout |= {"barmode": "group", "bargroupgap": 0.08}
    data = [_group(one, theme) for one in series]
    return captioned({"data": data, "layout": _with_legend(layout, data)}, theme, caption)


def _ends(rows: pl.DataFrame) -> Ends:
    """The ends of all bars; where a value is not known, its label stands at zero."""
    at = [max(value or 0.0, 0.0) for value in rows["value"]]
    return Ends(at, rows["label"].to_list(), span_of([value or 0.0 for value in rows["value"]]))


def _group(one: pl.DataFrame, theme: Theme) -> Figure:
    return _bars(one, theme) | {
        "x": [0 if value is None else value for value in one["value"]],
        "textposition": "outside",
        "outsidetextfont": {"size": SMALL, "color": theme.text},
        "constraintext": "none",
        "cliponaxis": False,
    }


def _series(rows: pl.DataFrame) -> list[pl.DataFrame]:
    """One frame per series, in order of position."""
    found = rows.sort("position", maintain_order=True).partition_by("series", maintain_order=True)
    if len(found) > MOST_SERIES:
        raise TooManySeriesError([one["series_name"][0] for one in found])
    return found


def _categories(rows: pl.DataFrame) -> list[str]:
    return rows["category_name"].unique(maintain_order=True).to_list()


def _bars(one: pl.DataFrame, theme: Theme) -> Figure:
    return {
        "type": "bar",
        "orientation": "h",
        "name": one["series_name"][0],
        "y": one["category_name"].to_list(),
        "text": one["label"].to_list(),
        "textangle": 0,
        "marker": {
            "color": area_style(one["position"][0], theme).colour,
            "line": {"color": theme.background, "width": 1},
        },
    }


def _with_legend(layout: Figure, data: list[Figure]) -> Figure:
    """A legend above the bars, in their order; a phone takes more lines, at the bars' cost."""
    above = _LEGEND_LINE * math.ceil(len(data) / 2)
    layout["margin"] |= {"t": layout["margin"]["t"] + above}
    return layout | {
        "showlegend": len(data) > 1,
        "height": layout["height"] + above,
        "legend": {
            "orientation": "h",
            "traceorder": "normal",
            "x": 0,
            "xanchor": "left",
            "y": 1,
            "yanchor": "bottom",
            "font": {"size": SIZE, "color": layout["font"]["color"]},
            "bgcolor": CLEAR,
            "itemclick": False,
            "itemdoubleclick": False,
        },
    }
