"""An invented data set in the publishers' formats, for trainings and measurements.

The same on every run: drawn from a fixed seed, up to a fixed month. Levels, seasons, secrets and
revisions are plausible; no figure is real. What is not a figure (the classification, the deck's
words, the rule of its plan) is copied as it is.
"""
