"""What is each figure, where is it from, do the sources agree, and where are the files?"""

import streamlit as st

from labourmarket import queries
from labourmarket.language import gettext as _
from labourmarket.narrative import data as narrative
from labourmarket.ui import data, frame, pickers, show

frame.enter()

st.title(_("Data and definitions"), anchor=False)
show.answer(narrative.answer(queries.newest_by_source(), queries.findings()), narrative.how_kept())
sections = narrative.sections()
chosen = pickers.one("section", _("What to show"), sections)
st.header(sections[chosen], anchor=False)
data.section(chosen)
