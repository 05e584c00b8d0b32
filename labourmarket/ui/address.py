"""The choice on a page lives in its address, by codes: a link shows the same view to anyone.

Streamlit's own binding writes the label of an option into the address, which changes with the
language; here the options are codes. Whichever changed last wins, the widget or the address: a
reader who goes back in the browser's history gets the earlier choice.
"""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

import streamlit as st

from labourmarket.language import gettext as _

_SEPARATOR = "."
_NEVER = object()
# Nobody reads more of a broken link.
_MOST_TOLD = 60
_TO_WRITE = "choices_for_address"
_PAGE, _WRITTEN = "page_of_choices", ".in_address"
# The one choice that follows a reader to the next page of the menu: whose figures are read.
_FOLLOWS, _LAST = "area", "area_of_last_page"


def arrive(page: str) -> None:
    """Let the address decide every choice where a reader comes from another page.

    A widget of the same name there is another one: left alone, this page's would have no value, as
    when a reader goes back in the browser's history.
    """
    if st.session_state.get(_PAGE) != page:
        st.session_state[_PAGE] = page
        for name in [name for name in st.session_state if str(name).endswith(_WRITTEN)]:
            del st.session_state[name]


def begin(name: str, options: Sequence[str], default: str) -> None:
    """Set a widget's state from the address before it is drawn."""
    told = st.query_params.get(name)
    if is_newer(name, told):
        last = st.session_state.get(_LAST) if name == _FOLLOWS and told is None else None
        st.session_state[name] = next((code for code in (told, last) if code in options), default)
        if told is not None and told not in options:
            say_unknown(told)
    elif st.session_state[name] not in options:
        st.session_state[name] = default


def begin_many(name: str, options: Sequence[str], default: Sequence[str]) -> None:
    """Set the state of a widget of many choices from the address, before it is drawn."""
    told = st.query_params.get(name)
    if is_newer(name, told):
        asked = list(dict.fromkeys(told.split(_SEPARATOR))) if told else []
        known = [code for code in asked if code in options]
        st.session_state[name] = known or list(default)
        for code in asked:
            if code not in options:
                say_unknown(code)
    else:
        st.session_state[name] = [code for code in st.session_state[name] if code in options]


def end(name: str, value: str | Sequence[str] | None) -> None:
    """Keep what was chosen for the address, None for nothing; ``write`` writes all of it."""
    told = value if value is None or isinstance(value, str) else _SEPARATOR.join(value)
    chosen()[name] = told
    st.session_state[_written(name)] = told
    if name == _FOLLOWS:
        st.session_state[_LAST] = told


def chosen() -> dict[str, str | None]:
    """What has been chosen on the page so far, as the address says it; None for nothing."""
    so_far: dict[str, str | None] = st.session_state.setdefault(_TO_WRITE, {})
    return so_far


def query(**others: str | None) -> str:
    """The query of a link to what the page shows now, with other choices put in or, None, left out.

    What the page has not asked for yet is taken from the address.
    """
    told = st.query_params.to_dict() | chosen() | others
    return "?" + urlencode({name: value for name, value in told.items() if value is not None})


def write() -> None:
    """Write the choices of the page into the address, at once: each write is a step of history.

    What the page did not ask for this time stays: a choice of another picture waits there.
    """
    told = st.session_state.pop(_TO_WRITE, {})
    if told != {name: st.query_params.get(name) for name in told}:
        now = st.query_params.to_dict() | told
        st.query_params.from_dict({name: value for name, value in now.items() if value is not None})


def change(name: str, value: str) -> None:
    """Put another choice than the widget's into the address; the next run shows it."""
    chosen()[name] = value
    write()
    st.session_state.pop(_written(name), None)


def not_to_be_had(name: str) -> None:
    """Tell the reader, where the address asks for it, that the page has no such choice now."""
    if told := st.query_params.get(name):
        say_unknown(told)
        end(name, None)


def is_newer(name: str, told: str | None) -> bool:
    """Whether the address has changed since the widget's choice was last written there."""
    return name not in st.session_state or told != st.session_state.get(_written(name), _NEVER)


def _written(name: str) -> str:
    return f"{name}{_WRITTEN}"


def say_unknown(code: str) -> None:
    """Tell the reader that a choice of the address is not to be had."""
    st.warning(
        _(
            "The address asks for {code}, which is not to be had here; the usual view is shown."
        ).format(code=_quoted(code))
    )


def _quoted(code: str) -> str:
    """A word of an address as it stands there: nothing in it is taken for a link or a picture."""
    plain = " ".join(code.replace("`", "´").split()) or "–"
    return f"`{plain if len(plain) <= _MOST_TOLD else plain[:_MOST_TOLD] + '…'}`"
