"""Where does the area stand now, what has changed on the year, and what needs attention?"""

import streamlit as st

from labourmarket import at_hand, events, facts, places, queries
from labourmarket.catalogue import jobseekers, labour_market
from labourmarket.catalogue.indicators import HEADLINE_IDS, HEADLINES
from labourmarket.catalogue.sources import FORUM_2023
from labourmarket.figures import trend
from labourmarket.language import gettext as _
from labourmarket.metrics import disclosure, selection
from labourmarket.narrative import origins, rankings, sentences
from labourmarket.tables import background, findings, sources
from labourmarket.ui import cards, frame, notes, pickers, show, standing

frame.enter()

st.title(_("Overview"), anchor=False)
area_code = pickers.place()
month = pickers.month(queries.months(jobseekers.UNEMPLOYED_JOBSEEKERS.id)["period"].to_list())

headlines = facts.facts(HEADLINES, area_code, month)
show.answer(sentences.situation(headlines[0]), sentences.how_computed(headlines[0]))
show.cards(cards.of_facts(headlines, show.theme()), _("Figures of the month"))
notes.revised(HEADLINE_IDS, places.with_parts(area_code), month, "month")

share = labour_market.UNEMPLOYED_SHARE_OF_LABOUR_FORCE
series = queries.monthly(share.id, (area_code, *places.reference_places()))
show.figure(
    trend.trend(places.named(series, own=area_code), share, show.theme(), events.breaks(area_code)),
    rankings.beside_the_country(series, area_code, month, share),
    rankings.measure_beside_the_country(area_code, share),
    origins.source_of(series),
    key="overview_trend",
)

standing.among_others(share, area_code, month)

differing = selection.worth_showing(disclosure.shown_findings(queries.findings()))
st.header(_("What needs attention"), anchor=False)
st.markdown(_("Sources disagree with themselves in these places. Nothing has been corrected."))
show.table(findings.table(differing, _("Figures that differ in their source")))

published = queries.background_table(selection.DECK_YEAR, FORUM_2023.id)
st.header(_("Background figures of 2022"), anchor=False)
show.table(
    background.of_place(
        published,
        at_hand.background_totals_of(area_code, queries.focus().municipality_codes),
        area_code,
        findings.by_subject(queries.findings(*background.CHECKS)),
    ),
    origins.source_named([FORUM_2023.id]),
)

st.header(_("How new are the figures?"), anchor=False)
show.table(sources.newest(queries.newest_by_source()))
