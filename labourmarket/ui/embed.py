"""A page in a frame of another site: one figure with its source, and the way to all.

Streamlit hides its own chrome at ``embed=true`` in the address; here the page learns of it. Nothing
is written into such an address: each write would be a step of the history of the site around it.
"""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from labourmarket.language import ADDRESS, current, gettext as _
from labourmarket.ui import address, html
from labourmarket.ui.ends import PageEnded

FIGURE = "figure"


@dataclass(frozen=True, slots=True)
class Shown:
    """What of a page is to be shown: one ``figure`` by its name, or with none named all of it."""

    figure: str = ""

    @property
    def whole(self) -> bool:
        """Whether the page is shown with everything that belongs to it."""
        return not self.figure

    def has(self, *figures: str) -> bool:
        """Whether one of the figures is shown; what is not need not be computed."""
        return self.whole or self.figure in figures


WHOLE = Shown()


def is_on() -> bool:
    """Whether the page stands in a frame: its address has ``embed=true``."""
    return bool(st.context.is_embedded)


def asked(*figures: str) -> Shown:
    """What the address asks for of a page that has these figures; in a frame the first by default.

    Another name than these is told, and the first is shown.
    """
    if not is_on():
        return WHOLE
    told = st.query_params.get(FIGURE, figures[0])
    if told not in figures:
        address.say_unknown(told)
    return Shown(told if told in figures else figures[0])


def ends_here() -> None:
    """End the page in a frame: what follows belongs to the whole page.

    Raises:
        PageEnded: the page stands in a frame.
    """
    if is_on():
        raise PageEnded


def lead_on() -> None:
    """Lead from the frame to the whole page, in a window of its own."""
    whole = address.query(**{FIGURE: None, ADDRESS: current()})
    st.html(html.link_beside(whole, _("Open in Työtaulu")))
