"""How areas are shaded on a map, and the legend that tells it in words too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from labourmarket import numbers
from labourmarket.catalogue.model import Indicator
from labourmarket.figures.style import Theme, contrast, text_on
from labourmarket.language import gettext as _
from labourmarket.metrics.classes import classed, classes

# What stands where a figure would, for the eye that looks for a number.
UNKNOWN = "?"
_VISIBLE = 3.0


@dataclass(frozen=True, slots=True)
class Shade:
    """One area of a map.

    ``told`` is its figure in full, ``brief`` the same in a few characters: the number, the ends of
    its interval or ``UNKNOWN``. ``hatched`` areas are those whose figure is not known. ``ink`` is
    for text on ``fill``, and ``outline`` is seen on the background where ``fill`` is not.
    """

    code: str
    name: str
    told: str
    brief: str
    fill: str
    outline: str
    ink: str
    hatched: bool


@dataclass(frozen=True, slots=True)
class Key:
    """One line of a legend: a shade in words, how many areas have it, and its ends as printed.

    ``least`` and ``most`` are None, and ``hatched`` is true, where the figures are not known.
    """

    colour: str
    outline: str
    hatched: bool
    text: str
    count: int
    least: float | None = None
    most: float | None = None


def shades(theme: Theme, count: int) -> list[str]:
    """The colours of so many classes (at most four), from the lowest to the highest."""
    low, middle, high = reversed(theme.sequential)
    return {
        0: [],
        1: [middle],
        2: [low, high],
        3: [low, middle, high],
        4: [_between(low, theme.background), low, middle, high],
    }[count]


def _between(one: str, other: str) -> str:
    halves = (
        (int(one[place : place + 2], 16) + int(other[place : place + 2], 16)) // 2
        for place in (1, 3, 5)
    )
    return "#" + "".join(f"{half:02X}" for half in halves)


def outline_of(fill: str, theme: Theme) -> str:
    """The outline of an area: its own fill, or grey where that would hardly be seen."""
    return fill if contrast(fill, theme.background) >= _VISIBLE else theme.muted


def shaded(rows: pl.DataFrame, indicator: Indicator, theme: Theme) -> list[Shade]:
    """Shade areas by class; secret and missing figures are hatched, never of the lowest class.

    Args:
        rows: one row per area: ``area_code``, ``name``, ``value``, ``low`` and ``high`` (in the
            indicator's unit) and ``status``.
        indicator: for unit and decimals.
        theme: the colours.
    """
    areas = classed(rows, indicator.decimals)
    palette = shades(theme, areas["class_number"].drop_nulls().n_unique())
    return [_shade(area, palette, indicator, theme) for area in areas.iter_rows(named=True)]


def _shade(
    area: dict[str, Any], palette: Sequence[str], indicator: Indicator, theme: Theme
) -> Shade:
    is_known = area["class_number"] is not None
    fill = palette[area["class_number"]] if is_known else theme.background
    return Shade(
        code=area["area_code"],
        name=area["name"],
        told=numbers.known(area["value"], area["low"], area["high"], area["status"], indicator),
        brief=_brief(area, indicator),
        fill=fill,
        outline=outline_of(fill, theme),
        ink=text_on(fill),
        hatched=not is_known,
    )


def _brief(area: dict[str, Any], indicator: Indicator) -> str:
    if area["value"] is not None:
        return numbers.number(area["value"], indicator.decimals)
    if area["low"] is None or area["high"] is None:
        return UNKNOWN
    ends = (numbers.number(area[end], indicator.decimals) for end in ("low", "high"))
    return "–".join(ends)


def legend(rows: pl.DataFrame, indicator: Indicator, theme: Theme) -> list[Key]:
    """The legend of a map: its classes from the lowest, then why figures are not known.

    Args:
        rows: as for ``shaded``.
        indicator: for unit and decimals.
        theme: the colours.
    """
    found = classes(rows, indicator.decimals)
    known = [
        Key(
            colour=fill,
            outline=outline_of(fill, theme),
            hatched=False,
            text=_ends(of.least, of.most, indicator),
            count=of.count,
            least=of.least,
            most=of.most,
        )
        for fill, of in zip(shades(theme, len(found)), found, strict=True)
    ]
    unknown = Counter(
        _why(*area)
        for area in rows.filter(pl.col("value").is_null()).select("low", "status").iter_rows()
    )
    return known + [
        Key(theme.background, theme.muted, hatched=True, text=why, count=count)
        for why, count in unknown.items()
    ]


def _ends(least: float, most: float, indicator: Indicator) -> str:
    ends = dict.fromkeys(numbers.in_unit(end, indicator) for end in (least, most))
    return " – ".join(ends)


def _why(low: float | None, status: str | None) -> str:
    if status != "suppressed" and low is not None:
        return _("only an interval is known")
    return numbers.emptiness(status)
