"""What counts as usual variation over so many months."""

from datetime import date

import polars as pl
import pytest

from labourmarket.metrics.variation import usual_change

JUNE = date(2026, 6, 1)


def monthly(values: list[float | None], newest: date = date(2026, 5, 1)) -> pl.DataFrame:
    months = pl.date_range(newest.replace(year=newest.year - 10), newest, "1mo", eager=True).tail(
        len(values)
    )
    return pl.DataFrame({"period": months, "value": pl.Series(values, dtype=pl.Float64)})


def test_eight_of_ten_changes_are_no_greater_than_the_usual_one():
    sizes = [1.0] * 20 + [10.0] * 5  # one in five is a jump
    values = [100.0]
    for size in sizes:
        values.append(values[-1] + size)

    assert usual_change(monthly(values), JUNE, 1) == 1.0


def test_a_fall_counts_as_much_as_a_rise():
    assert usual_change(monthly([100.0, 90.0] * 15), JUNE, 1) == 10.0


def test_of_fewer_changes_than_two_years_have_nothing_usual_is_said():
    assert usual_change(monthly([100.0, 90.0] * 12), JUNE, 1) is None
    assert usual_change(monthly([100.0, 90.0] * 12 + [100.0]), JUNE, 1) == 10.0


@pytest.mark.parametrize("place", [0, 5, 12])
def test_a_month_that_is_not_known_is_no_end_of_a_change(place):
    values: list[float | None] = [100.0, 90.0] * 15
    values[place] = None

    assert usual_change(monthly(values), JUNE, 1) == 10.0


def test_neither_the_month_itself_nor_what_lies_five_years_back_takes_part():
    calm = [100.0, 101.0] * 30  # the sixty months before
    wild_before, wild_now = [0.0, 900.0] * 10, [5000.0]

    assert usual_change(monthly([*wild_before, *calm, *wild_now], JUNE), JUNE, 1) == 1.0


def test_a_change_on_the_year_is_held_against_others_on_the_year():
    values = [100.0 + month for month in range(12 + 24)]  # one more in every month

    assert usual_change(monthly(values), JUNE, 1) == 1.0
    assert usual_change(monthly(values), JUNE, 12) == 12.0


def test_a_change_that_ends_within_the_five_years_may_begin_before_them():
    assert usual_change(monthly([5.0] * 12 + [5.0, 8.0] * 30), JUNE, 11) == 3.0
    assert usual_change(monthly([5.0] * 40 + [8.0] * 12), JUNE, 12) == 3.0


@pytest.mark.parametrize("months", [0, 13, 36])
def test_of_no_change_and_of_one_over_more_than_a_year_nothing_usual_is_said(months):
    assert usual_change(monthly([100.0, 90.0] * 60), JUNE, months) is None
