"""The derived tables as a build makes them and the pages ask for them."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from labourmarket import contracts, queries, warehouse
from labourmarket.codes import INDICATOR
from pipelines import derived, writing

MERI_LAPPI = ("KU240", "KU241", "KU751", "KU845", "KU851", "KU976")
COUNT = "unemployed_jobseekers"


@pytest.fixture
def built_in_2023(data, pipelines):
    """The warehouse as it would have been when October 2023 was the newest month."""
    answer = pipelines("build", "--as-of", "2023-12-31")
    assert answer.code == 0, answer.err


def test_from_a_month_alone_after_a_gap_nothing_is_forecast(built_warehouse):
    assert queries.forecast(COUNT, MERI_LAPPI).is_empty()
    assert queries.forecast_error(COUNT, MERI_LAPPI).is_empty()


def test_the_months_before_the_gap_have_their_trend(built_warehouse):
    trend = queries.seasonal_trend(COUNT, MERI_LAPPI)

    assert set(trend["area_code"]) == set(MERI_LAPPI)
    assert trend["period"].min() == date(2006, 11, 1)
    assert trend["period"].max() == date(2023, 10, 1)


def test_a_share_has_neither_trend_nor_forecast(built_warehouse):
    of_tables = warehouse.query("SELECT DISTINCT indicator_id FROM seasonal_trend")

    assert set(of_tables["indicator_id"]) == {COUNT, "open_vacancies"}


def test_the_peers_of_a_municipality_of_six_are_the_five_others(built_warehouse):
    for code in MERI_LAPPI:
        own = queries.peers(code).unique("peer_area_code")

        assert set(own["peer_area_code"]) == set(MERI_LAPPI) - {code}
        assert sorted(own["place"]) == [1, 2, 3, 4, 5]


def test_an_employment_area_without_others_in_hand_has_no_peers(built_warehouse):
    assert queries.peers("TA22").is_empty()


def test_the_contributions_of_the_indicators_sum_to_the_squared_distance(built_warehouse):
    of_peers = (
        queries.peers("KU240")
        .group_by("peer_area_code")
        .agg(pl.col("contribution").sum(), pl.col("distance").first() ** 2)
    )

    assert of_peers["contribution"].to_list() == pytest.approx(of_peers["distance"].to_list())


def test_a_peer_is_told_with_both_figures(built_warehouse):
    row = queries.peers("KU240").filter(
        pl.col("peer_area_code") == "KU851",
        pl.col("indicator_id") == "unemployed_share_of_labour_force",
    )

    assert row.select("value", "peer_value").row(0) == pytest.approx(
        (100 * 1386 / 8098, 100 * 1063 / 9613)
    )


def test_no_peer_is_compared_by_a_secret_count(built_warehouse):
    foreign = queries.peers("KU240").filter(pl.col("indicator_id") == "foreign_share_of_unemployed")

    assert set(foreign["peer_area_code"]) == {"KU851", "KU976"}


def test_indicators_and_weights_are_told_the_heaviest_first(built_warehouse):
    told = queries.peer_indicators("municipality")

    assert told["weight"].to_list() == [2, 2, 1, 1, 1, 1]
    assert told["period"].unique().to_list() == [date(2026, 6, 1)]


def test_the_published_count_is_taken_where_a_computed_one_stands_beside_it():
    month = {"indicator_id": COUNT, "area_code": "KU240", "period": date(2026, 6, 1)}
    both = [("computed", 1390.0), ("statfin_12r5", 1386.0)]
    observations = pl.DataFrame(
        [
            month | {"frequency": "month", "source_id": source, "value": value}
            for source, value in both
        ]
    ).cast({"indicator_id": INDICATOR})

    assert derived._months(observations)["value"].to_list() == [1386]


def test_from_seventeen_unbroken_years_the_next_twelve_months_are_forecast(built_in_2023):
    ahead = queries.forecast(COUNT, ("KU240", "TA22"))
    error = queries.forecast_error(COUNT, ("KU240", "TA22"))

    assert ahead["period"].min() == date(2023, 11, 1)
    assert ahead.height == 24
    assert error["beats_naive"].to_list() == [True, True]
    assert error["windows"].to_list() == [167, 167]


def test_a_forecast_that_misses_by_more_than_last_years_figure_is_kept_and_not_shown(
    tmp_path, monkeypatch
):
    monkeypatch.setenv("TYOTAULU_DATA", str(tmp_path))
    month = {"indicator_id": COUNT, "period": date(2026, 7, 1), "made_from": date(2026, 6, 1)}
    figures = {"value": 10.0, "low": 5.0, "high": 20.0, "horizon": 1}
    missed = {"indicator_id": COUNT, "mae": 2.0, "windows": 25, "coverage_80": 0.8}
    tables = {
        "forecast": [{"area_code": code, **month, **figures} for code in ("KU240", "KU851")],
        "forecast_error": [
            {"area_code": code, "mae_seasonal_naive": naive, "beats_naive": naive > 2, **missed}
            for code, naive in (("KU240", 1.0), ("KU851", 3.0))
        ],
    }
    kept = {
        name: pl.DataFrame(contracts.TABLES[name].validate(pl.DataFrame(rows), cast=True))
        for name, rows in tables.items()
    }
    writing.swap_in(kept, tmp_path / "warehouse.duckdb")

    assert queries.forecast(COUNT, MERI_LAPPI)["area_code"].to_list() == ["KU851"]
    assert queries.forecast_error(COUNT, MERI_LAPPI).height == 2
