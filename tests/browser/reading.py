"""How the tests of access for all open a page: once for many questions, until it stands still."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page

from tests.browser.conftest import watch
from tests.conftest import ROOT

PAGES = sorted(page.stem for page in (ROOT / "pages").glob("*.py"))
LAPTOP, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
_DRAWN = """() => !document.querySelector('[data-testid="stSkeleton"]')
    && [...document.querySelectorAll('[data-testid="stPlotlyChart"]')]
        .every(chart => chart.querySelector('.main-svg'))"""


@contextmanager
def reading(browser: Browser, **context: object) -> Iterator[Page]:
    """A page of its own that many tests read one after the other; no script may fail on it."""
    faults: list[str] = []
    opened = browser.new_context(**{"locale": "fi-FI", "viewport": LAPTOP} | context)
    page = opened.new_page()
    watch(page, faults.append)
    yield page
    opened.close()
    assert not faults


def open_(page: Page, address: str, name: str, lang: str = "fi") -> None:
    """Open a page of the app and wait until its script has ended and its charts are drawn."""
    page.goto(f"{address}/{'' if name == 'overview' else name}?lang={lang}")
    stands(page)


def stands(page: Page) -> None:
    """Wait until the script of the page has ended and its charts are drawn."""
    page.get_by_role("heading", level=1).wait_for()
    page.locator('.stApp[data-test-script-state="notRunning"]').wait_for()
    page.wait_for_function(_DRAWN)


def open_expanders(page: Page) -> None:
    """Open all that is folded, and wait for it."""
    page.evaluate(
        "document.querySelectorAll('details:not([open]) > summary').forEach(one => one.click())"
    )
    stands(page)
