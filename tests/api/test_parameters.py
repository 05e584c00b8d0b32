"""What may be asked: parameters become a question, or all that is wrong with them."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, strategies as st

from labourmarket import language
from labourmarket.api import media, parameters
from labourmarket.api.parameters import Question, WrongParametersError
from labourmarket.catalogue.indicators import INDICATORS

AREAS = ("SSS", "TA22", "KU240", "KU851")


def asked(*pairs: tuple[str, str], accept: str = "") -> Question:
    return parameters.question(pairs, accept, AREAS)


def wrong(*pairs: tuple[str, str]) -> list[tuple[str, str]]:
    with pytest.raises(WrongParametersError) as told:
        asked(*pairs)
    return [(one.parameter, one.value) for one in told.value.wrong]


def test_without_parameters_everything_is_asked_for_by_month_as_json():
    assert asked() == Question(
        tuple(INDICATORS), AREAS, "month", date.min, date.max, (), format="json"
    )


@pytest.mark.parametrize(
    "pairs",
    [
        [("area", "KU240"), ("area", "KU851")],
        [("area", "KU240,KU851")],
        [("area", "KU240.KU851")],
        [("area", "KU240, KU851,KU240")],
    ],
)
def test_codes_are_repeated_or_separated_and_each_counts_once(pairs):
    assert asked(*pairs).area_codes == ("KU240", "KU851")


def test_a_span_of_months_is_from_its_first_to_its_last():
    question = asked(("from", "2025-11"), ("to", "2026-06"))

    assert (question.first, question.last) == (date(2025, 11, 1), date(2026, 6, 1))
    assert question.frequency == "month"


def test_single_periods_are_asked_for_by_name():
    question = asked(("period", "2026-06,2025-06"))

    assert question.periods == (date(2026, 6, 1), date(2025, 6, 1))


@pytest.mark.parametrize("name", ["period", "from", "to"])
def test_who_names_a_year_asks_for_yearly_figures(name):
    assert asked((name, "2022")).frequency == "year"


def test_a_year_is_no_month():
    assert wrong(("frequency", "month"), ("period", "2022")) == [("period", "2022")]
    assert wrong(("period", "2026-06"), ("period", "2022")) == [("period", "2022")]


@pytest.mark.parametrize(
    "text", ["2026-13", "2026-00", "2026-6", "0000", "kesä", "", "2０22", "2０22-01"]
)
def test_what_is_no_period_is_told(text):
    assert wrong(("from", text)) == [("from", text)]


def test_a_span_that_ends_before_it_begins_is_told():
    assert wrong(("from", "2026-06"), ("to", "2026-05")) == [("to", "2026-05")]


def test_periods_and_a_span_contradict_each_other():
    assert wrong(("period", "2026-06"), ("to", "2026-06")) == [("period", "2026-06")]


def test_everything_that_is_wrong_is_told_at_once():
    assert wrong(
        ("foo", "1"),
        ("indicator", "unemployed_jobseekers,unemployed"),
        ("area", "KU240,KU999,"),
        ("frequency", "week"),
        ("lang", "de"),
        ("format", "csv"),
        ("format", "json"),
    ) == [
        ("foo", "1"),
        ("format", "csv, json"),
        ("lang", "de"),
        ("frequency", "week"),
        ("indicator", "unemployed"),
        ("area", "KU999"),
        ("area", ""),
    ]


def test_a_short_list_of_what_is_allowed_is_told_whole_and_a_long_one_by_its_address():
    with pytest.raises(WrongParametersError) as told:
        asked(("format", "xml"), ("indicator", "unemployed"), ("area", "KU999"))
    of_format, of_indicator, of_area = told.value.wrong

    assert of_format.allowed == ("json", "csv", "json-stat2", "parquet")
    assert of_indicator.allowed == tuple(INDICATORS)
    assert of_area.allowed == ()
    assert "/api/areas" in of_area.hint


def test_a_hint_is_in_the_language_asked_for():
    pairs = [("lang", "sv"), ("foo", "1")]
    with language.speaking(parameters.spoken(pairs)), pytest.raises(WrongParametersError) as told:
        asked(*pairs)

    assert told.value.wrong[0].hint == "Det finns ingen sådan parameter."


def test_a_long_value_is_not_echoed_whole():
    assert wrong(("area", "K" * 5000)) == [("area", "K" * 100 + "…")]


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("text/csv", "csv"),
        ("application/vnd.apache.parquet, */*", "parquet"),
        ("text/html, text/csv;q=0.9, application/json;q=0.8", "csv"),
        ("text/html,*/*", "json"),
        ("text/csv;q=0.5, application/json;q=0.9", "json"),
        ("application/json; q=0.2, text/csv; charset=utf-8; q=0.7", "csv"),
        ("text/csv;q=0.5, */*", "json"),
        ("*/*, text/csv", "csv"),
        ("*/*;q=0.8, TEXT/*", "csv"),
        ("application/json;q=0, */*;q=0.1", "csv"),
        ("text/*, text/csv;q=0", "json"),
        ("text/csv;q=much, application/json;q=0.1", "json"),
        ("application/json, text/csv", "json"),
        ("text/csv, application/json", "csv"),
        ("", "json"),
    ],
)
def test_the_header_tells_the_format_where_the_address_does_not(accept, expected):
    assert asked(accept=accept).format == expected
    assert asked(("format", "json-stat2"), accept=accept).format == "json-stat2"


def test_no_two_formats_answer_to_one_media_type():
    told = [one.accept for one in media.FORMATS.values() if one.accept]

    assert len(told) == len(set(told))


@given(st.lists(st.tuples(st.sampled_from([*parameters.PARAMETERS, "x"]), st.text(max_size=9))))
def test_any_text_is_either_a_question_or_told_to_be_wrong(pairs):
    with suppress(WrongParametersError):
        question = asked(*pairs)

        assert set(question.area_codes) <= set(AREAS)
        assert set(question.indicator_ids) <= set(INDICATORS)
        assert question.first <= question.last
