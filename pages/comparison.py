"""How do the municipalities compare: trend, rank, change, share?"""

import streamlit as st

from labourmarket import at_hand, comparison, queries
from labourmarket.catalogue.indicators import INDICATORS
from labourmarket.catalogue.sources import FORUM_2023
from labourmarket.language import gettext as _
from labourmarket.metrics import selection
from labourmarket.narrative import origins
from labourmarket.tables import background, comparison as comparison_tables, findings
from labourmarket.ui import choices, drawings, embed, exports, frame, notes, outlook, show

frame.enter()

shown = embed.asked(comparison.TREND, comparison.RANK, comparison.CHANGE)
if shown.whole:
    st.title(_("Comparison of municipalities"), anchor=False)
choice, view = choices.comparison_choice(shown.figure)

series = comparison.series(choice)
snapshot = comparison.snapshot(series, choice)
drawings.comparison(view, series, snapshot, choice)
embed.ends_here()

outlook.below(choice)
show.table(comparison_tables.table(snapshot, choice.indicator, choice.period_name))
notes.reading(choice, snapshot)
notes.revised([choice.indicator_id], choice.area_codes, choice.first_day, choice.frequency)
show.downloads(
    exports.comparison(view, series, snapshot, choice),
    f"{choice.indicator_id}_{view}",
    _("figures of the picture"),
    origins.source_of(series),
)
notes.definition(INDICATORS[choice.indicator_id])
drawings.offer_link(view, choice)

focus = queries.focus()
published = queries.background_table(selection.DECK_YEAR, FORUM_2023.id)
st.header(_("Background figures of 2022"), anchor=False)
show.table(
    background.table(
        published,
        at_hand.background_totals(focus.municipality_codes),
        focus.municipality_codes,
        focus.area_code,
        findings.by_subject(queries.findings(*background.CHECKS)),
    ),
    origins.source_named([FORUM_2023.id]),
)
show.downloads(
    exports.named(published),
    "background_2022",
    _("background figures of 2022"),
    origins.source_named([FORUM_2023.id]),
)
