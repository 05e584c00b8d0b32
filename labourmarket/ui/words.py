"""Streamlit's own words in the reader's language: it has them in English only.

They name buttons and regions of every page, mostly to screen readers, and tell what went wrong.
``static/access.js`` puts them in the place of the English ones; what stands for a name in braces is
taken over as it is.
"""

from __future__ import annotations

from labourmarket import language
from labourmarket.language import gettext as _


def of_streamlit() -> dict[str, str]:
    """From Streamlit's words to those of the language spoken now; none where that is English."""
    with language.speaking("en"):
        theirs = _spoken()
    pairs = dict(zip(theirs, _spoken(), strict=True))
    return {english: ours for english, ours in pairs.items() if english != ours}


def _spoken() -> tuple[str, ...]:
    return (
        _("Skip to main content"),
        _("Sidebar"),
        _("App pages"),
        _("Main menu"),
        _("Collapse sidebar"),
        _("Expand sidebar"),
        _("Theme"),
        _("System"),
        _("Light"),
        _("Dark"),
        _("About"),
        _("Made with Streamlit v"),
        _("Copy version to clipboard"),
        _("Copied"),
        _("Close"),
        _("Open"),
        _("Clear value"),
        _("Clear all"),
        _("Selected values"),
        _("No results"),
        _("Connecting"),
        _("Connection error"),
        _("Streamlit server is not responding. Are you connected to the internet?"),
        _("Connection timed out."),
        _("Connection failed with status {status}."),
        _("Connection failed with status {status}, and response:"),
        _("Page not found"),
        _("The page that you have requested does not seem to exist. Running the app's main page."),
        _("Copy to clipboard"),
        _("Decrement"),
        _("Increment"),
        _("Press Enter to apply"),
        _("Dismiss"),
        _("{count} option available."),
        _("{count} options available."),
        _("{option}, selected"),
    )
