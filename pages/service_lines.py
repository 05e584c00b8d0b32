"""Who is placed on which service line, and how do the municipalities differ?"""

import streamlit as st

from labourmarket import numbers, queries
from labourmarket.language import gettext as _
from labourmarket.metrics import service_lines as metrics
from labourmarket.narrative import origins, service_lines as narrative
from labourmarket.tables import service_lines as tables
from labourmarket.ui import exports, frame, notes, service_lines as view, show

frame.enter()

st.title(_("Service lines"), anchor=False)
choice = view.choose()

focus = queries.focus()
rows = metrics.in_newest_month(queries.service_line_placement())
shown = tables.placement(rows, focus.municipality_codes, focus.area_code)
notes.stop_where_missing(shown.of_municipalities["jobseekers"], focus.area_code)
month = rows["period"][0]
source = origins.source_named(metrics.source_ids(rows))

show.answer(
    narrative.answer(view.place_of(shown, choice.area_code), choice.area_code, month),
    narrative.how_computed(),
)
view.draw(
    view.series(shown, choice), shown, choice, view.subtitle(choice, numbers.month(month)), source
)

st.header(_("The published table and its sums"), anchor=False)
show.line(
    _("A cross-section of {month}, not an average: the counts are exact.").format(
        month=numbers.month(month)
    )
)
verdicts = view.verdicts(rows)
show.table(tables.table(shown, verdicts), source)
show.table(tables.shares(shown, verdicts), source)
show.line(
    _(
        "The published share is the line's part of all the unemployed placed in the area. Where "
        "the published and the computed share differ, both are shown and neither is corrected."
    )
)
show.downloads(exports.named(rows), "service_lines", _("service lines"), source)
