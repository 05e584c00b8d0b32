"""Files that leave the product: the right numbers, the source, and the mark of invented data."""

import io

import polars as pl
import pytest

from labourmarket import language
from labourmarket.exports import tabular
from labourmarket.exports.headings import headings

FIGURES = pl.DataFrame({"area_code": ["KU240", "KU751"], "value": [17.1, None]})
SOURCE = "KEHA-keskus: StatFin 12r5, julkaistu 21.7.2026"


@pytest.fixture(autouse=True)
def _warehouse(built_warehouse):
    """Whether data are invented is asked from a warehouse."""


def test_a_csv_opens_in_a_finnish_office_with_its_figures_and_source():
    text = tabular.csv_file(FIGURES, SOURCE).decode("utf-8-sig")

    assert text.splitlines() == [
        "area_code;value;lähde",
        f"KU240;17,1;{SOURCE}",
        f"KU751;;{SOURCE}",
    ]


def test_a_workbook_carries_numbers_as_numbers_and_says_where_they_are_from():
    file = io.BytesIO(tabular.xlsx_file(FIGURES, "osuus", SOURCE))

    assert pl.read_excel(file, sheet_name="osuus").rows() == [("KU240", 17.1), ("KU751", None)]
    file.seek(0)
    about = pl.read_excel(file, sheet_name="Lähde", has_header=False)
    assert about.item(0, 0) == SOURCE


@pytest.mark.parametrize(
    ("code", "heading", "sheet"),
    [("fi", "Luku", "Lähde"), ("sv", "Tal", "Källa"), ("en", "Figure", "Source")],
)
def test_a_workbook_has_its_headings_in_words_and_tells_what_they_stand_for(code, heading, sheet):
    with language.speaking(code):
        file = io.BytesIO(tabular.xlsx_file(FIGURES, "osuus", SOURCE))

    assert heading in pl.read_excel(file, sheet_name="osuus").columns
    file.seek(0)
    about = pl.read_excel(file, sheet_name=sheet, has_header=False)
    assert (heading, "value") in about.rows()


def test_what_pages_compute_has_its_headings_in_words_too():
    computed = ["name", "compared_with", "recipients_at_least", "recipients_at_most"]

    told = headings([*computed, "computed_net_eur"])

    assert [heading for heading in told.values() if "_" in heading] == []


def test_a_heading_that_stands_for_two_columns_is_given_once():
    assert headings(["name", "Alue", "value", "unheard_of"]) == {
        "name": "name",
        "Alue": "Alue",
        "value": "Luku",
        "unheard_of": "unheard_of",
    }


def test_parquet_gives_back_the_frame_and_knows_its_source():
    file = io.BytesIO(tabular.parquet_file(FIGURES, SOURCE))

    assert pl.read_parquet(file).equals(FIGURES)
    file.seek(0)
    assert pl.read_parquet_metadata(file)["source"] == SOURCE


def test_invented_data_are_marked_in_every_file(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(tabular, "holds_invented_data", lambda: True)

    assert tabular.told_source(SOURCE).startswith("KEKSITTYÄ AINEISTOA")
    assert "KEKSITTYÄ AINEISTOA" in tabular.csv_file(FIGURES, SOURCE).decode("utf-8-sig")
