"""Every page in three languages: the address chooses, else the browser; links keep the choice."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest

from labourmarket import language
from tests.conftest import ROOT
from tests.pages import html


def app(page: str = "overview", **asked: str) -> AppTest:
    opened = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    opened.switch_page(f"pages/{page}.py")
    for name, value in asked.items():
        opened.query_params[name] = value
    return opened


def spoken(opened: AppTest) -> str:
    """The language that the choice of language marks as the one spoken."""
    return re.search(r'lang="(\w\w)" aria-current="true"', html(opened)).group(1)


@pytest.mark.parametrize(
    ("browser", "code"),
    [("sv-FI", "sv"), ("en-US", "en"), ("fi-FI", "fi"), ("de-DE", "fi"), (None, "fi")],
)
def test_without_a_word_in_the_address_the_browser_chooses(browser, code, built_warehouse):
    opened = app()
    if browser:
        opened.context["locale"] = browser
    opened.run()

    assert spoken(opened) == code
    assert "lang" not in opened.query_params


def test_the_address_goes_before_the_browser(built_warehouse):
    opened = app(lang="en")
    opened.context["locale"] = "sv-FI"

    assert spoken(opened.run()) == "en"


def test_an_unknown_language_falls_back_and_says_so(built_warehouse):
    opened = app("budget", lang="de").run()

    assert spoken(opened) == "fi"
    assert "`de`" in opened.warning[0].value
    assert opened.query_params["lang"] == "fi"


def test_a_link_of_the_menu_leaves_the_chosen_language_and_the_address_says_it(built_warehouse):
    opened = app(lang="sv").run()
    opened.query_params.clear()  # as a browser does when it follows a link of the menu
    opened.switch_page("pages/budget.py").run()

    assert spoken(opened) == "sv"
    assert opened.query_params["lang"] == "sv"


def test_a_step_back_to_a_view_in_another_language_speaks_that(built_warehouse):
    opened = app(lang="sv").run()
    opened.query_params["lang"] = "en"

    assert spoken(opened.run()) == "en"


def test_each_language_is_offered_by_its_own_name_with_the_choices_of_the_view(built_warehouse):
    opened = app(area="KU851", month="2023-10", lang="sv").run()

    offered = re.search(r'<nav class="tt-languages" aria-label="Språk">(.*?)</nav>', html(opened))
    links = re.findall(r'href="([^"]*)" target="_self" lang="(\w\w)"[^>]*>(\w+)', offered.group(1))
    assert links == [
        (f"?area=KU851&amp;month=2023-10&amp;lang={code}", code, name)
        for code, name in (("fi", "Suomi"), ("sv", "Svenska"), ("en", "English"))
    ]


def test_what_was_chosen_on_the_page_is_in_the_links_at_once(built_warehouse):
    opened = app().run()
    opened.button_group(key="area").set_value("KU240").run()

    assert "?area=KU240&amp;month=2026-06&amp;lang=sv" in html(opened)


def test_links_in_tables_stay_in_the_language(built_warehouse):
    shown = html(app(lang="sv").run())

    links = re.findall(r'href="(comparison[^"]*)"', shown)
    assert links
    assert all(link.endswith("&amp;lang=sv") for link in links)


@pytest.mark.parametrize("code", ["sv", "en"])
def test_a_page_without_a_warehouse_says_so_in_the_language(code, tmp_path, monkeypatch):
    monkeypatch.setenv("TYOTAULU_DATA", str(tmp_path))

    opened = app(lang=code).run()

    with language.speaking(code):
        told = language.gettext("No warehouse at {path}. Build it: {command}").partition("{")[0]
    assert opened.error[0].value.startswith(told)
    assert spoken(opened) == code
