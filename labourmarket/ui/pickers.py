"""The choices of a page: each is a widget whose options are codes, kept in the address."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import TypeVar

import streamlit as st

from labourmarket import numbers, places
from labourmarket.language import current, gettext as _
from labourmarket.metrics.change import a_year_before, usual_comparison
from labourmarket.ui import address, embed

# More buttons than this in a row are a search, not a choice.
MOST_BUTTONS = 12
YEAR = "%Y"
MONTH = "%Y-%m"
ON, OFF = "1", "0"
_Chosen = TypeVar("_Chosen")


def one(name: str, label: str, options: Mapping[str, str], default: str = "") -> str:
    """Choose one of a few: buttons beside each other."""
    codes = list(options)
    address.begin(name, codes, default or codes[0])
    chosen = _asked(
        name,
        lambda: st.segmented_control(
            label, codes, key=name, format_func=options.__getitem__, required=True
        ),
    )
    return _told(name, str(chosen))


def one_of_many(name: str, label: str, options: Mapping[str, str], default: str = "") -> str:
    """Choose one of many: a list that can be searched by typing."""
    codes = list(options)
    address.begin(name, codes, default or codes[0])
    chosen = _asked(
        name,
        lambda: st.selectbox(
            label, codes, key=name, format_func=options.__getitem__, placeholder=_("Choose")
        ),
    )
    return _told(name, str(chosen))


def several(
    name: str, label: str, options: Mapping[str, str], default: Sequence[str]
) -> tuple[str, ...]:
    """Choose any of the options; none is never meant, so none becomes the default.

    The address leaves the default out: all of them would make a long link.
    """
    codes = list(options)
    address.begin_many(name, codes, default)
    named = options.__getitem__
    chosen = _asked(
        name,
        lambda: (
            st.pills(label, codes, key=name, format_func=named, selection_mode="multi")
            if len(codes) <= MOST_BUTTONS
            else st.multiselect(label, codes, key=name, format_func=named, placeholder=_("Choose"))
        ),
    )
    in_order = tuple(code for code in codes if code in (chosen or default))
    address.end(name, None if set(in_order) == set(default) else in_order)
    return in_order


def switch(name: str, label: str) -> bool:
    """Turn something on or off; the address says ``1`` or ``0``."""
    told = st.query_params.get(name)
    if address.is_newer(name, told):
        st.session_state[name] = told == ON
        if told not in (None, ON, OFF):
            address.say_unknown(told)
    chosen = _asked(name, lambda: st.toggle(label, key=name))
    address.end(name, ON if chosen else OFF)
    return chosen


def whole_number(name: str, label: str, span: tuple[int, int], default: int) -> int:
    """Choose a whole number within a span."""
    lowest, highest = span
    told = st.query_params.get(name)
    if address.is_newer(name, told):
        asked = _whole(told or "", span)
        st.session_state[name] = default if asked is None else asked
        if told is not None and asked is None:
            address.say_unknown(told)
    chosen = _asked(name, lambda: st.number_input(label, lowest, highest, key=name, step=1))
    address.end(name, str(chosen))
    return int(chosen)


def _whole(told: str, span: tuple[int, int]) -> int | None:
    lowest, highest = span
    is_short = told.isdecimal() and len(told) <= len(str(highest))
    return int(told) if is_short and lowest <= int(told) <= highest else None


def month(months: Sequence[date], name: str = "month") -> date:
    """Choose a month in hand; the newest is the default."""
    chosen = one_of_many(name, _("Month"), _named(tuple(months), current()))
    return date.fromisoformat(f"{chosen}-01")


@lru_cache(maxsize=64)
def _named(months: tuple[date, ...], _language: str) -> dict[str, str]:
    return {period.strftime(MONTH): numbers.month(period) for period in months}


SAME_MONTH = "year"


def months_compared(months: Sequence[date]) -> tuple[date, date]:
    """Choose a month and the one that it is compared with, by default a year earlier."""
    left, right = st.columns(2)
    with left:
        chosen = month(months)
    usual = usual_comparison(chosen, months)
    others = _named(tuple(months), current())
    options = {SAME_MONTH: _("the same month a year earlier")} | others
    with right:
        against = one_of_many(
            "against",
            _("Compared with"),
            options,
            default=SAME_MONTH if usual == a_year_before(chosen) else usual.strftime(MONTH),
        )
    if against == SAME_MONTH:
        return chosen, a_year_before(chosen)
    return chosen, date.fromisoformat(f"{against}-01")


def municipality(codes: Sequence[str], name: str = "area") -> str:
    """Choose a municipality of those in hand: those of the area of the settings come first."""
    ask = one if len(codes) <= MOST_BUTTONS else one_of_many
    return ask(name, _("Municipality"), {code: places.name(code) for code in codes})


def place(name: str = "area") -> str:
    """Choose the area or one of its municipalities."""
    own = places.focus_places()
    return one(name, _("Area"), {code: places.name(code) for code in own})


def _asked(name: str, draw: Callable[[], _Chosen]) -> _Chosen:
    """Ask by a widget; an embedded figure has none, and what the address says is settled."""
    if embed.is_on():
        settled: _Chosen = st.session_state[name]
        return settled
    return draw()


def _told(name: str, chosen: str) -> str:
    address.end(name, chosen)
    return chosen
