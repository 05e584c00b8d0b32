"""PX-JSON: texts for numbers, dots for colons, and the same cells as the other forms give."""

from __future__ import annotations

from datetime import datetime
from functools import partial

import orjson
import polars as pl
import pytest

from pipelines.formats import jsonstat, pxjson, pxweb
from tests.conftest import ROOT

ANSWER = {
    "columns": [
        {"code": "Alue", "text": "Alue", "type": "d"},
        {"code": "timeperiod_m", "text": "Kuukausi", "type": "t"},
        {"code": "TYOTTOMATLOPUSSA", "text": "Työttömät", "type": "c"},
        {"code": "AVPAIKATLOPUSSA", "text": "Avoimet työpaikat", "comment": "x", "type": "c"},
    ],
    "comments": [],
    "data": [
        {"key": ["KU240", "2026M06"], "values": ["1386", "68"]},
        {"key": ["KU751", "2026M06"], "values": ["114", "..."]},
    ],
    "metadata": [
        {
            "updated": "2026-07-21T05.00.00Z",
            "label": "Työttömät työnhakijat eri ryhmissä muuttujina Alue, Kuukausi ja Tiedot",
            "source": "KEHA-keskus, Työnvälitystilasto",
        }
    ],
}
CELLS = [
    ("KU240", "2026M06", "TYOTTOMATLOPUSSA", 1386, None),
    ("KU240", "2026M06", "AVPAIKATLOPUSSA", 68, None),
    ("KU751", "2026M06", "TYOTTOMATLOPUSSA", 114, None),
    ("KU751", "2026M06", "AVPAIKATLOPUSSA", None, "..."),
]


@pytest.fixture
def read(answered):
    """Read an answer; gives the cube and the faults."""
    return partial(answered, pxjson.read)


def changed(**changes: object) -> dict:
    return orjson.loads(orjson.dumps(ANSWER)) | changes


def test_texts_become_numbers_and_three_dots_a_secret_cell(read):
    cube, faults = read(ANSWER)

    assert faults == []
    assert cube.cells.columns == ["geo", "time", "metric", "value", "symbol"]
    assert cube.cells.rows() == CELLS


def test_a_release_with_dots_for_colons_is_the_moment_that_it_means(read):
    cube, _faults = read(ANSWER)
    with_colons, _faults = read(changed(metadata=[{"updated": "2026-07-21T08:00:00+03:00"}]))

    assert cube.updated == with_colons.updated == datetime(2026, 7, 21, 5)


def test_contents_have_their_names_and_the_table_no_id(read):
    cube, _faults = read(ANSWER)

    assert cube.labels["metric"]["AVPAIKATLOPUSSA"] == "Avoimet työpaikat"
    assert cube.table_id == ""
    assert cube.source == "KEHA-keskus, Työnvälitystilasto"


def test_sexes_are_no_areas_although_all_of_them_has_the_code_of_the_country(read):
    answer = changed(
        columns=[
            {"code": "sukupuoli_9", "text": "Sukupuoli", "type": "d"},
            {"code": "paikka", "text": "Paikka", "type": "d"},
            *ANSWER["columns"][1:],
        ],
        data=[
            {"key": ["SSS", "KU240", "2026M06"], "values": ["1386", "68"]},
            {"key": ["SSS", "SSS", "2026M06"], "values": ["700", "30"]},
        ],
    )

    cube, _faults = read(answer)

    assert cube.cells.columns[:3] == ["sukupuoli_9", "geo", "time"]


@pytest.mark.parametrize(
    "changes",
    [
        {"data": []},
        {"data": [{"key": ["KU240"], "values": ["1386", "68"]}]},
        {"data": [{"key": ["KU240", "2026M06"], "values": ["1386"]}]},
        {"data": [{"key": ["KU240", "2026M06"], "values": ["1386", "6B"]}]},
        {"data": [{"key": ["KU240", "2026M06"], "values": ["1386", ""]}]},
        {"data": [{"key": ["KU240", "2026M06"], "values": ["1386", None]}]},
        {"columns": ANSWER["columns"][:2]},
        {"metadata": []},
        {"metadata": [{"updated": "eilen"}]},
    ],
    ids=[
        "no_rows",
        "short_key",
        "a_value_short",
        "no_number",
        "nothing",
        "null",
        "no_contents",
        "no_metadata",
        "no_release",
    ],
)
def test_an_answer_that_contradicts_itself_is_one_fault(read, changes):
    cube, faults = read(changed(**changes))

    assert cube is None
    assert len(faults) == 1
    assert faults[0].file == "answer.json"


def by_cell(cells: pl.DataFrame) -> pl.DataFrame:
    return cells.select("geo", "time", "metric", "value", "symbol").sort("geo", "time", "metric")


def test_the_recorded_answer_has_the_cells_of_the_projects_json_stat_file(shared_real):
    faults = []
    recorded = pxjson.read(
        shared_real / "statfin/tyonv_12r5_2026M06_all-areas.px-json.json", faults
    )
    ours = jsonstat.read(ROOT / "data/raw/statfin_12r5/12r5_TA22_2026M06.json", faults)

    of_ours = pl.col("geo").is_in(ours.cells["geo"].unique().to_list())

    assert faults == []
    assert recorded.updated == ours.updated
    assert recorded.cells.height == 421 * 23
    assert recorded.cells["symbol"].drop_nulls().len() == 904
    assert by_cell(recorded.cells.filter(of_ours)).equals(by_cell(ours.cells))


@pytest.mark.parametrize(
    ("file", "cells", "columns"),
    [
        ("statfin/tyti_135z_2026M06_national.px-json.json", 21, ["time", "metric"]),
        ("statfin/ssaaty_121w_2025_kunnat.px-json.json", 309 * 21, ["time", "geo", "metric"]),
        ("statfin/vaerak_11ra_2025_all-areas.px-json.json", 568 * 4, ["geo", "time", "metric"]),
        (
            "statfin/vaerak_11re_2025_kunnat.px-json.json",
            309 * 3,
            ["geo", "sukupuoli_9_20180101", "time", "metric"],
        ),
    ],
)
def test_every_recorded_answer_is_read(shared_real, file, cells, columns):
    faults = []

    cube = pxweb.read(shared_real / file, faults)

    assert faults == []
    assert cube.cells.height == cells
    assert cube.cells.columns == [*columns, "value", "symbol"]
