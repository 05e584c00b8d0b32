"""What may be asked: the parameters of an address, every wrong one told at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from labourmarket import language
from labourmarket.api.media import DEFAULT, FORMATS, accepted
from labourmarket.catalogue.indicators import INDICATORS
from labourmarket.codes import FREQUENCIES
from labourmarket.language import gettext as _

Pairs = Sequence[tuple[str, str]]
"""The parameters of an address as they stand in it."""
AT = "/api"
"""Where the interface answers, below the path of the app."""

CHOICES: Mapping[str, Sequence[str]] = {
    language.ADDRESS: language.LANGUAGES,
    "frequency": FREQUENCIES,
    "format": tuple(FORMATS),
}
LISTS = ("indicator", "area", "period")
PARAMETERS = (*LISTS, "from", "to", *CHOICES)
_BETWEEN = re.compile(r"[,.]")
_FORMS = {
    "month": re.compile(r"([12][0-9]{3})-(0[1-9]|1[0-2])"),
    "year": re.compile(r"([12][0-9]{3})"),
}
_EXAMPLES = {"month": "2026-06", "year": "2022"}
_LONGEST_ECHO = 100


@dataclass(frozen=True, slots=True)
class Wrong:
    """A wrong parameter: the value asked for, a hint, and all that is allowed if that is short."""

    parameter: str
    value: str
    hint: str
    allowed: tuple[str, ...] = ()


class WrongParametersError(Exception):
    """Parameters that cannot be answered, all of them."""

    def __init__(self, wrong: Iterable[Wrong]) -> None:
        self.wrong = tuple(wrong)
        super().__init__("; ".join(f"{one.parameter}={one.value}" for one in self.wrong))


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked for: ``periods`` empty means all from ``first`` to ``last``."""

    indicator_ids: tuple[str, ...]
    area_codes: tuple[str, ...]
    frequency: str
    first: date
    last: date
    periods: tuple[date, ...]
    format: str


def question(pairs: Pairs, accept: str, area_codes: Sequence[str], *, at: str = AT) -> Question:
    """Read a question for observations.

    Args:
        pairs: the parameters of the address.
        accept: the header ``Accept``, which tells the format where the address does not.
        area_codes: every area that there is.
        at: where the interface answers, for the hints.

    Raises:
        WrongParametersError: with everything that is wrong.
    """
    wrong: list[Wrong] = []
    given = _given(pairs, PARAMETERS, wrong)
    chosen = _choices(given, CHOICES, wrong)
    frequency = chosen.get("frequency") or _frequency_meant(given)
    asked = Question(
        indicator_ids=_known(given, "indicator", tuple(INDICATORS), f"{at}/catalogue", wrong),
        area_codes=_known(given, "area", tuple(area_codes), f"{at}/areas", wrong),
        frequency=frequency,
        first=_period(given, "from", frequency, wrong) or date.min,
        last=_period(given, "to", frequency, wrong) or date.max,
        periods=_periods(given, frequency, wrong),
        format=chosen.get("format") or accepted(accept) or DEFAULT,
    )
    wrong += _contradictions(given, asked)
    if wrong:
        raise WrongParametersError(wrong)
    return asked


def choices(pairs: Pairs, allowed: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Read parameters that each have one value out of a few; those not asked for are left out.

    Raises:
        WrongParametersError: with everything that is wrong.
    """
    wrong: list[Wrong] = []
    chosen = _choices(_given(pairs, tuple(allowed), wrong), allowed, wrong)
    if wrong:
        raise WrongParametersError(wrong)
    return chosen


def spoken(pairs: Pairs) -> str:
    """The language that is asked for, Finnish where none or an unknown one is."""
    return language.chosen(dict(pairs).get(language.ADDRESS), "")


def _given(pairs: Pairs, names: Sequence[str], wrong: list[Wrong]) -> dict[str, list[str]]:
    given: dict[str, list[str]] = {}
    for name, value in pairs:
        given.setdefault(name, []).append(value)
    hint = _("There is no such parameter.")
    wrong += [
        Wrong(_short(name), _short(values[0]), hint, tuple(names))
        for name, values in given.items()
        if name not in names
    ]
    return given


def _choices(
    given: Mapping[str, list[str]], allowed: Mapping[str, Sequence[str]], wrong: list[Wrong]
) -> dict[str, str]:
    asked = {name: _once(given, name, wrong) for name in allowed if name in given}
    wrong += [
        Wrong(name, _short(value), _("Choose one of those allowed."), tuple(allowed[name]))
        for name, value in asked.items()
        if value not in allowed[name]
    ]
    return {name: value for name, value in asked.items() if value in allowed[name]}


def _once(given: Mapping[str, list[str]], name: str, wrong: list[Wrong]) -> str:
    values = given[name]
    if len(values) > 1:
        wrong.append(Wrong(name, _short(", ".join(values)), _("Give it once.")))
    return values[0]


def _known(
    given: Mapping[str, list[str]],
    name: str,
    allowed: Sequence[str],
    listed: str,
    wrong: list[Wrong],
) -> tuple[str, ...]:
    """The codes asked for, each once, or all where none is asked for."""
    if name not in given:
        return tuple(allowed)
    hint = _("The codes are listed at {address}.").format(address=listed)
    few = tuple(allowed) if name == "indicator" else ()
    codes = _listed(given[name])
    known = frozenset(allowed)
    wrong += [Wrong(name, _short(code), hint, few) for code in codes if code not in known]
    return tuple(codes)


def _listed(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(code.strip() for value in values for code in _BETWEEN.split(value)))


def _frequency_meant(given: Mapping[str, list[str]]) -> str:
    """Years where the first period that is asked for is one, else months."""
    told = [text for name in ("period", "from", "to") for text in _listed(given.get(name, ()))]
    return "year" if told and _FORMS["year"].fullmatch(told[0]) else "month"


def _period(
    given: Mapping[str, list[str]], name: str, frequency: str, wrong: list[Wrong]
) -> date | None:
    return _date(name, _once(given, name, wrong), frequency, wrong) if name in given else None


def _periods(
    given: Mapping[str, list[str]], frequency: str, wrong: list[Wrong]
) -> tuple[date, ...]:
    told = (_date("period", text, frequency, wrong) for text in _listed(given.get("period", ())))
    return tuple(period for period in told if period)


def _date(name: str, text: str, frequency: str, wrong: list[Wrong]) -> date | None:
    found = _FORMS[frequency].fullmatch(text)
    if found is None:
        form = (
            _("Give a month: {example}.") if frequency == "month" else _("Give a year: {example}.")
        )
        hint = form.format(example=_EXAMPLES[frequency])
        wrong.append(Wrong(name, _short(text), hint))
        return None
    year, *month = map(int, found.groups())
    return date(year, month[0] if month else 1, 1)


def _contradictions(given: Mapping[str, list[str]], asked: Question) -> list[Wrong]:
    if "period" in given and ("from" in given or "to" in given):
        hint = _("Give either periods, or from and to.")
        return [Wrong("period", _short(", ".join(given["period"])), hint)]
    if asked.first > asked.last:
        return [Wrong("to", given["to"][0], _("It is before the first period asked for."))]
    return []


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_ECHO else f"{text[:_LONGEST_ECHO]}…"
