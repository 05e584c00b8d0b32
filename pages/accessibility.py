"""How accessible is the service, what falls short, and where does one tell of a fault?"""

import streamlit as st

from labourmarket.language import gettext as _
from labourmarket.ui import accessibility, frame

frame.enter()

st.title(_("Accessibility statement"), anchor=False)
accessibility.statement()
