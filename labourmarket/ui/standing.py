"""One area among all of its level: the strip, the map, and the table that says the same."""

from __future__ import annotations

from datetime import date

import streamlit as st

from labourmarket import numbers, places, standing as asked
from labourmarket.catalogue.model import Indicator
from labourmarket.figures.strip import strip
from labourmarket.language import gettext as _, told
from labourmarket.metrics.ranking import ranked
from labourmarket.narrative import origins, standings
from labourmarket.tables import standing as tables
from labourmarket.ui import maps, show

FEWEST = 2


def among_others(
    indicator: Indicator, area_code: str, period: date, known_on: date | None = None
) -> str | None:
    """Draw where the area stands, the map of all areas of its level, and the table of both.

    Returns:
        The code of an area that was clicked on the map; None until one is.
    """
    rows = asked.snapshot(indicator, asked.level_of(area_code), period, known_on)
    if rows.height < FEWEST:
        show.line(_("No other area of this kind is in hand, so no place among them is told."))
        return None
    shown, month = asked.measured(indicator), numbers.month(period)
    measure, source = f"{told(shown.title)}, {month}", origins.source_of(rows)
    found = asked.of_place(rows, area_code, indicator)
    show.figure(
        strip(rows, shown, show.theme(), area_code),
        standings.finding(found, area_code),
        measure,
        source,
        key="standing",
    )
    show.points(standings.remarks(found))
    clicked = maps.area_map(
        rows,
        shown,
        area_code,
        standings.extremes(rows, shown),
        measure,
        source=source,
        key="map",
    )
    ordered = ranked(rows, shown.decimals)
    with st.expander(_("All areas as a table")):
        show.table(tables.ranking(ordered, shown, month, places.name(area_code)))
    return clicked
