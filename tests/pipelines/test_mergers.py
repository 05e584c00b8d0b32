"""A municipality that ended keeps its history; the one that took it, if known, gets it too."""

from __future__ import annotations

from datetime import date, datetime

import orjson
import polars as pl
import pytest

from labourmarket import queries, warehouse
from labourmarket.metrics.mergers import united
from labourmarket.narrative import changes as narrative

RELEASE, LATER = datetime(2023, 12, 5), datetime(2025, 2, 20)
ENDED = date(2024, 12, 31)


def counts(*rows: tuple[str, date, float | None, datetime]) -> pl.DataFrame:
    return pl.DataFrame(
        [
            {
                "indicator_id": "unemployed_jobseekers",
                "area_code": area_code,
                "period": period,
                "frequency": "month",
                "value": value,
                "low": 1.0 if value is None else value,
                "high": 4.0 if value is None else value,
                "status": "suppressed" if value is None else "published",
                "source_id": "statfin_12r5",
                "released_at": released_at,
            }
            for area_code, period, value, released_at in rows
        ],
        schema_overrides={"value": pl.Float64},
    )


def merger(merged_into: str | None) -> pl.DataFrame:
    return pl.DataFrame(
        {"area_code": ["KU588"], "merged_into": [merged_into], "valid_to": [ENDED]},
        schema_overrides={"merged_into": pl.String},
    )


def of_area(rows: pl.DataFrame, area_code: str) -> list[tuple[object, ...]]:
    of_it = rows.filter(pl.col("area_code") == area_code).sort("period")
    return of_it.select("value", "low", "high", "source_id").rows()


def test_the_count_of_a_merged_municipality_is_added_to_the_one_that_took_it():
    month = date(2023, 10, 1)
    published = counts(("KU588", month, 60, RELEASE), ("KU507", month, 300, RELEASE))

    rows = united(published, merger("KU507"))

    assert of_area(rows, "KU507") == [(360, 360, 360, "computed")]
    assert of_area(rows, "KU588") == [(60, 60, 60, "statfin_12r5")]


def test_a_secret_count_makes_the_sum_an_interval():
    month = date(2023, 10, 1)
    published = counts(("KU588", month, None, RELEASE), ("KU507", month, 300, RELEASE))

    rows = united(published, merger("KU507"))

    assert of_area(rows, "KU507") == [(None, 301, 304, "computed")]


def test_nothing_is_added_where_it_is_not_known_which_municipality_took_it():
    month = date(2023, 10, 1)
    published = counts(("KU588", month, 60, RELEASE), ("KU507", month, 300, RELEASE))

    assert united(published, merger(None)).equals(published)


def test_a_release_on_the_new_division_contains_the_old_municipality_already():
    month = date(2023, 10, 1)
    published = counts(("KU588", month, 60, RELEASE), ("KU507", month, 360, LATER))

    rows = united(published, merger("KU507"))

    assert of_area(rows, "KU507") == [(360, 360, 360, "statfin_12r5")]


def test_a_month_after_the_merger_is_not_added():
    month = date(2025, 1, 1)
    published = counts(("KU588", month, 60, LATER), ("KU507", month, 300, LATER))

    rows = united(published, merger("KU507"))

    assert of_area(rows, "KU507") == [(300, 300, 300, "statfin_12r5")]


@pytest.fixture
def with_pertunmaa(data):
    """An answer with KU588, whose figures are those that Ylitornio has."""
    history = data / "raw/statfin_12r5/12r5_TA22_2006M01-2023M10.json"
    answer = orjson.loads(history.read_text("utf-8").replace("KU976", "KU588"))
    history.with_name("pertunmaa.json").write_bytes(orjson.dumps(answer))
    return data


def rewritten(data, row: str) -> None:
    (data / "raw/classification/mergers.csv").write_text(
        f"area_code,name_fi,valid_to,merged_into,note_fi\n{row}\n", "utf-8"
    )


def unemployed(area_code: str) -> dict[str, float]:
    return dict(
        warehouse.query(
            "SELECT source_id, value FROM observation WHERE area_code = $area_code "
            "AND indicator_id = 'unemployed_jobseekers' AND period = DATE '2022-06-01' "
            "AND frequency = 'month'",
            area_code=area_code,
        ).iter_rows()
    )


def test_pertunmaa_is_an_area_that_ended_and_keeps_its_history(with_pertunmaa, pipelines):
    answer = pipelines("build")

    area = queries.areas().row(by_predicate=pl.col("area_code") == "KU588", named=True)
    assert answer.code == 0
    assert (area["level"], area["name_fi"], area["valid_to"]) == (
        "municipality",
        "Pertunmaa",
        ENDED,
    )
    assert unemployed("KU588") == unemployed("KU976") != {}
    assert "KU588" not in queries.focus().municipality_codes


def test_it_is_told_that_the_data_do_not_know_which_municipality_took_pertunmaa(built_warehouse):
    (told,) = narrative.mergers(queries.mergers())

    assert "Pertunmaa (KU588)" in told
    assert "historia pysyy sen omalla koodilla" in told


def test_where_it_is_known_the_sum_is_computed_served_and_part_of_the_areas(
    with_pertunmaa, pipelines
):
    own, area = unemployed("KU976")["statfin_12r5"], unemployed("TA22")["computed"]
    rewritten(with_pertunmaa, "KU588,Pertunmaa,2024-12-31,KU976,Keksitty.")

    answer = pipelines("build")

    served = queries.monthly("unemployed_jobseekers", ("KU976",))
    assert answer.code == 0
    assert unemployed("KU976") == {"statfin_12r5": own, "computed": 2 * own}
    assert unemployed("TA22")["computed"] == area + own
    assert served.filter(pl.col("period") == date(2022, 6, 1))["value"].item() == 2 * own
    assert served.filter(pl.col("period") == date(2026, 6, 1))["value"].item() == 155


@pytest.mark.parametrize(
    ("row", "wrong"),
    [
        ("KU588,Pertunmaa,2024-12-31,KU999,Keksitty.", "KU999"),
        ("KU240,Kemi,2024-12-31,,Keksitty.", "KU240"),
        ("KU588,Pertunmaa,2024-13-31,,Keksitty.", "2024-13-31"),
    ],
    ids=["unknown_successor", "still_there", "no_day"],
)
def test_a_merger_that_cannot_be_is_refused(data, pipelines, row, wrong):
    rewritten(data, row)

    answer = pipelines("build")

    assert answer.code == 1
    assert answer.line("mergers.csv", wrong)


def test_without_its_merger_a_code_that_is_not_in_the_division_is_refused(
    with_pertunmaa, pipelines
):
    (with_pertunmaa / "raw/classification/mergers.csv").unlink()

    answer = pipelines("build")

    assert answer.code == 1
    assert answer.line("pertunmaa.json", "KU588")
