"""``load``: files are recognised by their content, archived with their origin, built in."""

from __future__ import annotations

import tomllib
from pathlib import Path

import orjson
import pytest

from labourmarket import warehouse


def raw_files(data: Path) -> set[str]:
    raw = data / "raw"
    return {str(path.relative_to(raw)) for path in raw.rglob("*") if path.is_file()}


@pytest.fixture
def next_month(data, tmp_path):
    """What StatFin answers for July 2026, in a file whose name tells nothing."""
    answer = orjson.loads((data / "raw/statfin_12r5/12r5_TA22_2026M06.json").read_bytes())
    answer["dimension"]["timeperiod_m"]["category"] = {
        "index": {"2026M07": 0},
        "label": {"2026M07": "2026M07"},
    }
    answer["updated"] = "2026-08-25T05:00:00Z"
    path = tmp_path / "download (3).txt"
    path.write_bytes(orjson.dumps(answer))
    return path


def test_a_new_month_is_recognised_archived_with_its_origin_and_built_in(
    data, pipelines, next_month
):
    before = raw_files(data)

    answer = pipelines("load", next_month)

    archived = "statfin_12r5/download (3).json"
    origin = tomllib.loads((data / "raw" / (archived + ".origin.toml")).read_text("utf-8"))
    assert answer.code == 0
    assert raw_files(data) - before == {archived, archived + ".origin.toml"}
    assert (data / "raw" / archived).read_bytes() == next_month.read_bytes()
    assert origin["licence"] == "CC BY 4.0"
    assert not origin["invented"]
    assert (
        warehouse.query(
            "SELECT max(period)::VARCHAR AS newest FROM observation WHERE frequency = 'month'"
        ).item()
        == "2026-07-01"
    )
    assert (
        warehouse.query("SELECT count(*) FROM finding WHERE check_id = 'raw_file_unchanged'").item()
        == 0
    )


def test_the_same_bytes_are_archived_once(data, pipelines, next_month):
    pipelines("load", next_month)
    once = raw_files(data)
    again = next_month.with_name("again.json")
    again.write_bytes(next_month.read_bytes())

    answer = pipelines("load", again)

    assert answer.code == 0
    assert raw_files(data) == once


def test_another_file_of_the_same_name_does_not_replace_the_archived_one(
    data, pipelines, next_month
):
    june = data / "raw/statfin_12r5/12r5_TA22_2026M06.json"
    before = june.read_bytes()
    namesake = next_month.rename(next_month.with_name(june.name))

    answer = pipelines("load", namesake)

    assert answer.code == 0
    assert june.read_bytes() == before
    assert len(list(june.parent.glob("12r5_TA22_2026M06-*.json"))) == 1


def test_a_kela_file_is_recognised_by_its_header_whatever_its_name(data, pipelines, tmp_path):
    kela = data / "raw/kela_municipal_share/municipal_share_TA22_2026M07.csv"
    august = tmp_path / "data.txt"
    august.write_text(
        kela.read_text("utf-8").replace(";2026;7;202607;", ";2026;8;202608;"), "utf-8"
    )

    answer = pipelines("load", august)

    assert answer.code == 0
    assert "kela_municipal_share/data.csv" in raw_files(data)
    assert warehouse.query("SELECT count(DISTINCT period) FROM municipal_benefit_share").item() == 2


def test_a_file_of_statfin_with_a_byte_order_mark_is_recognised(data, pipelines, next_month):
    next_month.write_bytes(b"\xef\xbb\xbf" + next_month.read_bytes())

    assert pipelines("load", next_month).code == 0


@pytest.mark.parametrize(
    ("content", "looks_like"),
    [
        (b"kunta,luku\nKemi,5\n", "kunta,luku"),
        (b"PK\x03\x04 a workbook", "Excel"),
        (b"", "tyhjä"),
        (b'{"class": "dataset", "label": "11rb -- V\xc3\xa4kiluku"}', "11rb -- Väkiluku"),
        (b'{"columns": [], "data": []}', "columns, data"),
        (b'{"class": "dataset",\n "label', "2"),
        (b"\xff\xd8\xff\xe0 a picture", "a picture"),
        (b"kunta\tluku\rKemi\t5\r", "kunta\tluku"),
        (b"PK\x03\x04 cut\rin\rhalf", "Excel"),
        (b"\xef\xbb\xbf", "tyhjä"),
        (b'{"columns": 5, "data": 1, "metadata": 1}', "columns, data"),
        (b"\x1b[2J\x07 a command", "�[2J� a command"),
    ],
    ids=[
        *("csv", "excel", "empty", "other_table", "px_json", "cut", "binary"),
        *("old_line_ends", "cut_excel", "mark_alone", "odd_px_json", "terminal"),
    ],
)
def test_an_unknown_file_is_refused_with_what_it_looks_like_and_what_is_accepted(
    data, pipelines, tmp_path, content, looks_like
):
    path = tmp_path / "12r5.json"
    path.write_bytes(content)
    before = raw_files(data)

    answer = pipelines("load", path)

    assert answer.code == 1
    assert answer.line("12r5.json", looks_like, "json-stat2, PX-JSON, px (StatFin)", "kunta_nro")
    assert answer.line("12r5.json", "template service-lines | budget")
    assert answer.err.splitlines()[-1].startswith("1 vika; mitään ei ladattu")
    assert raw_files(data) == before


def test_a_name_without_a_file_is_refused(data, pipelines, tmp_path):
    answer = pipelines("load", tmp_path / "nothing.csv")

    assert answer.code == 1
    assert answer.line("nothing.csv")


def test_a_bad_file_leaves_no_trace_and_neither_does_the_good_one_beside_it(
    data, pipelines, next_month, tmp_path
):
    kela = data / "raw/kela_municipal_share/municipal_share_TA22_2026M07.csv"
    bad = tmp_path / "bad.csv"
    bad.write_text(kela.read_text("utf-8").replace("3533.49", "3533,4O"), "utf-8")
    before, served = raw_files(data), (data / "warehouse.duckdb").read_bytes()

    answer = pipelines("load", next_month, bad)

    assert answer.code == 1
    assert answer.line("bad.csv", "3533,4O")
    assert raw_files(data) == before
    assert (data / "warehouse.duckdb").read_bytes() == served


def test_a_file_that_cannot_be_archived_takes_the_others_back_with_it(
    data, pipelines, next_month, tmp_path
):
    kela = data / "raw/kela_municipal_share/municipal_share_TA22_2026M07.csv"
    august = tmp_path / "august.csv"
    august.write_text(
        kela.read_text("utf-8").replace(";2026;7;202607;", ";2026;8;202608;"), "utf-8"
    )
    (kela.parent / "august.csv.origin.toml").mkdir()
    before = raw_files(data)

    answer = pipelines("load", next_month, august)

    assert answer.code == 1
    assert raw_files(data) == before


def test_an_invented_file_is_not_loaded_among_real_ones(data, pipelines, next_month):
    sidecar = next_month.with_name(next_month.name + ".origin.toml")
    sidecar.write_text("invented = true\n", "utf-8")
    before = raw_files(data)

    answer = pipelines("load", next_month)

    assert answer.code == 1
    assert answer.line(next_month.name, str(data), "TYOTAULU_DATA")
    assert raw_files(data) == before
