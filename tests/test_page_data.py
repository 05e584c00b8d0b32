"""The data page: one part at a time, every table a file, no single person's case in any."""

import re
import shutil

import orjson
import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from labourmarket import queries
from labourmarket.catalogue.indicators import INDICATORS
from labourmarket.contracts import TABLES
from labourmarket.exports import tabular
from labourmarket.narrative import data as narrative
from labourmarket.ui import data
from pipelines.build import build
from tests import pages
from tests.pages import answer, opened, text


@pytest.fixture
def page(built_warehouse):
    return pages.page("data")


def rows(app: AppTest) -> int:
    return text(app).count('<th scope="row">')


def test_the_answer_counts_the_publications_and_the_differences(page):
    told = answer(opened(page))

    assert re.findall(r"\d+", told) == [
        str(queries.newest_by_source().height),
        str(queries.findings().height),
        "4",
    ]


def test_first_every_indicator_is_listed_and_one_is_told_in_full(page):
    shown = text(opened(page, indicator="labour_force"))

    assert all(indicator.title.fi in shown for indicator in INDICATORS.values())
    assert "<span>Työvoima</span></caption>" in shown


@pytest.mark.parametrize("section", narrative.sections())
def test_every_part_opens_by_its_address_and_alone(page, section):
    app = opened(page, section=section)

    assert len(app.header) == 1
    assert app.query_params["section"] == section


def test_sources_tell_what_is_due_and_which_files_were_read(page):
    shown = text(opened(page, section="sources"))

    assert "CC BY 4.0" in shown
    assert all(file in shown for file in queries.loads()["file"])


def test_findings_are_all_there_and_the_address_can_ask_for_some(page):
    assert rows(opened(page, section="findings")) == queries.findings().height
    assert rows(opened(page, section="findings", verdict="differs")) == 4
    assert rows(opened(page, verdict="all", check="liability_per_inhabitant")) == 6


def test_no_finding_shows_the_amount_of_a_single_person(page):
    shown = text(opened(page, section="findings"))

    assert "18,61" not in shown
    assert "440,46" not in shown


@pytest.mark.parametrize("table", TABLES)
def test_every_table_is_described_and_has_its_three_files(page, table):
    app = opened(page, section="files", table=table)

    assert narrative.table_descriptions()[table] in [one.value for one in app.markdown]
    assert len(app.get("download_button")) == 3
    assert all(f'scope="row">{column}<' in text(app) for column in data.offered(table).columns)


@pytest.mark.parametrize("table", TABLES)
def test_every_table_becomes_a_file_of_each_kind(table, built_warehouse):
    held = data.offered(table)
    source = narrative.source_of_table(table, held)

    assert source
    assert tabular.csv_file(held, source).count(b"\n") >= held.height + 1
    assert tabular.xlsx_file(held, table, source).startswith(b"PK")
    assert tabular.parquet_file(held, source).startswith(b"PAR1")


def test_kelas_file_holds_no_row_of_few_recipients(built_warehouse):
    held = data.offered("municipal_benefit_share")

    assert "recipients" not in held.columns
    assert not held["recipients_at_least"].is_between(0, 4).any()
    assert 18.61 not in held["municipal_share_eur"].to_list()
    assert held.filter(pl.col("benefit") == "labour_market_support").is_empty()


def test_the_file_of_findings_holds_no_amount_of_a_single_person(built_warehouse):
    assert 18.61 not in data.offered("finding")["published"].to_list()


def test_the_legal_minimum_and_the_organising_are_in_the_decks_own_words(page):
    app = opened(page, section="deck")
    shown = text(app)

    assert "Vaaditaan 20 000 työvoiman pohja" in shown
    assert "25 809" in shown
    assert re.findall(r'<section class="tt-statements" lang="fi"><h3>([^<]*)', shown)[:3] == [
        "Järjestämisvastuusta",
        "Järjestämisvastuusta",
        "TE 2024 uudistuksen tavoitteena",
    ]
    assert all(point in shown for point in ("Dynaamisuus", "Paikallisuus (inhouse)", "Hankkeet"))
    points = shown.count("<li>") - shown.count("<li><a")  # but for the links to the languages
    assert points == queries.statements("D7").height + queries.statements("D8").height


def test_the_words_for_emptiness_are_explained(page):
    shown = text(opened(page, section="words"))

    for word in (
        "salattu (1–4 henkilöä)",
        "puuttuu aineistosta",
        "ei vielä tietoa",
        "ei sovellu",
        "vähintään 20, enintään 28",
    ):
        assert word in shown


def test_the_part_of_an_unknown_address_is_the_first_and_a_warning(page):
    app = opened(page, section="nothing")

    assert len(app.warning) == 1
    assert app.query_params["section"] == "indicators"


def test_what_changed_is_told_with_what_is_due_and_what_became_of_pertunmaa(page):
    shown = text(opened(page, section="changes"))

    assert "Tämä tietovarasto on ensimmäinen" in shown
    assert "Seuraavat julkaisut" in shown
    assert "Pertunmaa (KU588) oli kuntajaossa" in shown


@pytest.fixture
def page_after_a_revision(built_data, tmp_path, monkeypatch):
    """The page where the last download has revised Kemi's June, with a note that says so."""
    folder = tmp_path / "data"
    shutil.copytree(built_data, folder)
    june = folder / "raw/statfin_12r5/12r5_TA22_2026M06.json"
    answer = orjson.loads(june.read_bytes()) | {"updated": "2026-08-25T05:00:00Z"}
    answer["value"][answer["value"].index(1386)] = 1387
    answer["note"].append("<b>Korjaus</b> 25.8.2026 (keksitty).")
    june.with_name("later.json").write_bytes(orjson.dumps(answer))
    monkeypatch.setenv("TYOTAULU_DATA", str(folder))
    build(lambda _step: None)
    return pages.page("data")


def test_a_revision_is_shown_with_both_values_its_difference_and_the_publishers_note(
    page_after_a_revision,
):
    app = opened(page_after_a_revision, section="changes")
    shown = text(app)

    assert "<td>1 386</td><td>1 387</td><td>+1</td>" in shown
    assert "uusi: ”Korjaus 25.8.2026 (keksitty).”" in shown
    assert "1 luku muuttui (kesäkuu 2026)" in shown
    assert len(app.get("download_button")) == 2


def test_more_findings_than_a_page_can_hold_are_cut_and_the_reader_is_told(page, monkeypatch):
    monkeypatch.setattr(data, "MOST_FINDINGS", 5)

    app = opened(page, section="findings")

    assert rows(app) == 5
    assert "Ensimmäiset 5 näytetään" in text(app)
