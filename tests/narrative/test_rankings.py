"""The findings over figures of one place, in ten words or fewer."""

from datetime import date

import polars as pl
import pytest

from labourmarket import language
from labourmarket.catalogue import jobseekers, labour_market
from labourmarket.narrative.rankings import in_the_month

JUNE = date(2026, 6, 1)


@pytest.fixture(autouse=True)
def _warehouse(built_warehouse):
    """Names of places are asked from a warehouse."""


def series(value: float | None, low: float | None, high: float | None, status: str) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "area_code": ["KU751"],
            "period": [JUNE],
            "value": [value],
            "low": [low],
            "high": [high],
            "status": [status],
        }
    )


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("fi", "Työttömät työnhakijat: Simossa 114 kesäkuussa 2026"),
        ("sv", "Arbetslösa arbetssökande: 114 i Simo i juni 2026"),
        ("en", "Unemployed jobseekers: 114 in Simo in June 2026"),
    ],
)
def test_a_count_is_told_with_its_place_and_month(code, told):
    known = series(114.0, 114.0, 114.0, "published")
    with language.speaking(code):
        assert in_the_month(known, "KU751", JUNE, jobseekers.UNEMPLOYED_JOBSEEKERS) == told


def test_a_secret_count_is_told_as_secret():
    secret = series(None, 1.0, 4.0, "suppressed")

    assert in_the_month(secret, "KU751", JUNE, labour_market.OPEN_VACANCIES) == (
        "Avoimet työpaikat: Simossa salattu (1–4 henkilöä) kesäkuussa 2026"
    )


def test_of_a_month_that_is_not_in_hand_only_the_title_is_told():
    known = series(114.0, 114.0, 114.0, "published")
    may = date(2026, 5, 1)

    assert in_the_month(known, "KU751", may, labour_market.OPEN_VACANCIES) == "Avoimet työpaikat"
