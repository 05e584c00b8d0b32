"""Where does the money go, per municipality and per inhabitant?"""

import streamlit as st

from labourmarket import queries
from labourmarket.catalogue.sources import FORUM_2023, STATFIN_11RA
from labourmarket.language import gettext as _
from labourmarket.narrative import budget as narrative, origins
from labourmarket.ui import budget as view, frame, notes, show

frame.enter()

st.title(_("Budget"), anchor=False)
choice = view.choose()

focus = queries.focus()
services = view.in_hand(focus)
notes.stop_where_missing(services.rows["net_eur"], focus.area_code)
deck = origins.source_named([FORUM_2023.id])
with_population = origins.source_named([FORUM_2023.id, STATFIN_11RA.id])

show.answer(view.answer(focus, choice.area_code), narrative.how_computed(services.counted_on))
view.draw_services(focus, choice, with_population if choice.is_rate else deck)
show.line(narrative.net_contains())
show.line(
    _(
        "The area's row is computed from the municipalities: the deck prints no totals for it. "
        "The deck prints expenditure with a minus, and does not say whether the figures are a "
        "budget or accounts."
    )
)
show.downloads(
    view.as_file,
    "municipal_services",
    _("the municipalities' own services"),
    with_population,
)
show.in_finnish_only()
show.table(view.offered(focus), deck)

view.draw_costs(focus, deck)
show.line(
    _(
        "The deck states no year for these costs. Computed shares are of the published total. The "
        "items are printed in whole thousands, so their sum can differ from the published total by "
        "rounding."
    )
)
show.downloads(view.costs_as_file, "cost_breakdown", _("cost breakdown"), deck)

st.header(_("The rules of the economy, in the words of the deck"), anchor=False)
show.statements(queries.statements("D9"))
show.line(_("Source: {source}").format(source=deck))
