"""Bad input: every fault of every file is told, nothing is loaded, the old warehouse stands."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import orjson
import pytest

AREAS = "classification/areas_2026.csv"
BACKGROUND = "forum_2023/background_2022.csv"
LINES = "forum_2023/service_lines_2023M01.csv"
COSTS = "forum_2023/cost_breakdown.csv"
CHANGE = "forum_2023/liability_change.csv"
PAID_DAYS = "forum_2023/liability_by_paid_days.csv"
SERVICES = "forum_2023/municipal_services_2023.csv"
DECK = "forum_2023/deck.toml"
MONTH = "statfin_12r5/12r5_TA22_2026M06.json"
POPULATION = "statfin_11ra/11ra_TA22_2025.json"
KELA = "kela_municipal_share/municipal_share_TA22_2026M07.csv"
CSV = (AREAS, BACKGROUND, LINES, COSTS, CHANGE, PAID_DAYS, SERVICES, KELA)
JSON = (MONTH, POPULATION)

Spoil = Callable[[bytes], bytes]


def replaced(old: str, new: str) -> Spoil:
    """The first ``old`` of a file becomes ``new``."""

    def spoil(content: bytes) -> bytes:
        assert old.encode() in content
        return content.replace(old.encode(), new.encode(), 1)

    return spoil


def with_last_row_twice(content: bytes) -> bytes:
    return content + content.rstrip().rsplit(b"\n", 1)[1] + b"\n"


def with_first_area_twice(content: bytes) -> bytes:
    answer = orjson.loads(content)
    category = answer["dimension"][answer["role"]["geo"][0]]["category"]
    codes = list(category["index"])
    category["index"] = [codes[0], codes[0], *codes[2:]]
    return orjson.dumps(answer)


def with_text_for_its_first_number(content: bytes) -> bytes:
    answer = orjson.loads(content)
    answer["value"][0] = "1 23O"
    return orjson.dumps(answer)


def without_contents(content: bytes) -> bytes:
    answer = orjson.loads(content)
    answer["role"].pop("metric")
    return orjson.dumps(answer)


def in_latin_1(content: bytes) -> bytes:
    return content.decode().encode("iso-8859-15", errors="replace")


def cut_in_the_middle(content: bytes) -> bytes:
    return content[: len(content) // 2]


def spoiled(data: Path, file: str, spoil: Spoil) -> None:
    path = data / "raw" / file
    path.write_bytes(spoil(path.read_bytes()))


def checksums(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


MISSING_COLUMN = [
    (AREAS, replaced("name_sv", "namn"), "name_sv"),
    (BACKGROUND, replaced("Simo", "Siimo"), "Simo"),
    (LINES, replaced("Simo", "Siimo"), "Simo"),
    (COSTS, replaced("euroa", "eur"), "euroa"),
    (CHANGE, replaced("Asukasluku v. 2019 lopussa", "Asukkaat"), "Asukasluku v. 2019 lopussa"),
    (PAID_DAYS, replaced("rahoitusvastuu %", "osuus"), "rahoitusvastuu %"),
    (SERVICES, replaced("netto", "neto"), "netto"),
    (KELA, replaced("saajat", "saaja"), "saajat"),
    (MONTH, without_contents, "metric"),
    (POPULATION, without_contents, "metric"),
    (DECK, replaced("[municipal_services]", "[services]"), "municipal_services"),
]
UNKNOWN_CODE = [
    (AREAS, replaced(",TA22,MK19", ",TA77,MK19"), "TA77"),
    (BACKGROUND, replaced("Aktivointiaste %", "Aktiivisuus"), "Aktiivisuus"),
    (LINES, replaced("Työnvälitys", "Muu linja"), "Muu linja"),
    (COSTS, replaced("Työvoimakoulutukset", "Muut"), "Muut"),
    (CHANGE, replaced("Tervola", "Terola"), "Terola"),
    (PAID_DAYS, replaced("200-299", "kaksisataa"), "kaksisataa"),
    (SERVICES, replaced("Tervola", "Terola"), "Terola"),
    (DECK, replaced("Tervola = [", "Terola = ["), "Terola"),
    (KELA, replaced(";240;", ";999;"), "KU999"),
    (KELA, replaced("Ansiopäiväraha", "Päiväraha"), "Päiväraha"),
    (KELA, replaced("101-200", "100-200"), "100-200"),
    (KELA, replaced("Kuukausi;2026", "Viikko;2026"), "Viikko"),
    (KELA, replaced(";2026;7;", ";2026;13;"), "13"),
    (MONTH, replaced('"KU751": 4', '"KU999": 4'), "KU999"),
    (MONTH, replaced('"UUDETAVP": 22', '"UUDET": 22'), "UUDET"),
    (MONTH, replaced('"2026M06": 0', '"kesäkuu": 0'), "kesäkuu"),
    (MONTH, replaced('"..."', '"…"'), "…"),
    (POPULATION, replaced('"KU751": 5', '"KU999": 5'), "KU999"),
]
DUPLICATE_KEY = [
    *(
        (file, with_last_row_twice, key)
        for file, key in (
            (AREAS, "area_code="),
            (BACKGROUND, "municipal_share_of_labour_market_support"),
            (LINES, "service_line=all"),
            (COSTS, "item"),
            (CHANGE, "KU976"),
            (PAID_DAYS, "from_day=700"),
            (SERVICES, "KU976"),
            (KELA, "KU976"),
        )
    ),
    (MONTH, with_first_area_twice, "area_code=SSS"),
    (POPULATION, with_first_area_twice, "area_code=SSS"),
    (DECK, replaced("Keminmaa = [", "Kemi = ["), "Cannot overwrite a value (at line 27"),
]
NOT_A_NUMBER = [
    (BACKGROUND, replaced("1 813", "1 81E"), "1 81E"),
    (LINES, replaced("612 / 276", "612 / 27G"), "27G"),
    (COSTS, replaced("1 992 000", "1 23O"), "1 23O"),
    (CHANGE, replaced("8 079", "8 O79"), "8 O79"),
    (PAID_DAYS, replaced(";30", ";3O"), "3O"),
    (SERVICES, replaced("540 000", "540 OOO"), "540 OOO"),
    (KELA, replaced(";66;", ";6 6;"), "6 6"),
    (MONTH, with_text_for_its_first_number, "1 23O"),
    (POPULATION, with_text_for_its_first_number, "1 23O"),
]
NO_NUMBER = [
    (BACKGROUND, replaced(";1 813;", ";;"), "Tornio"),
    (KELA, replaced(";66;", ";;"), "saajat"),
    (KELA, replaced("3533.49", ""), "kuntaosuus_eur"),
    (CHANGE, replaced(";8 079;", ";;"), "KU241"),
]
A_PART_OF_A_PERSON = [
    (LINES, replaced("612 / 276", "612,5 / 276"), "612.5"),
    (CHANGE, replaced("8 079", "8 079,4"), "8079.4"),
    (KELA, replaced(";66;", ";66.4;"), "66.4"),
]
# Kela's files are read in the older encodings, too.
WRONG_ENCODING = [(file, in_latin_1, "0x") for file in (*CSV, *JSON, DECK) if file != KELA]
TRUNCATED = [(file, cut_in_the_middle, "") for file in (*JSON, DECK)]
EMPTY = [(file, lambda _content: b"", "tyhjä") for file in (*CSV, *JSON, DECK)]
CASES = [
    pytest.param(file, spoil, told, id=f"{kind}-{Path(file).stem}-{told}")
    for kind, cases in {
        "missing_column": MISSING_COLUMN,
        "unknown_code": UNKNOWN_CODE,
        "duplicate_key": DUPLICATE_KEY,
        "not_a_number": NOT_A_NUMBER,
        "no_number": NO_NUMBER,
        "a_part_of_a_person": A_PART_OF_A_PERSON,
        "wrong_encoding": WRONG_ENCODING,
        "truncated": TRUNCATED,
        "empty": EMPTY,
    }.items()
    for file, spoil, told in cases
]


@pytest.mark.parametrize(("file", "spoil", "told"), CASES)
def test_a_bad_file_is_told_and_the_old_warehouse_stands(data, pipelines, file, spoil, told):
    spoiled(data, file, spoil)
    before = checksums(data)

    answer = pipelines("build")

    assert answer.code == 1
    assert answer.line(Path(file).name, told), answer.err
    assert "Traceback" not in answer.err
    assert checksums(data) == before


def test_a_fault_says_the_row_what_was_found_what_was_expected_and_how_to_mend_it(data, pipelines):
    spoiled(data, BACKGROUND, replaced("1 170", "1 17O"))

    answer = pipelines("build")

    assert answer.line(
        "background_2022.csv: rivi 3, sarake Kemi: löytyi 1 17O, odotettiin ",
        "1 230 tai 34,4",
        "Korjaus: kirjoita luku",
    )


def test_seven_kinds_of_fault_in_seven_files_are_told_in_one_go(data, python):
    kinds = {
        SERVICES: (replaced("netto", "neto"), "netto"),
        CHANGE: (replaced("Tervola", "Terola"), "Terola"),
        PAID_DAYS: (with_last_row_twice, "from_day=700"),
        BACKGROUND: (replaced("1 170", "1 23O"), "1 23O"),
        LINES: (in_latin_1, "0x"),
        MONTH: (cut_in_the_middle, ""),
        POPULATION: (lambda _content: b"", ""),
    }
    for file, (spoil, _told) in kinds.items():
        spoiled(data, file, spoil)
    before = checksums(data)

    build = python("-m", "pipelines", "build")
    _out, err = build.communicate()

    assert build.returncode == 1
    for file, (_spoil, told) in kinds.items():
        assert any(Path(file).name in line and told in line for line in err.splitlines()), file
    assert checksums(data) == before


def test_every_faulty_row_of_a_file_is_told(data, pipelines):
    spoiled(data, KELA, lambda content: content.replace(b";240;", b";999;"))
    rows = (data / "raw" / KELA).read_bytes().count(b";999;")

    answer = pipelines("build")

    assert rows > 20
    assert sum("KU999" in line for line in answer.err.splitlines()) == rows


def test_a_table_of_the_deck_that_is_not_there_is_told(data, pipelines):
    (data / "raw" / CHANGE).unlink()

    answer = pipelines("build")

    assert answer.code == 1
    assert answer.line("forum_2023/liability_change.csv")


def test_a_source_without_files_is_told(data, pipelines):
    (data / "raw" / KELA).unlink()

    answer = pipelines("build")

    assert answer.code == 1
    assert answer.line("kela_municipal_share/*.csv")


def test_a_broken_sidecar_is_told(data, pipelines):
    (data / "raw" / (KELA + ".origin.toml")).write_text('title = "Kela\n', "utf-8")

    answer = pipelines("build")

    assert answer.code == 1
    assert answer.line("municipal_share_TA22_2026M07.csv.origin.toml")


def test_a_quotation_mark_that_is_never_closed_is_told(data, pipelines):
    spoiled(data, KELA, replaced("Ansiopäiväraha", '"Ansiopäiväraha'))

    answer = pipelines("build")

    assert answer.code == 1
    assert answer.line("municipal_share_TA22_2026M07.csv", "rivi")


def test_two_files_that_tell_one_release_differently_are_told(data, pipelines):
    path = data / "raw" / MONTH
    answer_of_statfin = orjson.loads(path.read_bytes())
    answer_of_statfin["value"][0] += 1
    path.with_name("copy.json").write_bytes(orjson.dumps(answer_of_statfin))

    answer = pipelines("build")

    assert answer.code == 1
    assert answer.line("12r5_TA22_2026M06.json", "copy.json", "jobseekers SSS 2026-06-01")


def test_a_figure_that_two_files_of_kela_repeat_is_loaded_once(data, pipelines):
    path = data / "raw" / KELA
    path.with_name("again.csv").write_bytes(path.read_bytes())

    assert pipelines("build").code == 0


def test_a_figure_that_two_files_of_kela_tell_differently_is_told(data, pipelines):
    path = data / "raw" / KELA
    path.with_name("again.csv").write_bytes(path.read_bytes().replace(b"3533.49", b"3533.48", 1))

    answer = pipelines("build")

    assert answer.code == 1
    assert answer.line("again.csv", "KU240", "3533.49", "3533.48")
