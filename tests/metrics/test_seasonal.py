"""Trend and season of monthly counts, taken apart as statsmodels' STL does."""

from __future__ import annotations

from datetime import date

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings, strategies as st

from labourmarket.metrics import stl
from labourmarket.metrics.seasonal import seasonal_trend

MONTHS = np.arange(48)
EVERY_YEAR = [100.0, 110, 120, 110, 100, 90, 80, 90, 100, 110, 120, 130]


def counts(*values: float | None, first: date = date(2010, 1, 1), area="KU240") -> pl.DataFrame:
    """One area's counts, month after month; None is secret."""
    periods = pl.date_range(first, pl.lit(first).dt.offset_by(f"{len(values) - 1}mo"), "1mo")
    return pl.DataFrame({"value": values}, schema_overrides={"value": pl.Float64}).select(
        indicator_id=pl.lit("unemployed_jobseekers"),
        area_code=pl.lit(area),
        period=pl.select(periods).to_series(),
        value="value",
    )


def test_the_parts_are_those_that_statsmodels_gives():
    figures = 5 + 0.01 * MONTHS + 0.3 * np.sin(MONTHS * np.pi / 6)
    figures += 0.05 * (MONTHS * 7 % 11 - 5) / 5
    figures[20] += 1.5

    found = stl.decomposed(figures[:, None])

    # statsmodels 0.15: STL(period=12, seasonal=11, robust=True).fit(inner_iter=1, outer_iter=10)
    chosen = [0, 11, 20, 30, 47]
    assert found.trend[chosen, 0] == pytest.approx(
        [4.989987, 5.10934, 5.19186, 5.301824, 5.47886], abs=1e-6
    )
    assert found.seasonal[chosen, 0] == pytest.approx(
        [-0.03132, -0.186301, -0.293012, 0.006002, -0.117113], abs=1e-6
    )


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 2**32 - 1), st.floats(-5, 5), st.integers(3, 8))
def test_a_higher_level_raises_the_trend_and_leaves_the_season(seed, more, years):
    figures = np.random.default_rng(seed).normal(size=(12 * years, 2))

    low, high = stl.decomposed(figures), stl.decomposed(figures + more)

    assert high.trend == pytest.approx(low.trend + more, abs=1e-6)
    assert high.seasonal == pytest.approx(low.seasonal, abs=1e-6)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 2**32 - 1))
def test_a_series_is_taken_apart_alike_alone_and_beside_others(seed):
    figures = np.random.default_rng(seed).normal(size=(48, 3))

    together = stl.decomposed(figures)

    for series in range(3):
        alone = stl.decomposed(figures[:, [series]])
        assert together.trend[:, [series]] == pytest.approx(alone.trend, abs=1e-9)


def test_what_returns_every_year_leaves_the_adjusted_figures_level():
    adjusted = seasonal_trend(counts(*EVERY_YEAR * 5))

    level = adjusted["seasonally_adjusted"]
    assert level.max() - level.min() < 1e-6
    assert adjusted["trend"].to_list() == pytest.approx(level.to_list())


def test_a_single_odd_month_stays_in_the_adjusted_figures_and_out_of_the_trend():
    values = EVERY_YEAR * 6
    values[40] *= 2

    adjusted = seasonal_trend(counts(*values))

    usual = adjusted["seasonally_adjusted"][20]
    assert adjusted["seasonally_adjusted"][40] == pytest.approx(2 * usual, rel=0.02)
    assert adjusted["trend"][40] == pytest.approx(adjusted["trend"][20], rel=0.01)


@pytest.mark.parametrize(("months", "adjusted"), [(35, 0), (36, 36), (47, 36), (48, 48)])
def test_whole_years_from_three_on_are_adjusted_up_to_the_newest_month(months, adjusted):
    rows = counts(*(EVERY_YEAR * 4)[:months])

    trend = seasonal_trend(rows)

    assert trend.height == adjusted
    assert trend["period"].max() == (rows["period"].max() if adjusted else None)


def test_a_secret_month_ends_a_stretch_and_is_not_filled():
    values = [*EVERY_YEAR * 3, None, *EVERY_YEAR * 2]

    trend = seasonal_trend(counts(*values))

    assert trend["period"].max() == date(2012, 12, 1)
    assert trend.height == 36


def test_months_that_are_not_in_hand_part_two_stretches():
    both = pl.concat([counts(*EVERY_YEAR * 3), counts(*EVERY_YEAR * 3, first=date(2020, 1, 1))])

    trend = seasonal_trend(both)

    assert trend["period"].dt.year().unique().sort().to_list() == [
        2010,
        2011,
        2012,
        2020,
        2021,
        2022,
    ]


def test_nobody_in_the_usual_peak_is_adjusted_to_nobody_and_not_below():
    values = [0.0, 0, 0, 5, 30, 60, 60, 30, 5, 0, 0, 0] * 4
    values[29] = 0

    trend = seasonal_trend(counts(*values))

    assert trend["seasonally_adjusted"][29] == 0
