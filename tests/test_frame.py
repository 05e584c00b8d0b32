"""The frame round the pages: right page, right words, whatever the visitor opens first."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from labourmarket.ui import frame
from tests.pages import app

ROOT = Path(__file__).parents[1]
PAGES = sorted(page.relative_to(ROOT).as_posix() for page in (ROOT / "pages").glob("*.py"))


@pytest.mark.parametrize("file", PAGES)
def test_every_page_opens_first_without_an_exception(file, built_warehouse):
    opened = app().switch_page(file).run()

    assert not opened.exception
    assert not opened.error
    assert len(opened.title) == 1


@pytest.mark.parametrize("file", PAGES)
def test_no_two_files_of_a_page_are_offered_under_one_name(file, built_warehouse):
    buttons = app().switch_page(file).run().get("download_button")
    names = [button.proto.label for button in buttons]

    assert len(set(names)) == len(names)


@pytest.mark.parametrize("file", PAGES)
def test_a_page_without_a_warehouse_says_how_to_build_one(file, tmp_path, monkeypatch):
    monkeypatch.setenv("TYOTAULU_DATA", str(tmp_path))

    opened = app().switch_page(file).run()

    assert not opened.exception
    assert len(opened.error) == 1
    assert str(tmp_path) in opened.error[0].value
    assert "python -m pipelines build" in opened.error[0].value


def test_a_warehouse_of_an_earlier_version_says_that_it_is_to_be_built_anew(tmp_path, monkeypatch):
    with duckdb.connect(str(tmp_path / "warehouse.duckdb")) as connection:
        connection.execute("CREATE TABLE load AS SELECT false AS invented")
    monkeypatch.setenv("TYOTAULU_DATA", str(tmp_path))

    opened = app().run()

    assert not opened.exception
    assert "aiemmalla versiolla" in opened.error[0].value
    assert "python -m pipelines build" in opened.error[0].value


def test_every_page_in_the_folder_is_in_the_menu():
    offered = {Path(page).stem for page in PAGES}

    assert offered <= set(frame.menu())


def test_a_fault_is_told_in_plain_words_without_its_inner_text(built_warehouse, caplog):
    def failing() -> None:
        import streamlit as st

        from labourmarket.ui import frame

        def page() -> None:
            raise RuntimeError("SELECT secret FROM table")

        frame.show(st.navigation([st.Page(page, title="Sivu")]))

    opened = AppTest.from_function(failing, default_timeout=30).run()

    assert not opened.exception
    assert "SELECT" not in opened.error[0].value
    assert "SELECT secret FROM table" in caplog.text


def test_a_page_that_stops_itself_is_no_fault(built_warehouse):
    def stopping() -> None:
        import streamlit as st

        from labourmarket.ui import frame

        def page() -> None:
            st.title("Sivu")
            st.stop()

        frame.show(st.navigation([st.Page(page, title="Sivu")]))

    opened = AppTest.from_function(stopping, default_timeout=30).run()

    assert not opened.error
    assert opened.title[0].value == "Sivu"
