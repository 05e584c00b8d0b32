"""The deck's background figures of 2022 as tables, kept for all readers."""

from __future__ import annotations

from labourmarket import at_hand, queries
from labourmarket.tables import background as tables, findings, liability_rules
from labourmarket.tables.model import Table
from labourmarket.warehouse import remembered_in_words


@remembered_in_words
def of_area() -> Table:
    """Every municipality of the area of the settings, with both totals."""
    focus = queries.focus()
    return tables.table(
        at_hand.background_figures(),
        at_hand.background_totals(focus.municipality_codes),
        focus.municipality_codes,
        focus.area_code,
        findings.by_subject(queries.findings(*tables.CHECKS)),
    )


@remembered_in_words
def of_place(area_code: str) -> Table:
    """The area of the settings or one of its municipalities alone."""
    return tables.of_place(
        at_hand.background_figures(),
        at_hand.background_totals_of(area_code, queries.focus().municipality_codes),
        area_code,
        findings.by_subject(queries.findings(*tables.CHECKS)),
    )


@remembered_in_words
def of_support() -> Table:
    """The rows of labour market support of the area of the settings."""
    focus = queries.focus()
    return liability_rules.support(
        at_hand.background_figures(),
        at_hand.background_totals(focus.municipality_codes),
        (focus.area_code, focus.municipality_codes),
        findings.by_subject(queries.findings(*liability_rules.SUPPORT_CHECKS)),
    )
