"""What is told of a page before its script runs: in the window, by a preview of its address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from labourmarket import places
from labourmarket.catalogue.indicators import INDICATORS
from labourmarket.language import gettext as _, told
from labourmarket.ui.frame import NAME, STATEMENT, menu
from labourmarket.warehouse import WarehouseMissingError, WarehouseOutdatedError

FIRST = "overview"


@dataclass(frozen=True, slots=True)
class Preview:
    """The page's ``title``, the same with what it is about, and which question it answers."""

    title: str
    headline: str
    description: str


def of(page: str, choices: Mapping[str, str]) -> Preview:
    """The preview of a page with the choices of its address, in the language spoken now.

    An unknown page is the first of the menu, as in the app. Names of places are those that pages
    remember; the warehouse is read once for each of its builds.
    """
    name = page if page in menu() else FIRST
    title = f"{menu()[name][0]} – {NAME}"
    subject = _subject(choices)
    return Preview(title, f"{subject} – {title}" if subject else title, _descriptions()[name])


def _subject(choices: Mapping[str, str]) -> str:
    """The place that an address asks for, else the figure; empty where it asks for neither."""
    indicator = INDICATORS.get(choices.get("indicator", ""))
    place = _place(choices["area"]) if "area" in choices else ""
    return ", ".join(filter(None, [place, told(indicator.title) if indicator else ""]))


def _place(area_code: str) -> str:
    try:
        return places.names().get(area_code, "")
    except (WarehouseMissingError, WarehouseOutdatedError):
        return ""


def _descriptions() -> dict[str, str]:
    return {
        "overview": _(
            "Where does the area stand, what has changed on the year, "
            "and what differs in the sources?"
        ),
        "comparison": _(
            "How do the municipalities compare: trend, rank, change and share, with their sources?"
        ),
        "municipality": _(
            "How does one municipality stand: what has changed, how usual is that, "
            "and which municipalities are like it?"
        ),
        "service_lines": _(
            "Who is placed on which service line, and how do the municipalities differ?"
        ),
        "budget": _("What do the employment services cost, in total and per inhabitant?"),
        "liability": _("What does unemployment cost the municipality, and under which law?"),
        STATEMENT: _("How accessible is the service, what falls short, and where to tell of it?"),
        "data": _("What is each figure, where is it from, and do the sources agree?"),
    }
