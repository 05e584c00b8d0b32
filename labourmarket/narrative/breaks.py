"""The breaks that a reader must know when looking at a trend."""

from __future__ import annotations

from datetime import date

from labourmarket.language import gettext as _


def known() -> list[tuple[date, str]]:
    """Law changes that are drawn as labelled lines."""
    return [
        (date(2025, 1, 1), _("employment services to municipalities")),
        (date(2026, 5, 1), _("general support replaces labour market support")),
    ]
