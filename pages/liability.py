"""What does unemployment cost the municipalities under each law, now and as the deck expected?"""

import streamlit as st

from labourmarket import queries
from labourmarket.catalogue.sources import FORUM_2023
from labourmarket.language import gettext as _
from labourmarket.narrative import liability as narrative, origins
from labourmarket.ui import background, frame, liability, show

frame.enter()

st.title(_("Liability"), anchor=False)
focus = queries.focus()
month = liability.month_in_hand()

if month:
    liability.answer(focus, month)
    liability.by_municipality(focus, month)
    st.header(_("By paid days and by benefit"), anchor=False)
    liability.by_band_and_benefit(focus, month)
    st.subheader(_("How to read these figures"), anchor=False)
    show.points([*narrative.traps(month), *narrative.own_policy()])
    liability.downloads(focus)

st.header(_("Which law, which share?"), anchor=False)
liability.rules(liability.choose_rule_sets())

st.header(_("The reform as the deck estimated it"), anchor=False)
liability.reform(focus)

st.header(_("Labour market support in 2022"), anchor=False)
show.table(background.of_support(), origins.source_named([FORUM_2023.id]))
