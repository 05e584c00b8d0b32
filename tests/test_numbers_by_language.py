"""Numbers, periods and emptiness in Swedish and English beside Finnish."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from labourmarket import language, numbers
from labourmarket.catalogue import jobseekers, labour_market, services
from labourmarket.catalogue.model import Unit

JUNE = date(2026, 6, 1)
UNEMPLOYED = jobseekers.UNEMPLOYED_JOBSEEKERS
RATE = services.ACTIVATION_RATE
MONEY = replace(labour_market.MUNICIPAL_SHARE_OF_LABOUR_MARKET_SUPPORT, decimals=0)


def in_each_language(say: Callable[[], str]) -> tuple[str, ...]:
    """What is said in Finnish, Swedish and English, with plain spaces to be readable here."""
    said = []
    for code in language.LANGUAGES:
        with language.speaking(code):
            said.append(say().replace(numbers.NO_BREAK, " "))
    return tuple(said)


@pytest.mark.parametrize(
    ("say", "told"),
    [
        (lambda: numbers.number(8_247_000), ("8 247 000", "8 247 000", "8,247,000")),
        (lambda: numbers.number(-3.25, 2), ("−3,25", "−3,25", "−3.25")),
        (lambda: numbers.signed(1234.5, 1), ("+1 234,5", "+1 234,5", "+1,234.5")),
        (lambda: numbers.signed(-0.04, 1), ("0,0", "0,0", "0.0")),
        (lambda: numbers.percent(12.4), ("12,4 %", "12,4 %", "12.4%")),
        (lambda: numbers.signed_percent(-3.2), ("−3,2 %", "−3,2 %", "−3.2%")),
        (lambda: numbers.euros(8_247_000), ("8 247 000 €", "8 247 000 €", "€8,247,000")),
        (lambda: numbers.euros(-1622.36, 2), ("−1 622,36 €", "−1 622,36 €", "−€1,622.36")),
        (lambda: numbers.signed_euros(1200), ("+1 200 €", "+1 200 €", "+€1,200")),
        (
            lambda: numbers.points(-1.5),
            ("−1,5 %-yks.", "−1,5 procentenheter", "−1.5 percentage points"),
        ),
        (lambda: numbers.in_unit(1386, UNEMPLOYED), ("1 386", "1 386", "1,386")),
        (lambda: numbers.in_unit(17.1, RATE), ("17,1 %", "17,1 %", "17.1%")),
        (lambda: numbers.in_unit(636_097, MONEY), ("636 097 €", "636 097 €", "€636,097")),
        (lambda: numbers.difference_in_unit(46, UNEMPLOYED), ("+46", "+46", "+46")),
        (
            lambda: numbers.difference_in_unit(0.5, RATE),
            ("+0,5 %-yks.", "+0,5 procentenheter", "+0.5 percentage points"),
        ),
        (lambda: numbers.difference_in_unit(-900, MONEY), ("−900 €", "−900 €", "−€900")),
    ],
)
def test_a_number_is_told_as_the_language_tells_it(say, told):
    assert in_each_language(say) == told


@pytest.mark.parametrize(
    ("say", "told"),
    [
        (
            lambda: numbers.between(20, 28, UNEMPLOYED),
            ("vähintään 20, enintään 28", "minst 20, högst 28", "at least 20, at most 28"),
        ),
        (
            lambda: numbers.known(None, 8.06, 13.64, "computed", RATE),
            (
                "vähintään 8,1 %, enintään 13,6 %",
                "minst 8,1 %, högst 13,6 %",
                "at least 8.1%, at most 13.6%",
            ),
        ),
        (
            lambda: numbers.known(None, 1, 4, "suppressed", UNEMPLOYED),
            ("salattu (1–4 henkilöä)", "sekretessbelagt (1–4 personer)", "secret (1–4 persons)"),
        ),
        (
            lambda: numbers.emptiness("not_available"),
            ("ei vielä tietoa", "uppgift finns inte ännu", "not known yet"),
        ),
        (
            lambda: numbers.emptiness("not_applicable"),
            ("ei sovellu", "inte tillämpligt", "not applicable"),
        ),
        (
            lambda: numbers.emptiness(None),
            ("puuttuu aineistosta", "saknas i materialet", "missing from the data"),
        ),
    ],
)
def test_what_is_not_exact_or_not_known_is_told_in_words(say, told):
    assert in_each_language(say) == told


@pytest.mark.parametrize(
    ("say", "told"),
    [
        (lambda: numbers.month(JUNE), ("kesäkuu 2026", "juni 2026", "June 2026")),
        (lambda: numbers.span(1), ("kuukauden", "en månad", "a month")),
        (lambda: numbers.span(12), ("vuoden", "ett år", "a year")),
        (lambda: numbers.span(14), ("14 kuukauden", "14 månader", "14 months")),
        (lambda: numbers.span(36), ("3 vuoden", "3 år", "3 years")),
        (lambda: numbers.in_month(JUNE), ("kesäkuussa 2026", "i juni 2026", "in June 2026")),
        (lambda: numbers.period(JUNE, "month"), ("kesäkuu 2026", "juni 2026", "June 2026")),
        (lambda: numbers.period(date(2025, 1, 1), "year"), ("2025", "2025", "2025")),
        (lambda: numbers.period(None, "month"), ("–", "–", "–")),
        (lambda: numbers.day(date(2026, 7, 21)), ("21.7.2026", "21.7.2026", "21 July 2026")),
        (
            lambda: numbers.release(date(2026, 7, 1), None),
            ("1.7.2026", "1.7.2026", "1 July 2026"),
        ),
        (lambda: numbers.release(None, None), ("ei tiedossa", "inte känt", "not known")),
        (
            lambda: numbers.release(None, date(2026, 11, 24)),
            (
                "ei tiedossa, haettu 24.11.2026",
                "inte känt, hämtat 24.11.2026",
                "not known, fetched 24 November 2026",
            ),
        ),
        (lambda: numbers.locale(), ("fi_FI", "sv_FI", "en_GB")),
    ],
)
def test_a_period_is_told_as_the_language_tells_it(say, told):
    assert in_each_language(say) == told


@pytest.mark.parametrize("month", range(1, 13))
def test_a_month_in_a_sentence_is_bent_in_finnish_alone(month):
    day = date(2026, month, 1)
    finnish, swedish, english = in_each_language(lambda: numbers.month(day))

    assert in_each_language(lambda: numbers.in_month(day)) == (
        finnish.replace(" ", "ssa "),
        f"i {swedish}",
        f"in {english}",
    )
    assert (finnish.islower(), swedish.islower(), english.istitle()) == (True, True, True)


@pytest.mark.parametrize(
    ("place", "told"),
    [
        (1, ("1.", "1:a", "1st")),
        (2, ("2.", "2:a", "2nd")),
        (3, ("3.", "3:e", "3rd")),
        (4, ("4.", "4:e", "4th")),
        (11, ("11.", "11:e", "11th")),
        (12, ("12.", "12:e", "12th")),
        (13, ("13.", "13:e", "13th")),
        (21, ("21.", "21:a", "21st")),
        (101, ("101.", "101:a", "101st")),
        (112, ("112.", "112:e", "112th")),
        (308, ("308.", "308:e", "308th")),
    ],
)
def test_a_place_in_an_order_is_told_as_the_language_tells_it(place, told):
    assert in_each_language(lambda: numbers.ordinal(place)) == told


def test_english_says_the_euro_first_and_closes_the_per_cent_up():
    with language.speaking("en"):
        assert numbers.affixes(Unit.EUR) == ("€", "")
        assert numbers.affixes(Unit.PERCENT) == ("", "%")
    assert numbers.affixes(Unit.EUR) == ("", numbers.NO_BREAK + "€")
    assert numbers.affixes(Unit.PERSONS) == ("", "")
