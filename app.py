"""The router: which pages there are, and the frame round the one asked for."""

from labourmarket.ui import frame

frame.show(frame.navigation())
