"""Numbers, periods and emptiness as a reader sees them, in the current language.

Rules of the EU's interinstitutional style guide for Finnish and Swedish: groups by a no-break
space, decimal comma, a no-break space before % and €. English groups by a comma, has a decimal
point, closes % up to its number and says € first. Minus is U+2212 in all three.
"""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from babel.dates import format_date
from babel.numbers import format_decimal

from labourmarket.catalogue.model import Indicator, Unit
from labourmarket.catalogue.peers import PeerIndicator
from labourmarket.language import current, gettext as _

NO_BREAK = "\u00a0"
MINUS = "\u2212"
_TEENS = (11, 12, 13)
_SWEDISH_ORDINALS = {0: ":e", 1: ":a", 2: ":a"}
_ENGLISH_ORDINALS = {0: "th", 1: "st", 2: "nd", 3: "rd"}
_LOCALES = {"fi": "fi_FI", "sv": "sv_FI", "en": "en_GB"}


def locale() -> str:
    """The locale whose number and date forms go with the current language."""
    return _LOCALES[current()]


def rounded(value: float, decimals: int = 0) -> Decimal:
    """Round half away from zero, as printed statistics do; never a negative zero."""
    unit = Decimal(1).scaleb(-decimals)
    return Decimal(repr(float(value))).quantize(unit, ROUND_HALF_UP) + Decimal(0)


def number(value: float, decimals: int = 0) -> str:
    """A number in the reader's form: ``8 247 000``, ``12,4``, ``−3,2``."""
    return _number(rounded(value, decimals), decimals, locale())


@lru_cache(maxsize=4096)
def _number(value: Decimal, decimals: int, spoken: str) -> str:
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return format_decimal(value, format=pattern, locale=spoken).replace("-", MINUS)


def signed(value: float, decimals: int = 0) -> str:
    """A change: the number with a plus or a minus, zero with neither."""
    shown = number(value, decimals)
    return f"+{shown}" if rounded(value, decimals) > 0 else shown


def ordinal(place: int) -> str:
    """A place in an order: ``2.``, ``2:a``, ``2nd``."""
    if current() == "fi":
        return f"{place}."
    last = 0 if place % 100 in _TEENS else place % 10
    endings = _SWEDISH_ORDINALS if current() == "sv" else _ENGLISH_ORDINALS
    return f"{number(place)}{endings.get(last, endings[0])}"


def affixes(unit: Unit) -> tuple[str, str]:
    """What the language puts before and after a number of a unit: ``€`` before it in English."""
    if unit is Unit.PERCENT:
        return ("", "%") if current() == "en" else ("", f"{NO_BREAK}%")
    if unit is Unit.EUR:
        return ("€", "") if current() == "en" else ("", f"{NO_BREAK}€")
    return ("", "")


def _with_unit(shown: str, unit: Unit) -> str:
    before, after = affixes(unit)
    sign = shown[0] if shown[0] in ("+", MINUS) else ""
    return f"{sign}{before}{shown.removeprefix(sign)}{after}"


def percent(value: float, decimals: int = 1) -> str:
    """A per cent: ``12,4 %``."""
    return _with_unit(number(value, decimals), Unit.PERCENT)


def signed_percent(value: float, decimals: int = 1) -> str:
    """A change in per cent, with its sign: ``+3,2 %``."""
    return _with_unit(signed(value, decimals), Unit.PERCENT)


def euros(value: float, decimals: int = 0) -> str:
    """An amount of money: ``8 247 000 €``."""
    return _with_unit(number(value, decimals), Unit.EUR)


def signed_euros(value: float, decimals: int = 0) -> str:
    """A change of an amount of money, with its sign: ``+1 200 €``."""
    return _with_unit(signed(value, decimals), Unit.EUR)


