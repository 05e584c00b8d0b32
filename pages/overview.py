"""Where does the area stand now, what has changed on the year, and what needs attention?"""

import streamlit as st

from labourmarket import facts, places, queries
from labourmarket.catalogue.indicators import HEADLINE_IDS, HEADLINES
from labourmarket.catalogue.jobseekers import UNEMPLOYED_JOBSEEKERS
from labourmarket.catalogue.labour_market import UNEMPLOYED_SHARE_OF_LABOUR_FORCE as SHARE
from labourmarket.catalogue.sources import FORUM_2023
from labourmarket.language import gettext as _
from labourmarket.metrics.change import usual_comparison
from labourmarket.narrative import origins, sentences
from labourmarket.ui import (
    background,
    cards,
    frame,
    notes,
    overview,
    pickers,
    show,
    standing,
)

frame.enter()

st.title(_("Overview"), anchor=False)
area_code = pickers.place()
months = queries.months(UNEMPLOYED_JOBSEEKERS.id)["period"].to_list()
month = pickers.month(months)

headlines = facts.facts(HEADLINES, area_code, month, usual_comparison(month, months))
show.answer(sentences.situation(headlines[0]), sentences.how_computed(headlines[0]))
show.cards(cards.of_facts(headlines, show.theme()), _("Figures of the month"))
notes.revised(HEADLINE_IDS, places.with_parts(area_code), month, "month")

overview.trend(area_code, month)
standing.among_others(SHARE, area_code, month)

st.header(_("What needs attention"), anchor=False)
st.markdown(_("Sources disagree with themselves in these places. Nothing has been corrected."))
show.table(overview.differing())

st.header(_("Background figures of 2022"), anchor=False)
show.table(background.of_place(area_code), origins.source_named([FORUM_2023.id]))

overview.newest()
