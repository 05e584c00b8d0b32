"""Who is placed on which service line, and how do the municipalities differ?"""

import streamlit as st

from labourmarket import numbers, queries
from labourmarket.language import gettext as _
from labourmarket.metrics import service_lines as metrics
from labourmarket.narrative import origins, service_lines as narrative
from labourmarket.ui import frame, notes, service_lines as view, show

frame.enter()

st.title(_("Service lines"), anchor=False)
choice = view.choose()

focus = queries.focus()
rows = view.in_hand()
notes.stop_where_missing(view.placement(focus).of_municipalities["jobseekers"], focus.area_code)
month = rows["period"][0]
source = origins.source_named(metrics.source_ids(rows))

show.answer(view.answer(focus, choice.area_code, month), narrative.how_computed())
view.draw(focus, choice, month, source)

st.header(_("The published table and its sums"), anchor=False)
show.line(
    _("A cross-section of {month}, not an average: the counts are exact.").format(
        month=numbers.month(month)
    )
)
show.table(view.as_published(focus), source)
show.table(view.shares(focus), source)
show.line(
    _(
        "The published share is the line's part of all the unemployed placed in the area. Where "
        "the published and the computed share differ, both are shown and neither is corrected."
    )
)
show.downloads(view.as_file, "service_lines", _("service lines"), source)
