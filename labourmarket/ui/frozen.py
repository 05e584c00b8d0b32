"""A view frozen to what had been released by a day, and the way back to the newest figures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from urllib.parse import urlencode

import streamlit as st

from labourmarket import numbers, queries
from labourmarket.facts import Fact, facts
from labourmarket.language import gettext as _
from labourmarket.tables import municipality as tables
from labourmarket.ui import address, html, show

NAME = "frozen"


def day() -> date | None:
    """The day that the address freezes the view to; an unknown one is told and ignored."""
    told = st.query_params.get(NAME)
    if told is None:
        return None
    try:
        return date.fromisoformat(told)
    except ValueError:
        address.say_unknown(told)
        return None


def told_of(shown: Sequence[Fact], known_on: date | None) -> None:
    """Say that the view is frozen, whether newer figures are to be had, and what they change."""
    if known_on is None:
        return
    first = shown[0]
    newest = queries.release_days(first.indicator.id, (first.area_code,))["day"].max()
    st.html(html.notice(_sentence(known_on, newer=isinstance(newest, date) and newest > known_on)))
    now = facts([fact.indicator for fact in shown], first.area_code, first.period, first.against)
    if (changes := tables.changed_since(shown, now)) is not None:
        show.table(changes)
    show.links({_address(None): _("Show the newest figures")})


def _sentence(known_on: date, *, newer: bool) -> str:
    frozen = _("This view is frozen to the figures released by {day}").format(
        day=numbers.day(known_on)
    )
    more = _("newer figures are to be had") if newer else _("nothing newer has been released")
    return f"{frozen}; {more}."


def offer(shown: Sequence[Fact]) -> None:
    """A link that goes on showing what is shown now, whatever later releases change."""
    days = [fact.released_at.date() for fact in shown if fact.released_at is not None]
    if st.query_params.get(NAME) is None and days:
        show.links(
            {
                _address(max(days)): _("A link to this view frozen to the figures of {day}").format(
                    day=numbers.day(max(days))
                )
            }
        )


def _address(known_on: date | None) -> str:
    kept = {name: st.query_params[name] for name in st.query_params if name != NAME}
    return "?" + urlencode(kept | ({NAME: known_on.isoformat()} if known_on else {}))
