"""What the last download changed of the figures that a page shows."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from labourmarket import contracts
from labourmarket.narrative import changes as narrative

JULY = date(2026, 7, 1)

pytestmark = pytest.mark.usefixtures("built_warehouse")


def revised(*rows: dict[str, object]) -> pl.DataFrame:
    usual = {
        "kind": "revised",
        "source_id": "statfin_12r5",
        "indicator_id": "unemployed_jobseekers",
        "period": JULY,
        "frequency": "month",
        "later_status": "published",
        "earlier_status": "published",
    }
    schema = contracts.ChangeInBuild.create_empty().schema
    return pl.DataFrame([usual | row for row in rows], schema=schema)


def told(rows: pl.DataFrame, *area_codes: str) -> list[str]:
    return narrative.revised_here(rows, ["unemployed_jobseekers"], area_codes, JULY, "month")


def test_a_revised_figure_is_told_with_both_values_and_their_difference():
    rows = revised({"area_code": "KU240", "earlier": 1386.0, "later": 1380.0})

    assert told(rows, "KU240", "KU851") == [
        "Työttömät työnhakijat, Kemi, heinäkuu 2026: aiemmin 1\u00a0386, nyt 1\u00a0380 (−6)"
    ]


def test_a_figure_that_was_secret_has_no_difference():
    secret = {"area_code": "KU751", "earlier": None, "earlier_status": "suppressed", "later": 5.0}

    assert told(revised(secret), "KU751") == [
        "Työttömät työnhakijat, Simo, heinäkuu 2026: aiemmin salattu (1–4 henkilöä), nyt 5"
    ]


@pytest.mark.parametrize(
    "other",
    [
        {"period": date(2026, 8, 1)},
        {"frequency": "year"},
        {"area_code": "KU851"},
        {"indicator_id": "labour_force"},
        {"kind": "new_months"},
    ],
)
def test_nothing_is_told_of_what_is_not_shown(other):
    rows = revised({"area_code": "KU240", "earlier": 1.0, "later": 2.0} | other)

    assert told(rows, "KU240") == []


def test_more_figures_than_can_be_read_are_counted():
    municipalities = [f"KU{code}" for code in range(100, 400)]
    rows = revised(*({"area_code": code, "earlier": 7.0, "later": 8.0} for code in municipalities))
    known = narrative.places.names()
    rows = rows.filter(pl.col("area_code").is_in(list(known)))

    sentences = told(rows, *municipalities)

    assert len(sentences) == narrative.MOST_NAMED + 1
    assert sentences[-1].startswith(f"{rows.height - narrative.MOST_NAMED} lukua lisää")
