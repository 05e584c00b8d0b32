"""The choice on a page lives in its address, by codes: a link shows the same view to anyone.

Streamlit's own binding writes the label of an option into the address, which changes with the
language; here the options are codes. Whichever changed last wins, the widget or the address: a
reader who goes back in the browser's history gets the earlier choice.
"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from labourmarket.language import gettext as _

_SEPARATOR = "."
_NEVER = object()
_TO_WRITE = "choices_for_address"


def begin(name: str, options: Sequence[str], default: str) -> None:
    """Set a widget's state from the address before it is drawn."""
    told = st.query_params.get(name)
    if is_newer(name, told):
        st.session_state[name] = told if told in options else default
        if told is not None and told not in options:
            say_unknown(told)
    elif st.session_state[name] not in options:
        st.session_state[name] = default


def begin_many(name: str, options: Sequence[str], default: Sequence[str]) -> None:
    """Set the state of a widget of many choices from the address, before it is drawn."""
    told = st.query_params.get(name)
    if is_newer(name, told):
        asked = told.split(_SEPARATOR) if told else []
        known = [code for code in asked if code in options]
        st.session_state[name] = known or list(default)
        for code in asked:
            if code not in options:
                say_unknown(code)
    else:
        st.session_state[name] = [code for code in st.session_state[name] if code in options]


def end(name: str, value: str | Sequence[str]) -> None:
    """Keep what was chosen for the address; ``write`` writes all of it."""
    told = value if isinstance(value, str) else _SEPARATOR.join(value)
    st.session_state.setdefault(_TO_WRITE, {})[name] = told
    st.session_state[_written(name)] = told


def write() -> None:
    """Write the choices of the page into the address, at once: each write is a step of history."""
    chosen = st.session_state.pop(_TO_WRITE, {})
    if chosen != {name: st.query_params.get(name) for name in chosen}:
        st.query_params.update(chosen)


def is_newer(name: str, told: str | None) -> bool:
    """Whether the address has changed since the widget's choice was last written there."""
    return name not in st.session_state or told != st.session_state.get(_written(name), _NEVER)


def _written(name: str) -> str:
    return f"{name}.in_address"


def say_unknown(code: str) -> None:
    """Tell the reader that a choice of the address is not to be had."""
    st.warning(
        _(
            "The address asks for {code}, which is not to be had here; the usual view is shown."
        ).format(code=f"`{code}`")
    )
