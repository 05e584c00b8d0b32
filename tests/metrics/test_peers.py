"""Peers: the areas most alike, by visible indicators, weights and distances."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest
from hypothesis import given, strategies as st

from labourmarket.catalogue.peers import PEER_INDICATORS
from labourmarket.metrics import peers as metrics_peers
from labourmarket.metrics.peers import COUNTS, NEAREST, Peers, peers

JUNE = date(2026, 6, 1)
UNEMPLOYED, LABOUR_FORCE, YOUNG = "unemployed_jobseekers", "labour_force", "unemployed_under_25"


def counts(area: str, period: date = JUNE, **values: float | None) -> pl.DataFrame:
    """Some counts of one area in one month; None is secret."""
    return pl.DataFrame(
        {"indicator_id": list(values), "value": list(values.values())},
        schema={"indicator_id": pl.String, "value": pl.Float64},
    ).select("indicator_id", area_code=pl.lit(area), period=pl.lit(period), value="value")


def found(*of_areas: pl.DataFrame) -> Peers:
    months = pl.concat(of_areas)
    level = (
        pl.when(pl.col("area_code").str.starts_with("KU"))
        .then(pl.lit("municipality"))
        .when(pl.col("area_code").str.starts_with("MK"))
        .then(pl.lit("region"))
        .otherwise(pl.lit("employment_area"))
    )
    areas = months.select("area_code").unique().with_columns(level=level)
    return peers(months, areas)


def area(code: str, unemployed: float, labour_force: float = 1000, **more) -> pl.DataFrame:
    return counts(code, **{UNEMPLOYED: unemployed, LABOUR_FORCE: labour_force} | more)


def nearest(result: Peers, code: str) -> list[str]:
    return result.peer.filter(pl.col("area_code") == code).sort("place")["peer_area_code"].to_list()


def test_the_nearest_is_the_one_whose_figures_differ_least():
    result = found(area("KU001", 100), area("KU002", 150), area("KU003", 110), area("KU004", 300))

    assert nearest(result, "KU001") == ["KU003", "KU002", "KU004"]


def test_the_distance_is_the_root_of_the_mean_of_squared_standardised_differences():
    result = found(area("KU001", 100), area("KU002", 200), area("KU003", 300))
    deviation = (200 / 3) ** 0.5

    # the labour force is the same everywhere: it sets nobody apart and is left out
    assert result.indicator["indicator_id"].to_list() == ["unemployed_share_of_labour_force"]
    row = result.indicator.row(0, named=True)
    assert (row["mean"], row["period"]) == (20, JUNE)
    assert row["deviation"] == pytest.approx(deviation)
    assert result.peer.filter(pl.col("area_code") == "KU001")["distance"].to_list() == (
        pytest.approx([10 / deviation, 20 / deviation])
    )


def test_size_is_compared_by_multiples():
    result = found(
        area("KU001", 100, 1_000), area("KU002", 1_000, 10_000), area("KU003", 10_000, 100_000)
    )

    assert nearest(result, "KU002") == ["KU001", "KU003"]
    distances = result.peer.filter(pl.col("area_code") == "KU002")["distance"].to_list()
    assert distances[0] == pytest.approx(distances[1], rel=1e-2)


def test_a_heavier_indicator_sets_areas_further_apart():
    result = found(
        area("KU001", 100, **{YOUNG: 10}),
        area("KU002", 200, **{YOUNG: 20}),
        area("KU003", 100, **{YOUNG: 20}),
    )

    # from 1, only the level of unemployment parts 2, only the share of the young parts 3
    assert PEER_INDICATORS["unemployed_share_of_labour_force"].weight == 2
    assert nearest(result, "KU001") == ["KU003", "KU002"]


def test_a_secret_count_is_left_out_and_the_area_compared_by_the_rest():
    result = found(
        area("KU001", 100, 1000, **{YOUNG: None}),
        area("KU002", 110, 1000, **{YOUNG: 50}),
        area("KU003", 200, 1000, **{YOUNG: 20}),
    )
    held = result.value.filter(pl.col("area_code") == "KU001")["indicator_id"].to_list()

    assert held == ["unemployed_share_of_labour_force"]
    assert nearest(result, "KU001") == ["KU002", "KU003"]


def test_an_indicator_known_of_less_than_half_of_the_areas_is_left_out():
    with_young = [area("KU001", 100, **{YOUNG: 10}), area("KU002", 150, **{YOUNG: 40})]
    others = [area("KU003", 110), area("KU004", 120), area("KU005", 130)]

    left_out = found(*with_young, *others).indicator["indicator_id"]
    taken = found(*with_young, *others[:2]).indicator["indicator_id"]

    assert "under_25_share_of_unemployed" not in left_out
    assert "under_25_share_of_unemployed" in taken


def test_areas_that_share_less_than_half_of_the_weights_are_nobodys_peers():
    hardly_known = counts("KU003", **{UNEMPLOYED: 100, YOUNG: 10})

    result = found(
        area("KU001", 100, 1000, **{YOUNG: 10}),
        area("KU002", 200, 3000, **{YOUNG: 30}),
        hardly_known,
    )

    assert nearest(result, "KU001") == ["KU002"]
    assert nearest(result, "KU003") == []


def test_municipalities_and_employment_areas_are_compared_among_themselves():
    result = found(
        area("KU001", 100), area("KU002", 150), area("TA01", 100), area("TA02", 90), area("MK19", 1)
    )

    assert nearest(result, "KU001") == ["KU002"]
    assert nearest(result, "TA01") == ["TA02"]
    assert nearest(result, "MK19") == []


def test_an_own_list_of_municipalities_has_peers_and_is_nobodys():
    own = area("OWN", 100)

    result = found(own, area("TA01", 100), area("TA02", 200))

    assert nearest(result, "OWN") == ["TA01", "TA02"]
    assert nearest(result, "TA01") == ["TA02"]
    assert result.indicator["mean"].item() == 15


def test_an_area_alone_on_its_level_has_no_peers():
    result = found(area("TA22", 3132, 24933))

    assert result.peer.is_empty()
    assert result.indicator.is_empty()
    assert result.value.is_empty()


def test_without_figures_nobody_has_peers():
    result = peers(
        counts("KU001").clear(), pl.DataFrame(schema={"area_code": pl.String, "level": pl.String})
    )

    assert result.peer.is_empty()


def test_the_newest_month_in_which_half_of_the_areas_have_figures_counts():
    july = date(2026, 7, 1)
    alone = counts("KU001", july, **{UNEMPLOYED: 900, LABOUR_FORCE: 1000})

    result = found(alone, area("KU001", 100), area("KU002", 110), area("KU003", 300))

    assert result.indicator["period"].unique().to_list() == [JUNE]
    assert nearest(result, "KU001") == ["KU002", "KU003"]


def test_no_area_has_more_than_seven_peers_and_none_is_its_own():
    many = [area(f"KU{code:03}", 100 + code) for code in range(12)]

    peer = found(*many).peer

    assert peer.group_by("area_code").len()["len"].unique().to_list() == [NEAREST]
    assert peer.filter(pl.col("area_code") == pl.col("peer_area_code")).is_empty()


@given(
    st.lists(
        st.tuples(st.integers(5, 900), st.integers(1000, 90_000)),
        min_size=3,
        max_size=NEAREST,
        unique=True,
    )
)
def test_a_distance_is_the_same_both_ways(figures):
    of_areas = [area(f"KU{place:03}", *one) for place, one in enumerate(figures)]
    distance = {
        (row["area_code"], row["peer_area_code"]): row["distance"]
        for row in found(*of_areas).peer.iter_rows(named=True)
    }

    assert all(one == pytest.approx(distance[b, a]) for (a, b), one in distance.items())


def test_every_count_behind_a_figure_is_asked_for():
    assert set(COUNTS) == {
        UNEMPLOYED,
        LABOUR_FORCE,
        YOUNG,
        "long_term_unemployed",
        "unemployed_foreign",
        "open_vacancies",
    }


def test_among_many_areas_the_nearest_of_each_are_sought_among_all():
    """A whole country's areas are held against all others some at a time."""
    codes = [f"KU{number:03}" for number in range(2 * metrics_peers._AREAS_AT_ONCE + 1)]
    # by one figure alone, the nearest in it are the nearest
    result = found(*(area(code, 1_000 + 3 * at) for at, code in enumerate(codes)))

    assert result.peer.height == NEAREST * len(codes)
    assert nearest(result, codes[0]) == codes[1 : NEAREST + 1]
    assert set(nearest(result, codes[100])) == {
        code for at, code in enumerate(codes) if 0 < abs(at - 100) <= NEAREST // 2
    } | {codes[100 - NEAREST // 2 - 1]}
    assert nearest(result, codes[-1]) == codes[-2 : -NEAREST - 2 : -1]
