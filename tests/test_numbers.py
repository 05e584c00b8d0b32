"""Numbers, periods and emptiness as a reader sees them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, strategies as st

from labourmarket import language, numbers
from labourmarket.catalogue import jobseekers, labour_market, services

NO_BREAK = "\u00a0"
MINUS = "\u2212"
AMOUNTS = st.floats(-1e12, 1e12, allow_nan=False)


@pytest.fixture(autouse=True)
def _in_finnish():
    language.use("fi")
    yield
    language.use("fi")


@pytest.mark.parametrize(
    ("value", "decimals", "printed"),
    [
        (8_247_000, 0, "8 247 000"),
        (999, 0, "999"),
        (1000, 0, "1 000"),
        (-3_870_000, 0, "−3 870 000"),
        (12.6, 1, "12,6"),
        (5, 1, "5,0"),
        (636_097.15, 2, "636 097,15"),
    ],
)
def test_finnish_numbers_have_no_break_spaces_a_comma_and_a_real_minus(value, decimals, printed):
    assert numbers.number(value, decimals) == printed.replace(" ", NO_BREAK)


@pytest.mark.parametrize(
    ("value", "decimals", "printed"),
    [
        (122.5, 0, "123"),
        (123.5, 0, "124"),
        (-122.5, 0, "−123"),
        (0.5, 0, "1"),
        (12.45, 1, "12,5"),
        (12.25, 1, "12,3"),
        (0.285, 2, "0,29"),
        (1.005, 2, "1,01"),
    ],
)
def test_a_half_is_rounded_away_from_zero_as_it_is_printed(value, decimals, printed):
    assert numbers.number(value, decimals) == printed


@pytest.mark.parametrize("value", [-0.0, -0.04, -0.0499])
def test_a_negative_that_rounds_to_zero_has_no_sign(value):
    assert numbers.number(value, 1) == "0,0"
    assert numbers.signed(value, 1) == "0,0"


@given(AMOUNTS, st.integers(0, 3))
def test_a_printed_number_reads_back_as_the_rounded_one(value, decimals):
    printed = numbers.number(value, decimals)

    plain = printed.replace(NO_BREAK, "").replace(MINUS, "-").replace(",", ".")

    assert Decimal(plain) == numbers.rounded(value, decimals)


@given(AMOUNTS, st.integers(0, 3), st.sampled_from(language.LANGUAGES))
def test_no_number_holds_a_hyphen_or_a_breaking_space(value, decimals, code):
    language.use(code)

    printed = numbers.number(value, decimals) + numbers.percent(value) + numbers.euros(value)

    assert "-" not in printed
    assert " " not in printed


@given(AMOUNTS, st.integers(0, 3))
def test_rounding_moves_a_number_by_at_most_half_a_unit(value, decimals):
    unit = Decimal(1).scaleb(-decimals)

    assert abs(numbers.rounded(value, decimals) - Decimal(repr(value))) <= unit / 2


@given(AMOUNTS, st.integers(0, 2))
def test_a_number_and_its_opposite_are_printed_alike_but_for_the_sign(value, decimals):
    assert numbers.number(-abs(value), decimals).removeprefix(MINUS) == numbers.number(
        abs(value), decimals
    )


def test_a_change_has_a_sign_and_no_change_has_none():
    assert [numbers.signed(value) for value in (12, -12, 0)] == ["+12", "−12", "0"]


def test_a_difference_of_per_cents_is_told_in_points():
    told = numbers.difference_in_unit(-1.5, services.ACTIVATION_RATE)

    assert told.startswith("−1,5" + NO_BREAK)
    assert not told.endswith("%")


@pytest.mark.parametrize(
    ("code", "printed"),
    [("fi", "1 234,5"), ("sv", "1 234,5"), ("en", "1,234.5")],
)
def test_a_number_is_printed_in_the_form_of_the_language(code, printed):
    language.use(code)

    assert numbers.number(1234.5, 1) == printed.replace(" ", NO_BREAK)


def test_a_value_is_shown_in_its_unit():
    unemployed, rate = jobseekers.UNEMPLOYED_JOBSEEKERS, services.ACTIVATION_RATE
    euros = labour_market.MUNICIPAL_SHARE_OF_LABOUR_MARKET_SUPPORT

    assert numbers.known(1386, 1386, 1386, "published", unemployed) == "1" + NO_BREAK + "386"
    assert numbers.known(12.4, 12.4, 12.4, "published", rate) == "12,4" + NO_BREAK + "%"
    assert numbers.in_unit(3_726_462, replace(euros, decimals=0)).endswith(NO_BREAK + "€")


def test_a_secret_a_missing_and_an_interval_figure_never_look_like_zero():
    unemployed = jobseekers.UNEMPLOYED_JOBSEEKERS
    shown = [
        numbers.known(None, 1, 4, "suppressed", unemployed),
        numbers.known(None, 20, 28, "computed", unemployed),
        numbers.known(None, None, None, "not_available", unemployed),
        numbers.known(None, None, None, "not_applicable", unemployed),
        numbers.known(None, None, None, None, unemployed),
    ]

    assert "1–4" in shown[0]
    assert shown[1] == "vähintään 20, enintään 28"
    assert "0" not in "".join([shown[0], *shown[2:]])
    assert len(set(shown)) == 5


def test_periods_are_written_as_the_language_writes_them():
    june, moment = date(2026, 6, 1), date(2026, 7, 21)

    assert numbers.month(june) == "kesäkuu 2026"
    assert numbers.in_month(june) == "kesäkuussa 2026"
    assert numbers.day(moment) == "21.7.2026"
