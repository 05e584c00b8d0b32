"""The project's Excel forms: written, filled, loaded; every fault with sheet, row and column."""

from __future__ import annotations

import zipfile
from datetime import date, datetime

import fastexcel
import polars as pl
import pytest
import xlsxwriter

from labourmarket import warehouse
from pipelines import forms
from pipelines.formats import workbook
from pipelines.templates import reading

LINES = ["Kemi", datetime(2026, 6, 1), "Työnvälitys", 600, 270, None]
NO_TEXTS = '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
BUDGET = ["Kemi", 2026, 6, "5110 Kemi", "4300 Palvelujen ostot", "Toteuma", 1234.56, None]


@pytest.fixture
def written(data, pipelines, tmp_path):
    """Write a form by the command; gives its path."""

    def of(kind: str):
        path = tmp_path / f"{kind}.xlsx"
        assert pipelines("template", kind, path).code == 0
        return path

    return of


@pytest.fixture
def filled(tmp_path):
    """A new file in the layout of a form, with the rows that a user has written."""

    def of(kind: str, *rows: list, sheet: str = "", headings: list[str] | None = None):
        template = forms.TEMPLATES[kind]
        path = tmp_path / f"{kind} filled.xlsx"
        with xlsxwriter.Workbook(str(path), {"default_date_format": "m/yyyy"}) as book:
            book.add_worksheet("Ohjeet").write(0, 0, "Ohjeet")
            data_sheet = book.add_worksheet(sheet or template.sheet)
            data_sheet.write_row(0, 0, headings or template.headings)
            for at, row in enumerate(rows, start=1):
                data_sheet.write_row(at, 0, row)
        return path

    return of


@pytest.fixture
def load(data, pipelines, filled):
    """Load a filled form; gives the answer of the command."""

    def of(kind: str, *rows: list):
        return pipelines("load", filled(kind, *rows))

    return of


@pytest.mark.parametrize("kind", forms.TEMPLATES)
def test_a_form_has_instructions_and_headings_and_one_row_marked_as_example(written, kind):
    path = written(kind)

    template = forms.TEMPLATES[kind]
    book = fastexcel.read_excel(path)
    rows = book.load_sheet(template.sheet, header_row=None, dtypes="string").to_polars().rows()
    told = book.load_sheet("Ohjeet", header_row=None, dtypes="string").to_polars()
    assert list(rows[0]) == template.headings
    assert [row[-1] for row in rows[1:]] == ["ESIMERKKI"]
    assert set(template.headings[:-1]) <= set(told["__UNNAMED__0"])


@pytest.mark.parametrize("kind", forms.TEMPLATES)
def test_the_cells_of_a_form_offer_their_choices(written, kind):
    path = written(kind)

    with zipfile.ZipFile(path) as parts:
        sheet = parts.read("xl/worksheets/sheet2.xml").decode()
    places = fastexcel.read_excel(path).load_sheet("Luettelot", dtypes="string").to_polars()
    assert sheet.count('type="list"') == 2
    assert "Luettelot!$A$2:$A$" in sheet
    assert places.to_series(0).to_list()[:7] == [
        "Kemi",
        "Keminmaa",
        "Simo",
        "Tervola",
        "Tornio",
        "Ylitornio",
        "Meri-Lappi",
    ]


def test_a_form_does_not_overwrite_a_file_that_is_there(written, pipelines):
    path = written("budget")
    before = path.read_bytes()

    answer = pipelines("template", "budget", path)

    assert answer.code == 1
    assert str(path) in answer.err
    assert path.read_bytes() == before


