"""How does one municipality stand: what has changed, how sure is it, and beside whom?"""

import streamlit as st

from labourmarket import facts, places, queries
from labourmarket.catalogue.indicators import HEADLINES
from labourmarket.language import gettext as _
from labourmarket.ui import (
    cards,
    embed,
    frame,
    frozen,
    municipality,
    notes,
    pickers,
    show,
    standing,
)

frame.enter()

shown = embed.asked("trend", "strip", "map")
if shown.whole:
    st.title(_("Municipality"), anchor=False)
known_on = frozen.day(HEADLINES[0])
area_code = pickers.municipality(places.municipalities())
month, against = pickers.months_compared(
    queries.months(HEADLINES[0].id, known_on)["period"].to_list()
)
frozen.mark(HEADLINES[0], area_code, known_on)

if shown.whole:
    headlines = facts.facts(HEADLINES, area_code, month, against, known_on)
    way_back = frozen.told_of(headlines, known_on)
    municipality.answer(headlines[0])
    show.cards(cards.of_facts(headlines, show.theme()), _("Figures of the month"))
    municipality.two_months(headlines)

indicator = municipality.indicator()
if shown.has("trend"):
    municipality.trend(indicator, area_code, month, known_on)
if shown.has("strip", "map"):
    clicked = standing.among_others(indicator, area_code, month, known_on, shown)
embed.ends_here()

municipality.go_to(clicked)
municipality.peers(area_code, known_on)
notes.definition(indicator)
municipality.why_it_differs(indicator)
frozen.offer(headlines, way_back)
municipality.offer_link(indicator, area_code)
