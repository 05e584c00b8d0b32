"""The choices of the comparison page, as one value."""

from __future__ import annotations

import streamlit as st

from labourmarket import comparison, places, queries
from labourmarket.catalogue import jobseekers
from labourmarket.catalogue.indicators import INDICATORS
from labourmarket.comparison import CHANGE, RANK, TREND, Choice
from labourmarket.language import gettext as _, told
from labourmarket.metrics import relative
from labourmarket.ui import pickers

NOBODY = "none"


def comparison_choice(asked_view: str = "") -> tuple[Choice, str]:
    """Choose indicator, areas, measure, period and picture, ``asked_view`` by default."""
    indicator_id = _indicator()
    indicator = INDICATORS[indicator_id]
    left, right = st.columns(2)
    with left:
        period = pickers.one_of_many(
            "period", _("Month or year"), comparison.period_options(indicator_id)
        )
    with right:
        measure = pickers.one("measure", _("Shown as"), _measures(indicator_id))
    area_codes = _areas()
    if comparison.with_references(area_codes, indicator, measure):
        area_codes += places.reference_places()
    view, averaged = _view(period, asked_view)
    outlook = (
        view == TREND
        and not averaged
        and comparison.has_outlook(indicator_id, area_codes, measure)
        and pickers.switch("outlook", _("Seasonally adjusted trend and forecast"))
    )
    highlighted = _highlighted(area_codes) if view != CHANGE else None
    return Choice(indicator_id, area_codes, measure, period, averaged, highlighted, outlook), view


def _highlighted(area_codes: tuple[str, ...]) -> str | None:
    """The municipality drawn strong among grey ones; none by default."""
    own = [code for code in area_codes if code.startswith("KU")]
    options = {NOBODY: _("none")} | {code: places.name(code) for code in own}
    chosen = pickers.one("highlight", _("Highlight"), options)
    return None if chosen == NOBODY else chosen


def _indicator() -> str:
    options = comparison.indicator_options(queries.frequencies())
    return pickers.one_of_many(
        "indicator",
        _("Figure"),
        {id_: told(INDICATORS[id_].title) for id_ in options},
        default=jobseekers.UNEMPLOYED_JOBSEEKERS.id,
    )


def _measures(indicator_id: str) -> dict[str, str]:
    names = {
        relative.COUNT: _("as it is"),
        relative.SHARE: _("share of the labour force"),
        relative.PER_1000: _("per 1,000 inhabitants"),
    }
    return {code: names[code] for code in relative.measures_of(INDICATORS[indicator_id])}


def _areas() -> tuple[str, ...]:
    codes = queries.focus().municipality_codes
    return pickers.several(
        "areas", _("Municipalities"), {code: places.name(code) for code in codes}, codes
    )


def _view(period: str, asked: str) -> tuple[str, bool]:
    views = {RANK: _("rank"), CHANGE: _("change")}
    if len(period) > len("2022"):
        views = {TREND: _("trend")} | views
    view = pickers.one("view", _("Picture"), views, default=asked if asked in views else "")
    averaged = view == TREND and pickers.switch("average", _("12-month average"))
    return view, averaged
