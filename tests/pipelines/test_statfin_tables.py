"""The tables beside 12r5: contents known by name, all else at its total, years and months."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from pipelines.sources import statfin_11ra, statfin_12u4, statfin_12ub, statfin_121w
from tests.replica import tables
from tests.replica.app import json_stat

AREAS = dict.fromkeys(["SSS", "MK19", *tables.MERI_LAPPI], "")
MONTH = ["2026M06"]


@pytest.fixture
def read(answered):
    """Read all that a table of the replica offers; gives the reading and the faults."""

    def of(source, table: tables.Published):
        whole = {one.code: list(one.values) for one in table.dimensions}
        return answered(source.read, json_stat(table, whole), AREAS)

    return of


def test_12ub_gives_structural_unemployment_and_its_parts_by_their_names(read):
    reading, faults = read(statfin_12ub, tables.table_12ub(MONTH))

    rows = reading.tables["observation_release"]
    of_kemi = rows.filter(area_code="KU240").select("indicator_id", "value").rows()
    assert faults == []
    assert dict(of_kemi)["long_term_unemployed"] == tables._part("KU240", "2026M06", "pitk")
    assert {name for name, _value in of_kemi} == {
        "structurally_unemployed",
        "long_term_unemployed",
        "recurrent_long_term_unemployed",
        "unemployed_after_service",
        "from_service_to_service",
    }
    assert rows["source_id"].unique().to_list() == ["statfin_12ub"]
    assert rows["released_at"].unique().to_list() == [datetime(2026, 8, 25, 5)]


@pytest.mark.parametrize(
    ("source", "table"),
    [(statfin_12ub, tables.table_12ub(MONTH)), (statfin_12u4, tables.table_12u4(MONTH))],
    ids=["12ub", "12u4"],
)
def test_rows_of_one_sex_age_or_education_are_set_aside(read, source, table):
    reading, faults = read(source, table)

    rows = reading.tables["observation_release"]
    assert faults == []
    assert not rows.select("indicator_id", "area_code", "period").is_duplicated().any()
    assert reading.rows_read == reading.rows_set_aside + rows.height
    assert 7 not in rows.filter(area_code="SSS")["value"].to_list()


def test_a_total_is_known_by_its_name_as_well(read):
    table = tables.table_12ub(MONTH)
    for one in table.dimensions[1:3]:
        one.values = {"T" if code == "SSS" else code: text for code, text in one.values.items()}
    figure = table.figure
    table.figure = lambda cell: figure({k: "SSS" if v == "T" else v for k, v in cell.items()})

    reading, faults = read(statfin_12ub, table)

    assert faults == []
    assert reading.tables["observation_release"].height == 8 * 5


def test_12u4_gives_the_published_rate_and_the_persons_in_services(read):
    reading, _faults = read(statfin_12u4, tables.table_12u4(MONTH))

    rows = reading.tables["observation_release"].filter(area_code="KU240")
    services = tables.in_services("KU240", "2026M06")
    rate = tables.share(services, services + tables.unemployed("KU240", "2026M06"))
    assert dict(rows.select("indicator_id", "value").iter_rows()) == {
        "activation_rate": rate,
        "in_services": services,
    }


@pytest.mark.parametrize(
    ("source", "table"),
    [(statfin_11ra, tables.table_11ra(["2025"])), (statfin_121w, tables.table_121w(["2025"]))],
    ids=["11ra", "121w"],
)
def test_population_is_that_of_a_year(read, source, table):
    reading, faults = read(source, table)

    rows = reading.tables["observation_release"]
    assert faults == []
    assert rows.select("indicator_id", "frequency", "period", "source_id").unique().rows() == [
        ("population", "year", date(2025, 1, 1), source.FOLDER)
    ]


def test_a_table_without_any_of_its_contents_is_a_fault(read):
    table = tables.table_12ub(MONTH)
    contents = table.dimension("metric")
    contents.values = dict.fromkeys(contents.values, "Muu")

    _reading, faults = read(statfin_12ub, table)

    assert [fault.where for fault in faults] == ["metric"]
    assert "rakty" in faults[0].found
