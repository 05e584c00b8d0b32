"""The three languages state the same facts: the same figures, month, place and direction."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from labourmarket import language
from labourmarket.catalogue import jobseekers, labour_market, services
from labourmarket.facts import Fact
from labourmarket.narrative.sentences import remarks, situation

JUNE = date(2026, 6, 1)
UP = {"fi": "enemmän", "sv": "mer ", "en": "more"}
DOWN = {"fi": "vähemmän", "sv": r"färre|mindre", "en": "fewer|less"}
SAME = {"fi": "sama kuin", "sv": "detsamma som", "en": "the same as"}
PLACES = {"fi": "Torniossa", "sv": "Torneå", "en": "Tornio"}
MONTHS = {"fi": "kesäkuussa 2026", "sv": "juni 2026", "en": "June 2026"}
SEPARATORS = {"fi": ("\u00a0", ","), "sv": ("\u00a0", ","), "en": (",", ".")}


@pytest.fixture(autouse=True)
def _warehouse(built_warehouse):
    """Names of places are asked from a warehouse."""


def told(fact: Fact, code: str) -> str:
    with language.speaking(code):
        return " ".join([situation(fact), *remarks(fact)])


def figures(sentence: str, code: str) -> list[float]:
    """The numbers of a sentence, whatever its language puts between their digits."""
    group, point = SEPARATORS[code]
    number = rf"\d+(?:{re.escape(group)}\d{{3}})*(?:{re.escape(point)}\d+)?"
    return sorted(
        float(found.replace(group, "").replace(point, "."))
        for found in re.findall(number, sentence)
    )


def stated(fact: Fact, code: str) -> tuple[list[float], bool, bool, bool]:
    sentence = told(fact, code)
    assert PLACES[code] in sentence
    assert MONTHS[code] in sentence
    directions = [bool(re.search(words[code], sentence)) for words in (UP, DOWN, SAME)]
    return (figures(sentence, code), *directions)


def known(indicator, value: float, earlier: float, **more) -> Fact:
    per_cent = 100 * (value - earlier) / earlier if earlier >= 20 else None
    return Fact(
        indicator,
        "KU851",
        JUNE,
        value=value,
        low=value,
        high=value,
        status="published",
        earlier=earlier,
        change=value - earlier,
        change_percent=per_cent,
        **more,
    )


persons = st.integers(0, 20_000).map(float)


@given(value=persons, earlier=persons, usual=st.one_of(st.none(), persons))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_count_is_the_same_fact_in_every_language(value, earlier, usual):
    fact = known(jobseekers.UNEMPLOYED_JOBSEEKERS, value, earlier, usual=usual, average=value + 0.5)

    finnish = stated(fact, "fi")

    assert value in finnish[0]
    assert finnish[1:] == (value > earlier, value < earlier, value == earlier)
    assert stated(fact, "sv") == finnish == stated(fact, "en")


@given(value=st.floats(0, 60), earlier=st.floats(0, 60), against=st.sampled_from([None, 2023]))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_share_is_the_same_fact_in_every_language(value, earlier, against):
    other = None if against is None else JUNE.replace(year=against)
    fact = known(
        labour_market.UNEMPLOYED_SHARE_OF_LABOUR_FORCE, value, earlier, against=other, usual=1.2
    )

    assert stated(fact, "fi") == stated(fact, "sv") == stated(fact, "en")


def test_an_interval_is_the_same_interval_in_every_language():
    fact = Fact(
        services.ACTIVATION_RATE,
        "KU851",
        JUNE,
        low=8.06,
        high=13.64,
        status="computed",
        then_in_hand=True,
    )

    assert [stated(fact, code)[0] for code in ("fi", "sv", "en")] == [[8.1, 13.6, 2026.0]] * 3
