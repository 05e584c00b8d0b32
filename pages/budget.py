"""Where does the money go, per municipality and per inhabitant?"""

import streamlit as st

from labourmarket import queries
from labourmarket.catalogue.sources import FORUM_2023, STATFIN_11RA
from labourmarket.language import gettext as _
from labourmarket.metrics import budget as metrics
from labourmarket.narrative import budget as narrative, origins
from labourmarket.tables import budget as tables, findings
from labourmarket.ui import budget as view, exports, frame, notes, show

frame.enter()

st.title(_("Budget"), anchor=False)
choice = view.choose()

focus = queries.focus()
published = queries.municipal_services()
population = queries.population(focus.municipality_codes)
services = view.services(published, population, focus.municipality_codes, focus.area_code)
notes.stop_where_missing(services.rows["net_eur"], focus.area_code)
deck = origins.source_named([FORUM_2023.id])
with_population = origins.source_named([FORUM_2023.id, STATFIN_11RA.id])

show.answer(view.answer(services, choice.area_code), narrative.how_computed(services.counted_on))
view.draw_services(
    services,
    choice,
    findings.by_subject(queries.findings(*tables.SERVICE_CHECKS)),
    with_population if choice.is_rate else deck,
)
show.line(narrative.net_contains())
show.line(
    _(
        "The area's row is computed from the municipalities: the deck prints no totals for it. "
        "The deck prints expenditure with a minus, and does not say whether the figures are a "
        "budget or accounts."
    )
)
show.downloads(
    exports.named(services.rows),
    "municipal_services",
    _("the municipalities' own services"),
    with_population,
)
show.in_finnish_only()
show.table(tables.offered(services.rows), deck)

budget = queries.budget_items()
items = metrics.items(budget)
area_code = metrics.area_of(items, focus.area_code)
st.header(_("Cost breakdown of the services"), anchor=False)
view.draw_costs(items, area_code, deck)
show.table(
    tables.costs(
        items,
        metrics.published_total(budget),
        area_code,
        findings.by_subject(queries.findings(*tables.COST_CHECKS)),
    ),
    deck,
)
show.line(
    _(
        "The deck states no year for these costs. Computed shares are of the published total. The "
        "items are printed in whole thousands, so their sum can differ from the published total by "
        "rounding."
    )
)
show.downloads(exports.named(budget), "cost_breakdown", _("cost breakdown"), deck)

st.header(_("The rules of the economy, in the words of the deck"), anchor=False)
show.statements(queries.statements("D9"))
show.line(_("Source: {source}").format(source=deck))
