"""Plotly's texts for dates and numbers in the three languages, made from Babel's data."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from babel import Locale

from labourmarket import numbers

# Plotly's name of each locale: Babel's identifier.
_BABEL = {"fi": "fi_FI", "sv": "sv_FI", "en-GB": "en_GB"}
_DATE_PARTS = {"d": "%-d", "dd": "%d", "M": "%-m", "MM": "%m", "y": "%Y"}


def current() -> str:
    """Plotly's name for the locale of the current language."""
    return next(name for name, babel in _BABEL.items() if babel == numbers.locale())


def separators() -> str:
    """Decimal and group separator of the current language, as ``layout.separators`` wants them."""
    form = locales()[current()]["format"]
    return f"{form['decimal']}{form['thousands']}"


@lru_cache(maxsize=1)
def locales() -> dict[str, Any]:
    """Locales for the ``locales`` of a Plotly config: months, days, date and separators."""
    return {name: {"format": _format(Locale.parse(babel))} for name, babel in _BABEL.items()}


def _format(locale: Locale) -> dict[str, Any]:
    months, days = locale.months["stand-alone"], locale.days["stand-alone"]
    symbols = locale.number_symbols["latn"]
    return {
        "months": _in_order(months["wide"], range(1, 13)),
        "shortMonths": _in_order(months["abbreviated"], range(1, 13)),
        "days": _in_order(days["wide"], _SUNDAY_FIRST),
        "shortDays": _in_order(days["abbreviated"], _SUNDAY_FIRST),
        "date": re.sub(r"d+|M+|y+", lambda part: _DATE_PARTS[part[0]], _short_date(locale)),
        "decimal": symbols["decimal"],
        "thousands": symbols["group"],
    }


_SUNDAY_FIRST = (6, 0, 1, 2, 3, 4, 5)


def _in_order(names: Any, keys: Any) -> list[str]:
    return [names[key] for key in keys]


def _short_date(locale: Locale) -> str:
    return str(locale.date_formats["short"].pattern)
