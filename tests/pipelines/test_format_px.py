"""px files: their grammar, their encodings, and the same cells as the other forms give."""

from __future__ import annotations

from datetime import datetime

import polars as pl
import pytest

from pipelines.formats import px, px_grammar

HEADER = """CHARSET="ANSI";
CODEPAGE="iso-8859-15";
LANGUAGE="fi";
LANGUAGES="fi","sv";
MATRIX="001_12r5_2026";
TITLE="12r5 -- Työttömät; eri ryhmissä muuttujina Kuukausi, Tiedot ja Alue";
TITLE[sv]="12r5 -- Arbetslösa efter Månad, Uppgifter och Område";
CONTENTS="12r5 -- Työttömät";
STUB="Alue";
HEADING="Kuukausi","Tiedot";
STUB[sv]="Område";
CONTVARIABLE="Tiedot";
VALUES("Alue")="Kemi","Simo";
VALUES[sv]("Område")="Kemi","Simo";
VALUES("Kuukausi")="2026M05","2026M06";
TIMEVAL("Kuukausi")=TLIST(M1),"202605","202606";
VALUES("Tiedot")="Työttömät (lkm.)",
"Avoimet työpaikat (lkm.)";
CODES("Alue")="KU240","KU751";
CODES("Tiedot")="TYOTTOMATLOPUSSA","AVPAIKATLOPUSSA";
MAP("Alue")="Alue 2026";
LAST-UPDATED("Työttömät (lkm.)")="20260721 08:00";
LAST-UPDATED("Avoimet työpaikat (lkm.)")="20260720 08:00";
SOURCE="KEHA-keskus, Työnvälitystilasto";
NOTE="Ensimmäinen rivi; ei pääty##... = Tieto on "
"salassapitosäännön alainen";
TABLEID="statfin_tyonv_pxt_12r5";
"""
DATA = 'DATA=\n1400.0 70.0 1386.0 68.0 \n115.0 "..." 114.0 "..." \n;\n'
CELLS = [
    ("KU240", "2026M05", "TYOTTOMATLOPUSSA", 1400, None),
    ("KU240", "2026M05", "AVPAIKATLOPUSSA", 70, None),
    ("KU240", "2026M06", "TYOTTOMATLOPUSSA", 1386, None),
    ("KU240", "2026M06", "AVPAIKATLOPUSSA", 68, None),
    ("KU751", "2026M05", "TYOTTOMATLOPUSSA", 115, None),
    ("KU751", "2026M05", "AVPAIKATLOPUSSA", None, "..."),
    ("KU751", "2026M06", "TYOTTOMATLOPUSSA", 114, None),
    ("KU751", "2026M06", "AVPAIKATLOPUSSA", None, "..."),
]


@pytest.fixture
def read(tmp_path):
    """Read a px file; gives the cube and the faults."""

    def of(text: str | bytes):
        path = tmp_path / "table.px"
        content = text if isinstance(text, bytes) else text.encode("iso-8859-15")
        path.write_bytes(content)
        faults = []
        return px.read(path, faults), faults

    return of


def test_the_stub_changes_slowest_and_the_last_heading_fastest(read):
    cube, faults = read(HEADER + DATA)

    assert faults == []
    assert cube.cells.columns == ["geo", "time", "metric", "value", "symbol"]
    assert cube.cells.rows() == CELLS


def test_the_header_tells_title_source_release_and_names(read):
    cube, _faults = read(HEADER + DATA)

    assert cube.table_id == "12r5"
    assert cube.label.startswith("12r5 -- Työttömät; eri ryhmissä")
    assert cube.source == "KEHA-keskus, Työnvälitystilasto"
    assert cube.updated == datetime(2026, 7, 21, 5)
    assert cube.labels["geo"] == {"KU240": "Kemi", "KU751": "Simo"}
    assert cube.labels["metric"]["AVPAIKATLOPUSSA"] == "Avoimet työpaikat (lkm.)"
    assert cube.names == {"geo": "Alue", "time": "Kuukausi", "metric": "Tiedot"}


def test_a_note_over_several_lines_is_one_note_with_its_line_breaks(read):
    cube, _faults = read(HEADER + DATA)

    assert cube.notes == (
        "Ensimmäinen rivi; ei pääty\n\n... = Tieto on salassapitosäännön alainen",
    )


