"""Any StatFin table given as a file is recognised by its content and kept in a general shape."""

from __future__ import annotations

import tomllib
from datetime import date, datetime

import orjson
import polars as pl
import pytest

from labourmarket import warehouse
from pipelines.loading import recognise
from pipelines.sources import statfin_other

BY_OCCUPATION = {
    "version": "2.0",
    "class": "dataset",
    "label": "12ti -- Työttömät ja avoimet työpaikat ammateittain muuttujina Alue, Kuukausi ja …",
    "source": "KEHA-keskus, Työnvälitystilasto",
    "updated": "2026-07-21T05:00:00Z",
    "role": {"time": ["timeperiod_m"], "geo": ["Alue"], "metric": ["contentscode"]},
    "id": ["Alue", "Ammattiryhmä", "timeperiod_m", "contentscode"],
    "size": [2, 2, 1, 1],
    "dimension": {
        "Alue": {"label": "Alue", "category": {"index": {"KU240": 0, "SK192": 1}}},
        "Ammattiryhmä": {
            "label": "Ammattiryhmä",
            "category": {
                "index": {"25": 0, "X": 1},
                "label": {"25": "25 Erityisasiantuntijat", "X": "Tuntematon"},
            },
        },
        "timeperiod_m": {"category": {"index": {"2026M06": 0}}},
        "contentscode": {
            "category": {
                "index": {"TYOTTOMATLOPUSSA": 0},
                "label": {"TYOTTOMATLOPUSSA": "Työttömät työnhakijat (lkm.)"},
            }
        },
    },
    "value": [12, 40, None, 99],
    "status": {"2": "..."},
    "extension": {"px": {"tableid": "12ti"}},
}
WITHOUT_AREAS = {
    "columns": [
        {"code": "timeperiod_q", "text": "Vuosineljännes", "type": "t"},
        {"code": "aste", "text": "Työttömyysaste, %", "type": "c"},
    ],
    "data": [{"key": ["2026Q2"], "values": ["9.1"]}, {"key": ["2026Q1"], "values": [".."]}],
    "metadata": [
        {
            "updated": "2026-07-21T05.00.00Z",
            "label": "Työvoimatutkimus muuttujina Vuosineljännes ja Tiedot",
            "source": "Tilastokeskus",
        }
    ],
}


@pytest.fixture
def saved(tmp_path):
    """Save an answer under a name that tells nothing."""

    def under(answer: dict, name: str = "lataus"):
        path = tmp_path / name
        path.write_bytes(orjson.dumps(answer))
        return path

    return under


def cells(answer: dict, path) -> pl.DataFrame:
    faults = []
    reading = statfin_other.read(path, {}, faults)
    assert faults == []
    return reading.tables["statfin_cell"]


def test_a_table_by_occupation_is_kept_with_its_occupations_in_words(saved):
    rows = cells(BY_OCCUPATION, saved(BY_OCCUPATION))

    assert rows.select("area_code", "dimensions", "value", "status").rows() == [
        ("KU240", "Ammattiryhmä=25 Erityisasiantuntijat", 12, "published"),
        ("KU240", "Ammattiryhmä=X Tuntematon", 40, "published"),
        ("SK192", "Ammattiryhmä=25 Erityisasiantuntijat", None, "suppressed"),
        ("SK192", "Ammattiryhmä=X Tuntematon", 99, "published"),
    ]
    assert set(rows.select("table_id", "table_title", "period", "content_fi").rows()) == {
        (
            "12ti",
            "Työttömät ja avoimet työpaikat ammateittain",
            date(2026, 6, 1),
            "Työttömät työnhakijat (lkm.)",
        )
    }
    assert set(rows["released_at"]) == {datetime(2026, 7, 21, 5)}


def test_a_table_without_areas_and_id_is_known_by_its_title(saved):
    rows = cells(WITHOUT_AREAS, saved(WITHOUT_AREAS))

    assert set(rows["table_id"]) == {"Työvoimatutkimus"}
    assert rows["area_code"].null_count() == 2
    assert rows.select("period", "frequency", "dimensions", "value", "status").rows() == [
        (date(2026, 4, 1), "quarter", "", 9.1, "published"),
        (date(2026, 1, 1), "quarter", "", None, "not_available"),
    ]


