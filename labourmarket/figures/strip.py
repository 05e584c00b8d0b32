"""One area among all of its kind: a dot per area on one value axis, the own one dark and named."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import polars as pl

from labourmarket import numbers
from labourmarket.catalogue.model import Indicator
from labourmarket.figures import labels
from labourmarket.figures.captions import Caption, captioned
from labourmarket.figures.style import SIZE, SMALL, Figure, Theme, axis, base_layout
from labourmarket.language import gettext as _, ngettext
from labourmarket.metrics.standing import quartiles

_DOT, _OWN_DOT = 7, 14
# The px that the value axis has on the narrowest phone: dots that part there part everywhere.
_NARROWEST = 320
_ABOVE, _BELOW, _FEWEST_LEVELS = 62, 78, 5
_AIR = 0.04
# More intervals than this would pile up to a tower: each then becomes an open dot in its middle.
_MOST_BARS = 20


def strip(
    rows: pl.DataFrame,
    indicator: Indicator,
    theme: Theme,
    own: str,
    caption: Caption | None = None,
) -> Figure:
    """Draw every area as a dot at its value, piled up where many are alike.

    An interval is a pale bar from its least to its most; where there are many, an open dot in the
    middle of each, and the figure says so. The own area, the smallest and the largest
    figure and the median are named; areas without a figure are told by their number.

    Args:
        rows: one row per area: ``area_code``, ``name``, ``value``, ``low`` and ``high`` (in the
            indicator's unit; all null where nothing is known) and ``status``.
        indicator: for unit and decimals.
        theme: the colours.
        own: code of the area that is placed among the others.
        caption: texts to draw into an exported picture.
    """
    known = rows.with_columns(
        low=pl.coalesce("value", "low"), high=pl.coalesce("value", "high")
    ).drop_nulls("low")
    if known.is_empty():
        return captioned(labels.without_data(base_layout(theme, 120), theme), theme, caption)
    span = _span(known)
    piled = _piled(_placed(known, own), own, span)
    layout = _layout(piled, span, indicator, theme)
    layout["annotations"] = [
        *_ends(known, indicator, theme),
        *_median(known, span, indicator, theme, layout),
        *_own(piled, own, indicator, theme),
        *_remarks(piled, rows.height - known.height, theme),
    ]
    return captioned(
        {"data": _traces(piled, own, indicator, theme), "layout": layout}, theme, caption
    )


def _span(known: pl.DataFrame) -> tuple[float, float]:
    least, most = known.select(pl.col("low").min(), pl.col("high").max()).row(0)
    air = ((most - least) or abs(most) or 1.0) * _AIR
    return least - air, most + air


def _placed(known: pl.DataFrame, own: str) -> pl.DataFrame:
    """Where each mark begins and ends: ``is_dot`` where it is a dot, of an interval its middle."""
    is_open = pl.col("value").is_null()
    crowded = is_open & (is_open.sum() > _MOST_BARS) & (pl.col("area_code") != own)
    middle = pl.mean_horizontal("low", "high")
    return known.with_columns(
        is_dot=~is_open | crowded,
        begin=pl.when(crowded).then(middle).otherwise("low"),
        end=pl.when(crowded).then(middle).otherwise("high"),
    ).sort("begin", "end", "area_code")


def _piled(known: pl.DataFrame, own: str, span: tuple[float, float]) -> pl.DataFrame:
    """Give every area a ``level``: the nearest to the middle at which it touches no other.

    The own area comes first and so lies in the middle; the others follow by value.
    """
    per_px = (span[1] - span[0]) / _NARROWEST
    first = known.filter(pl.col("area_code") == own)
    in_order = pl.concat([first, known.filter(pl.col("area_code") != own)])
    taken: dict[int, list[tuple[float, float]]] = {}
    found = []
    for code, low, high in in_order.select("area_code", "begin", "end").iter_rows():
        room = (_OWN_DOT if code == own else _DOT) / 2 * per_px
        found.append(_free_level(taken, low - room, high + room))
    return in_order.with_columns(level=pl.Series(found, dtype=pl.Int64))


def _free_level(taken: dict[int, list[tuple[float, float]]], low: float, high: float) -> int:
    """The first free level of 0, 1, -1, 2, -2 …, which is then taken from ``low`` to ``high``."""
    step = 0
    while True:
        level = (step + 1) // 2 if step % 2 else -step // 2
        held = taken.setdefault(level, [])
        if all(high <= other_low or low >= other_high for other_low, other_high in held):
            held.append((low, high))
            return level
        step += 1


def _layout(
    piled: pl.DataFrame, span: tuple[float, float], indicator: Indicator, theme: Theme
) -> Figure:
    most = max(*piled["level"].abs(), _FEWEST_LEVELS // 2)
    layout = base_layout(theme, _ABOVE + (2 * most + 1) * (_DOT + 2) + 12 + _BELOW)
    layout["margin"] |= {"l": 16, "r": 16, "t": _ABOVE, "b": _BELOW}
    before, after = numbers.affixes(indicator.unit)
    return layout | {
        "hovermode": "closest",
        "xaxis": axis(
            theme,
            range=list(span),
            nticks=5,
            tickprefix=before,
            ticksuffix=after,
            tickformat=",",
            showgrid=False,
            showline=True,
            zeroline=False,
            ticks="outside",
            tickcolor=theme.muted,
        ),
        "yaxis": axis(theme, range=[-most - 1.2, most + 1.2], visible=False),
    }


def _traces(piled: pl.DataFrame, own: str, indicator: Indicator, theme: Theme) -> list[Figure]:
    is_own, is_open = pl.col("area_code") == own, pl.col("value").is_null()
    bars = piled.filter(~pl.col("is_dot")).sort(is_own)
    hollow = _hollow(theme)
    return [
        *(_bar(row, own, indicator, theme) for row in bars.iter_rows(named=True)),
        _dots(piled.filter("is_dot", ~is_own, is_open), indicator, hollow),
        _dots(
            piled.filter(~is_own, ~is_open),
            indicator,
            {"size": _DOT, "color": theme.grey, "symbol": "circle"},
        ),
        _dots(
            piled.filter(is_own, ~is_open),
            indicator,
            {"size": _OWN_DOT, "color": theme.colours[0], "symbol": "diamond"},
        ),
    ]


def _hollow(theme: Theme) -> Figure:
    edge = {"color": theme.grey, "width": 1.5}
    return {"size": _DOT, "color": theme.background, "symbol": "circle", "line": edge}


def _dots(rows: pl.DataFrame, indicator: Indicator, marker: Figure) -> Figure:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": rows["begin"].to_list(),
        "y": rows["level"].to_list(),
        "text": [_told(row, indicator) for row in rows.iter_rows(named=True)],
        "customdata": rows["area_code"].to_list(),
        "hovertemplate": "%{text}<extra></extra>",
        "marker": marker,
        "cliponaxis": False,
    }


def _bar(row: dict[str, Any], own: str, indicator: Indicator, theme: Theme) -> Figure:
    """An interval, from the least to the most that it can be."""
    is_own, told = row["area_code"] == own, _told(row, indicator)
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [row["low"], row["high"]],
        "y": [row["level"], row["level"]],
        "text": [told, told],
        "hovertemplate": "%{text}<extra></extra>",
        "line": {
            "color": theme.colours[0] if is_own else theme.grey,
            "width": _OWN_DOT * 0.6 if is_own else _DOT * 0.7,
        },
        "cliponaxis": False,
    }


def _told(row: dict[str, Any], indicator: Indicator) -> str:
    known = numbers.known(row["value"], row["low"], row["high"], row["status"], indicator)
    return f"{labels.wrapped(row['name'], 60)}: {known}"


def _ends(known: pl.DataFrame, indicator: Indicator, theme: Theme) -> list[Figure]:
    """Who has the smallest and the largest figure, under both ends of the axis."""
    exact = known.drop_nulls("value").sort("value", "name")
    if exact.height < 2:  # noqa: PLR2004  # one figure has no ends
        return []
    return [
        _corner(_("smallest"), exact.row(0, named=True), indicator, theme, "left"),
        _corner(_("largest"), exact.row(-1, named=True), indicator, theme, "right"),
    ]


def _corner(
    which: str, row: dict[str, Any], indicator: Indicator, theme: Theme, side: str
) -> Figure:
    shown = f"{row['name']} {numbers.in_unit(row['value'], indicator)}"
    return {
        "text": f"{which}<br>{labels.wrapped(shown, 22)}",
        "font": {"size": SMALL, "color": theme.muted},
        "showarrow": False,
        "align": side,
        "xref": "paper",
        "x": 0 if side == "left" else 1,
        "xanchor": side,
        "yref": "paper",
        "y": 0,
        "yanchor": "top",
        "yshift": -28,
    }


def _median(
    known: pl.DataFrame,
    span: tuple[float, float],
    indicator: Indicator,
    theme: Theme,
    layout: Figure,
) -> list[Figure]:
    """The median as a thin line with its name; what secret counts leave open is a band."""
    _lower, (least, most), _upper = quartiles(known)
    edge = {"xref": "x", "yref": "paper", "y0": 0, "y1": 1}
    layout["shapes"] = [
        edge
        | {
            "type": "rect",
            "x0": least,
            "x1": most,
            "fillcolor": theme.band,
            "line": {"width": 1.5, "color": theme.muted, "dash": "dot"},
            "layer": "below",
        }
    ]
    exact = numbers.rounded(least, indicator.decimals) == numbers.rounded(most, indicator.decimals)
    shown = numbers.in_unit(most, indicator) if exact else numbers.between(least, most, indicator)
    return [
        _above(most, span, _("median {value}").format(value=shown), theme.muted, 0)
        | {"font": {"size": SMALL, "color": theme.muted}}
    ]


def _own(piled: pl.DataFrame, own: str, indicator: Indicator, theme: Theme) -> list[Figure]:
    mine: Sequence[dict[str, Any]] = piled.filter(pl.col("area_code") == own).to_dicts()
    span = _span(piled)
    return [
        _above(
            (row["low"] + row["high"]) / 2, span, f"<b>{_told(row, indicator)}</b>", theme.text, 24
        )
        | {"font": {"size": SIZE, "color": theme.text}}
        for row in mine
    ]


def _above(at: float, span: tuple[float, float], text: str, colour: str, shift: int) -> Figure:
    """A text over the plot, on the side of its mark that has room."""
    place = (at - span[0]) / (span[1] - span[0])
    side = "left" if place < 1 / 3 else "right" if place > 2 / 3 else "center"
    return {
        "text": text,
        "font": {"color": colour},
        "showarrow": False,
        "xref": "x",
        "x": at,
        "xanchor": side,
        "yref": "paper",
        "y": 1,
        "yanchor": "bottom",
        "yshift": shift,
    }


def _remarks(piled: pl.DataFrame, unknown: int, theme: Theme) -> list[Figure]:
    """What the marks do not say: which of them are open, and how many areas have none."""
    hollow = piled.filter("is_dot", pl.col("value").is_null()).height
    told = [_("open dot: middle of an interval")] if hollow else []
    if unknown:
        told.append(
            ngettext(
                "{count} area without a figure", "{count} areas without a figure", unknown
            ).format(count=numbers.number(unknown))
        )
    return [
        {
            "text": "; ".join(told),
            "font": {"size": SMALL, "color": theme.muted},
            "showarrow": False,
            "xref": "paper",
            "x": 0,
            "xanchor": "left",
            "yref": "paper",
            "y": 0,
            "yanchor": "top",
            "yshift": -64,
        }
    ] * bool(told)
