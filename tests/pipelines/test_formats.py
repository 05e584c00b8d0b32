"""The publishers' forms: json-stat2 in all its variants, and delimited text."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial

import orjson
import polars as pl
import pytest
from hypothesis import given, strategies as st

from labourmarket import numbers
from pipelines.formats import jsonstat, text
from pipelines.sources import statfin, statfin_12r5

AREAS = {"KU240": "Kemi", "KU751": "Simo"}


def statfin_answer(**changes: object) -> dict:
    """One month of two contents for Kemi and Simo; Simo's vacancies are secret."""
    return {
        "version": "2.0",
        "class": "dataset",
        "label": "12r5",
        "source": "KEHA-keskus, Työnvälitystilasto",
        "updated": "2026-07-21T05:00:00Z",
        "note": ["... = Tieto on salassapitosäännön alainen"],
        "role": {"time": ["timeperiod_m"], "geo": ["Alue"], "metric": ["contentscode"]},
        "id": ["Alue", "timeperiod_m", "contentscode"],
        "size": [2, 1, 2],
        "dimension": {
            "Alue": {"category": {"index": {"KU240": 0, "KU751": 1}}},
            "timeperiod_m": {"category": {"index": {"2026M06": 0}}},
            "contentscode": {"category": {"index": {"TYOTTOMATLOPUSSA": 0, "AVPAIKATLOPUSSA": 1}}},
        },
        "value": [1386, 68, 114, None],
        "status": {"3": "..."},
    } | changes


@pytest.fixture
def read(answered):
    """Read an answer; gives the cube and the faults."""
    return partial(answered, jsonstat.read)


@pytest.fixture
def observed(answered):
    """Read an answer as table 12r5 is read; gives the observations and the faults."""

    def of(answer: dict):
        reading, faults = answered(statfin_12r5.read, answer, AREAS)
        return reading and reading.tables["observation_release"], faults

    return of


CELLS = [
    ("KU240", "2026M06", "TYOTTOMATLOPUSSA", 1386, None),
    ("KU240", "2026M06", "AVPAIKATLOPUSSA", 68, None),
    ("KU751", "2026M06", "TYOTTOMATLOPUSSA", 114, None),
    ("KU751", "2026M06", "AVPAIKATLOPUSSA", None, "..."),
]


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"value": {"0": 1386, "1": 68, "2": 114}},
        {"status": [None, None, None, "..."]},
        {"status": ["", "", "", "..."]},
    ],
    ids=["as_statfin_writes", "value_as_object", "status_as_list", "status_with_blanks"],
)
def test_every_variant_of_json_stat_gives_the_same_cells(read, changes):
    cube, faults = read(statfin_answer(**changes))

    assert faults == []
    assert cube.cells.columns == ["geo", "time", "metric", "value", "symbol"]
    assert cube.cells.rows() == CELLS
    assert cube.updated == datetime(2026, 7, 21, 5)


def test_the_time_of_a_release_is_kept_in_utc(read):
    cube, _faults = read(statfin_answer(updated="2026-07-21T08:00:00+03:00"))

    assert cube.updated == datetime(2026, 7, 21, 5)


def test_categories_may_be_a_list_or_a_single_label(read):
    answer = statfin_answer()
    answer["dimension"]["Alue"]["category"]["index"] = ["KU240", "KU751"]
    answer["dimension"]["timeperiod_m"]["category"] = {"label": {"2026M06": "kesäkuu 2026"}}

    cube, _faults = read(answer)

    assert cube.cells.rows() == CELLS


def test_categories_are_ordered_by_their_positions_not_by_their_keys(read):
    answer = statfin_answer()
    answer["dimension"]["Alue"]["category"]["index"] = {"KU751": 1, "KU240": 0}

    cube, _faults = read(answer)

    assert cube.cells.rows() == CELLS


def test_dimensions_are_known_by_their_roles_whatever_their_names(read):
    answer = statfin_answer(
        id=["Alue", "Kuukausi", "Tiedot"],
        role={"time": ["Kuukausi"], "geo": ["Alue"], "metric": ["Tiedot"]},
    )
    dimensions = answer["dimension"]
    dimensions["Kuukausi"] = dimensions.pop("timeperiod_m")
    dimensions["Tiedot"] = dimensions.pop("contentscode")

    cube, _faults = read(answer)

    assert cube.cells.columns[:3] == ["geo", "time", "metric"]
    assert cube.cells.rows() == CELLS


