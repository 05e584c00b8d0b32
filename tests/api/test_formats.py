"""An answer tells the same figures in every format: nulls, bounds, sources, invented data."""

from __future__ import annotations

import io
import shutil
from datetime import date
from pathlib import Path

import duckdb
import orjson
import polars as pl
import pytest

from labourmarket import language, queries
from labourmarket.api import documents, jsonstat, parameters
from labourmarket.api.answer import MOST_FIGURES, Answer, answer
from labourmarket.api.formats import written
from labourmarket.api.media import FORMATS
from labourmarket.api.parameters import WrongParametersError
from pipelines.faults import Fault
from pipelines.formats import jsonstat as publishers

SECRET = [("indicator", "open_vacancies"), ("area", "KU240,KU751"), ("period", "2019-06,2019-07")]
INTERVAL = [("indicator", "in_services"), ("area", "KU751"), ("period", "2026-06")]


@pytest.fixture(autouse=True)
def _warehouse(built_warehouse):
    """Figures come from a warehouse."""


@pytest.fixture
def invented(built_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A warehouse of which one file is marked as invented."""
    shutil.copy2(built_data / "warehouse.duckdb", tmp_path)
    with duckdb.connect(str(tmp_path / "warehouse.duckdb")) as warehouse:
        warehouse.execute("UPDATE load SET invented = true WHERE source_id = 'statfin_12r5'")
    monkeypatch.setenv("TYOTAULU_DATA", str(tmp_path))


def of(pairs: list[tuple[str, str]], most: int = MOST_FIGURES) -> Answer:
    known = queries.areas()["area_code"].to_list()
    return answer(parameters.question(pairs, "", known), most)


def as_json(pairs: list[tuple[str, str]], format_name: str = "json") -> dict[str, object]:
    return orjson.loads(written(of(pairs), format_name))


def as_cube(folder: Path, pairs: list[tuple[str, str]]) -> pl.DataFrame:
    """Read json-stat2 as we read that of the publishers."""
    path = folder / "answer.json"
    path.write_bytes(written(of(pairs), "json-stat2"))
    faults: list[Fault] = []
    cube = publishers.read(path, faults)
    assert faults == []
    return cube.cells


def test_a_secret_count_is_null_with_its_status_and_bounds():
    secret = next(row for row in as_json(SECRET)["observations"] if row["value"] is None)

    assert (secret["area_code"], secret["name"]) == ("KU751", "Simo")
    assert (secret["status"], secret["low"], secret["high"]) == ("suppressed", 1, 4)


def test_a_sum_with_secret_parts_has_bounds_and_no_value():
    (row,) = as_json(INTERVAL)["observations"]

    assert row["value"] is None
    assert row["status"] == "computed"
    assert row["low"] < row["high"]


def test_the_figures_are_those_that_the_pages_show():
    told = of([("indicator", "unemployed_share_of_labour_force"), ("area", "KU240")]).rows
    shown = queries.monthly("unemployed_share_of_labour_force", ("KU240",))

    assert told.select(shown.columns).equals(shown)


def test_a_yearly_figure_comes_from_the_preferred_source():
    pairs = [("indicator", "unemployed_jobseekers"), ("area", "TA22"), ("period", "2022")]
    rows = of(pairs).rows

    assert rows.select("period", "value", "source_id").rows() == [
        (date(2022, 1, 1), 2723.25, "computed")
    ]


def test_every_file_format_holds_the_same_rows(tmp_path):
    rows = of(SECRET).rows
    csv = pl.read_csv(written(of(SECRET), "csv"), separator=";", decimal_comma=True)
    parquet = pl.read_parquet(io.BytesIO(written(of(SECRET), "parquet")))
    json = pl.DataFrame(as_json(SECRET)["observations"], infer_schema_length=None)

    assert parquet.equals(rows)
    for read in (csv, json):
        for column in ("indicator_id", "area_code", "value", "low", "high", "status"):
            assert read[column].to_list() == rows[column].to_list()
    assert csv["period"].to_list() == json["period"].to_list() == rows["period"].cast(str).to_list()


def test_json_stat_is_read_back_as_that_of_a_publisher(tmp_path):
    rows = of(SECRET).rows
    cells = as_cube(tmp_path, SECRET)

    assert cells.columns == ["metric", "geo", "time", "value", "symbol"]
    assert cells["time"].to_list() == ["2019-06", "2019-07"] * 2
    assert cells.select("geo", "value", "symbol").rows() == (
        rows.sort("area_code", "period").select("area_code", "value", "status").rows()
    )


def test_json_stat_says_of_a_cell_between_the_figures_that_it_is_missing(tmp_path):
    pairs = [("indicator", "jobseekers,labour_force"), ("area", "KU240")]
    cells = as_cube(tmp_path, pairs)
    told = of(pairs).rows

    missing = cells.filter(pl.col("symbol") == jsonstat.MISSING)
    assert missing["value"].null_count() == missing.height == cells.height - told.height > 0
    assert set(missing["metric"]) == {"jobseekers"}


def test_json_stat_has_the_bounds_of_cells_without_a_value():
    cube = as_json(SECRET, "json-stat2")
    place = cube["value"].index(None)

    assert cube["size"] == [1, 2, 2]
    assert cube["extension"]["low"] == {str(place): 1}
    assert cube["extension"]["high"] == {str(place): 4}
    assert cube["updated"] == "2023-12-05T00:00:00Z"


def test_json_stat_names_its_parts_in_the_language_asked_for():
    with language.speaking("sv"):
        cube = as_json(INTERVAL, "json-stat2")

    assert cube["dimension"]["period"]["category"]["label"] == {"2026-06": "juni 2026"}
    assert cube["dimension"]["area"]["label"] == "Område"
    assert "sekretessbelagt" in cube["note"][1]


@pytest.mark.parametrize("format_name", FORMATS)
def test_every_format_tells_source_release_and_licence(format_name):
    told = text(written(of(SECRET), format_name), format_name)

    assert "Tilastokeskus: StatFin 12r5, Työnvälitystilasto, julkaistu 5.12.2023" in told
    assert "CC BY 4.0" in told
    assert "KEKSITTYÄ" not in told


@pytest.mark.parametrize("format_name", FORMATS)
def test_invented_data_are_marked_in_every_format(format_name, invented):
    assert "KEKSITTYÄ AINEISTOA" in text(written(of(SECRET), format_name), format_name)


def test_invented_data_are_marked_where_no_figure_is(invented):
    assert as_json(SECRET)["invented"] is True
    assert as_json(SECRET, "json-stat2")["extension"]["invented"] is True
    assert documents.catalogue()["invented"] is True
    assert documents.areas(None)["invented"] is True


def text(file: bytes, format_name: str) -> str:
    if format_name == "parquet":
        return pl.read_parquet_metadata(io.BytesIO(file))["source"]
    return file.decode("utf-8-sig")


@pytest.mark.parametrize("format_name", FORMATS)
def test_a_period_that_is_not_in_hand_gives_an_empty_answer(format_name):
    nothing = of([("indicator", "open_vacancies"), ("period", "2024-05")])

    assert nothing.rows.is_empty()
    assert written(nothing, format_name)


def test_a_span_gives_its_months_and_no_others():
    rows = of([("indicator", "open_vacancies"), ("area", "KU240"), ("from", "2023-09")]).rows

    assert rows["period"].to_list() == [date(2023, 9, 1), date(2023, 10, 1), date(2026, 6, 1)]
    until = of([("indicator", "open_vacancies"), ("area", "KU240"), ("to", "2006-02")]).rows
    assert until["period"].to_list() == [date(2006, 1, 1), date(2006, 2, 1)]


def test_an_answer_of_more_figures_than_it_may_be_made_of_is_refused():
    year = [("indicator", "unemployed_jobseekers"), ("area", "TA22"), ("period", "2022")]
    told_by_two_sources = 2
    assert of(year, most=told_by_two_sources).rows.height == 1

    with pytest.raises(WrongParametersError) as told:
        of(year, most=told_by_two_sources - 1)

    assert "enintään 1 lukua" in told.value.wrong[0].hint


def test_a_cube_with_more_cells_than_it_may_hold_is_refused():
    assert jsonstat.dataset(of(SECRET), "", {}, most=4)["size"] == [1, 2, 2]

    with pytest.raises(WrongParametersError, match="indicator, area, period"):
        jsonstat.dataset(of(SECRET), "", {}, most=3)


def test_the_catalogue_tells_every_indicator_and_its_periods_in_hand():
    with language.speaking("en"):
        told = documents.catalogue()
    vacancies = next(one for one in told["indicators"] if one["indicator_id"] == "open_vacancies")

    assert vacancies["title"] == "Open vacancies"
    assert vacancies["in_hand"][0] == {
        "frequency": "month",
        "first": date(2006, 1, 1),
        "last": date(2023, 10, 1),
    }
    assert {"statfin_12r5", "kela_municipal_share"} <= {one["source_id"] for one in told["sources"]}


def test_areas_are_told_by_level_in_the_language_asked_for():
    with language.speaking("sv"):
        regions = documents.areas("region")["areas"]

    assert len(regions) == 19
    assert {"area_code": "MK19", "name": "Lappland"}.items() <= next(
        one for one in regions if one["area_code"] == "MK19"
    ).items()
