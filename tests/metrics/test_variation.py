"""What counts as usual variation from month to month."""

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

    assert usual_change(monthly(values), JUNE) == 1.0


def test_a_fall_counts_as_much_as_a_rise():
    assert usual_change(monthly([100.0, 90.0] * 15), JUNE) == 10.0


def test_of_fewer_changes_than_two_years_have_nothing_usual_is_said():
    assert usual_change(monthly([100.0, 90.0] * 12), JUNE) is None
    assert usual_change(monthly([100.0, 90.0] * 12 + [100.0]), JUNE) == 10.0


@pytest.mark.parametrize("place", [0, 5, 12])
def test_a_month_that_is_not_known_is_no_end_of_a_change(place):
    values: list[float | None] = [100.0, 90.0] * 15
    values[place] = None

    assert usual_change(monthly(values), JUNE) == 10.0


def test_neither_the_month_itself_nor_what_lies_five_years_back_takes_part():
    calm = [100.0, 101.0] * 30  # the sixty months before
    wild_before, wild_now = [0.0, 900.0] * 10, [5000.0]

    assert usual_change(monthly([*wild_before, *calm, *wild_now], JUNE), JUNE) == 1.0
