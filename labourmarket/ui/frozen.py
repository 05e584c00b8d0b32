"""A view frozen to what had been released by a day, and the way back to the newest figures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from labourmarket import numbers, queries
from labourmarket.catalogue.model import Indicator
from labourmarket.facts import Fact, facts
from labourmarket.language import gettext as _
from labourmarket.tables import municipality as tables
from labourmarket.ui import address, html, show

NAME = "frozen"


def day(of: Indicator) -> date | None:
    """The day that the address freezes the view to.

    One that is no day, or before anything of the indicator had been released, is told and ignored.
    """
    told = st.query_params.get(NAME)
    asked = _day(told)
    known_on = None if asked is None or queries.months(of.id, asked).is_empty() else asked
    if told is not None:
        address.end(NAME, known_on.isoformat() if known_on else None)
        if known_on is None:
            address.say_unknown(told)
    return known_on


def _day(told: str | None) -> date | None:
    try:
        return None if told is None else date.fromisoformat(told)
    except ValueError:
        return None


def mark(of: Indicator, area_code: str, known_on: date | None) -> None:
    """Say of which release the frozen view is, and whether newer figures are to be had."""
    if known_on is not None:
        days = queries.release_days(of.id, (area_code,))["day"].to_list()
        shown = next((day for day in days if day <= known_on), known_on)
        st.html(html.notice(_sentence(shown, newer=bool(days) and days[0] > known_on)))


def told_of(shown: Sequence[Fact], known_on: date | None) -> DeltaGenerator:
    """Tell what newer figures change of a frozen view; returned is where the way to them stands."""
    if known_on is None:
        return st.empty()
    first = shown[0]
    now = facts([fact.indicator for fact in shown], first.area_code, first.period, first.against)
    if (changes := tables.changed_since(shown, now)) is not None:
        show.table(changes)
    return st.empty()


def _sentence(released: date, *, newer: bool) -> str:
    frozen = _("This view is frozen to the figures released by {day}").format(
        day=numbers.day(released)
    )
    more = _("newer figures are to be had") if newer else _("nothing newer has been released")
    return f"{frozen}; {more}."


def offer(shown: Sequence[Fact], way_back: DeltaGenerator) -> None:
    """A link that goes on showing what is shown now, whatever comes later; if frozen, the way back.

    Drawn when the whole choice is known, both lead to the same view otherwise.
    """
    days = [fact.released_at.date() for fact in shown if fact.released_at is not None]
    if address.chosen().get(NAME):
        way_back.html(html.links({address.query(**{NAME: None}): _("Show the newest figures")}))
    elif days:
        newest = max(days)
        text = _("A link to this view frozen to the figures of {day}").format(
            day=numbers.day(newest)
        )
        show.links({address.query(**{NAME: newest.isoformat()}): text})
