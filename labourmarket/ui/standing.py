"""One area among all of its level: the strip, the map, and the table that says the same."""

from __future__ import annotations

from datetime import date

import polars as pl

from labourmarket import numbers, places, standing as asked
from labourmarket.catalogue.model import Indicator
from labourmarket.figures.strip import strip
from labourmarket.language import gettext as _, told
from labourmarket.metrics.ranking import ranked
from labourmarket.narrative import origins, standings
from labourmarket.tables import standing as tables
from labourmarket.ui import maps, show
from labourmarket.ui.embed import WHOLE, Shown

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
    rows = asked.snapshot(indicator, asked.level_of(area_code), period, known_on)
    if rows.height < FEWEST:
        show.line(_("No other area of this kind is in hand, so no place among them is told."))
        return None
    if figures.has(STRIP):
        _strip(rows, indicator, area_code, period)
    clicked = _map(rows, indicator, area_code, period) if figures.has(MAP) else None
    shown = asked.measured(indicator)
    show.folded_table(
        _("All areas as a table"),
        lambda: tables.ranking(
            ranked(rows, shown.decimals), shown, numbers.month(period), places.name(area_code)
        ),
    )
    return clicked


def _strip(rows: pl.DataFrame, indicator: Indicator, area_code: str, period: date) -> None:
    shown, found = asked.measured(indicator), asked.of_place(rows, area_code, indicator)
    show.figure(
        strip(rows, shown, show.theme(), area_code),
        standings.finding(found, area_code),
        _measure(shown, period),
        origins.source_of(rows),
        key="standing",
    )
    show.points(standings.remarks(found))


def _map(rows: pl.DataFrame, indicator: Indicator, area_code: str, period: date) -> str | None:
    shown = asked.measured(indicator)
    return maps.area_map(
        rows,
        shown,
        area_code,
        standings.extremes(rows, shown),
        _measure(shown, period),
        source=origins.source_of(rows),
        key="map",
    )


def _measure(shown: Indicator, period: date) -> str:
    return f"{told(shown.title)}, {numbers.month(period)}"
