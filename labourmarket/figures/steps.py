"""The municipality's share of a benefit by paid days, one step line per rule set."""

from __future__ import annotations

import polars as pl

from labourmarket import numbers
from labourmarket.catalogue.model import Unit
from labourmarket.figures import labels
from labourmarket.figures.captions import Caption, captioned
from labourmarket.figures.style import SMALL, Figure, Theme, area_style, axis, base_layout
from labourmarket.language import gettext as _

LAST_DAY = 1100
_PLOT, _ABOVE, _BELOW = 320, 16, 56
_ROOM_ABOVE = 1.2
_THINNEST, _THINNER = 2, 1.5


def liability_steps(rules: pl.DataFrame, theme: Theme, caption: Caption | None = None) -> Figure:
    """Draw which per cent of a benefit the municipality pays as the paid days go on.

    Args:
        rules: one row per rule set and band: ``rule_set``, ``rule_set_name``, ``position`` (int,
            its style), ``from_day``, ``to_day`` (paid days; null has no end) and
            ``municipal_percent`` (0-100).
        theme: the colours.
        caption: texts to draw into an exported picture.
    """
    layout = base_layout(theme, _ABOVE + _PLOT + _BELOW)
    if rules.is_empty():
        return captioned(labels.without_data(layout, theme), theme, caption)
    lines = rules.sort("position", "from_day").partition_by("rule_set", maintain_order=True)
    top = float(rules.select(pl.col("municipal_percent").max()).item()) * _ROOM_ABOVE or 1.0
    names = _end_labels(lines, top, theme)
    layout |= _axes(top, theme) | {"hovermode": "closest", "annotations": names}
    layout["margin"] |= {
        "t": _ABOVE,
        "b": _BELOW,
        "l": 60,
        "r": 26 + max(labels.width(name["text"]) for name in names),
    }
    # Laws share bands: the later stands thinner on the earlier, so that both are seen.
    data = [
        _steps(line, _THINNEST + _THINNER * later, theme)
        for later, line in zip(reversed(range(len(lines))), lines, strict=True)
    ]
    return captioned({"data": data, "layout": layout}, theme, caption)


def _axes(top: float, theme: Theme) -> Figure:
    return {
        "xaxis": axis(
            theme,
            range=[0, LAST_DAY],
            showgrid=False,
            showline=True,
            ticks="outside",
            tickcolor=theme.muted,
            nticks=6,
            tickangle=0,
            tickformat=",d",
            title={"text": _("Paid days"), "font": {"size": SMALL, "color": theme.muted}},
        ),
        "yaxis": axis(theme, range=[0, top], ticksuffix=numbers.affixes(Unit.PERCENT)[1], nticks=6),
    }


def _steps(line: pl.DataFrame, width: float, theme: Theme) -> Figure:
    style = area_style(line["position"][0], theme)
    days, percents = _corners(line)
    return {
        "type": "scatter",
        "mode": "lines",
        "name": line["rule_set_name"][0],
        "x": days,
        "y": percents,
        "line": {"shape": "hv", "color": style.colour, "dash": style.dash, "width": width},
        "hovertemplate": _("Paid days") + " %{x:,d}: %{y}" + numbers.affixes(Unit.PERCENT)[1],
    }


def _corners(line: pl.DataFrame) -> tuple[list[int], list[float]]:
    """The first day of each band with its per cent, then where the last band leaves the figure."""
    days, percents = line["from_day"].to_list(), line["municipal_percent"].to_list()
    end = line["to_day"][-1]
    return [*days, LAST_DAY if end is None else min(end, LAST_DAY)], [*percents, percents[-1]]


def _end_labels(lines: list[pl.DataFrame], top: float, theme: Theme) -> list[Figure]:
    texts = [labels.wrapped(line["rule_set_name"][0]) for line in lines]
    corners = [_corners(line) for line in lines]
    ends = [float(percents[-1]) for _days, percents in corners]
    heights = [labels.height(text) * top / _PLOT for text in texts]
    return [
        labels.end_label(text, (days[-1], end), at, area_style(line["position"][0], theme).label)
        for line, text, (days, _percents), end, at in zip(
            lines, texts, corners, ends, labels.spread(ends, heights, top), strict=True
        )
    ]
