"""Kela's files: separators, encodings, the whole country, the law of 2015–2024, age and sex."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from pipelines.formats import text
from pipelines.sources import kela_municipal_share as kela

AREAS = {"SSS": "KOKO MAA", "KU240": "Kemi", "KU109": "Hämeenlinna"}
NEWEST = (
    "aikatyyppi;vuosi;kuukausi_nro;vuosikuukausi;kunta_nro;etuus;kertymaluokka;saajat;"
    "kuntaosuus_eur\n"
    "Kuukausi;2026;7;202607;240;Ansiopäiväraha;101-200;66;3533.49\n"
    "Kuukausi;2026;7;202607;240;Yhteensä;Yhteensä;70;-12.50\n"
    "Vuosikertymä;2026;7;202607;240;Yhteensä;Yhteensä;700;99999.99\n"
)
SHARES = [
    ("KU240", date(2026, 7, 1), "earnings_related_allowance", "101-200", 66, 3533.49),
    ("KU240", date(2026, 7, 1), "all", "all", 70, -12.5),
]
# The columns as rOpenGov's kelaopendata recorded them on 11 April 2024; the figures are invented.
OLDER = """aikatyyppi,kuukausi_nro,vuosikuukausi,vuosi,kunta_nro,kunta_nimi,ikaryhma,sukupuoli,\
tyomarkkinatukipaiva_luokka,saaja_lkm,korvattu_paiva_lkm,maksettu_eur,kunta_osuus_eur
Kuukausi,1,202201,2022,240,Kemi,20-24,Mies,300-499,3,60,2000,1000.10
Kuukausi,1,202201,2022,240,Kemi,20-24,Nainen,300-499,4,80,2400,1200.20
Kuukausi,1,202201,2022,240,Kemi,Tieto puuttuu,Tuntematon,1000 tai yli,2,40,1000,700.00
Kuukausi,1,202201,2022,240,Kemi,20-24,Mies,Yhteensä,9,180,5400,2900.30
Vuosikertymä,1,202201,2022,240,Kemi,20-24,Mies,Yhteensä,9,180,5400,2900.30
Vuosi,12,202212,2022,240,Kemi,20-24,Mies,Yhteensä,99,1800,54000,29000.30
Kuukausi,1,202201,2022,174,Juankoski,20-24,Mies,Yhteensä,5,100,3000,1500.00
Kuukausi,1,202201,2022,199,Tuntematon,20-24,Mies,Yhteensä,5,100,3000,1500.00
Kuukausi,1,202501,2025,240,Kemi,20-24,Mies,Yhteensä,1,1,10,5.00
"""
WIDE = (
    "Kuukausi;SaajatYhteensä;EtuudetYhteensä;PäivätYhteensä;OsuusYhteensä;Saajat300;Etuudet300;"
    "Päivät300;Osuus300;Saajat500;Etuudet500;Päivät500;Osuus500;Saajat1000;Etuudet1000;"
    "Päivät1000;Osuus1000\n"
    "2015M01;975;703633,24;20998;411040,02;201;144313,56;4320;72156,78;371;263202,68;7945;"
    "131601,34;403;296117;8733;207281,9\n"
)


@pytest.fixture
def read(tmp_path):
    """Read a file of Kela; gives the reading and the faults."""

    def of(content: str | bytes, place: str = ""):
        path = tmp_path / "kela.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        if place:
            path.with_name("kela.csv.origin.toml").write_text(f'place = "{place}"\n', "utf-8")
        faults = []
        return kela.read(path, AREAS, faults), faults

    return of


def shares(reading) -> list[tuple]:
    rows = reading.tables["municipal_benefit_share"]
    return rows.drop("status").rows()


def with_separator(content: str, separator: str) -> str:
    return content.replace(";", separator)


def with_commas(content: str) -> str:
    """Comma between the cells, and a decimal comma within quotes."""
    return content.replace("3533.49", '"3533,49"').replace("-12.50", '"-12,50"').replace(";", ",")


@pytest.mark.parametrize(
    "content",
    [
        NEWEST,
        with_separator(NEWEST, ","),
        with_separator(NEWEST, "\t"),
        with_commas(NEWEST),
        NEWEST.replace("3533.49", "3533,49").replace("-12.50", "-12,5"),
        NEWEST.encode("iso-8859-1"),
        NEWEST.encode("cp1252"),
        NEWEST.encode("utf-8-sig"),
        NEWEST.replace("\n", "\r\n"),
        NEWEST.split("\n", 1)[0].upper() + "\n" + NEWEST.split("\n", 1)[1],
    ],
    ids=[
        "semicolons",
        "commas",
        "tabs",
        "commas_and_decimal_commas",
        "decimal_commas",
        "iso_8859_1",
        "windows_1252",
        "byte_order_mark",
        "windows_lines",
        "headings_in_capitals",
    ],
)
def test_a_file_is_read_whatever_its_separator_encoding_and_decimal_mark(read, content):
    reading, faults = read(content)

    assert faults == []
    assert shares(reading) == SHARES
    assert (reading.rows_read, reading.rows_set_aside) == (3, 1)


def test_municipality_000_is_the_whole_country(read):
    reading, faults = read(NEWEST.replace(";240;", ";000;"))

    assert faults == []
    assert {row[0] for row in shares(reading)} == {"SSS"}


def test_the_bucket_of_unknown_municipalities_is_set_aside(read):
    reading, faults = read(NEWEST + "Kuukausi;2026;7;202607;199;Yhteensä;Yhteensä;5;9.00\n")

    assert faults == []
    assert (len(shares(reading)), reading.rows_set_aside) == (2, 2)


def test_the_older_data_set_is_labour_market_support_in_the_bands_of_its_law(read):
    reading, faults = read(OLDER)

    of_kemi = [row for row in shares(reading) if row[2] == "labour_market_support"]
    january = date(2022, 1, 1)
    assert faults == []
    assert of_kemi == [
        ("KU240", january, "labour_market_support", "300-499", 7, 2200.3),
        ("KU240", january, "labour_market_support", "1000-", 2, 700.0),
        ("KU240", january, "labour_market_support", "all", 9, 2900.3),
    ]


def test_the_only_benefit_of_the_older_law_is_all_of_them(read):
    reading, _faults = read(OLDER)

    of_all = [row[3:] for row in shares(reading) if row[2] == "all"]
    assert of_all == [row[3:] for row in shares(reading) if row[2] == "labour_market_support"]


def test_sums_merged_municipalities_and_the_months_of_the_next_law_are_set_aside(read):
    reading, _faults = read(OLDER)

    assert (reading.rows_read, reading.rows_set_aside) == (9, 5)


def test_the_last_band_is_known_by_each_of_its_names(read):
    reading, faults = read(OLDER.replace("1000 tai yli", "1000"))

    assert faults == []
    assert "1000-" in {row[3] for row in shares(reading)}


def test_an_age_group_that_stands_twice_is_a_fault_and_not_summed_in_silence(read):
    twice = OLDER.replace(",Nainen,", ",Mies,")

    _reading, faults = read(twice)

    assert ["KU240" in fault.where for fault in faults] == [True]


def test_a_band_of_one_law_is_unknown_in_the_data_of_the_other(read):
    _reading, faults = read(NEWEST.replace("101-200", "300-499"))
    _reading, of_older = read(OLDER.replace("300-499", "301-400"))

    assert [fault.found for fault in faults] == ["300-499"]
    assert {fault.found for fault in of_older} == {"301-400"}


@pytest.mark.parametrize("place", ["Hämeenlinna", "hämeenlinna", "KU109", "109"])
def test_a_file_without_its_municipality_is_of_the_one_that_is_told_beside_it(read, place):
    reading, faults = read(WIDE.encode("iso-8859-1"), place)

    of_support = [row for row in shares(reading) if row[2] == "labour_market_support"]
    assert faults == []
    assert [(row[0], row[3], row[4], row[5]) for row in of_support] == [
        ("KU109", "all", 975, 411040.02),
        ("KU109", "300-499", 201, 72156.78),
        ("KU109", "500-999", 371, 131601.34),
        ("KU109", "1000-", 403, 207281.9),
    ]


@pytest.mark.parametrize("place", ["", "Hämeenlina", "999"])
def test_a_file_without_its_municipality_is_refused_with_what_to_write_beside_it(read, place):
    reading, faults = read(WIDE, place)

    assert reading is None
    assert len(faults) == 1
    assert "kela.csv.origin.toml" in faults[0].mend
    assert "place" in faults[0].mend


def test_a_long_file_without_municipalities_may_be_told_to_be_of_the_whole_country(read):
    lines = [line.split(",") for line in OLDER.splitlines()[:3]]
    whole = "\n".join(",".join([*line[:4], *line[6:]]) for line in lines)

    reading, faults = read(whole + "\n", "koko maa")

    assert faults == []
    assert {row[0] for row in shares(reading)} == {"SSS"}


@pytest.mark.parametrize(
    ("old", "new"),
    [("411040,02", "41104O,02"), ("2015M01", "2015M13"), ("2015M01", "tammikuu"), (";975;", ";;")],
    ids=["no_number", "no_month", "a_word", "an_empty_cell"],
)
def test_a_wrong_cell_of_the_wide_form_is_told_with_its_row(read, old, new):
    _reading, faults = read(WIDE.replace(old, new), "Hämeenlinna")

    assert faults
    assert all(fault.where.startswith("rivi 2") for fault in faults)


def test_a_long_file_is_read_the_quick_way_to_the_same_rows(read, monkeypatch):
    slowly, _faults = read(OLDER)
    monkeypatch.setattr(text, "LONG", 10)
    monkeypatch.setattr(text, "_lines", None)

    quickly, faults = read(OLDER)

    assert faults == []
    assert shares(quickly) == shares(slowly)


def test_a_wrong_number_of_the_wide_form_is_told_with_the_column_of_the_file(read):
    _reading, faults = read(WIDE.replace("131601,34", "13l601,34"), "Hämeenlinna")

    assert [fault.where for fault in faults] == ["rivi 2, sarake osuus500"]


def test_a_wrong_number_of_a_long_file_is_told_with_its_row(read, monkeypatch):
    monkeypatch.setattr(text, "LONG", 10)

    _reading, faults = read(OLDER.replace("1200.20", "12OO.20"))

    assert [fault.where for fault in faults] == ["rivi 3, sarake kuntaosuus_eur"]


def test_a_long_file_with_a_broken_row_is_told_as_a_short_one(read, monkeypatch):
    broken = OLDER.replace("1000.10", "1000.10,7")
    monkeypatch.setattr(text, "LONG", 10)

    _reading, faults = read(broken)

    assert faults[0].where == "rivi 2"


@pytest.mark.parametrize("cell", [",1000.10", "1000.10"], ids=["one_cell_short", "a_cell_empty"])
def test_a_cell_that_a_long_file_lacks_is_told_as_in_a_short_one(read, monkeypatch, cell):
    lacking = OLDER.replace(cell, "", 1)
    _reading, told_slowly = read(lacking)
    monkeypatch.setattr(text, "LONG", 10)

    _reading, told = read(lacking)

    assert told == told_slowly
    assert [fault.where.split(",")[0] for fault in told] == ["rivi 2"]


def test_blank_rows_of_a_long_file_are_passed_over_and_counted(read, monkeypatch):
    monkeypatch.setattr(text, "LONG", 10)
    header, rest = OLDER.split("\n", 1)

    _reading, faults = read(f"{header}\n\n{rest}".replace("1200.20", "12OO.20"))

    assert [fault.where for fault in faults] == ["rivi 4, sarake kuntaosuus_eur"]


def test_the_recorded_file_of_haemeenlinna_adds_up_to_the_cent(shared_real, read):
    content = (shared_real / "kela/tmtmaksut_hameenlinna_2015-2020.csv").read_bytes()

    reading, faults = read(content, "Hämeenlinna")

    rows = reading.tables["municipal_benefit_share"].filter(benefit="all")
    of_bands = rows.filter(pl.col("day_band") != "all")["municipal_share_eur"].sum()
    assert faults == []
    assert rows.height == 64 * 4
    assert rows["period"].max() == date(2020, 4, 1)
    assert of_bands == pytest.approx(
        rows.filter(day_band="all")["municipal_share_eur"].sum(), abs=64
    )


def test_the_recorded_file_of_the_whole_country_is_read(shared_real, read):
    content = (
        shared_real / "kela/kunnan_osarahoittama_tyottomyysturva_koko-maa_2025M01-2026M08.csv"
    ).read_bytes()

    reading, faults = read(content)

    year = [row for row in shares(reading) if row[1].year == 2025 and row[2:4] == ("all", "all")]
    assert faults == []
    assert {row[0] for row in shares(reading)} == {"SSS"}
    assert len(year) == 12
    assert round(sum(row[5] for row in year) / 1e6, 1) == 781.1
