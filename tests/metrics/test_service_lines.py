"""Placement on the service lines: exact counts, honest sums, shares of the right whole."""

from datetime import date

import polars as pl
import pytest

from labourmarket.metrics.service_lines import (
    in_newest_month,
    is_published,
    on_lines,
    shares,
    summed,
)

KEMI, SIMO = "KU240", "KU751"
LINES = (
    "job_brokerage",
    "skills_development",
    "supported_employment",
    "multidisciplinary_joint_service",
)


def placement(
    counts: dict[str, tuple[int, ...]],
    period: date = date(2023, 1, 1),
    source_id: str = "forum_2023",
) -> pl.DataFrame:
    return pl.DataFrame(
        [
            {
                "area_code": area,
                "period": period,
                "service_line": line,
                "jobseekers": count,
                "unemployed": count // 2,
                "published_share_percent": None,
                "source_id": source_id,
            }
            for area, of_area in counts.items()
            for line, count in zip(LINES, of_area, strict=True)
        ],
        schema_overrides={"published_share_percent": pl.Float64},
    )


PLACED = placement({SIMO: (100, 30, 50, 20), KEMI: (600, 400, 700, 300)})


def test_areas_and_lines_stand_in_the_order_that_was_asked_for():
    rows = on_lines(PLACED.reverse(), [KEMI, SIMO])

    assert rows["area_code"].to_list() == [KEMI] * 4 + [SIMO] * 4
    assert rows["jobseekers"].to_list() == [600, 400, 700, 300, 100, 30, 50, 20]


def test_a_municipality_that_is_not_in_hand_is_unknown_and_not_nobody():
    rows = on_lines(PLACED, [SIMO, "KU851"])

    assert rows["jobseekers"].to_list() == [100, 30, 50, 20, None, None, None, None]
    assert summed(rows, "service_line")["jobseekers"].to_list() == [None] * 4
    assert summed(rows, "area_code")["jobseekers"].to_list() == [200, None]


def test_the_sum_of_a_line_is_that_of_its_municipalities():
    sums = summed(on_lines(PLACED, [KEMI, SIMO]), "service_line")

    assert sums["jobseekers"].to_list() == [700, 430, 750, 320]
    assert sums["unemployed"].to_list() == [350, 215, 375, 160]


@pytest.mark.parametrize(
    ("within", "expected"),
    [("area_code", 100 * 100 / 200), ("service_line", 100 * 100 / 700)],
)
def test_a_share_is_of_the_municipality_or_of_the_line(within, expected):
    rows = shares(on_lines(PLACED, [KEMI, SIMO]), "jobseekers", within)

    assert rows.filter(area_code=SIMO)["value"][0] == pytest.approx(expected)
    assert rows.group_by(within).agg(pl.col("value").sum())["value"].to_list() == pytest.approx(
        [100] * rows[within].n_unique()
    )


def test_a_share_of_nobody_or_of_an_unknown_whole_is_not_known():
    nobody = shares(on_lines(placement({SIMO: (0, 0, 0, 0)}), [SIMO]), "jobseekers", "area_code")
    unknown = shares(on_lines(PLACED, [SIMO, "KU851"]), "jobseekers", "service_line")

    assert nobody["value"].to_list() == [None] * 4
    assert unknown["value"].to_list() == [None] * 8


def test_only_the_newest_month_is_shown():
    later = placement({SIMO: (1, 2, 3, 4)}, date(2023, 2, 1))

    rows = in_newest_month(pl.concat([PLACED, later]))

    assert rows["period"].unique().to_list() == [date(2023, 2, 1)]


def test_of_two_sources_of_the_newest_month_the_published_one_is_shown():
    own = placement({KEMI: (1, 2, 3, 4)}, source_id="own_service_lines")

    rows = in_newest_month(pl.concat([own, PLACED]))

    assert set(rows["source_id"]) == {"forum_2023"}
    assert is_published(rows)
    assert not is_published(own)
