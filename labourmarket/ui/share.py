"""What a reader takes along from a page: a link to the view, and a figure for another site."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from labourmarket import settings
from labourmarket.language import ADDRESS, current, gettext as _
from labourmarket.ui import address, snippets
from labourmarket.ui.embed import FIGURE


def offer(page: str, title: str, figures: Mapping[str, str]) -> None:
    """The link to the view as it is now, and for each figure by its name the HTML of its frame.

    Args:
        page: the file name of the page.
        title: what the frames are called, before the name of the figure.
        figures: from the code of each figure to its name; the empty code where a page has one.
    """
    choices = {name: told for name, told in address.chosen().items() if told is not None}
    choices[ADDRESS] = current()
    base = _base(page)
    with st.expander(_("Share or embed")):
        st.markdown(_("Link to this view, with its choices and language:"))
        st.code(snippets.address(base, page, choices), language=None, wrap_lines=True)
        st.markdown(
            _(
                "HTML that shows the figure with its source on another site. The maintainers of "
                "the service allow the site first."
            )
        )
        for figure, name in figures.items():
            named = choices | ({FIGURE: figure} if figure else {}) | snippets.EMBEDDED
            st.caption(name)
            framed = snippets.frame(
                snippets.address(base, page, named),
                f"{title}: {name}" if figure else title,
                snippets.FRAMED[page],
            )
            st.code(str(framed), language=None, wrap_lines=True)


def _base(page: str) -> str:
    """The address of the service, as it was set up or as the browser knows it.

    The browser's ends in the name of the page in the first run of a session, and only there.
    """
    here = (st.context.url or "").rstrip("/").removesuffix(f"/{page}")
    return settings.public_address() or here
