"""Many matching figures are told together, a difference never."""

from __future__ import annotations

import polars as pl
import pytest

from labourmarket.tables.findings import subject_name
from pipelines import checks
from pipelines.checks.finding import found


def compared(matching: int, differing: int) -> pl.DataFrame:
    count = matching + differing
    rows = pl.DataFrame(
        {
            "subject": [f"KU{place:03}" for place in range(count)],
            "published": [5.0] * count,
            "computed": [5.0] * matching + [9.0] * differing,
            "unit": [1.0] * count,
            "tolerance": [0.0] * count,
        }
    )
    return found("budget_total", rows)


@pytest.mark.parametrize("matching", [0, 1, checks.MOST_MATCHES])
def test_few_matching_figures_are_told_one_by_one(matching):
    assert checks.folded(compared(matching, 2)).height == matching + 2


def test_very_many_matching_figures_are_counted_and_every_difference_stands():
    told = checks.folded(compared(checks.MOST_MATCHES + 1, 2))

    assert told.filter(pl.col("verdict") == "differs")["published"].to_list() == [5.0, 5.0]
    assert told.filter(pl.col("verdict") == "matches").select(
        "check_id", "subject", "published"
    ).rows() == [("budget_total", f"matching/{checks.MOST_MATCHES + 1}", None)]


@pytest.mark.usefixtures("built_warehouse")
def test_a_counted_match_reads_as_words_and_a_number():
    words = "täsmääviä lukuja, joita ei luetella yksitellen"

    assert subject_name("matching/1234") == f"{words}, 1\N{NO-BREAK SPACE}234"
