"""What surrounds every page: navigation, language, and plain words when something fails."""

from __future__ import annotations

import logging
import runpy
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st
from streamlit.errors import FragmentHandledException

from labourmarket.language import gettext as _
from labourmarket.ui import address, embed, languages
from labourmarket.ui.ends import PageEnded
from labourmarket.ui.show import (
    foot,
    mark_of_earlier_view,
    mark_of_invented_data,
    stylesheet,
)
from labourmarket.warehouse import (
    WarehouseMissingError,
    WarehouseOutdatedError,
    holding_one_version,
)

if TYPE_CHECKING:
    from streamlit.navigation.page import StreamlitPage

NAME = "Työtaulu"
STATEMENT = "accessibility"

_ROOT = Path(__file__).parents[2]
_FAVICON = _ROOT / "static" / "favicon.svg"
_inside_app: ContextVar[bool] = ContextVar("_inside_app", default=False)
_log = logging.getLogger(__name__)


def choose_language() -> None:
    """Speak the reader's language; the one place where a choice of language takes effect."""
    languages.choose()


def menu() -> dict[str, tuple[str, str]]:
    """The pages in the order of the menu: file name, title and icon."""
    return {
        "overview": (_("Overview"), ":material/dashboard:"),
        "comparison": (_("Comparison of municipalities"), ":material/compare_arrows:"),
        "municipality": (_("Municipality"), ":material/location_city:"),
        "service_lines": (_("Service lines"), ":material/alt_route:"),
        "budget": (_("Budget"), ":material/payments:"),
        "liability": (_("Liability"), ":material/account_balance:"),
        "data": (_("Data and definitions"), ":material/database:"),
        STATEMENT: (_("Accessibility statement"), ":material/accessibility_new:"),
    }


def about() -> str:
    """What the app is, in a sentence."""
    return _("Työtaulu: regional labour-market statistics for municipalities.")


def navigation() -> StreamlitPage:
    """Offer the pages that exist and return the one asked for."""
    choose_language()
    # Before the navigation: else the browser is sent to a font host for the icon of the page.
    st.set_page_config(
        page_icon=str(_FAVICON),
        layout="wide",
        menu_items={"About": about()},
    )
    return st.navigation(
        [
            st.Page(path, title=title, icon=icon, url_path=stem, default=stem == "overview")
            for stem, (title, icon) in menu().items()
            if (path := _ROOT / "pages" / f"{stem}.py").exists()
        ],
        position="hidden" if embed.is_on() else "sidebar",
    )


def show(page: StreamlitPage) -> None:
    """Run the page; where it fails, say what happened and what to do instead."""
    choose_language()
    st.set_page_config(page_title=f"{page.title} – {NAME}")
    outside = _inside_app.set(True)
    stylesheet()
    choice_of_language = languages.place()
    try:
        address.arrive(page.url_path)
        languages.settle()
        with holding_one_version():
            mark_of_invented_data()
            mark_of_earlier_view()
            page.run()
    except FragmentHandledException:  # the fragment has said it already, where it stands
        raise
    except PageEnded:
        pass
    except Exception as fault:  # the one place where a fault meets the reader
        apologise(fault)
    finally:
        if embed.is_on():
            embed.lead_on()
        else:
            address.write()
            languages.offer(choice_of_language)
            foot(STATEMENT, menu()[STATEMENT][0])
        _inside_app.reset(outside)


def enter() -> None:
    """Make sure the page that calls this runs inside app.py; call it first in every page.

    Streamlit finds ``pages/*.py`` by itself and runs them bare until app.py has called
    ``st.navigation`` once: a shared link opened first after a restart would lack the frame.
    """
    if not _inside_app.get():
        runpy.run_path(str(_ROOT / "app.py"))
        st.stop()


def apologise(fault: Exception) -> bool:
    """Tell the reader of a fault in plain words, the server's log of its cause.

    Returns:
        True: nothing is left for Streamlit to show.
    """
    choose_language()
    if isinstance(fault, WarehouseOutdatedError):
        _log.error("The warehouse lacks what a page asks for", exc_info=fault)
        st.error(
            _(
                "The warehouse at {path} was built by an earlier version. Build it anew: {command}"
            ).format(path=f"`{fault}`", command="`python -m pipelines build`")
        )
    elif isinstance(fault, WarehouseMissingError):
        st.error(
            _("No warehouse at {path}. Build it: {command}").format(
                path=f"`{fault}`", command="`python -m pipelines build`"
            )
        )
    else:
        _log.error("A page failed", exc_info=fault)
        st.error(
            _(
                "This view could not be shown because of a fault in the program. "
                "Reload the page. If that does not help, choose another view and tell the "
                "maintainers of the service what you were looking at; "
                "the cause is in the log of the server."
            )
        )
    return True