@pytest.mark.parametrize(
    "data",
    [
        DATA.replace('"..."', "..."),
        DATA.replace("\n", "\r\n"),
        "DATA=1400,70,1386,68,115,...,114,...;",
        'DATA=\n1400.0\t70.0\n1386.0 68.0\n115.0 "..."\n\n114.0 "..." ;',
        'DATA=1400;70;1386;68;115;"...";114;"...";',
    ],
    ids=["symbols_without_quotes", "windows", "commas", "tabs_and_lines", "semicolons"],
)
def test_cells_are_the_same_however_they_are_separated(read, data):
    cube, faults = read(HEADER + data)

    assert faults == []
    assert cube.cells.rows() == CELLS


@pytest.mark.parametrize(
    ("named", "encoding"),
    [
        ('CHARSET="ANSI";\nCODEPAGE="iso-8859-15";', "iso-8859-15"),
        ('CHARSET="ANSI";\nCODEPAGE="utf-8";', "utf-8"),
        ('CHARSET="ANSI";', "cp1252"),
        ("", "utf-8"),
        ("", "cp850"),
        ('CODEPAGE="iso-8859-15";', "utf-8-sig"),
    ],
    ids=["named", "utf_8", "ansi", "unnamed", "dos", "byte_order_mark"],
)
def test_a_file_is_read_in_the_encoding_that_it_names(read, named, encoding):
    head = HEADER.replace('CHARSET="ANSI";\nCODEPAGE="iso-8859-15";', named)

    cube, faults = read((head + DATA).encode(encoding))

    assert faults == []
    assert cube.source == "KEHA-keskus, Työnvälitystilasto"


def test_a_file_of_an_encoding_that_nobody_knows_is_a_fault(read):
    cube, faults = read(HEADER.replace("iso-8859-15", "klingon") + DATA)

    assert cube is None
    assert "klingon" in faults[0].found


KEYED = HEADER.replace(
    'CODES("Alue")="KU240","KU751";',
    'CODES("Alue")="KU240","KU751";\nKEYS("Alue")=CODES;',
)


@pytest.mark.parametrize(
    ("header", "data"),
    [
        (KEYED, 'DATA=\n"KU751",115 "..." 114 "..."\n"KU240",1400 70 1386 68\n;'),
        (
            KEYED.replace("=CODES;", "=VALUES;"),
            'DATA="Kemi",1400 70 1386 68 "Simo",115 ... 114 ...;',
        ),
    ],
    ids=["by_codes", "by_values"],
)
def test_rows_with_keys_may_stand_in_any_order(read, header, data):
    cube, faults = read(header + data)

    assert faults == []
    assert cube.cells.rows() == CELLS


def test_a_row_that_keys_leave_out_is_the_zeros_that_the_format_means(read):
    cube, faults = read(KEYED + 'DATA="KU240",1400 70 1386 68;')

    of_simo = cube.cells.filter(pl.col("geo") == "KU751")
    assert faults == []
    assert of_simo["value"].to_list() == [0, 0, 0, 0]
    assert of_simo["symbol"].null_count() == 4


@pytest.mark.parametrize(
    ("header", "data"),
    [
        (KEYED, 'DATA="KU999",1400 70 1386 68;'),
        (KEYED, 'DATA="KU240",1400 70 1386;'),
        (
            KEYED.replace('STUB="Alue"', 'STUB="Kuukausi","Alue"').replace(
                'HEADING="Kuukausi",', "HEADING="
            ),
            'DATA="KU240",1400 70 1386 68 "KU751",115 ... 114 ...;',
        ),
    ],
    ids=["unknown_key", "short_row", "a_stub_without_keys"],
)
def test_keys_that_do_not_fit_are_a_fault(read, header, data):
    cube, faults = read(header + data)

    assert cube is None
    assert len(faults) == 1


@pytest.mark.parametrize(
    ("told", "symbol"),
    [
        ("", ".."),
        ('DATASYMBOL2="...";\n', "..."),
        ('DATASYMBOL2="puuttuu";\n', ".."),
    ],
    ids=["as_it_stands", "shown_as_another", "shown_as_a_word"],
)
def test_a_symbol_is_the_one_that_the_file_says_it_shows(read, told, symbol):
    cube, _faults = read(HEADER + told + DATA.replace('"..."', '".."'))

    assert set(cube.cells["symbol"].drop_nulls()) == {symbol}


@pytest.mark.parametrize("symbol", [".", "..", "...", "....", "-"])
def test_every_symbol_of_the_format_is_a_missing_value_and_no_zero(read, symbol):
    cube, faults = read(HEADER + DATA.replace('"..."', f'"{symbol}"'))

    assert faults == []
    assert cube.cells.filter(symbol=symbol)["value"].to_list() == [None, None]


