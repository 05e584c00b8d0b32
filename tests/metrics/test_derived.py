"""Rates and sums that follow from the published counts, with the bounds of secret parts."""

from __future__ import annotations

from datetime import date, datetime

import polars as pl
import pytest
from hypothesis import assume, given, strategies as st

from labourmarket.catalogue.indicators import SERVICE_PARTS
from labourmarket.metrics import derived

UNEMPLOYED, LABOUR_FORCE = "unemployed_jobseekers", "labour_force"
COUNT = st.one_of(st.just(0), st.integers(5, 5000))


def observations(**counts: float | tuple[float, float] | None) -> pl.DataFrame:
    """One municipality in one month: a number is known, None is secret, a pair is an interval."""
    rows = []
    for indicator_id, count in counts.items():
        low, high = (1, 4) if count is None else count if isinstance(count, tuple) else (count,) * 2
        rows.append(
            {
                "indicator_id": indicator_id,
                "area_code": "KU751",
                "period": date(2026, 6, 1),
                "frequency": "month",
                "value": None if low != high else float(low),
                "low": float(low),
                "high": float(high),
                "status": "suppressed" if count is None else "published",
                "source_id": "statfin_12r5",
                "released_at": datetime(2026, 7, 21),
            }
        )
    return pl.DataFrame(rows, schema_overrides={"value": pl.Float64})


def services(*counts: int | None) -> dict[str, int | None]:
    return dict(zip((part.id for part in SERVICE_PARTS), counts, strict=True))


def bounds(rows: pl.DataFrame) -> tuple:
    return rows.select("value", "low", "high").row(0)


def test_those_in_services_are_the_sum_of_six_contents():
    in_services = derived.in_services(observations(**services(1, 2, 3, 4, 5, 6)))

    assert bounds(in_services) == (21, 21, 21)
    assert in_services["indicator_id"].item() == "in_services"


def test_a_secret_part_of_the_services_is_bounded_by_nought_and_four():
    in_services = derived.in_services(observations(**services(10, None, 0, 0, None, 0)))

    assert bounds(in_services) == (None, 10, 18)


def test_without_one_of_the_six_contents_nothing_is_said_of_the_services():
    five = observations(**services(1, 2, 3, 4, 5, 6)).head(5)

    assert derived.in_services(five).is_empty()


def test_broad_unemployment_adds_the_unemployed_and_those_in_services():
    broad = derived.broad_unemployment(
        observations(unemployed_jobseekers=114, in_services=(10, 18))
    )

    assert bounds(broad) == (None, 124, 132)


def test_the_activation_rate_is_the_services_share_of_services_and_unemployed():
    rate = derived.activation_rate(observations(in_services=286, unemployed_jobseekers=1386))

    assert bounds(rate) == pytest.approx((100 * 286 / 1672,) * 3)


def test_the_activation_rate_of_simo_in_june_2026_is_an_interval():
    rate = derived.activation_rate(observations(in_services=(10, 18), unemployed_jobseekers=114))

    value, low, high = bounds(rate)
    assert value is None
    assert (round(low, 1), round(high, 1)) == (8.1, 13.6)


def test_without_people_there_is_no_rate_and_no_zero():
    rate = derived.activation_rate(observations(in_services=0, unemployed_jobseekers=0))

    assert bounds(rate) == (None, None, None)
    assert rate["status"].item() == "not_available"


def test_where_perhaps_nobody_is_there_nothing_is_said_of_the_rate():
    known = observations(in_services=(0, 4), unemployed_jobseekers=0)

    assert bounds(derived.activation_rate(known)) == (None, None, None)


def test_without_a_labour_force_there_is_no_share():
    known = observations(unemployed_jobseekers=5, labour_force=0)

    assert bounds(derived.unemployed_share_of_labour_force(known)) == (None, None, None)


def test_the_share_of_the_labour_force_is_not_rounded():
    known = observations(unemployed_jobseekers=1386, labour_force=8098)

    assert bounds(derived.unemployed_share_of_labour_force(known))[0] == 100 * 1386 / 8098


@given(
    st.lists(st.one_of(st.none(), COUNT), min_size=6, max_size=6),
    st.one_of(st.none(), COUNT),
    st.data(),
)
def test_the_interval_of_an_activation_rate_holds_the_rate_of_every_completion(
    parts, unemployed, data
):
    secret = st.integers(1, 4)
    true_services = sum(data.draw(secret) if part is None else part for part in parts)
    true_unemployed = data.draw(secret) if unemployed is None else unemployed
    assume(true_services + true_unemployed > 0)
    published = observations(**services(*parts), unemployed_jobseekers=unemployed)

    known = pl.concat([published, derived.all_counts(published)])
    value, low, high = bounds(derived.activation_rate(known))

    true = 100 * true_services / (true_services + true_unemployed)
    if low is None:  # the lowest rate would be one of nobody
        assert (value, high, unemployed) == (None, None, 0)
    else:
        assert low - 1e-9 <= true <= high + 1e-9
        assert value is None or value == pytest.approx(true)


@given(st.one_of(st.none(), COUNT), st.integers(1, 9000), st.data())
def test_the_interval_of_a_share_holds_the_share_of_every_completion(unemployed, force, data):
    true = data.draw(st.integers(1, 4)) if unemployed is None else unemployed
    known = observations(unemployed_jobseekers=unemployed, labour_force=force)

    _value, low, high = bounds(derived.unemployed_share_of_labour_force(known))

    assert low - 1e-9 <= 100 * true / force <= high + 1e-9


@given(COUNT, COUNT)
def test_an_activation_rate_is_a_per_cent(in_services, unemployed):
    assume(in_services + unemployed > 0)
    known = observations(in_services=in_services, unemployed_jobseekers=unemployed)

    assert 0 <= bounds(derived.activation_rate(known))[0] <= 100
