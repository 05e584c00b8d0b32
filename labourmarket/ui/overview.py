"""The parts of the overview that follow from the place and the month, kept for all readers."""

from __future__ import annotations

from datetime import date

import streamlit as st

from labourmarket import events, places, queries
from labourmarket.catalogue.labour_market import UNEMPLOYED_SHARE_OF_LABOUR_FORCE as SHARE
from labourmarket.figures import trend as figures
from labourmarket.figures.style import Theme
from labourmarket.figures.time_notes import Break
from labourmarket.language import gettext as _
from labourmarket.metrics import disclosure, selection
from labourmarket.narrative import due, origins, rankings
from labourmarket.tables import findings, sources
from labourmarket.tables.model import Table
from labourmarket.ui import show
from labourmarket.ui.show import Picture
from labourmarket.warehouse import remembered_in_words


def trend(area_code: str, month: date) -> None:
    """The unemployed as a share of the labour force beside the region and the country."""
    picture = _trend(area_code, month, tuple(events.breaks(area_code)), show.theme())
    show.figure(*picture, key="overview_trend")


@remembered_in_words
def _trend(area_code: str, month: date, breaks: tuple[Break, ...], theme: Theme) -> Picture:
    series = queries.monthly(SHARE.id, (area_code, *places.reference_places()))
    return Picture(
        figures.trend(places.named(series, own=area_code), SHARE, theme, breaks),
        rankings.beside_the_country(series, area_code, month, SHARE),
        rankings.measure_beside_the_country(area_code, SHARE),
        origins.source_of(series),
    )


@remembered_in_words
def differing() -> Table:
    """Where sources disagree with themselves."""
    found = selection.worth_showing(disclosure.shown_findings(queries.findings()))
    return findings.table(found, _("Figures that differ in their source"))


def newest() -> None:
    """How new the figures of each source are, and which of them should be newer."""
    st.header(_("How new are the figures?"), anchor=False)
    behind = due.behind(queries.newest_by_source(), date.today())
    if behind and not queries.holds_invented_data():
        show.points(behind)
    show.table(_newest())


@remembered_in_words
def _newest() -> Table:
    return sources.newest(queries.newest_by_source())