@pytest.mark.parametrize(
    ("timeval", "months"),
    [
        ('TLIST(M1),"202512","202601"', ["2025M12", "2026M01"]),
        ('TLIST(M1,"202512"-"202601")', ["2025M12", "2026M01"]),
        ('TLIST(Q1,"20254"-"20261")', ["2025Q4", "2026Q1"]),
        ('TLIST(A1),"2025","2026"', ["2025", "2026"]),
        ('TLIST(A1,"2025"-"2026")', ["2025", "2026"]),
    ],
)
def test_periods_in_words_are_known_by_the_time_scale(read, timeval, months):
    header = HEADER.replace('"2026M05","2026M06"', '"vanhempi","uudempi"').replace(
        'TLIST(M1),"202605","202606"', timeval
    )

    cube, faults = read(header + DATA)

    assert faults == []
    assert cube.cells["time"].unique(maintain_order=True).to_list() == months


def test_a_table_of_one_content_has_it_as_its_contents(read):
    header = (
        HEADER.replace('HEADING="Kuukausi","Tiedot"', 'HEADING="Kuukausi"')
        .replace('CONTVARIABLE="Tiedot";\n', "")
        .replace('"12r5 -- Työttömät";', '"Työttömät";')
    )

    cube, faults = read(header + "DATA=1400 1386 115 114;")

    (content,) = cube.cells["metric"].unique()
    assert faults == []
    assert cube.labels["metric"][content] == "Työttömät"
    assert cube.cells["value"].to_list() == [1400, 1386, 115, 114]


def test_areas_are_known_by_their_codes_where_no_map_is_told(read):
    header = HEADER.replace('MAP("Alue")="Alue 2026";\n', "").replace('"Alue"', '"Paikka"')

    cube, _faults = read(header + DATA)

    assert "geo" in cube.cells.columns


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (HEADER + DATA.replace("68.0", ""), "7"),
        (HEADER + DATA.replace("68.0", "6B"), "6B"),
        (HEADER + DATA.replace("68.0", "nan"), "nan"),
        (HEADER + DATA.rstrip().rstrip(";"), "DATA"),
        (HEADER, "DATA"),
        (HEADER.replace('SOURCE="KEHA-keskus', 'SOURCE="KEHA-keskus"') + DATA, "(25)"),
        (HEADER.replace('CODES("Alue")="KU240",', 'CODES("Alue")=') + DATA, 'VALUES("Alue")'),
        (HEADER.replace("LAST-UPDATED", "LAST-SEEN") + DATA, "LAST-UPDATED"),
        (HEADER.replace("20260721 08:00", "20260799 08:00") + DATA, "20260799"),
    ],
    ids=[
        "a_cell_short",
        "no_number",
        "not_a_number",
        "no_end",
        "no_data",
        "quotation_mark",
        "codes_and_values",
        "no_release",
        "no_date",
    ],
)
def test_a_file_that_is_cut_or_edited_is_one_fault_that_says_where(read, text, found):
    cube, faults = read(text)

    assert cube is None
    assert len(faults) == 1
    assert found in faults[0].found + faults[0].where


def test_a_table_too_large_for_a_machine_is_refused_before_it_is_read(read, monkeypatch):
    monkeypatch.setattr(px, "MOST_CELLS", 7)

    cube, faults = read(HEADER + DATA)

    assert cube is None
    assert faults[0].where == "DATA"
    assert "8" in faults[0].found
    assert "7" in faults[0].expected


def test_a_text_within_parentheses_may_hold_parentheses_and_brackets():
    told = px_grammar.statements('LANGUAGE="fi";UNITS("Työttömät (lkm.) [1]")="kpl";DATA=1;')

    assert told.text("UNITS", "Työttömät (lkm.) [1]") == "kpl"


def test_statfins_own_file_is_read_to_the_last_secret_cell(shared_real):
    faults = []

    cube = px.read(shared_real / "px/statfin_tyonv_12r5_Eckero_2024M01-M11.px", faults)

    january = cube.cells.filter(time="2024M01")
    names = pl.read_csv(shared_real / "statfin/tyonv_12r5_contents_fi_sv_en.csv")
    assert faults == []
    assert cube.cells.height == 11 * 23
    assert set(cube.cells["geo"]) == {"KU043"}
    assert january["value"].to_list()[:4] == [49, 26, 448, 5.8]
    assert cube.cells.filter(pl.col("value").is_null())["symbol"].to_list() == ["..."] * 61
    assert cube.updated == datetime(2024, 12, 23, 6)
    assert cube.table_id == "12r5"
    assert list(cube.labels["metric"].values()) == names[names.columns[1]].to_list()
