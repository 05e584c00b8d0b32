"""Forecasts of monthly counts, and the back-test that says which of them are worth showing."""

from __future__ import annotations

from datetime import date

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings, strategies as st
from polars.testing import assert_frame_equal

from labourmarket.metrics import forecast, smoothing
from labourmarket.metrics.forecast import outlook

FIGURES = "statfin/tyonv_12r5_2006M01-2023M10_all-areas_3-indicators.parquet"
SHAPE = [100.0, 110, 120, 110, 100, 90, 80, 90, 100, 110, 120, 130]
SEASON = 12


def counts(values, area="KU240", first=date(2010, 1, 1)) -> pl.DataFrame:
    """One area's counts, month after month; None is secret."""
    last = pl.lit(first).dt.offset_by(f"{len(values) - 1}mo")
    return pl.DataFrame({"value": list(values)}, schema={"value": pl.Float64}).select(
        indicator_id=pl.lit("unemployed_jobseekers"),
        area_code=pl.lit(area),
        period=pl.select(pl.date_range(first, last, "1mo")).to_series(),
        value="value",
    )


def wandering(years: int, seed: int = 1) -> list[float]:
    """A level that drifts by chance, under a season."""
    level = np.exp(np.random.default_rng(seed).normal(0, 0.05, SEASON * years).cumsum())
    return (level * (SHAPE * years)).round().tolist()


@pytest.mark.parametrize(("months", "rows"), [(71, 0), (72, 12)])
def test_a_forecast_takes_six_unbroken_years(months, rows):
    ahead = outlook(counts(wandering(7)[:months]))

    assert ahead.forecast.height == rows
    assert ahead.error.height == bool(rows)


def test_the_months_to_come_follow_the_newest_one():
    ahead = outlook(counts(wandering(6))).forecast

    assert ahead["made_from"].unique().to_list() == [date(2015, 12, 1)]
    assert ahead["period"].to_list() == [date(2016, month, 1) for month in range(1, 13)]
    assert ahead["horizon"].to_list() == list(range(1, 13))


def test_a_newest_month_alone_after_a_gap_has_no_forecast():
    later = counts([120.0], first=date(2026, 6, 1))

    ahead = outlook(pl.concat([counts(wandering(18)), later]))

    assert ahead.forecast.is_empty()
    assert ahead.error.is_empty()


def test_an_area_that_lacks_the_newest_month_of_the_others_has_no_forecast():
    both = pl.concat([counts(wandering(8)), counts(wandering(7), area="KU751")])

    assert outlook(both).forecast["area_code"].unique().to_list() == ["KU240"]


def test_a_secret_month_in_the_last_six_years_leaves_no_forecast():
    values: list[float | None] = [*wandering(8)]
    values[40] = None

    assert outlook(counts(values)).forecast.is_empty()


def test_a_secret_month_before_the_last_six_years_is_passed_over():
    values: list[float | None] = [*wandering(8)]
    values[20] = None

    error = outlook(counts(values)).error.row(0, named=True)

    assert error["windows"] == len(values) - 21 - 36 - 12 + 1


def test_what_returns_every_year_is_forecast_to_return_and_beats_nobody():
    ahead = outlook(counts(SHAPE * 8))

    assert ahead.forecast["value"].to_list() == pytest.approx(SHAPE, rel=1e-6)
    assert ahead.error.select("mae_seasonal_naive", "beats_naive").rows() == [(0, False)]


def test_the_naive_forecast_misses_a_straight_rise_by_a_years_growth():
    ahead = outlook(counts([1000.0 + month for month in range(96)]))

    assert ahead.error["mae_seasonal_naive"].item() == 12
    assert ahead.error["windows"].item() == 96 - 36 - 12 + 1


def test_after_a_jump_the_new_level_is_carried_on_and_last_year_is_not():
    values = [*SHAPE * 5, *(3 * figure for figure in SHAPE * 4)]

    ahead = outlook(counts(values))

    assert ahead.forecast["value"].to_list() == pytest.approx([3 * one for one in SHAPE], rel=0.05)
    assert ahead.error["beats_naive"].item()


def test_a_forecast_is_made_with_what_was_known_then():
    figures = np.log(np.array(wandering(8)))[:, None]
    then = 60

    early, late = smoothing.ahead(figures[: then + 1]), smoothing.ahead(figures)

    assert early[then] == pytest.approx(late[then])


