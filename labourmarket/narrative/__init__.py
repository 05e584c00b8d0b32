"""Figures told in words: facts first, then one sentence for each."""