def test_a_period_of_another_kind_is_a_fault(saved):
    answer = orjson.loads(orjson.dumps(WITHOUT_AREAS).replace(b"2026Q2", b"viikko 30"))
    faults = []

    statfin_other.read(saved(answer), {}, faults)

    assert [fault.found for fault in faults] == ["viikko 30"]


def test_a_table_is_loaded_archived_and_told_of(data, pipelines, saved):
    answer = pipelines("load", saved(BY_OCCUPATION, "table (1).txt"))

    archived = data / "raw/statfin_other/table (1).json"
    origin = tomllib.loads(archived.with_name(archived.name + ".origin.toml").read_text("utf-8"))
    assert answer.code == 0
    assert archived.is_file()
    assert origin["licence"] == "CC BY 4.0"
    assert warehouse.query("SELECT table_id, value FROM statfin_cell WHERE value = 99").rows() == [
        ("12ti", 99)
    ]
    assert "statfin_other: uusin kesäkuu 2026" in pipelines("status").out


def test_a_cell_that_two_files_repeat_is_kept_once_and_a_contradiction_is_told(
    data, pipelines, saved
):
    pipelines("load", saved(BY_OCCUPATION, "one"))
    again = BY_OCCUPATION | {"note": ["x"]}
    other = BY_OCCUPATION | {"value": [13, 40, None, 99]}

    repeated = pipelines("load", saved(again, "two"))
    contradicting = pipelines("load", saved(other, "three"))

    assert (repeated.code, contradicting.code) == (0, 1)
    assert warehouse.query("SELECT count(*) FROM statfin_cell").item() == 4
    assert contradicting.line("three.json", "12ti KU240", "12.0", "13.0")


def test_a_px_file_of_a_known_table_is_archived_as_px_and_becomes_observations(
    data, pipelines, shared_real, tmp_path
):
    path = tmp_path / "lataus.txt"
    path.write_bytes((shared_real / "px/statfin_tyonv_12r5_Eckero_2024M01-M11.px").read_bytes())

    answer = pipelines("load", path)

    assert answer.code == 0
    assert (data / "raw/statfin_12r5/lataus.px").is_file()
    assert warehouse.query(
        "SELECT value FROM observation WHERE indicator_id = 'unemployed_jobseekers' "
        "AND area_code = 'KU043' AND period = DATE '2024-11-01' AND frequency = 'month'"
    )["value"].to_list() == [21]


def test_the_whole_country_in_px_json_becomes_observations_of_every_municipality(
    data, pipelines, shared_real
):
    answer = pipelines("load", shared_real / "statfin/tyonv_12r5_2026M06_all-areas.px-json.json")

    assert answer.code == 0
    assert (
        warehouse.query(
            "SELECT count(DISTINCT area_code) FROM observation WHERE source_id = 'statfin_12r5' "
            "AND period = DATE '2026-06-01' AND area_code LIKE 'KU%'"
        ).item()
        == 308
    )


@pytest.mark.parametrize(
    ("file", "folder"),
    [
        ("px/statfin_tyonv_12r5_Eckero_2024M01-M11.px", "statfin_12r5"),
        ("statfin/tyonv_12r5_2025M03-04_MK05_MK07.json-stat2.json", "statfin_12r5"),
        ("statfin/tyonv_12r5_2026M06_all-areas.px-json.json", "statfin_12r5"),
        ("statfin/tyonv_12tw_sample.json-stat2.json", "statfin_other"),
        ("statfin/vaerak_11ra_2025_all-areas.px-json.json", "statfin_11ra"),
        ("statfin/vaerak_11re_2025_kunnat.px-json.json", "statfin_other"),
        ("statfin/ssaaty_121w_2025_kunnat.px-json.json", "statfin_121w"),
        ("statfin/tyti_135z_2026M06_national.px-json.json", "statfin_other"),
        (
            "kela/kunnan_osarahoittama_tyottomyysturva_koko-maa_2025M01-2026M08.csv",
            "kela_municipal_share",
        ),
        (
            "kela/kunnan_osarahoittama_tyottomyysturva_Meri-Lappi_2026M07.csv",
            "kela_municipal_share",
        ),
        ("kela/tmtmaksut_hameenlinna_2015-2020.csv", "kela_municipal_share"),
        ("geo/kunnat_mml_2km_wgs84.geojson", "boundaries"),
    ],
)
def test_every_published_file_is_recognised_without_its_name(shared_real, tmp_path, file, folder):
    path = tmp_path / "lataus"
    path.write_bytes((shared_real / file).read_bytes())

    found = recognise(path).FOLDER

    assert found == folder


