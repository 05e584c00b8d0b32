"""The invented data set: plausible, the same each time, marked everywhere, apart from real data."""

from __future__ import annotations

import hashlib
import io
import os
import shutil
import tomllib
from pathlib import Path

import numpy as np
import orjson
import polars as pl
import pytest

from labourmarket import queries, warehouse
from labourmarket.exports import tabular
from labourmarket.ui import frame
from pipelines.__main__ import main
from pipelines.demo import command
from pipelines.demo.answers import MOST_CELLS
from tests import pages
from tests.conftest import ROOT, to_spoil
from tests.pages import html, opened

MONTHS = 36
KELA = "data/raw/kela_municipal_share/municipal_share_TA22_2026M07.csv"


@pytest.fixture(scope="module")
def demo_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo of Meri-Lappi, as the command makes it."""
    folder = tmp_path_factory.mktemp("demo")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TYOTAULU_DATA", str(folder))
        assert main(["demo", "--months", str(MONTHS)]) == 0
    return folder


@pytest.fixture
def demo(demo_data, monkeypatch):
    monkeypatch.setenv("TYOTAULU_DATA", str(demo_data))
    return demo_data


def raw_files(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted((folder / "raw").rglob("*"))
        if path.is_file()
    }


def answers(folder: Path, table: str) -> list[dict]:
    return [
        orjson.loads(path.read_bytes())
        for path in sorted((folder / "raw" / f"statfin_{table}").glob("*.json"))
    ]


def test_it_is_the_same_each_time(demo_data, tmp_path):
    command.write(tmp_path, ["TA22"], MONTHS)

    assert raw_files(tmp_path) == raw_files(demo_data)


def test_every_file_and_its_origin_are_marked_as_invented(demo):
    sidecars = sorted((demo / "raw").rglob("*.origin.toml"))
    files = [path for path in (demo / "raw").rglob("*") if path.is_file()]

    assert len(files) == 2 * len(sidecars)
    assert all(tomllib.loads(path.read_text("utf-8"))["invented"] for path in sidecars)
    assert queries.loads()["invented"].all()


def test_every_source_of_the_publishers_is_there(demo):
    assert set(queries.loads()["source_id"]) >= {
        "classification",
        "forum_2023",
        "statfin_12r5",
        "statfin_12ub",
        "statfin_12u4",
        "statfin_11ra",
        "kela_municipal_share",
    }


def test_every_page_and_every_kind_of_file_say_that_no_figure_is_real(demo):
    for name in frame.menu():
        assert "KEKSITTYÄ AINEISTOA" in html(opened(pages.page(name))), name

    rows = queries.monthly("unemployed_jobseekers", ("KU240",))
    assert "KEKSITTYÄ" in tabular.csv_file(rows, "KEHA").decode("utf-8")
    parquet = io.BytesIO(tabular.parquet_file(rows, "KEHA"))
    assert "KEKSITTYÄ" in pl.read_parquet_metadata(parquet)["source"]
    workbook = io.BytesIO(tabular.xlsx_file(rows, "luvut", "KEHA"))
    about = pl.read_excel(workbook, sheet_name="Lähde", has_header=False)
    assert "KEKSITTYÄ" in about.item(0, 0)


def test_small_counts_are_secret_and_zeros_are_published(demo):
    published = pl.concat(
        [pl.Series(one["value"], dtype=pl.Float64) for one in answers(demo, "12r5")]
    )
    secret = sum(len(one["status"]) for one in answers(demo, "12r5"))
    kinds = warehouse.query(
        "SELECT count(*) FROM observation WHERE status = 'suppressed' AND low = 1 AND high = 4"
    ).item()

    assert not published.is_in([1.0, 2.0, 4.0]).any()
    assert (published == 0).any()
    assert published.null_count() == secret > 0
    assert kinds > 0


def test_nothing_in_it_contradicts_itself(demo, pipelines):
    differing = queries.findings().filter(pl.col("verdict") == "differs")

    assert differing.is_empty()
    assert pipelines("check").code == 0


def test_a_later_release_revises_recent_months_and_the_newest_serves(demo):
    releases = warehouse.query(
        "SELECT period, released_at, sum(value) AS unemployed FROM observation_release "
        "WHERE indicator_id = 'unemployed_jobseekers' AND area_code = 'SSS' "
        "AND source_id = 'statfin_12r5' AND period = DATE '2026-07-01' GROUP BY ALL ORDER BY ALL"
    )["unemployed"].to_list()
    served = queries.monthly("unemployed_jobseekers", ("SSS",)).filter(
        pl.col("period") == pl.date(2026, 7, 1)
    )

    assert len(releases) == 2
    assert releases[0] < releases[1] == served["value"].item()


def test_an_earlier_day_of_it_can_be_looked_at(demo, pipelines, tmp_path, monkeypatch):
    monkeypatch.setenv("TYOTAULU_DATA", str(tmp_path))
    pipelines("demo", "--months", "24")

    code = pipelines("build", "--as-of", "2026-09-30").code

    assert code == 0
    assert str(queries.months("unemployed_jobseekers")["period"][0]) == "2026-08-01"
    assert queries.holds_invented_data()


def test_the_labour_force_steps_in_january_only(demo):
    force = queries.monthly("labour_force", ("KU240",)).with_columns(
        year=pl.col("period").dt.year()
    )

    assert force.group_by("year").agg(pl.col("value").n_unique())["value"].unique().to_list() == [1]
    assert force["value"].n_unique() > 1


def test_unemployment_peaks_in_january_and_july_and_falls_in_september(demo):
    months = queries.monthly("unemployed_jobseekers", ("SSS",)).with_columns(
        month=pl.col("period").dt.month()
    )
    level = dict(months.group_by("month").agg(pl.col("value").mean()).iter_rows())

    assert level[1] > 1.03 * level[2]
    assert level[7] > 1.03 * level[6]
    assert level[9] < 0.97 * level[8]


def test_the_whole_country_has_the_publishers_areas_in_answers_that_it_would_give(tmp_path):
    command.write(tmp_path, ["all"], MONTHS)

    sizes = [one["size"] for one in answers(tmp_path, "12r5")]
    assert {size[0] for size in sizes} == {421}
    assert {size[2] for size in sizes} == {23}
    assert all(np.prod(size) <= MOST_CELLS for size in sizes)
    assert len(sizes) == 5


def test_a_smaller_choice_shows_the_same_figures_as_a_larger_one(demo_data, tmp_path):
    command.write(tmp_path, ["KU240"], 24)

    small, large = answers(tmp_path, "12r5")[-1], answers(demo_data, "12r5")[-1]
    of_kemi = [
        one["value"][2 * 23 * place : 2 * 23 * (place + 1)]
        for one in (small, large)
        for place in [one["dimension"]["Alue"]["category"]["index"]["KU240"]]
    ]
    assert of_kemi[0] == of_kemi[1]


def test_a_folder_with_real_data_is_left_alone(data, pipelines):
    before = raw_files(data)

    answer = pipelines("demo")

    assert answer.code == 1
    assert "TYOTAULU_DATA" in answer.err
    assert raw_files(data) == before


@pytest.fixture
def own_demo(demo_data, tmp_path, monkeypatch):
    """A copy of the demo that the test may spoil."""
    return to_spoil(demo_data, tmp_path / "demo", monkeypatch)


@pytest.fixture
def file_to_load(tmp_path):
    path = tmp_path / "kela.csv"
    shutil.copy2(ROOT / KELA, path)
    return path


def test_a_real_file_is_not_loaded_into_it(own_demo, pipelines, file_to_load):
    before = raw_files(own_demo)

    answer = pipelines("load", file_to_load)

    assert answer.code == 1
    assert answer.line("kela.csv", str(own_demo), "TYOTAULU_DATA", "invented = true")
    assert raw_files(own_demo) == before


def test_a_file_that_says_it_is_invented_is_loaded_into_it_and_stays_marked(
    own_demo, pipelines, file_to_load
):
    header, *_rows = file_to_load.read_text("utf-8").splitlines()
    future = "Kuukausi;2031;1;203101;240;Yhteensä;Yhteensä;5;1.00"
    file_to_load.write_text(f"{header}\n{future}\n", "utf-8")
    sidecar = file_to_load.with_name("kela.csv.origin.toml")
    sidecar.write_text("invented = true\n", "utf-8")

    answer = pipelines("load", file_to_load)

    archived = own_demo / "raw/kela_municipal_share/kela.csv.origin.toml"
    assert answer.code == 0, answer.err
    assert tomllib.loads(archived.read_text("utf-8"))["invented"] is True


def test_nothing_is_downloaded_into_it(own_demo, pipelines):
    before = raw_files(own_demo)

    answer = pipelines("download")

    assert answer.code == 1
    assert answer.line("download", str(own_demo), "TYOTAULU_DATA")
    assert "EI HAETTU" not in answer.out
    assert raw_files(own_demo) == before


@pytest.mark.parametrize("sidecar", ["", "invented = false\n", "not TOML"])
def test_one_file_that_is_not_marked_is_enough_to_leave_a_folder_alone(
    tmp_path, monkeypatch, pipelines, sidecar
):
    monkeypatch.setenv("TYOTAULU_DATA", str(tmp_path))
    own = tmp_path / "raw" / "own_budget" / "own.xlsx"
    own.parent.mkdir(parents=True)
    own.write_bytes(b"real")
    if sidecar:
        own.with_name("own.xlsx.origin.toml").write_text(sidecar, "utf-8")

    answer = pipelines("demo")

    assert answer.code == 1
    assert "own.xlsx" in answer.err
    assert own.read_bytes() == b"real"


def test_it_replaces_an_earlier_demo(tmp_path):
    command.write(tmp_path, ["TA22"], 24)
    command.write(tmp_path, ["KU240"], 24)

    (areas,) = {
        tuple(one["dimension"]["Alue"]["category"]["index"]) for one in answers(tmp_path, "12r5")
    }
    assert areas == ("SSS", "MK19", "KU240")


@pytest.mark.parametrize("arguments", [("--months", "3"), ("--months", "many")])
def test_a_number_of_months_that_it_cannot_be_is_refused(tmp_path, pipelines, arguments):
    with pytest.raises(SystemExit) as refused:
        pipelines("demo", *arguments)

    assert refused.value.code == 2


def test_an_area_that_is_not_there_is_refused(tmp_path, monkeypatch, pipelines):
    monkeypatch.setenv("TYOTAULU_DATA", str(tmp_path))

    answer = pipelines("demo", "--areas", "KU999")

    assert answer.code == 1
    assert "KU999" in answer.err
    assert list(tmp_path.iterdir()) == []


def test_without_a_setting_it_lies_beside_the_real_data_and_not_among_them():
    assert command.default_folder() == ROOT / "data" / "demo"
    assert os.path.commonpath([command.default_folder(), ROOT / "data" / "raw"]) == str(
        ROOT / "data"
    )
