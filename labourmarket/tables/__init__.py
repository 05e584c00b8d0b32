"""Frame in, table out: the figures in rows and words, as every page and reader gets them."""
