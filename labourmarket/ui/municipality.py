"""The parts of one municipality's page, each with its finding, figure, table and source."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import polars as pl
import streamlit as st
from markupsafe import Markup, escape

from labourmarket import events, numbers, places, queries
from labourmarket.catalogue.indicators import INDICATORS
from labourmarket.catalogue.jobseekers import UNEMPLOYED_JOBSEEKERS
from labourmarket.catalogue.model import Indicator
from labourmarket.events import Event, EventsFileError
from labourmarket.facts import Fact
from labourmarket.figures import trend as figures
from labourmarket.figures.style import Theme
from labourmarket.figures.time_notes import Break
from labourmarket.language import current, gettext as _, told
from labourmarket.narrative import differences, origins, peers as words, rankings, sentences
from labourmarket.tables import comparison, municipality as tables
from labourmarket.tables.model import Table
from labourmarket.ui import address, html, pickers, share, show
from labourmarket.ui.show import Picture
from labourmarket.warehouse import remembered_in_words


def answer(headline: Fact) -> None:
    """The sentence that the page is opened for, and how sure it is."""
    show.answer(sentences.situation(headline), sentences.how_computed(headline))
    if remarks := sentences.remarks(headline):
        show.points(remarks)


def indicator() -> Indicator:
    """Choose the figure that trend, strip and map show."""
    held = set(queries.frequencies().filter(pl.col("frequency") == "month")["indicator_id"])
    options = {id_: told(entry.title) for id_, entry in INDICATORS.items() if id_ in held}
    return INDICATORS[
        pickers.one_of_many("indicator", _("Figure"), options, default=UNEMPLOYED_JOBSEEKERS.id)
    ]


def trend(of: Indicator, area_code: str, month: date, known_on: date | None) -> None:
    """The figure over months, with what happened; a rate beside the region and the country."""
    breaks = tuple(_breaks(area_code))
    picture = _trend(of, area_code, month, known_on, breaks=breaks, theme=show.theme())
    show.figure(*picture, key="municipality_trend")
    _told_events(area_code, _series(of, area_code, known_on)["period"].to_list())
    show.folded_table(
        _("The figures as a table"), lambda: _months_as_table(of, area_code, known_on)
    )


def _series(of: Indicator, area_code: str, known_on: date | None) -> pl.DataFrame:
    beside = places.reference_places() if of.is_rate else ()
    return queries.monthly(of.id, (area_code, *beside), known_on)


@remembered_in_words
def _trend(
    of: Indicator,
    area_code: str,
    month: date,
    known_on: date | None,
    *,
    breaks: tuple[Break, ...],
    theme: Theme,
) -> Picture:
    series = _series(of, area_code, known_on)
    find = rankings.beside_the_country if of.is_rate else rankings.in_the_month
    return Picture(
        figures.trend(places.named(series, own=area_code), of, theme, breaks),
        find(series, area_code, month, of),
        _("{title} by month, {place}").format(title=told(of.title), place=places.name(area_code)),
        origins.source_of(series),
    )


@remembered_in_words
def _months_as_table(of: Indicator, area_code: str, known_on: date | None) -> Table:
    series = _series(of, area_code, known_on)
    return comparison.series_table(places.named(series, own=area_code), of)


def _breaks(area_code: str) -> list[Break]:
    try:
        return events.breaks(area_code)
    except EventsFileError:
        return events.law_changes()


def _told_events(area_code: str, months: Sequence[date]) -> None:
    """The own events that are drawn, with their sources; what is wrong with their file, if it is.

    Args:
        area_code: the place.
        months: of which the trend is.
    """
    try:
        known = events.own(area_code)
    except EventsFileError as fault:
        st.warning(_("Own events are not shown. {fault}").format(fault=fault))
        return
    drawn = [event for event in known if months and min(months) <= event.day <= max(months)]
    for event in drawn:
        show.line(
            Markup(_("{day}: {event} (source: {source})")).format(
                day=numbers.day(event.day), event=_in_its_language(event), source=event.source
            )
        )


def _in_its_language(event: Event) -> Markup:
    """What an event is called: in Finnish, and said to be so, where it has no words of ours."""
    words = told(event.text)
    if current() == show.FINNISH or words != event.text.fi:
        return escape(words)
    return Markup("{words} ({in_finnish})").format(
        words=html.in_finnish(words), in_finnish=_("in Finnish")
    )


def go_to(clicked: str | None) -> None:
    """Show the municipality that was clicked on the map, by its address."""
    if clicked is not None and address.chosen().get("area") != clicked:
        address.change("area", clicked)
        st.rerun()


def peers(area_code: str, known_on: date | None) -> None:
    """The municipalities most like this one, why, and by what that was reckoned."""
    st.header(_("Municipalities like this one"), anchor=False)
    if known_on is not None:
        show.line(_("Peers are found by the newest figures, so a frozen view has none."))
        return
    if queries.peers(area_code).is_empty():
        show.line(_("Too few figures are in hand to find municipalities like this one."))
        return
    alone = set(places.municipalities()) == set(queries.focus().municipality_codes)
    show.line(words.whose(only_neighbours=alone))
    show.table(_peers(area_code))
    with st.expander(_("Why these municipalities?")):
        show.points(_why_peers(area_code))
        show.table(tables.weights(queries.peer_indicators("municipality")))
        st.markdown(
            _(
                "The distance is the root of the weighted mean of the squared differences of the "
                "standardised figures: 0 is the same, 1 a typical difference. Sizes and vacancies "
                "are compared by their logarithms. The weights are a choice of Työtaulu."
            )
        )


@remembered_in_words
def _peers(area_code: str) -> Table:
    return tables.peers(queries.peers(area_code), area_code)


@remembered_in_words
def _why_peers(area_code: str) -> list[str]:
    return words.why(queries.peers(area_code))


def offer_link(of: Indicator, area_code: str) -> None:
    """The link to the page, and its figures for the municipality's own site."""
    share.offer(
        "municipality",
        f"{places.name(area_code)}, {told(of.title)}",
        {"trend": _("Trend by month"), "strip": _("Place among all"), "map": _("Map")},
    )


def why_it_differs(of: Indicator) -> None:
    """Why the figure is another than that of the municipality's own system."""
    with st.expander(_("Why does the figure differ from our own?")):
        show.points(differences.why_it_differs(of))


def two_months(headlines: Sequence[Fact]) -> None:
    """Both months beside each other as a table."""
    st.header(_("Two months beside each other"), anchor=False)
    show.table(tables.two_months(headlines))
    show.line(_("Changes are computed from unrounded figures."))
