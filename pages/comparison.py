"""How do the municipalities compare: trend, rank, change, share?"""

import streamlit as st

from labourmarket import comparison
from labourmarket.catalogue.indicators import INDICATORS
from labourmarket.catalogue.sources import FORUM_2023
from labourmarket.language import gettext as _
from labourmarket.narrative import origins
from labourmarket.ui import (
    background,
    choices,
    drawings,
    embed,
    exports,
    frame,
    notes,
    outlook,
    show,
)

frame.enter()

shown = embed.asked(comparison.TREND, comparison.RANK, comparison.CHANGE)
if shown.whole:
    st.title(_("Comparison of municipalities"), anchor=False)
choice, view = choices.comparison_choice(shown.figure)

drawings.comparison(view, choice)
embed.ends_here()

outlook.below(choice)
show.table(drawings.as_table(choice))
notes.reading(choice, comparison.chosen_period(choice))
notes.revised([choice.indicator_id], choice.area_codes, choice.first_day, choice.frequency)
show.downloads(
    drawings.rows(view, choice),
    f"{choice.indicator_id}_{view}",
    _("figures of the picture"),
    drawings.source(view, choice),
)
notes.definition(INDICATORS[choice.indicator_id])
drawings.offer_link(view, choice)

st.header(_("Background figures of 2022"), anchor=False)
show.table(background.of_area(), origins.source_named([FORUM_2023.id]))
show.downloads(
    exports.background,
    "background_2022",
    _("background figures of 2022"),
    origins.source_named([FORUM_2023.id]),
)