@pytest.mark.parametrize(
    "file",
    [
        "statfin/tyonv_12r5_contents_fi_sv_en.csv",
        "classification/kunta_2026_tyollisyysalue.csv",
        "classification/municipality_key_2026.rda",
    ],
)
def test_a_file_of_another_kind_is_not_taken_for_one(shared_real, file):
    assert recognise(shared_real / file) is None


@pytest.mark.parametrize(
    ("contents", "others", "folder"),
    [
        ({"TYOTTOMATLOPUSSA": "", "AVPAIKATLOPUSSA": ""}, [], "statfin_12r5"),
        ({"TYOTTOMATLOPUSSA": "", "AVPAIKATLOPUSSA": ""}, ["Ammattiryhmä"], "statfin_other"),
        ({"AKTASTE": "", "TYOTTOMATLOPUSSA": ""}, ["Sukupuoli"], "statfin_12u4"),
        (
            {"X1": "Rakennetyöttömät yhteensä", "X2": "Palveluilta työttömäksi jääneet (lkm.)"},
            ["Sukupuoli"],
            "statfin_12ub",
        ),
        ({"PITKAAIKAISTYOTTOMAT": "Pitkäaikaistyöttömät (lkm.)"}, ["Ikä"], "statfin_other"),
    ],
    ids=["12r5", "by_occupation", "activation", "structural", "one_name_of_structural"],
)
def test_a_table_that_tells_neither_id_nor_known_title_is_known_by_its_contents(
    saved, contents, others, folder
):
    keys = ["Alue", *others]
    answer = {
        "columns": [
            *({"code": key, "text": key, "type": "d"} for key in keys),
            {"code": "timeperiod_m", "text": "Kuukausi", "type": "t"},
            *({"code": code, "text": text, "type": "c"} for code, text in contents.items()),
        ],
        "data": [
            {
                "key": ["KU240", *(["SSS"] * len(others)), "2026M06"],
                "values": ["1"] * len(contents),
            }
        ],
        "metadata": [{"updated": "2026-07-21T05.00.00Z", "label": "Taulukko", "source": "KEHA"}],
    }

    found = recognise(saved(answer)).FOLDER

    assert found == folder


@pytest.mark.parametrize(
    ("content", "looks_like"),
    [
        (b'{"class": "dataset", "id": ["Alue"]}', "class, id"),
        (b'{"columns": [{"code": "Alue"}], "data": [1], "metadata": [1]}', "columns"),
        ("kunta;määrä\nKemi;5\n".encode("iso-8859-1"), "kunta;määrä"),
        (b'CHARSET "ANSI"\n', "CHARSET"),
    ],
    ids=["half_a_json_stat", "half_a_px_json", "latin_1", "nearly_px"],
)
def test_a_file_that_only_resembles_a_known_form_is_refused(
    data, pipelines, tmp_path, content, looks_like
):
    path = tmp_path / "lataus"
    path.write_bytes(content)

    answer = pipelines("load", path)

    assert answer.code == 1
    assert answer.line("lataus", looks_like, "json-stat2, PX-JSON, px")


def test_a_px_file_that_is_cut_is_refused_and_leaves_no_trace(
    data, pipelines, shared_real, tmp_path
):
    whole = (shared_real / "px/statfin_tyonv_12r5_Eckero_2024M01-M11.px").read_bytes()
    path = tmp_path / "lataus"
    path.write_bytes(whole[: len(whole) - 200])

    answer = pipelines("load", path)

    assert answer.code == 1
    assert answer.line("lataus.px", "DATA")
    assert not list((data / "raw").rglob("lataus*"))