@pytest.mark.parametrize(
    "changes",
    [
        {"size": [2, 1, 3]},
        {"value": [1386, 68, 114]},
        {"value": "13865"},
        {"value": [1386, "68", 114, None]},
        {"value": [True, 68, 114, None]},
        {"size": [0, 1, 2], "value": []},
        {"status": {"4": "..."}},
        {"status": {"-1": "..."}},
        {"status": [None, None, None, None, "..."]},
        {"updated": "eilen"},
        {"updated": None},
        {"id": ["Alue", "Kuukausi", "contentscode"]},
        {"class": "collection"},
        {"dimension": []},
    ],
)
def test_an_answer_that_contradicts_itself_is_one_fault(read, changes):
    cube, faults = read(statfin_answer(**changes))

    assert cube is None
    assert len(faults) == 1
    assert faults[0].file == "answer.json"


def test_positions_that_leave_a_gap_are_a_fault(read):
    answer = statfin_answer()
    answer["dimension"]["Alue"]["category"]["index"] = {"KU240": 0, "KU751": 2}

    cube, faults = read(answer)

    assert cube is None
    assert len(faults) == 1


def test_a_secret_count_is_the_interval_from_one_to_four(observed):
    rows, faults = observed(statfin_answer())

    secret = rows.filter(status="suppressed")
    assert faults == []
    assert secret.select("indicator_id", "area_code", "value", "low", "high").rows() == [
        ("open_vacancies", "KU751", None, 1, 4)
    ]


def test_a_secret_rate_has_no_bounds(observed):
    answer = statfin_answer()
    answer["dimension"]["contentscode"]["category"]["index"] = {
        "TYOTTOMATLOPUSSA": 0,
        "TYOTOSUUS": 1,
    }

    rows, _faults = observed(answer)

    assert rows.filter(status="suppressed").select("value", "low", "high").rows() == [
        (None, None, None)
    ]


def test_a_secret_rate_that_has_a_value_is_a_fault(observed):
    answer = statfin_answer(value=[1386, 17.1, 114, 10.4])
    answer["dimension"]["contentscode"]["category"]["index"] = {
        "TYOTTOMATLOPUSSA": 0,
        "TYOTOSUUS": 1,
    }

    _rows, faults = observed(answer)

    assert [fault.expected for fault in faults] == ["a missing value says why"]


@pytest.mark.parametrize(("symbol", "status"), [("..", "not_available"), (".", "not_applicable")])
def test_every_symbol_says_why_a_value_is_missing(observed, symbol, status):
    rows, faults = observed(statfin_answer(status={"3": symbol}))

    assert faults == []
    assert rows.filter(pl.col("value").is_null()).select("low", "high", "status").rows() == [
        (None, None, status)
    ]


def test_zero_is_a_published_figure(observed):
    rows, faults = observed(statfin_answer(value=[1386, 0, 114, 0], status={}))

    assert faults == []
    assert rows["value"].to_list() == [1386, 0, 114, 0]
    assert set(rows["status"]) == {"published"}


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"status": {"3": "-"}}, "-"),
        ({"status": {}}, "value=None, low=None, high=None, status=published"),
        ({"value": [1386, 68, 114, 3]}, "value=3.0, low=1.0, high=4.0, status=suppressed"),
        (
            {"value": [1386, 68, -114, None]},
            "value=-114.0, low=-114.0, high=-114.0, status=published",
        ),
    ],
    ids=["unknown_symbol", "null_without_a_symbol", "value_with_a_symbol", "negative_count"],
)
def test_a_value_and_its_symbol_must_fit_together(observed, changes, found):
    _rows, faults = observed(statfin_answer(**changes))

    assert found in [fault.found for fault in faults]


@pytest.mark.parametrize("period", ["kesäkuu 2026", "2026M13", "2026Q2", "202606"])
def test_an_unknown_period_is_told(observed, period):
    answer = statfin_answer()
    answer["dimension"]["timeperiod_m"]["category"]["index"] = {period: 0}

    _rows, faults = observed(answer)

    assert [fault.found for fault in faults] == [period]


def test_a_years_figure_stands_on_its_first_day(observed):
    answer = statfin_answer()
    answer["dimension"]["timeperiod_m"]["category"]["index"] = {"2025": 0}

    rows, _faults = observed(answer)

    assert set(rows.select("period", "frequency").rows()) == {(date(2025, 1, 1), "year")}


def test_buckets_of_unknown_places_are_set_aside_and_counted(tmp_path):
    answer = statfin_answer()
    answer["dimension"]["Alue"]["category"]["index"] = {"KU240": 0, "KUJOU": 1}
    path = tmp_path / "answer.json"
    path.write_bytes(orjson.dumps(answer))

    reading = statfin_12r5.read(path, AREAS, [])

    assert (reading.rows_read, reading.rows_set_aside) == (4, 2)
    assert set(reading.tables["observation_release"]["area_code"]) == {"KU240"}


