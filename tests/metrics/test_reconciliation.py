"""Published against computed: the difference, what rounding can explain, the verdict."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given, strategies as st

from labourmarket import numbers
from labourmarket.metrics import background
from labourmarket.metrics.reconciliation import printed_unit, reconciled

FIGURE = st.integers(-(10**7), 10**7).map(lambda hundredths: hundredths / 100)


def verdict(published: float, computed: float, unit: float = 1, tolerance: float = 0) -> tuple:
    rows = pl.DataFrame(
        {
            "published": [published],
            "computed": [computed],
            "unit": [unit],
            "tolerance": [tolerance],
        },
        schema_overrides=dict.fromkeys(("published", "computed", "unit", "tolerance"), pl.Float64),
    )
    return reconciled(rows).select("difference", "verdict").row(0)


@pytest.mark.parametrize(
    ("published", "computed", "unit", "tolerance", "told"),
    [
        (123, 122.5, 1, 0, "matches"),
        (122, 122.5, 1, 0, "differs"),
        (122, 122.5, 1, 0.5, "rounding"),
        (33.3, 33.333333, 0.1, 0, "matches"),
        (12.5, 12.45, 0.1, 0, "matches"),
        (154, 155, 1, 2.5, "rounding"),
        (5383, 5662, 1, 3.5, "differs"),
        (-680_000, -679_000, 1000, 1500, "rounding"),
        (8_247_000, 8_245_000, 1000, 3000, "rounding"),
        (30, 31, 1, 1, "rounding"),
        (30, 31.001, 1, 1, "differs"),
    ],
)
def test_the_verdict_follows_from_how_the_figures_were_printed(
    published, computed, unit, tolerance, told
):
    assert verdict(published, computed, unit, tolerance)[1] == told


def test_the_difference_is_what_was_computed_less_what_was_published():
    assert verdict(31, 30)[0] == -1


@given(FIGURE)
def test_a_figure_matches_what_it_is_printed_as(computed):
    printed = float(numbers.rounded(computed, 1))

    assert verdict(printed, computed, unit=0.1)[1] == "matches"


@given(FIGURE, FIGURE)
def test_without_tolerance_only_figures_that_are_printed_alike_match(published, computed):
    published = float(numbers.rounded(published))
    alike = numbers.rounded(published) == numbers.rounded(computed)

    assert verdict(published, computed)[1] == ("matches" if alike else "differs")


@given(FIGURE, FIGURE, st.floats(0, 1000))
def test_a_verdict_never_worsens_with_more_tolerance(published, computed, tolerance):
    order = ["matches", "rounding", "differs"]
    strict = verdict(published, computed, tolerance=tolerance)[1]
    lenient = verdict(published, computed, tolerance=2 * tolerance)[1]

    assert order.index(lenient) <= order.index(strict)


@pytest.mark.parametrize(
    ("values", "largest", "unit"),
    [
        ([33], 1, 1),
        ([34.4], 1, 0.1),
        ([12.65, 3], 1, 0.01),
        ([8_247_000, 1_992_000], 10_000, 1000),
        ([540_000, 3_870_000], 10_000, 10_000),
        ([728_400, 150_000], 10_000, 100),
        ([500], 1, 1),
        ([0], 1, 1),
    ],
)
def test_the_unit_in_which_numbers_were_printed_is_that_of_the_finest(values, largest, unit):
    assert printed_unit(values, largest) == unit


@given(st.lists(FIGURE, min_size=1))
def test_every_number_is_a_whole_count_of_the_unit_it_was_printed_in(values):
    unit = printed_unit(values, 10_000)

    assert all(abs(value / unit - round(value / unit)) < 1e-6 for value in values)


def published(**rows: tuple[float, ...]) -> pl.DataFrame:
    """Yearly figures of Kemi and Simo."""
    return pl.DataFrame(
        [
            {"indicator_id": indicator, "area_code": area, "value": float(value)}
            for indicator, values in rows.items()
            for area, value in zip(("KU240", "KU751"), values, strict=False)
        ]
    )


def test_the_areas_total_sums_counts_and_computes_the_rate_from_the_sums():
    total = background.computed_totals(
        published(
            unemployed_jobseekers=(1170, 109),
            broad_unemployment=(1783, 161),
            activation_rate=(34.4, 32.1),
        ),
        ["KU240", "KU751"],
    )

    assert dict(total.iter_rows()) == {
        "unemployed_jobseekers": 1279,
        "broad_unemployment": 1944,
        "activation_rate": pytest.approx(100 * (1944 - 1279) / 1944),
    }


def test_an_indicator_that_lacks_a_municipality_has_no_total():
    total = background.computed_totals(
        published(unemployed_jobseekers=(1170, 109), unemployed_foreign=(112,)), ["KU240", "KU751"]
    )

    assert total["indicator_id"].to_list() == ["unemployed_jobseekers"]
