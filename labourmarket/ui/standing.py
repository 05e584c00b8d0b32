"""One area among all of its level: the strip, its finding, and the table that says the same."""

from __future__ import annotations

from datetime import date

import polars as pl
import streamlit as st

from labourmarket import numbers, places, standing as asked
from labourmarket.catalogue.model import Indicator
from labourmarket.figures.strip import strip
from labourmarket.language import gettext as _, told
from labourmarket.metrics.ranking import ranked
from labourmarket.narrative import origins, standings
from labourmarket.tables import standing as tables
from labourmarket.ui import show

FEWEST = 2


def strip_of(
    indicator: Indicator, area_code: str, period: date, known_on: date | None = None
) -> pl.DataFrame:
    """Draw where the area stands, and return the figures of all areas of its level."""
    rows = asked.snapshot(indicator, asked.level_of(area_code), period, known_on)
    shown = asked.measured(indicator)
    if rows.height < FEWEST:
        show.line(_("No other area of this kind is in hand, so no place among them is told."))
        return rows
    found = asked.of_place(rows, area_code, indicator)
    show.figure(
        strip(rows, shown, show.theme(), area_code),
        standings.finding(found, area_code),
        f"{told(shown.title)}, {numbers.month(period)}",
        origins.source_of(rows),
        key="standing",
    )
    show.points(standings.remarks(found))
    with st.expander(_("All areas as a table")):
        show.table(
            tables.ranking(
                ranked(rows, shown.decimals), shown, numbers.month(period), places.name(area_code)
            )
        )
    return rows
