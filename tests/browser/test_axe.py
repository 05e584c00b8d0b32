"""axe-core finds no violation on any page: WCAG 2.0-2.2 A and AA, and its best practices.

Each page and each part of the data page is opened in each language, all unfolded, and checked there
in both themes and widths; each figure in a frame in one theme a language.
The window is as high as the page: of what scrolls out of sight axe-core judges no contrast.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from labourmarket.catalogue.accessibility import LAST_CHECK
from labourmarket.language import LANGUAGES
from labourmarket.narrative.data import sections
from tests.browser.reading import LAPTOP, PAGES, PHONE, open_, open_expanders, reading, stands

Found: TypeAlias = dict[tuple[str, int], list[list[str]]]

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CHECK = """tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']})
    .then(found => found.violations.map(one => [one.id, ...one.nodes.map(node => node.html)]))"""
# What is folded opens by a script whatever the reader wants; the menu, which stands beside the page
# from 768 pixels on, and the charts follow a new width of the window a moment later.
STILL = """() => document.getAnimations().every(one => one.playState !== 'running')
    && [...document.querySelectorAll('[data-testid="stSidebar"]')]
        .every(menu => menu.getBoundingClientRect().right > 0 === innerWidth >= 768)
    && [...document.querySelectorAll('[data-testid="stPlotlyChart"]')]
        .every(chart => chart.querySelector('.main-svg')?.clientWidth === chart.clientWidth)"""
DARK = "() => getComputedStyle(document.querySelector('.stApp')).colorScheme === 'dark'"
CLEAN: Found = {(theme, width): [] for theme in ("light", "dark") for width in (1280, 390)}
EACH = [
    *((name, "") for name in PAGES if name != "data"),
    *(("data", f"&section={section}") for section in sections()),
]
IN_A_FRAME = [
    *(("municipality", figure) for figure in ("trend", "strip", "map")),
    *(("comparison", figure) for figure in ("trend", "rank", "change")),
]
FRAME = {"width": 640, "height": 780}


@pytest.fixture(scope="module")
def checked(browser: Browser) -> Iterator[Page]:
    """A page that has axe-core in it, whatever it opens; what slides or fades is there at once."""
    with reading(browser, reduced_motion="reduce") as page:
        page.context.add_init_script(AXE)
        yield page


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("name", "part"), EACH)
def test_axe_finds_no_violation_in_any_language_theme_or_width(
    name: str, part: str, lang: str, checked: Page, server: str
):
    checked.emulate_media(color_scheme="light")
    open_(checked, server, name, lang + part)
    open_expanders(checked)

    assert in_each_view(checked) == CLEAN


@pytest.mark.parametrize(("name", "figure"), IN_A_FRAME)
def test_axe_finds_no_violation_in_a_figure_in_a_frame(
    name: str, figure: str, checked: Page, server: str
):
    found = {}
    checked.set_viewport_size(FRAME)
    for lang, theme in (("sv", "light"), ("en", "dark")):
        checked.emulate_media(color_scheme=theme)
        checked.goto(f"{server}/{name}?embed=true&figure={figure}&lang={lang}")
        checked.locator(".js-plotly-plot .main-svg").first.wait_for()
        checked.locator('.stApp[data-test-script-state="notRunning"]').wait_for()
        found[theme] = violations(checked, FRAME)

    assert found == {"light": [], "dark": []}


def in_each_view(page: Page) -> Found:
    """By theme and width, what axe-core finds on a page that has been opened in the light theme."""
    found = {("light", size["width"]): violations(page, size) for size in (LAPTOP, PHONE)}
    turn_dark(page)
    return found | {("dark", size["width"]): violations(page, size) for size in (PHONE, LAPTOP)}


def turn_dark(page: Page) -> None:
    """Show the open page as one opened in the dark theme.

    Its figures are drawn by the server, which hears of another theme when it is asked anew: key R.
    """
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(DARK)
    page.keyboard.press("r")
    page.locator(".tt-dark").wait_for(state="attached")
    stands(page)


def violations(page: Page, size: ViewportSize) -> list[list[str]]:
    """What axe-core finds on all of the page: each rule with the elements that violate it."""
    page.set_viewport_size(size)
    page.wait_for_function(STILL)
    height = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
    page.set_viewport_size({"width": size["width"], "height": height})
    found: list[list[str]] = page.evaluate(CHECK, RULES)
    return found


def test_the_statement_names_the_axe_that_checked():
    assert f"axe v{LAST_CHECK.axe}\n" in AXE[:100]
