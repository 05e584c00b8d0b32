"""The accessibility statement as it is drawn."""

from __future__ import annotations

import streamlit as st

from labourmarket.narrative import accessibility as narrative
from labourmarket.narrative.accessibility import Part
from labourmarket.ui import html, show


def statement() -> None:
    """Whether the service conforms, and the parts of the statement."""
    st.html(html.answer(narrative.status()))
    for part in narrative.parts():
        _part(part)


def _part(part: Part) -> None:
    st.header(part.heading, anchor=False)
    for text in part.texts:
        st.html(html.paragraph(text))
    if part.points:
        show.points(part.points)
    if part.address:
        _address(part.address)


def _address(told: str) -> None:
    """An e-mail or web address as a link; anything else as it is told."""
    if told.startswith(("https://", "http://")):
        show.links({told: told})
    elif "@" in told and " " not in told:
        show.links({f"mailto:{told}": told})
    else:
        st.html(html.paragraph(told))