def test_areas_with_histories_of_other_lengths_do_not_touch_each_other():
    one, other = counts(wandering(9)), counts(wandering(7, 2), "KU751", date(2012, 1, 1))

    together = outlook(pl.concat([one, other]))

    for index, alone in enumerate((outlook(one), outlook(other))):
        for table in (0, 1):
            mine = together[table].filter(pl.col("area_code") == ["KU240", "KU751"][index])
            assert_frame_equal(mine, alone[table])


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.one_of(st.just(0), st.integers(5, 5000)), min_size=84, max_size=84),
)
def test_a_forecast_lies_in_its_interval_and_none_is_below_zero(values):
    ahead = outlook(counts([float(value) for value in values]))

    inside = ahead.forecast.select(
        (pl.col("low") >= 0)
        & (pl.col("low") <= pl.col("value"))
        & (pl.col("value") <= pl.col("high"))
    )
    assert inside.to_series().all()
    assert ahead.error["coverage_80"].is_between(0, 1).all()


def test_the_interval_is_wide_where_earlier_forecasts_missed_by_much():
    calm, rough = (
        counts(wandering(9)),
        counts(np.array(wandering(9)) * np.tile([1.0, 1.6, 0.7, 1.2, 0.8], 22)[:108], "KU751"),
    )
    ahead = outlook(pl.concat([calm, rough])).forecast.with_columns(
        width=pl.col("high") / pl.col("low")
    )
    by_area = ahead.group_by("area_code").agg(pl.col("width").mean()).sort("area_code")

    assert by_area["width"][0] < by_area["width"][1]


def test_neighbouring_misses_tell_less_so_the_bound_is_a_larger_one():
    ranks = [int(forecast._rank(np.array(100), horizon)) for horizon in (1, 6, 12)]

    assert ranks == [81, 85, 90]
    assert int(forecast._rank(np.array(5), 12)) == 5


def test_an_interval_is_judged_by_the_misses_whose_months_had_come_by_then():
    misses = np.array([5.0] * 12 + [9.0] * 11 + [7.0])[:, None]

    assert forecast._inside(misses, 12)[-1] == [0]
    assert forecast._inside(misses, 1)[-1] == [1]


def real(shared_real) -> pl.DataFrame:
    """The unemployed of every municipality in 214 months, secret ones as null."""
    return (
        pl.read_parquet(shared_real / FIGURES)
        .filter(pl.col("alue").str.contains(r"^KU\d{3}$"))
        .select(
            indicator_id=pl.lit("unemployed_jobseekers"),
            area_code="alue",
            period=pl.col("month").str.replace("M", "-").add("-01").str.to_date(),
            value=pl.col("TYOTTOMATLOPUSSA").cast(pl.Float64),
        )
    )


def test_in_214_real_months_the_forecast_beats_last_years_figure_in_nearly_every_municipality(
    shared_real,
):
    error = outlook(real(shared_real)).error

    assert error.height == 301
    assert error["beats_naive"].mean() > 0.97
    assert error.select((pl.col("mae") / pl.col("mae_seasonal_naive")).median()).item() < 0.75


def test_in_214_real_months_the_interval_holds_about_four_figures_of_five(shared_real):
    coverage = outlook(real(shared_real)).error["coverage_80"]

    assert 0.78 < coverage.mean() < 0.85
    assert coverage.min() > 0.65


def test_many_series_have_the_forecasts_that_each_has_alone():
    """A whole country's are forecast some at a time, whatever the length of each."""
    codes = [f"KU{number:03}" for number in range(forecast._SERIES_AT_ONCE + 3)]
    long, short = wandering(7), wandering(6, seed=2)
    last = [counts(long, area) for area in codes[:-1]]
    months = pl.concat([*last, counts(short, codes[-1], first=date(2011, 1, 1))])

    ahead = outlook(months)

    for area in (codes[0], codes[-2], codes[-1]):
        alone = outlook(months.filter(pl.col("area_code") == area))
        for of_all, of_one in zip(ahead, alone, strict=True):
            assert_frame_equal(of_all.filter(pl.col("area_code") == area), of_one)
    assert ahead.forecast.height == 12 * len(codes)
