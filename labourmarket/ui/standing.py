"""One area among all of its level: the strip, the map, and the table that says the same."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

import polars as pl

from labourmarket import boundaries, numbers, places, standing as asked
from labourmarket.catalogue.model import Indicator
from labourmarket.figures.strip import strip
from labourmarket.figures.style import Theme
from labourmarket.language import gettext as _, told
from labourmarket.metrics.ranking import ranked
from labourmarket.metrics.standing import Standing
from labourmarket.narrative import origins, standings
from labourmarket.tables import standing as tables
from labourmarket.tables.model import Table
from labourmarket.ui import frozen, maps, pickers, show
from labourmarket.ui.embed import WHOLE, Shown
from labourmarket.ui.maps import AreaMap
from labourmarket.ui.show import Picture
from labourmarket.warehouse import remembered, remembered_in_words

FEWEST = 2
STRIP, MAP = "strip", "map"


def among_others(
    indicator: Indicator,
    area_code: str,
    period: date,
    known_on: date | None = None,
    figures: Shown = WHOLE,
) -> str | None:
    """Draw where the area stands, the map of all areas of its level, and the table of both.

    Returns:
        The code of an area that was clicked on the map; None until one is.
    """
    question = (indicator, area_code, period, known_on)
    if _snapshot(*question).height < FEWEST:
        show.line(_("No other area of this kind is in hand, so no place among them is told."))
        return None
    if figures.has(STRIP):
        show.figure(*_strip(*question, show.theme()), key="standing")
        show.points(_remarks(*question))
    clicked = None
    if figures.has(MAP):
        clicked = maps.draw(_map(*question, show.theme(), boundaries.version()), key="map")
    show.folded_table(_("All areas as a table"), lambda: _ranking(*question))
    return clicked


@remembered_in_words
def _snapshot(
    indicator: Indicator, area_code: str, period: date, known_on: date | None
) -> pl.DataFrame:
    return asked.snapshot(indicator, asked.level_of(area_code), period, known_on)


@remembered_in_words
def _strip(
    indicator: Indicator, area_code: str, period: date, known_on: date | None, theme: Theme
) -> Picture:
    rows = _snapshot(indicator, area_code, period, known_on)
    shown = asked.measured(indicator)
    return Picture(
        strip(rows, shown, theme, area_code),
        standings.finding(_standing(indicator, area_code, period, known_on), area_code),
        _measure(shown, period),
        origins.source_of(rows),
    )


@remembered_in_words
def _remarks(
    indicator: Indicator, area_code: str, period: date, known_on: date | None
) -> list[str]:
    return standings.remarks(_standing(indicator, area_code, period, known_on))


@remembered
def _standing(
    indicator: Indicator, area_code: str, period: date, known_on: date | None
) -> Standing:
    rows = _snapshot(indicator, area_code, period, known_on)
    return asked.of_place(rows, area_code, indicator)


@remembered_in_words
def _map(
    indicator: Indicator,
    area_code: str,
    period: date,
    known_on: date | None,
    theme: Theme,
    _outlines: str | None,
) -> AreaMap:
    """The map by the outlines that are in hand, named by their version."""
    rows = _snapshot(indicator, area_code, period, known_on)
    shown = asked.measured(indicator)
    return maps.made(
        rows,
        shown,
        area_code,
        standings.extremes(rows, shown),
        _measure(shown, period),
        source=origins.source_of(rows),
        theme=theme,
    )


@remembered_in_words
def _ranking(indicator: Indicator, area_code: str, period: date, known_on: date | None) -> Table:
    rows = _snapshot(indicator, area_code, period, known_on)
    shown = asked.measured(indicator)
    choices = {"month": period.strftime(pickers.MONTH), "indicator": indicator.id}
    if known_on is not None:
        choices[frozen.NAME] = known_on.isoformat()
    return tables.ranking(
        ranked(rows, shown.decimals),
        shown,
        numbers.month(period),
        places.name(area_code),
        urlencode(choices),
    )


def _measure(shown: Indicator, period: date) -> str:
    return f"{told(shown.title)}, {numbers.month(period)}"
