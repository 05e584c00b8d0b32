"""The one door to the warehouse: a running reader sees each new file on its next question."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import polars as pl
import pytest

from labourmarket import warehouse
from labourmarket.language import gettext as _, speaking
from pipelines import writing

ROOT = Path(__file__).parents[1]
QUESTION = "SELECT max(rows_read) AS rows_read FROM load"
READER = """
import sys
from labourmarket import warehouse
for _question in sys.stdin:
    print(warehouse.query("SELECT max(rows_read) AS rows_read FROM load").item(), flush=True)
"""


@pytest.fixture
def path(tmp_path, monkeypatch):
    """Where the warehouse of the test lies; nothing has been built."""
    monkeypatch.setenv("TYOTAULU_DATA", str(tmp_path))
    return tmp_path / "warehouse.duckdb"


def swap_in(rows_read: int, path: Path) -> None:
    writing.swap_in({"load": pl.DataFrame({"rows_read": [rows_read]})}, path)


def test_without_a_warehouse_a_question_says_where_it_should_be(path):
    with pytest.raises(warehouse.WarehouseMissingError, match=r"warehouse\.duckdb"):
        warehouse.query(QUESTION)


def test_a_reader_sees_the_new_figures_on_its_next_question(path):
    seen = []
    for rows_read in (1, 2, 3):
        swap_in(rows_read, path)
        seen.append(warehouse.query(QUESTION).item())

    assert seen == [1, 2, 3]


def test_a_swap_leaves_the_old_file_whole_for_whoever_has_it_open(path):
    swap_in(1, path)
    before = path.read_bytes()

    with path.open("rb") as opened:
        swap_in(2, path)
        kept = opened.read()

    assert kept == before
    assert path.read_bytes() != before


def test_readers_that_ask_during_swaps_meet_old_or_new_figures_and_no_error(path):
    swap_in(0, path)
    seen: list[int] = []
    errors: list[Exception] = []
    asked, over = threading.Barrier(5), threading.Event()

    def ask() -> None:
        asked.wait()
        while not over.is_set() and not errors:
            try:
                seen.append(warehouse.query(QUESTION).item())
            except Exception as error:
                errors.append(error)

    readers = [threading.Thread(target=ask) for _ in range(4)]
    for reader in readers:
        reader.start()
    asked.wait()
    after_each = []
    try:
        for rows_read in range(1, 9):
            swap_in(rows_read, path)
            after_each.append(warehouse.query(QUESTION).item())
    finally:  # readers that nobody stops would ask, and remember their errors, for ever
        over.set()
        for reader in readers:
            reader.join()

    assert errors == []
    assert after_each == list(range(1, 9))
    assert len(seen) > 8
    assert set(seen) <= set(range(9))


def test_a_running_process_sees_the_new_figures_without_a_restart(path):
    swap_in(1, path)
    reader = subprocess.Popen(
        [sys.executable, "-c", READER],
        cwd=ROOT,
        env=dict(os.environ),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    answers = []
    with reader:
        for rows_read in (1, 2):
            swap_in(rows_read, path)
            reader.stdin.write("?\n")
            reader.stdin.flush()
            answers.append(reader.stdout.readline())

    assert answers == ["1\n", "2\n"]


def test_an_answer_is_remembered_until_the_warehouse_changes(path):
    asked = []

    @warehouse.remembered
    def rows_read(factor: int) -> pl.DataFrame:
        asked.append(factor)
        return warehouse.query(QUESTION).select(pl.col("rows_read") * factor)

    swap_in(1, path)
    first = [rows_read(2).item(), rows_read(2).item(), rows_read(3).item()]
    swap_in(5, path)

    assert first == [2, 2, 3]
    assert rows_read(2).item() == 10
    assert asked == [2, 3, 2]


def test_within_a_page_all_answers_are_of_the_warehouse_that_was_there_when_it_began(path):
    swap_in(1, path)

    with warehouse.holding_one_version():
        seen = [warehouse.query(QUESTION).item()]
        swap_in(2, path)
        seen.append(warehouse.query(QUESTION).item())

    assert [*seen, warehouse.query(QUESTION).item()] == [1, 1, 2]


def test_a_page_without_a_warehouse_says_where_it_should_be(path):
    with (
        pytest.raises(warehouse.WarehouseMissingError, match=r"warehouse\.duckdb"),
        warehouse.holding_one_version(),
    ):
        pass


def test_words_are_remembered_for_each_language_and_area(path, monkeypatch):
    asked = []

    @warehouse.remembered_in_words
    def named(count: int) -> str:
        asked.append(count)
        return f"{_('Municipality')} {count}"

    def in_both() -> list[str]:
        answers = []
        for language in ("fi", "en"):
            with speaking(language):
                answers += [named(1), named(1)]
        return answers

    swap_in(1, path)
    before = in_both()
    monkeypatch.setenv("TYOTAULU_AREA", "KU240")

    assert before == ["Kunta 1", "Kunta 1", "Municipality 1", "Municipality 1"]
    assert in_both() == before
    assert asked == [1, 1, 1, 1]


def test_the_warehouse_is_read_only(path):
    swap_in(1, path)

    with pytest.raises(Exception, match="read-only"):
        warehouse.query("DELETE FROM load")


def test_a_parameter_is_bound_and_never_read_as_sql(path):
    swap_in(1, path)

    told = warehouse.query("SELECT $text AS told", text="'; DROP TABLE load; --")

    assert told.item() == "'; DROP TABLE load; --"


def test_a_folder_whose_name_has_an_apostrophe_is_served_too(tmp_path, monkeypatch):
    folder = tmp_path / "l'été"
    folder.mkdir()
    monkeypatch.setenv("TYOTAULU_DATA", str(folder))
    swap_in(7, folder / "warehouse.duckdb")

    assert warehouse.query(QUESTION).item() == 7