def points(value: float, decimals: int = 1) -> str:
    """A difference of per cents: ``+1,5 %-yks.``; never a per cent."""
    return (
        _("{difference} percentage points")
        .format(difference=signed(value, decimals))
        .replace(" ", NO_BREAK, 1)
    )


def in_unit(value: float, indicator: Indicator) -> str:
    """A value of an indicator with its unit, rounded once as the catalogue says."""
    return _with_unit(number(value, indicator.decimals), indicator.unit)


def difference_in_unit(value: float, indicator: Indicator) -> str:
    """A change of an indicator: persons, euros or percentage points, with its sign."""
    if indicator.unit is Unit.PERCENT:
        return points(value, indicator.decimals)
    return _with_unit(signed(value, indicator.decimals), indicator.unit)


def change_in_unit(value: float, indicator: Indicator) -> str:
    """A change alone: an arrow and the size with its unit."""
    arrow = "▲" if value > 0 else "▼" if value < 0 else ""
    return f"{arrow} {difference_in_unit(value, indicator)}".strip()


def compared_by(value: float, indicator: PeerIndicator) -> str:
    """A figure that areas are compared by: a count whole, a proportion to one decimal."""
    if indicator.whole is None:
        return number(value)
    is_share = indicator.part.unit is indicator.whole.unit
    return percent(value) if is_share else number(value, 1)


def known(
    value: float | None,
    low: float | None,
    high: float | None,
    status: str | None,
    indicator: Indicator,
) -> str:
    """A cell of a table: the value, the interval of secret parts, or why there is none."""
    if value is not None:
        return in_unit(value, indicator)
    if status == "suppressed":
        return _("secret (1–4 persons)")
    if low is not None and high is not None:
        return between(low, high, indicator)
    return emptiness(status)


def between(low: float, high: float, indicator: Indicator) -> str:
    """An interval as an interval: ``vähintään 20, enintään 28``."""
    return _("at least {low}, at most {high}").format(
        low=in_unit(low, indicator), high=in_unit(high, indicator)
    )


def emptiness(status: str | None) -> str:
    """Why a figure is not there, in the same words everywhere."""
    return {
        "suppressed": _("secret (1–4 persons)"),
        "not_available": _("not known yet"),
        "not_applicable": _("not applicable"),
    }.get(status or "", _("missing from the data"))


def month(period: date) -> str:
    """A month as a heading, in the nominative: ``kesäkuu 2026``."""
    return _date(period, "LLLL y", locale())


@lru_cache(maxsize=4096)
def _date(period: date, pattern: str, spoken: str) -> str:
    return format_date(period, pattern, locale=spoken)


def period(first_day: date | None, frequency: str | None) -> str:
    """A month by its name, a year by its number, a dash where there is no period."""
    if first_day is None:
        return "–"
    return str(first_day.year) if frequency == "year" else month(first_day)


def in_month(period: date) -> str:
    """A month in a sentence: ``kesäkuussa 2026``, ``i juni 2026``, ``in June 2026``."""
    return _("in {month} {year}").format(month=_date(period, "LLLL", locale()), year=period.year)


def span(months: int) -> str:
    """How long something lasts, in whole years where it does: ``a year``, ``14 months``.

    In Finnish in the genitive, as ``vuoden`` stands before ``aikana``.
    """
    years, rest = divmod(months, 12)
    if rest:
        return _("a month") if months == 1 else _("{count} months").format(count=number(months))
    return _("a year") if years == 1 else _("{count} years").format(count=number(years))


def release(released: date | None, retrieved: date | None) -> str:
    """When a publication came out; where that is not known, since when it is known."""
    if released is not None:
        return day(released)
    if retrieved is None:
        return _("not known")
    return _("not known, fetched {day}").format(day=day(retrieved))


def day(moment: date) -> str:
    """A date: ``21.7.2026``."""
    pattern = {"fi": "d.M.y", "sv": "d.M.y", "en": "d MMMM y"}[current()]
    return _date(moment, pattern, locale())
