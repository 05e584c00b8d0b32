"""What pages show when own files and other publications are loaded beside the shipped data."""

from __future__ import annotations

import shutil
from pathlib import Path

import orjson
import polars as pl
import pytest
import xlsxwriter

from labourmarket import queries
from labourmarket.metrics import disclosure
from labourmarket.ui import data as data_page
from pipelines import forms
from pipelines.loading import load
from tests import pages
from tests.pages import opened, text

MUNICIPALITIES = {
    "240": "Kemi",
    "241": "Keminmaa",
    "751": "Simo",
    "845": "Tervola",
    "851": "Tornio",
    "976": "Ylitornio",
}
LINES = forms.TEMPLATES["service-lines"].columns[2].options
BY_OCCUPATION = {
    "class": "dataset",
    "label": "12ti -- Työttömät ammateittain muuttujina Alue, Ammattiryhmä ja Tiedot",
    "source": "KEHA-keskus, Työnvälitystilasto",
    "updated": "2026-07-21T05:00:00Z",
    "role": {"time": ["timeperiod_m"], "geo": ["Alue"], "metric": ["contentscode"]},
    "id": ["Alue", "Ammattiryhmä", "timeperiod_m", "contentscode"],
    "size": [2, 1, 1, 1],
    "dimension": {
        "Alue": {"category": {"index": {"KU240": 0, "KU751": 1}}},
        "Ammattiryhmä": {"category": {"index": {"25": 0}, "label": {"25": "25 Asiantuntijat"}}},
        "timeperiod_m": {"category": {"index": {"2026M06": 0}}},
        "contentscode": {
            "category": {"index": {"TYO": 0}, "label": {"TYO": "Työttömät työnhakijat"}}
        },
    },
    "value": [1234, None],
    "status": {"1": "..."},
}


def kela_2022() -> str:
    """Invented shares of January 2022; Simo has three recipients of 500–999 days."""
    header = (
        "aikatyyppi,vuosi,kuukausi_nro,kunta_nro,tyomarkkinatukipaiva_luokka,saaja_lkm,"
        "kunta_osuus_eur"
    )
    rows = [
        f"Kuukausi,2022,1,{number},{band},{people},{euros}"
        for number, name in MUNICIPALITIES.items()
        for band, people, euros in (
            ("300-499", 40, 10000),
            ("500-999", 3 if name == "Simo" else 50, 777 if name == "Simo" else 20000),
            ("1000 tai yli", 60, 30000),
            ("Yhteensä", 100, 40777 if name == "Simo" else 60000),
        )
    ]
    return "\n".join([header, *rows]) + "\n"


# The whole country's data are a month ahead of those of the municipalities.
WHOLE_COUNTRY = (
    "aikatyyppi;vuosi;kuukausi_nro;kunta_nro;etuus;kertymaluokka;saajat;kuntaosuus_eur\n"
    "Kuukausi;2026;8;000;Yhteensä;Yhteensä;1000;1000000,00\n"
)


def workbook(path: Path, kind: str, rows: list[list]) -> Path:
    template = forms.TEMPLATES[kind]
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet(template.sheet)
        for at, row in enumerate([template.headings, *rows]):
            sheet.write_row(at, 0, row)
    return path


@pytest.fixture(scope="module")
def loaded(built_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped data with own files, another table and the older law's shares loaded."""
    folder = tmp_path_factory.mktemp("own")
    shutil.copytree(built_data, folder / "data")
    table, kela, country = folder / "table", folder / "kela", folder / "country"
    table.write_bytes(orjson.dumps(BY_OCCUPATION))
    kela.write_text(kela_2022(), "utf-8")
    country.write_text(WHOLE_COUNTRY, "iso-8859-1")
    placed = [[name, "6/2026", line, 100, 40] for name in MUNICIPALITIES.values() for line in LINES]
    spent = [["Kemi", 2026, 6, "5110 Kemi", "4300 Palvelujen ostot", "Toteuma", 1234.5]]
    files = [
        table,
        kela,
        country,
        workbook(folder / "lines", "service-lines", placed),
        workbook(folder / "budget", "budget", spent),
    ]
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("TYOTAULU_DATA", str(folder / "data"))
        load(files, lambda _step: None)
    return folder / "data"


@pytest.fixture
def page(loaded, monkeypatch):
    """Open a page of the loaded data at an address."""
    monkeypatch.setenv("TYOTAULU_DATA", str(loaded))

    return lambda name, **choices: opened(pages.page(name), **choices)


def test_another_table_is_listed_with_what_it_holds_and_can_be_downloaded(page):
    app = page("data", section="other")
    shown = text(app)

    assert "12ti" in shown
    assert "Työttömät ammateittain" in shown
    assert "Ammattiryhmä=25 Asiantuntijat" in shown
    assert "1 234" in shown
    assert "salattu (1–4 henkilöä)" in shown
    assert len(app.get("download_button")) == 3


@pytest.mark.parametrize("code", ["sv", "en"])
def test_what_another_table_has_in_finnish_alone_is_marked_as_finnish(code, page):
    shown = text(page("data", section="other", lang=code))
    title, variable = "Työttömät ammateittain", "Ammattiryhmä=25 Asiantuntijat"

    assert f'<span lang="fi">{title}' in shown
    assert f'<span lang="fi">{variable}' in shown
    for words in (title, variable):
        assert shown.count(words) == shown.count(f'<span lang="fi">{words}')


def test_without_other_tables_the_part_says_how_they_come_in(built_warehouse):
    app = opened(pages.page("data"), section="other")

    assert "python -m pipelines load" in text(app)
    assert not app.get("download_button")


def test_every_loaded_publication_is_among_the_sources(page):
    shown = text(page("data", section="sources"))

    assert "Muut StatFin-taulukot" in shown
    assert "Talousarvio ja toteuma, oma tiedosto" in shown
    assert "own_service_lines" in shown


@pytest.mark.parametrize("table", ["statfin_cell", "budget_line", "service_line_placement"])
def test_own_figures_are_among_the_files(page, table):
    app = page("data", section="files", table=table)

    assert len(app.get("download_button")) == 3
    assert data_page.offered(table).height > 0


def test_the_newest_own_month_of_the_service_lines_names_its_own_source(page):
    shown = text(page("service_lines"))

    assert "kesäkuussa 2026" in shown
    assert "Sijoittuminen palvelulinjoille, oma tiedosto" in shown
    assert "seutufoorumi" not in shown


def test_no_verdict_on_the_decks_figures_stands_beside_own_ones(page):
    shown = text(page("service_lines"))

    assert "täsmää" not in shown
    assert "(lähteessä)" not in shown


def test_a_month_of_the_older_law_is_shown_in_its_bands_and_under_its_law(page):
    shown = text(page("liability", month="2022-01"))

    assert "tammikuussa 2022" in shown
    assert "laki 2015–2024" in shown
    assert "(50–70 %)" in shown
    assert "340 777 €" in shown


def test_a_band_of_three_recipients_is_merged_under_the_older_law_too(page):
    shown = text(page("liability", month="2022-01"))

    held = disclosure.protected(
        queries.benefit_shares(), "TA22", queries.focus().municipality_codes
    ).filter(pl.col("period").dt.year() == 2022)
    assert ">777 €" not in shown
    assert 777 not in held["municipal_share_eur"].to_list()
    assert set(held["day_band"]) == {"all", "300-499", "500-999+1000-"}


def test_the_newest_month_of_the_own_municipalities_is_shown_first(page):
    assert "heinäkuussa 2026" in text(page("liability"))
