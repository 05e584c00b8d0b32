"""Change on the same month of last year, and proportions."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest
from hypothesis import given, strategies as st

from labourmarket.catalogue import jobseekers, services
from labourmarket.metrics import relative
from labourmarket.metrics.change import a_year_before, change_between, usual_comparison


def series(*figures: tuple[str, float | None], area: str = "KU240") -> pl.DataFrame:
    """One area's figures by month (``2026-06``)."""
    return pl.DataFrame(
        {
            "area_code": [area] * len(figures),
            "period": [date.fromisoformat(f"{month}-01") for month, _value in figures],
            "value": [value for _month, value in figures],
        },
        schema_overrides={"value": pl.Float64},
    )


JUNE = date(2026, 6, 1)


def on_the_year(rows: pl.DataFrame) -> pl.DataFrame:
    return change_between(rows, JUNE, a_year_before(JUNE))


def test_a_rate_that_falls_from_12_5_to_11_0_has_changed_by_minus_1_5():
    changed = on_the_year(series(("2025-06", 12.5), ("2026-06", 11.0)))

    assert changed["change"].to_list() == [-1.5]
    assert changed["earlier"].to_list() == [12.5]


@pytest.mark.parametrize(
    ("earlier", "value"),
    [(None, 11.0), (12.5, None), (None, None)],
)
def test_a_change_is_unknown_where_either_side_is(earlier, value):
    changed = on_the_year(series(("2025-06", earlier), ("2026-06", value)))

    assert changed["change"].to_list() == [None]
    assert changed["change_percent"].to_list() == [None]


def test_a_month_is_held_against_the_same_month_and_not_the_row_twelve_before():
    changed = on_the_year(series(("2025-05", 10.0), ("2026-06", 30.0)))

    assert changed["change"].to_list() == [None]


def test_an_area_is_held_against_itself():
    both = pl.concat(
        [series(("2025-06", 100.0), area="KU240"), series(("2026-06", 30.0), area="KU751")]
    )

    assert on_the_year(both)["change"].to_list() == [None]


@pytest.mark.parametrize(("earlier", "per_cent"), [(20.0, 50.0), (19.0, None), (0.0, None)])
def test_a_per_cent_is_told_from_twenty_persons_on(earlier, per_cent):
    changed = on_the_year(series(("2025-06", earlier), ("2026-06", earlier * 1.5)))

    assert changed["change_percent"].to_list() == [per_cent]


def test_the_areas_of_the_month_keep_their_order():
    both = pl.concat([series(("2026-06", 3.0), area=area) for area in ("KU851", "KU240")])

    assert on_the_year(both)["area_code"].to_list() == ["KU851", "KU240"]


@pytest.mark.parametrize(
    ("in_hand", "usual"),
    [
        (["2023-06", "2024-06", "2025-06", "2026-06"], "2025-06"),
        (["2022-06", "2023-06", "2024-05", "2026-06"], "2023-06"),
        (["2026-05", "2026-06", "2027-06"], "2025-06"),
    ],
)
def test_the_usual_comparison_is_the_newest_earlier_period_of_the_same_month(in_hand, usual):
    periods = series(*((month, 1.0) for month in in_hand))["period"].to_list()

    assert f"{usual_comparison(JUNE, periods):%Y-%m}" == usual


@given(st.floats(20, 1e6), st.floats(0, 1e6))
def test_the_change_leads_from_the_earlier_figure_to_this_one(earlier, value):
    changed = on_the_year(series(("2025-06", earlier), ("2026-06", value))).row(0, named=True)

    assert earlier + changed["change"] == pytest.approx(value, abs=1e-6)
    assert earlier * (1 + changed["change_percent"] / 100) == pytest.approx(value, abs=1e-6)


def measured(*rows: tuple[str, float | None, float | None, float | None]) -> pl.DataFrame:
    return pl.DataFrame(
        [
            {
                "area_code": "KU240",
                "period": date.fromisoformat(f"{month}-01"),
                "value": value,
                "low": low,
                "high": high,
                "status": "published",
            }
            for month, value, low, high in rows
        ],
        schema_overrides={"value": pl.Float64, "low": pl.Float64, "high": pl.Float64},
    )


def test_a_share_of_the_labour_force_has_the_bounds_of_its_count():
    share = relative.share_of_labour_force(
        measured(("2026-06", None, 10, 18)), measured(("2026-06", 1000, 1000, 1000))
    )

    assert share.select("value", "low", "high").rows() == [(None, 1.0, 1.8)]


def test_without_a_labour_force_of_the_month_a_share_is_missing_and_not_zero():
    share = relative.share_of_labour_force(
        measured(("2026-06", 10, 10, 10)), measured(("2026-05", 1000, 1000, 1000))
    )

    assert share.select("value", "low", "high", "status").rows() == [(None, None, None, "missing")]


def test_inhabitants_are_those_at_the_end_of_the_year_before():
    population = pl.DataFrame(
        {"area_code": ["KU240"], "period": [date(2025, 1, 1)], "population": [20_000.0]}
    )

    per_1000 = relative.per_1000_inhabitants(
        measured(("2026-06", 100, 100, 100), ("2025-06", 100, 100, 100)), population
    )

    assert per_1000["value"].to_list() == [5.0, None]
    assert per_1000["status"].to_list() == ["published", "missing"]


def test_a_rate_is_shown_only_as_it_is():
    assert relative.measures_of(services.ACTIVATION_RATE) == (relative.COUNT,)
    assert len(relative.measures_of(jobseekers.JOBSEEKERS)) == 3


def test_a_share_is_named_and_printed_as_a_per_cent_that_does_not_add_up():
    share = relative.as_measured(jobseekers.JOBSEEKERS, relative.SHARE)

    assert share.title.fi.endswith("osuus työvoimasta")
    assert share.is_rate
    assert share.decimals == 1
    assert not share.additive


def test_any_two_months_can_be_set_beside_each_other():
    series = pl.DataFrame(
        {
            "area_code": ["KU240", "KU240", "KU751"],
            "period": [date(2023, 6, 1), date(2026, 6, 1), date(2026, 6, 1)],
            "value": [1197.0, 1386.0, 114.0],
        }
    )

    beside = change_between(series, date(2026, 6, 1), date(2023, 6, 1))

    assert beside.select("area_code", "earlier", "change").rows() == [
        ("KU240", 1197.0, 189.0),
        ("KU751", None, None),
    ]
