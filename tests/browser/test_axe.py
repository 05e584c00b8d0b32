"""axe-core finds no violation on any page: WCAG 2.0-2.2 A and AA, and its best practices.

Each page is checked in three views, so that each language, theme and width meets each page; on
the first one everything is unfolded. The dark theme on a phone is checked on the three pages that
are opened there most; besides, each part of the data page and each figure in a frame. The window
is as high as the page: of what scrolls out of sight axe-core judges no contrast.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from labourmarket.catalogue.accessibility import LAST_CHECK
from labourmarket.narrative.data import sections
from tests.browser.reading import LAPTOP, PAGES, PHONE, open_, open_expanders, reading, stands

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CHECK = """tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']})
    .then(found => found.violations.map(one => [one.id, ...one.nodes.map(node => node.html)]))"""
VIEWS = (("fi", "light", LAPTOP), ("sv", "dark", LAPTOP), ("en", "light", PHONE))
CLEAN: dict[str, list[list[str]]] = {lang: [] for lang, _theme, _size in VIEWS}
DARK_ON_A_PHONE = (("municipality", "fi"), ("overview", "sv"), ("comparison", "en"))
IN_A_FRAME = [
    *(("municipality", figure) for figure in ("trend", "strip", "map")),
    *(("comparison", figure) for figure in ("trend", "rank", "change")),
]
FRAME = {"width": 640, "height": 780}


@pytest.fixture(scope="module")
def checked(browser: Browser) -> Iterator[Page]:
    """A page that has axe-core in it, whatever it opens."""
    with reading(browser) as page:
        page.context.add_init_script(AXE)
        yield page


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_no_violation_in_any_language_theme_or_width(
    name: str, checked: Page, server: str
):
    def show(lang: str) -> None:
        open_(checked, server, name, lang)
        if lang == "fi":
            open_expanders(checked)

    assert in_each_view(checked, show) == CLEAN


@pytest.mark.parametrize(("name", "lang"), DARK_ON_A_PHONE)
def test_axe_finds_no_violation_in_the_dark_theme_on_a_phone(
    name: str, lang: str, checked: Page, server: str
):
    seen_as(checked, "dark", PHONE)
    open_(checked, server, name, lang)
    open_expanders(checked)

    assert violations(checked) == []


@pytest.mark.parametrize("section", sections())
def test_axe_finds_no_violation_in_any_part_of_the_data_page(
    section: str, checked: Page, server: str
):
    def show(lang: str) -> None:
        checked.goto(f"{server}/data?lang={lang}&section={section}")
        stands(checked)

    assert in_each_view(checked, show) == CLEAN


@pytest.mark.parametrize(("name", "figure"), IN_A_FRAME)
def test_axe_finds_no_violation_in_a_figure_in_a_frame(
    name: str, figure: str, checked: Page, server: str
):
    found = {}
    for lang, theme in (("sv", "light"), ("en", "dark")):
        seen_as(checked, theme, FRAME)
        checked.goto(f"{server}/{name}?embed=true&figure={figure}&lang={lang}")
        checked.locator(".js-plotly-plot .main-svg").first.wait_for()
        checked.locator('.stApp[data-test-script-state="notRunning"]').wait_for()
        found[theme] = violations(checked)

    assert found == {"light": [], "dark": []}


def in_each_view(page: Page, show: Callable[[str], None]) -> dict[str, list[list[str]]]:
    """By the language of each view, what axe-core finds on what ``show`` opens in it."""
    found = {}
    for lang, theme, size in VIEWS:
        seen_as(page, theme, size)
        show(lang)
        found[lang] = violations(page)
    return found


def violations(page: Page) -> list[list[str]]:
    """What axe-core finds on all of the page: each rule with the elements that violate it."""
    height = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
    page.set_viewport_size({"width": page.viewport_size["width"], "height": height})
    found: list[list[str]] = page.evaluate(CHECK, RULES)
    return found


def seen_as(page: Page, theme: Literal["light", "dark"], size: ViewportSize) -> None:
    """Show what the page opens in a theme and a width."""
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=theme)


def test_the_statement_names_the_axe_that_checked():
    assert f"axe v{LAST_CHECK.axe}\n" in AXE[:100]