def test_a_recorded_answer_with_the_variable_names_of_2025_is_read(shared_real):
    faults = []

    cube = statfin.extract(
        shared_real / "statfin/tyonv_12r5_2025M03-04_MK05_MK07.json-stat2.json", faults
    )

    assert faults == []
    assert cube.cells.columns == ["geo", "time", "metric", "value", "symbol"]
    assert cube.cells.height == 2 * 2 * 7
    assert set(cube.cells["geo"]) == {"MK05", "MK07"}
    assert set(cube.cells["time"]) == {"2025M03", "2025M04"}
    assert cube.notes[0].startswith("Korjaus 3.6.2025")
    assert cube.updated == datetime(2025, 6, 3, 10)


def test_a_recorded_answer_with_six_dimensions_and_secret_cells_is_read(shared_real):
    faults = []

    cube = statfin.extract(shared_real / "statfin/tyonv_12tw_sample.json-stat2.json", faults)

    secret = cube.cells.filter(pl.col("value").is_null())
    assert faults == []
    assert cube.cells.height == 3 * 21 * 2
    assert {"geo", "time", "metric", "Toimiala"} <= set(cube.cells.columns)
    assert secret.height > 0
    assert set(secret["symbol"]) == {"..."}
    assert cube.cells.filter(pl.col("value").is_not_null())["symbol"].null_count() == (
        cube.cells.height - secret.height
    )


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("2 349", 2349),
        ("8 247 000", 8_247_000),
        ("34,4", 34.4),
        ("3533.49", 3533.49),
        ("-3 870 000", -3_870_000),
        ("−12,5", -12.5),
        ("33 %", 33),
        ("0", 0),
    ],
)
def test_a_number_is_read_as_finns_print_it(printed, number):
    assert text.parsed_number(printed) == number


@pytest.mark.parametrize(
    "printed",
    ["1 23O", "1 23", "12 34 567", "1,2,3", "1.234,5", "", "-", "...", "noin 5", "1e3", "nan"],
)
def test_what_is_not_a_number_is_none(printed):
    assert text.parsed_number(printed) is None


@given(st.integers(-(10**9), 10**9))
def test_a_number_that_the_app_prints_is_read_back(number):
    assert text.parsed_number(numbers.number(number)) == number


@pytest.fixture
def table(tmp_path):
    """Read a table of two columns; gives the rows and the faults."""

    def of(content: str | bytes):
        path = tmp_path / "table.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        faults = []
        return text.read_table(path, ";", ["kunta", "luku"], faults), faults

    return of


@pytest.mark.parametrize(
    "content",
    [
        "kunta;luku\nKemi;5\nSimo;\n",
        "kunta;luku\r\nKemi;5\r\n\r\nSimo; \r\n",
        "kunta;luku\rKemi;5\rSimo;\r",
        "\ufeffluku;kunta\n5;Kemi\n;Simo",
        'kunta;luku;huom\n"Kemi";5;"kaksi\nriviä"\nSimo;;x\n',
    ],
    ids=["unix", "windows", "old_mac", "byte_order_mark", "quoted"],
)
def test_a_table_is_read_whatever_wrote_it(table, content):
    rows, faults = table(content)

    assert faults == []
    assert rows.select("kunta", "luku").rows() == [("Kemi", "5"), ("Simo", None)]


def test_a_quotation_mark_that_swallows_a_long_file_is_a_fault(table):
    rows, faults = table('kunta;luku\n"Kemi;5\n' + "Simo;6\n" * 20_000)

    assert rows is None
    assert len(faults) == 1


def test_a_row_is_named_by_its_line_in_the_file(table):
    rows, faults = table("kunta;luku\n\nKemi;5\nSimo;6;7\nTornio;8\n")

    assert rows["row"].to_list() == [3, 5]
    assert [fault.where for fault in faults] == ["rivi 4"]


def test_a_column_that_stands_twice_is_a_fault(table):
    rows, faults = table("kunta;luku;luku\nKemi;5;6\n")

    assert rows is None
    assert len(faults) == 1


def test_a_byte_that_is_not_utf_8_is_told_with_its_row(table):
    rows, faults = table("kunta;luku\nKemi;5\nPello;6 hl\xf6\n".encode("latin-1"))

    assert rows is None
    assert [(fault.where, "0xf6" in fault.found) for fault in faults] == [("rivi 3", True)]
