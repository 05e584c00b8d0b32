"""The reader's choice of language: in the address, else the browser's; three links on every page.

A link loads the page anew: the server then sets ``<html lang>``, and no part of the page that
Streamlit or the browser remembers is left in the language before.
"""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from labourmarket import language
from labourmarket.language import ADDRESS, gettext as _
from labourmarket.ui import address, embed, html

_CHOSEN = "chosen_language"


def choose() -> None:
    """Speak the language that the address asks for, or that was chosen earlier in the session."""
    language.use(language.chosen(_asked(), _accepted()))


def _asked() -> str | None:
    """The address has the word; a link of the menu has none and leaves what was chosen."""
    told: str | None = st.query_params.get(ADDRESS, st.session_state.get(_CHOSEN))
    return told


def _accepted() -> str:
    """What the browser told with its request; without a server's headers, in its own words."""
    return st.context.headers.get("Accept-Language") or st.context.locale or ""


def settle() -> None:
    """Keep a chosen language in the address and the session; say where it is an unknown one."""
    asked = _asked()
    if asked is None:
        return
    if asked not in language.LANGUAGES:
        address.say_unknown(asked)
    st.session_state[_CHOSEN] = language.current()
    address.end(ADDRESS, language.current())


def place() -> DeltaGenerator:
    """Offer the languages here, with the choices that the address has so far."""
    empty = st.empty()
    if not embed.is_on():
        offer(empty)
    return empty


def offer(where: DeltaGenerator) -> None:
    """Offer the languages; drawn anew once the page has written its choices into the address."""
    where.html(html.languages(links(), language.current(), _("Language")))


def links() -> dict[str, str]:
    """From each language to this view in it."""
    return {code: f"?{urlencode(_kept() | {ADDRESS: code})}" for code in language.LANGUAGES}


def _kept() -> dict[str, str]:
    return {name: st.query_params[name] for name in st.query_params if name != ADDRESS}
