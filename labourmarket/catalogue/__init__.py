"""The meaning of every figure, declared once: titles, units, definitions, sources, rules."""