def test_a_form_without_a_name_is_written_to_its_own(data, pipelines, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    assert pipelines("template", "service-lines").code == 0
    assert (tmp_path / "palvelulinjat.xlsx").is_file()


def test_a_form_can_be_written_before_there_is_any_data(pipelines, tmp_path, monkeypatch):
    monkeypatch.setenv("TYOTAULU_DATA", str(tmp_path / "nothing"))

    assert pipelines("template", "budget", tmp_path / "talous.xlsx").code == 0


@pytest.mark.parametrize("kind", forms.TEMPLATES)
def test_a_form_that_nobody_has_filled_is_refused(written, pipelines, kind):
    answer = pipelines("load", written(kind))

    assert answer.code == 1
    assert answer.line(forms.TEMPLATES[kind].sheet)


def test_placements_that_were_filled_in_are_served_beside_the_decks(data, pipelines, filled):
    path = filled(
        "service-lines",
        ["Kemi", datetime(2026, 5, 1), "Työnvälitys", 612, 276, "ESIMERKKI"],
        LINES,
        [None] * 6,
        ["Meri-Lappi", "6/2026", "työnvälitys", 1400, 600, "koko alue"],
    )

    answer = pipelines("load", path)

    assert answer.code == 0
    assert (data / "raw/own_service_lines/service-lines filled.xlsx").is_file()
    assert warehouse.query(
        "SELECT area_code, period, service_line, jobseekers, unemployed "
        "FROM service_line_placement WHERE source_id = 'own_service_lines' ORDER BY area_code"
    ).rows() == [
        ("KU240", date(2026, 6, 1), "job_brokerage", 600, 270),
        ("TA22", date(2026, 6, 1), "job_brokerage", 1400, 600),
    ]
    assert pipelines("check").code == 0
    assert "own_service_lines: uusin kesäkuu 2026" in pipelines("status").out


def test_budget_and_actuals_that_were_filled_in_are_served_by_cost_centre_and_account(
    data, pipelines, filled
):
    path = filled(
        "budget",
        ["Kemi", 2026, 6, "x", "y", "Toteuma", 1, "esimerkki"],
        BUDGET,
        ["TA22", 2026, None, 5110, 3000, "talousarvio", -5000, None],
    )

    answer = pipelines("load", path)

    assert answer.code == 0
    assert warehouse.query(
        "SELECT area_code, year, month, cost_centre, account, kind::VARCHAR, amount_eur "
        "FROM budget_line ORDER BY area_code"
    ).rows() == [
        ("KU240", 2026, 6, "5110 Kemi", "4300 Palvelujen ostot", "actual", 1234.56),
        ("TA22", 2026, None, "5110", "3000", "budget", -5000),
    ]


@pytest.mark.parametrize(
    "month",
    ["6/2026", "06.2026", "30.6.2026", "2026-06", "2026M06", "2026-06-30", datetime(2026, 6, 30)],
    ids=str,
)
def test_a_month_may_be_a_date_or_a_text(data, pipelines, filled, month):
    answer = pipelines("load", filled("service-lines", ["Kemi", month, *LINES[2:]]))

    assert answer.code == 0
    assert warehouse.query(
        "SELECT period FROM service_line_placement WHERE source_id = 'own_service_lines'"
    )["period"].to_list() == [date(2026, 6, 1)]


def changed(row: list, at: int, cell: object) -> list:
    return [*row[:at], cell, *row[at + 1 :]]


@pytest.mark.parametrize(
    ("kind", "row", "column", "found"),
    [
        ("service-lines", changed(LINES, 0, "Keni"), "Kunta", "Keni"),
        ("service-lines", changed(LINES, 0, None), "Kunta", "tyhjä"),
        ("service-lines", changed(LINES, 1, "kesä"), "Kuukausi", "kesä"),
        ("service-lines", changed(LINES, 1, "13/2026"), "Kuukausi", "13/2026"),
        ("service-lines", changed(LINES, 2, "Muu linja"), "Palvelulinja", "Muu linja"),
        ("service-lines", changed(LINES, 3, "6OO"), "Työnhakijoita", "6OO"),
        ("service-lines", changed(LINES, 4, None), "Työttömiä", "tyhjä"),
        ("budget", changed(BUDGET, 0, "Keni"), "Kunta tai alue", "Keni"),
        ("budget", changed(BUDGET, 1, None), "Vuosi", "tyhjä"),
        ("budget", changed(BUDGET, 2, "kesä"), "Kuukausi", "kesä"),
        ("budget", changed(BUDGET, 3, None), "Kustannuspaikka", "tyhjä"),
        ("budget", changed(BUDGET, 4, None), "Tili", "tyhjä"),
        ("budget", changed(BUDGET, 5, "Arvio"), "Laji", "Arvio"),
        ("budget", changed(BUDGET, 6, "12 e"), "Euroa", "12 e"),
    ],
)
def test_a_wrong_cell_is_told_with_its_sheet_row_column_and_remedy(load, kind, row, column, found):
    good = LINES if kind == "service-lines" else BUDGET

    answer = load(kind, good, row)

    sheet = forms.TEMPLATES[kind].sheet
    assert answer.code == 1
    assert len(answer.err.splitlines()) == 2
    assert answer.line(sheet, "rivi 3", f"sarake {column}:", found, "Korjaus")


@pytest.mark.parametrize(
    ("kind", "row", "told"),
    [
        ("service-lines", changed(LINES, 3, 600.5), "600.5"),
        ("service-lines", changed(LINES, 3, -1), "-1"),
        ("service-lines", LINES, "service_line=job_brokerage"),
        ("budget", changed(BUDGET, 2, 13), "13"),
        ("budget", BUDGET, "5110 Kemi"),
    ],
    ids=["half_a_person", "negative", "placement_twice", "month_13", "line_twice"],
)
def test_what_the_contract_forbids_is_told_with_the_sheet(load, kind, row, told):
    good = LINES if kind == "service-lines" else BUDGET

    answer = load(kind, good, row)

    assert answer.code == 1
    assert answer.line(forms.TEMPLATES[kind].sheet, told)


def test_a_heading_that_was_changed_is_told(data, pipelines, filled):
    headings = ["Kunnat", *forms.TEMPLATES["budget"].headings[1:]]

    answer = pipelines("load", filled("budget", BUDGET, headings=headings))

    assert answer.code == 1
    assert answer.line("Talous", "Kunta tai alue", "pipelines template")
    assert not list((data / "raw").rglob("*filled.xlsx"))


def test_a_workbook_of_other_sheets_is_refused_with_the_names_of_its_sheets(
    data, pipelines, filled
):
    answer = pipelines("load", filled("budget", BUDGET, sheet="Taul1"))

    assert answer.code == 1
    assert answer.line("budget filled.xlsx", "Ohjeet, Taul1", "template service-lines | budget")


def test_a_damaged_workbook_is_refused(data, pipelines, filled, tmp_path):
    damaged = tmp_path / "damaged.xlsx"
    with (
        zipfile.ZipFile(filled("budget", BUDGET)) as whole,
        zipfile.ZipFile(damaged, "w") as copy,
    ):
        for name in whole.namelist():
            is_texts = name == "xl/sharedStrings.xml"
            copy.writestr(name, NO_TEXTS if is_texts else whole.read(name))

    answer = pipelines("load", damaged)

    assert answer.code == 1
    assert answer.line("damaged.xlsx", "Talous", "vioittunut työkirja", "pipelines template")
    assert not list((data / "raw").rglob("damaged.xlsx"))


def test_a_workbook_loaded_anew_with_more_rows_repeats_the_old_ones(data, pipelines, filled):
    pipelines("load", filled("budget", BUDGET))

    answer = pipelines("load", filled("budget", BUDGET, changed(BUDGET, 2, 7)))

    assert answer.code == 0
    assert warehouse.query("SELECT month FROM budget_line ORDER BY ALL")["month"].to_list() == [
        6,
        7,
    ]


def test_an_amount_that_two_workbooks_tell_differently_is_told_with_both(data, pipelines, filled):
    pipelines("load", filled("budget", BUDGET))

    answer = pipelines("load", filled("budget", changed(BUDGET, 6, 1)))

    assert answer.code == 1
    assert answer.line("budget filled", "1234.56", "1.0")


def test_rows_are_numbered_as_the_program_numbers_them(tmp_path):
    path = tmp_path / "book.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("A")
        sheet.write_row(2, 0, ["kunta", "luku"])
        sheet.write_row(4, 0, ["Kemi", 5])
    faults = []

    rows = workbook.read_sheet(path, "A", ["kunta", "luku"], faults)

    assert faults == []
    assert rows.rows() == [(5, "Kemi", "5")]


def test_an_empty_sheet_lacks_every_heading(tmp_path):
    path = tmp_path / "book.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet("A")
    faults = []

    assert workbook.read_sheet(path, "A", ["kunta"], faults) is None
    assert "kunta" in faults[0].expected


def test_a_municipality_goes_before_an_employment_area_of_the_same_name():
    rows = pl.DataFrame({"row": [2, 3], "Kunta": ["Helsinki", "TA05"]})
    faults = []

    for areas in (
        {"KU091": "Helsinki", "TA05": "Helsinki"},
        {"TA05": "Helsinki", "KU091": "Helsinki"},
    ):
        named = reading.with_area(rows, "Kunta", areas, "talous.xlsx", faults)

        assert named["area_code"].to_list() == ["KU091", "TA05"]
    assert faults == []
