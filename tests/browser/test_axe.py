"""axe-core finds no violation on any page: WCAG 2.0-2.2 A and AA, and its best practices.

Each page is checked in three views, so that each language, theme and width meets each page; on
the first one everything is unfolded. Left out is the dark theme at a phone's width: the colours
are those of the dark laptop and the places those of the light phone.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page

from labourmarket.catalogue.accessibility import LAST_CHECK
from tests.browser.reading import LAPTOP, PAGES, PHONE, open_, open_expanders, reading

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CHECK = """tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']})
    .then(found => found.violations.map(one => [one.id, ...one.nodes.map(node => node.html)]))"""
VIEWS = (("fi", "light", LAPTOP), ("sv", "dark", LAPTOP), ("en", "light", PHONE))


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
    found = {}
    for lang, theme, size in VIEWS:
        checked.set_viewport_size(size)
        checked.emulate_media(color_scheme=theme)
        open_(checked, server, name, lang)
        if lang == "fi":
            open_expanders(checked)
        found[lang] = checked.evaluate(CHECK, RULES)

    assert found == {lang: [] for lang, _theme, _size in VIEWS}


def test_the_statement_names_the_axe_that_checked():
    assert f"axe v{LAST_CHECK.axe}\n" in AXE[:100]
