"""A build over its own warehouse gives what a build of every file gives, and reads what it must."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import duckdb
import numpy as np
import orjson
import pytest

from labourmarket import queries, settings, warehouse
from labourmarket.contracts import TABLES
from pipelines import build, carried, corrections, identity, raw
from pipelines.__main__ import main
from pipelines.faults import RejectedInputError
from tests.conftest import to_spoil

MONTHS = "36"
NEWEST = "12r5_2026M08-2026M09_2026-10-22.json"
FIRST = "12r5_2023M10-2026M08_2026-09-22.json"
KELA = "kela_municipal_share/municipal_share_2026M09.csv"
Mend = Callable[[Path], None]


@pytest.fixture(scope="module")
def demo_of_the_area(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented three years of Meri-Lappi, built."""
    folder = tmp_path_factory.mktemp("demo")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TYOTAULU_DATA", str(folder))
        assert main(["demo", "--months", MONTHS]) == 0
    return folder


@pytest.fixture
def demo(demo_of_the_area: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it that the test may spoil."""
    return to_spoil(demo_of_the_area, tmp_path / "demo", monkeypatch)


def told(raw_folder: Path, like: str, name: str, change: Callable[[dict], object]) -> None:
    """Put an answer beside another one of 12r5 that differs from it by ``change``."""
    answer = orjson.loads((raw_folder / "statfin_12r5" / like).read_bytes())
    change(answer)
    written(raw_folder / "statfin_12r5" / name, orjson.dumps(answer))


def written(path: Path, content: bytes, more: str = "") -> None:
    path.write_bytes(content)
    checksum = hashlib.sha256(content).hexdigest()
    origin = f'licence = ""\ninvented = true\nsha256 = "{checksum}"\n{more}'
    path.with_name(f"{path.name}.origin.toml").write_text(origin, "utf-8")


def a_month_more(raw_folder: Path) -> None:
    def change(answer: dict) -> None:
        time = next(name for name in answer["id"] if "2026M09" in _index(answer, name))
        answer["dimension"][time]["category"] = {"index": {"2026M10": 0, "2026M11": 1}}
        answer["updated"] = "2026-12-22T06:00:00Z"

    told(raw_folder, NEWEST, "12r5_2026M10-2026M11_2026-12-22.json", change)


def _index(answer: dict, name: str) -> dict[str, int]:
    return answer["dimension"][name]["category"]["index"]


def three_years_revised(raw_folder: Path) -> None:
    def change(answer: dict) -> None:
        answer["value"] = [
            value + 1 if value and value > 100 and place % 50 == 0 else value
            for place, value in enumerate(answer["value"])
        ]
        answer["updated"] = "2026-11-24T06:00:00Z"

    told(raw_folder, FIRST, "12r5_2023M10-2026M08_2026-11-24.json", change)


def a_figure_between_two_releases(raw_folder: Path) -> None:
    """An older release that came late: it stands behind the newest one."""
    told(raw_folder, NEWEST, "late.json", lambda answer: answer.update(updated="2026-10-12T06:00Z"))


def one_place_of_2024_revised(raw_folder: Path) -> None:
    """A part of the table: the places that it lacks have not vanished."""

    def change(answer: dict) -> None:
        cells = np.array(answer["value"], dtype=float).reshape(answer["size"])
        of_time = next(name for name in answer["id"] if "2024M01" in _index(answer, name))
        of_place = next(name for name in answer["id"] if "KU240" in _index(answer, name))
        for name, codes in ((of_time, ["2024M01", "2024M02"]), (of_place, ["KU240"])):
            axis = answer["id"].index(name)
            cells = cells.take([_index(answer, name)[code] for code in codes], axis=axis)
            answer["size"][axis] = len(codes)
            index = {code: place for place, code in enumerate(codes)}
            answer["dimension"][name]["category"] = {"index": index}
        answer["value"] = (cells + 1).ravel().tolist()
        answer |= {"status": {}, "updated": "2026-11-24T06:00:00Z"}

    told(raw_folder, FIRST, "part.json", change)


def kela_told_anew(raw_folder: Path) -> None:
    """The same months again, one figure of them revised, in a whole file of the publisher."""
    rows = (raw_folder / KELA).read_bytes().splitlines(keepends=True)
    revised = [rows[0], rows[1].replace(b";37;", b";39;"), *rows[3:]]
    assert revised[1] != rows[1]
    written(
        raw_folder / "kela_municipal_share/again.csv",
        b"".join(revised),
        'retrieved = 2026-11-23\ndataset = "municipal-shares"\n',
    )


def an_extract_of_kela(raw_folder: Path) -> None:
    """One row, loaded by hand: the others of its place and month stand."""
    rows = (raw_folder / KELA).read_bytes().splitlines(keepends=True)
    extract = rows[0] + rows[1].replace(b";37;", b";41;")
    written(raw_folder / "kela_municipal_share/hand.csv", extract, "retrieved = 2026-11-23\n")


def nothing(_raw_folder: Path) -> None:
    """The same files again."""


def tables_of(warehouse_file: Path) -> dict[str, list[tuple]]:
    """Every row of every table, without the moments of the builds themselves."""
    with duckdb.connect(str(warehouse_file), read_only=True) as connection:
        return {
            name: sorted(
                connection.execute(
                    "FROM load SELECT * EXCLUDE (started, finished)"
                    if name == "load"
                    else f"FROM {name}"
                ).fetchall(),
                key=repr,
            )
            for name in TABLES
            if name != "build"
        }


def unread(folder: Path) -> frozenset[raw.File]:
    return carried.unread(raw.identities(folder / "raw"))


def read_at(file: str) -> datetime:
    """When a file was read last."""
    return warehouse.query("SELECT started FROM load WHERE file = $file", file=file).item()


def of_source(files: frozenset[raw.File], source_id: str) -> set[str]:
    return {name for of, name in files if of == source_id}


def built_both_ways(folder: Path, tmp_path: Path, monkeypatch) -> tuple[dict, dict]:
    """The tables of a build over the warehouse, and of one that reads every file."""
    other = tmp_path / "afresh"
    shutil.copytree(folder, other)
    build.build(lambda _step: None)
    monkeypatch.setenv("TYOTAULU_DATA", str(other))
    build.build(lambda _step: None, afresh=True)
    monkeypatch.setenv("TYOTAULU_DATA", str(folder))
    return tables_of(folder / "warehouse.duckdb"), tables_of(other / "warehouse.duckdb")


@pytest.mark.parametrize(
    ("change", "years"),
    [
        (nothing, []),
        (a_month_more, [2026]),
        (three_years_revised, [2023, 2024, 2025, 2026]),
        (a_figure_between_two_releases, [2026]),
        (one_place_of_2024_revised, [2024]),
        (kela_told_anew, []),
        (an_extract_of_kela, []),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_what_stands_and_what_is_made_anew_is_the_whole(
    change: Mend, years, demo, tmp_path, monkeypatch
):
    change(demo / "raw")
    files, known = unread(demo), raw.identities(demo / "raw")
    stands = carried.beside(raw.read_all(demo / "raw", [], files), files, known)
    assert len(of_source(files, "statfin_12r5")) == 3
    assert len(of_source(files, "kela_municipal_share")) == 21
    assert stands is not None
    assert stands.years == years

    read_before = read_at(FIRST)
    over_its_own, afresh = built_both_ways(demo, tmp_path, monkeypatch)

    assert read_at(FIRST) == read_before
    for name, rows in afresh.items():
        assert over_its_own[name] == rows, name
    assert sum(len(rows) for rows in afresh.values()) > 10_000


def test_months_that_follow_each_other_add_up(demo, tmp_path, monkeypatch):
    for change in (a_month_more, three_years_revised, kela_told_anew):
        change(demo / "raw")
        build.build(lambda _step: None)
    over_its_own, afresh = built_both_ways(demo, tmp_path, monkeypatch)
    del over_its_own["change_in_build"], afresh["change_in_build"]
    assert over_its_own == afresh


def an_area_more(raw_folder: Path) -> None:
    """A month in which Helsinki stands in the place of Ylitornio."""

    def change(answer: dict) -> None:
        time = next(name for name in answer["id"] if "2026M09" in _index(answer, name))
        answer["dimension"][time]["category"] = {"index": {"2026M10": 0, "2026M11": 1}}
        of_place = next(name for name in answer["id"] if "KU240" in _index(answer, name))
        index = _index(answer, of_place)
        named = {"KU091" if code == "KU976" else code: place for code, place in index.items()}
        answer["dimension"][of_place]["category"] = {"index": named}
        answer["updated"] = "2026-12-22T06:00:00Z"

    told(raw_folder, NEWEST, "12r5_2026M10-2026M11_2026-12-22.json", change)


def test_areas_come_and_go_by_the_newest_month_also_where_an_older_year_is_made_anew(
    demo, tmp_path, monkeypatch
):
    an_area_more(demo / "raw")
    build.build(lambda _step: None)
    come_and_gone = [row[:4] for row in changes_of(demo) if row[0].endswith("_area")]
    one_place_of_2024_revised(demo / "raw")

    over_its_own, afresh = built_both_ways(demo, tmp_path, monkeypatch)

    assert come_and_gone == [
        ("new_area", "statfin_12r5", None, "KU091"),
        ("vanished_area", "statfin_12r5", None, "KU976"),
    ]
    assert over_its_own["change_in_build"] == afresh["change_in_build"]
    assert {row[0] for row in changes_of(demo)} == {"revised"}


def changes_of(folder: Path) -> list[tuple]:
    return tables_of(folder / "warehouse.duckdb")["change_in_build"]


def an_edited_file(raw_folder: Path) -> None:
    path = raw_folder / "statfin_12r5" / NEWEST
    path.write_bytes(path.read_bytes() + b"\n")


def another_sidecar(raw_folder: Path) -> None:
    with (raw_folder / f"statfin_12r5/{NEWEST}.origin.toml").open("a", encoding="utf-8") as sidecar:
        sidecar.write("noticed = 2026-11-01T06:00:00\n")


def a_vanished_file(raw_folder: Path) -> None:
    (raw_folder / "statfin_12r5" / NEWEST).unlink()


def another_deck(raw_folder: Path) -> None:
    path = raw_folder / "forum_2023/background_2022.csv"
    path.write_bytes(path.read_bytes() + b"\n")


@pytest.mark.parametrize(
    "change",
    [an_edited_file, another_sidecar, a_vanished_file, another_deck],
    ids=lambda change: change.__name__,
)
def test_every_file_is_read_where_one_is_not_what_it_was(change: Mend, demo, tmp_path, monkeypatch):
    change(demo / "raw")
    assert unread(demo) == frozenset()
    over_its_own, afresh = built_both_ways(demo, tmp_path, monkeypatch)
    assert over_its_own == afresh


def test_every_file_is_read_where_the_areas_are_others(demo):
    with (demo / "raw/classification/mergers.csv").open("a", encoding="utf-8") as mergers:
        mergers.write("\n")
    assert unread(demo) == frozenset()


def test_every_file_is_read_where_the_own_area_is_another(demo, monkeypatch):
    monkeypatch.setenv("TYOTAULU_AREA", "KU240,KU851")
    assert unread(demo) == frozenset()


def test_every_file_is_read_by_another_program(demo, tmp_path, monkeypatch):
    (tmp_path / "program").mkdir()
    (tmp_path / "program/rule.py").write_text("RULE = 1\n", "utf-8")
    monkeypatch.setattr(identity, "PROGRAM", (*identity.PROGRAM, tmp_path / "program"))
    assert unread(demo) == frozenset()


def test_every_file_is_read_after_a_look_back(demo):
    build.build(lambda _step: None, date(2026, 10, 30))
    assert unread(demo) == frozenset()


def test_every_file_is_read_where_there_is_no_warehouse(demo):
    (demo / "warehouse.duckdb").unlink()
    assert unread(demo) == frozenset()


def test_a_file_confirmed_as_the_newest_stands(demo):
    with (demo / f"raw/{KELA}.origin.toml").open("a", encoding="utf-8") as sidecar:
        sidecar.write('confirmed = "2026-11-20T06:00:00"\n')
    assert len(of_source(unread(demo), "kela_municipal_share")) == 21


def test_kela_is_read_where_an_older_file_has_become_the_newest(demo):
    older = demo / "raw/kela_municipal_share/municipal_share_2026M01.csv.origin.toml"
    with older.open("a", encoding="utf-8") as sidecar:
        sidecar.write('confirmed = "2026-11-20T06:00:00"\n')
    assert of_source(unread(demo), "kela_municipal_share") == set()
    assert len(of_source(unread(demo), "statfin_12r5")) == 3


@pytest.mark.parametrize(
    "retrieved",
    ["retrieved = 2026-01-02\n", "retrieved = 2026-10-19\n", ""],
    ids=["earlier", "the_same_day", "unknown"],
)
def test_kela_is_read_where_a_new_file_is_not_the_newest(retrieved, demo):
    path = demo / "raw" / KELA
    written(path.with_name("another.csv"), path.read_bytes(), retrieved)
    assert of_source(unread(demo), "kela_municipal_share") == set()


def test_a_correction_of_a_year_made_anew_is_held_against_what_was_published(
    demo, tmp_path, monkeypatch
):
    three_years_revised(demo / "raw")
    files, known = unread(demo), raw.identities(demo / "raw")
    read = raw.read_all(demo / "raw", [], files)
    monkeypatch.setattr(corrections, "FOLDER", tmp_path)
    entry = (
        '[[correction]]\nindicator = "open_vacancies"\narea_code = "KU240"\nmonth = {month}\n'
        'action = "flag"\nexpect = {{ above = -1 }}\nreason = "Held against its neighbours."\n'
    )
    told_of = tmp_path / "statfin_12r5.corrections.toml"

    told_of.write_text(entry.format(month="2024-05-01"), "utf-8")
    assert carried.beside(read, files, known) is None

    told_of.write_text(entry.format(month="2022-05-01"), "utf-8")
    assert carried.beside(read, files, known) is not None


def test_a_corrected_figure_stands_corrected(demo, tmp_path, monkeypatch):
    monkeypatch.setattr(corrections, "FOLDER", tmp_path)
    (tmp_path / "statfin_12r5.corrections.toml").write_text(
        '[[correction]]\nindicator = "open_vacancies"\narea_code = "KU240"\nmonth = 2024-05-01\n'
        'action = "override"\nvalue = 7\nexpect = { above = -1 }\nreason = "As told by letter."\n',
        "utf-8",
    )
    build.build(lambda _step: None, afresh=True)
    a_month_more(demo / "raw")
    read_before = read_at(FIRST)
    build.build(lambda _step: None)
    assert read_at(FIRST) == read_before
    corrected = warehouse.query(
        "SELECT value FROM observation WHERE indicator_id = 'open_vacancies' "
        "AND area_code = 'KU240' AND period = DATE '2024-05-01' AND source_id = 'statfin_12r5'"
    )
    assert corrected["value"].to_list() == [7.0]


def test_a_conflict_with_what_stands_is_told_with_both_files(demo):
    def change(answer: dict) -> None:
        answer["value"][0] = (answer["value"][0] or 0) + 1000

    told(demo / "raw", NEWEST, "other.json", change)
    assert unread(demo)
    with pytest.raises(RejectedInputError) as rejected:
        build.build(lambda _step: None)
    assert {fault.file for fault in rejected.value.faults} == {f"{NEWEST}, other.json"}


def test_the_pages_are_answered_from_the_month_that_came(demo):
    a_month_more(demo / "raw")
    build.build(lambda _step: None)
    assert queries.newest_by_source().filter(source_id="statfin_12r5")["newest"].item().month == 11
    assert settings.warehouse_path().exists()
