"""Figures: a frame and a catalogue entry in, a plain Plotly dict out; no browser and no query."""
