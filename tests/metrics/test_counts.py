"""Sums and averages in which a secret part makes an interval and a missing one nothing."""

from __future__ import annotations

from datetime import date, datetime

import polars as pl
import pytest
from hypothesis import given, strategies as st

from labourmarket.metrics import counts

RELEASED = datetime(2026, 7, 21)
SECRET = (None, 1, 4)
MISSING = (None, None, None)


def known(value: float) -> tuple[float, float, float]:
    return value, value, value


def observations(*rows: tuple, indicator: str = "open_vacancies") -> pl.DataFrame:
    """An observation frame of (area, period, (value, low, high))."""
    status = {SECRET: "suppressed", MISSING: "not_available"}
    return pl.DataFrame(
        [
            {
                "indicator_id": indicator,
                "area_code": area,
                "period": period,
                "frequency": "month",
                "value": bounds[0],
                "low": bounds[1],
                "high": bounds[2],
                "status": status.get(bounds, "published"),
                "source_id": "statfin_12r5",
                "released_at": RELEASED,
            }
            for area, period, bounds in rows
        ],
        schema_overrides={"value": pl.Float64, "low": pl.Float64, "high": pl.Float64},
    )


JUNE = date(2026, 6, 1)
AREA = pl.DataFrame({"area_code": ["KU240", "KU751"], "sum_area_code": ["TA22", "TA22"]})


def area_sum(kemi: tuple, simo: tuple) -> pl.DataFrame:
    return counts.sum_over_areas(
        observations(("KU240", JUNE, kemi), ("KU751", JUNE, simo)), AREA, ["open_vacancies"]
    )


def test_the_sum_of_known_counts_is_known():
    total = area_sum(known(68), known(0))

    assert total.select("area_code", "value", "low", "high", "status", "source_id").rows() == [
        ("TA22", 68, 68, 68, "computed", "computed")
    ]


def test_a_secret_count_makes_the_sum_an_interval():
    total = area_sum(known(68), SECRET)

    assert total.select("value", "low", "high", "status").rows() == [(None, 69, 72, "computed")]


def test_a_missing_count_leaves_nothing_to_say_of_the_sum():
    total = area_sum(known(68), MISSING)

    assert total.select("value", "low", "high", "status").rows() == [
        (None, None, None, "not_available")
    ]


def test_an_area_that_lacks_a_municipality_has_no_sum():
    alone = observations(("KU240", JUNE, known(68)))

    assert counts.sum_over_areas(alone, AREA, ["open_vacancies"]).is_empty()


def test_a_rate_is_never_summed():
    rates = observations(
        ("KU240", JUNE, known(17.1)), ("KU751", JUNE, known(10.4)), indicator="activation_rate"
    )

    assert counts.sum_over_areas(rates, AREA, ["open_vacancies"]).is_empty()


def test_a_municipality_may_belong_to_an_official_and_to_an_own_area():
    both = pl.concat([AREA, AREA.head(1).with_columns(sum_area_code=pl.lit("OWN"))])
    of_both = counts.sum_over_areas(
        observations(("KU240", JUNE, known(68)), ("KU751", JUNE, known(5))),
        both,
        ["open_vacancies"],
    )

    assert dict(of_both.select("area_code", "value").iter_rows()) == {"TA22": 73, "OWN": 68}


@given(
    st.lists(st.one_of(st.integers(0, 0), st.integers(5, 900), st.none()), min_size=1), st.data()
)
def test_the_interval_of_a_sum_holds_every_possible_completion_of_its_secret_parts(parts, data):
    true = [data.draw(st.integers(1, 4)) if part is None else part for part in parts]
    rows = observations(
        *(
            (f"KU{place:03}", JUNE, SECRET if part is None else known(part))
            for place, part in enumerate(parts)
        )
    )

    total = counts.summed(rows, ["period"]).row(0, named=True)

    assert total["low"] <= sum(true) <= total["high"]
    assert total["high"] - total["low"] == 3 * parts.count(None)
    assert (total["value"] is None) == (None in parts)


def year_of(*bounds: tuple, year: int = 2022, first: int = 1) -> pl.DataFrame:
    return observations(
        *(("KU240", date(year, month, 1), bound) for month, bound in enumerate(bounds, first))
    )


def test_twelve_months_have_a_yearly_average_on_the_years_first_day():
    average = counts.yearly_average(year_of(*map(known, range(1, 13))))

    assert average.select("period", "frequency", "value", "low", "high").rows() == [
        (date(2022, 1, 1), "year", 6.5, 6.5, 6.5)
    ]


def test_eleven_months_have_no_yearly_average():
    assert counts.yearly_average(year_of(*map(known, range(1, 12)))).is_empty()


def test_a_secret_month_makes_the_yearly_average_an_interval():
    average = counts.yearly_average(year_of(*[known(12)] * 11, SECRET))

    assert average.select("value", "low", "high").rows() == [(None, 133 / 12, 136 / 12)]


def test_a_missing_month_leaves_nothing_to_say_of_the_year():
    average = counts.yearly_average(year_of(*[known(12)] * 11, MISSING))

    assert average.select("value", "low", "high", "status").rows() == [
        (None, None, None, "not_available")
    ]


def test_a_twelve_month_average_begins_with_the_twelfth_month():
    averaged = counts.twelve_month_average(year_of(*map(known, range(1, 13))))

    assert averaged["value"].to_list() == [*[None] * 11, 6.5]


def test_a_twelve_month_average_is_unknown_while_a_month_is_absent_from_its_twelve():
    june = 6
    rows = pl.concat([year_of(*[known(10)] * 12), year_of(*[known(10)] * 12, year=2023)])
    with_a_gap = rows.filter(pl.col("period") != date(2022, june, 1))

    averaged = counts.twelve_month_average(with_a_gap)

    first_whole = date(2023, june, 1)
    assert averaged.filter(pl.col("period") < first_whole)["value"].null_count() == 16
    assert averaged.filter(pl.col("period") >= first_whole)["value"].to_list() == [10.0] * 7


def test_a_twelve_month_average_over_a_secret_month_is_an_interval():
    averaged = counts.twelve_month_average(year_of(*[known(12)] * 11, SECRET))

    last = averaged.row(-1, named=True)
    assert last["value"] is None
    assert (last["low"], last["high"]) == (133 / 12, 136 / 12)


def test_one_municipalitys_months_do_not_flow_into_anothers_average():
    kemi_until_november = year_of(*[known(10)] * 11)
    simo_in_december = year_of(known(10), first=12).with_columns(area_code=pl.lit("KU751"))

    averaged = counts.twelve_month_average(pl.concat([kemi_until_november, simo_in_december]))

    assert averaged["value"].to_list() == [None] * 12


@given(st.lists(st.integers(0, 5000), min_size=12, max_size=12))
def test_a_yearly_average_lies_between_its_lowest_and_highest_month(months):
    average = counts.yearly_average(year_of(*map(known, months)))["value"].item()

    assert min(months) <= average <= max(months)
    assert average * 12 == pytest.approx(sum(months))
