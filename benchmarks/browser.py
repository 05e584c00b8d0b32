"""How long a reader in Chromium waits for the picture: first visit, reload, page and choice.

Usage: python benchmarks/browser.py [--runs 20]

The clock is the page's own: it starts with the navigation or the click, looks once per frame of the
screen, and stops after the frame that shows the new picture. Needs a Chromium: in ``CHROMIUM``, on
the path, or Playwright's own.
"""

from __future__ import annotations

import argparse
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from measuring import Limit, Measured, built_data, report, serving
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

FIRST_VISIT, RELOAD, PAGE_SWITCH = Limit(3000), Limit(1200), Limit(500)
CHOICE = Limit(300, "p95")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]

# ``drawn`` is what the first picture shows: Plotly keeps the figure it has drawn in ``calcdata``.
WATCH = """
(() => {
  const plot = () => document.querySelector('.js-plotly-plot');
  const drawn = () => plot()?.querySelector('.trace, .point') ? plot().calcdata : undefined;
  const title = () => document.querySelector('h1')?.textContent;
  const tables = () => [...document.querySelectorAll('table.tt-table caption')]
    .map(caption => caption.textContent);
  const shown = () => ({ drawn: drawn(), title: title(), tables: tables() });
  const isNew = {
    picture: (now, old) => now.drawn && now.drawn !== old.drawn,
    page: (now, old) => now.title && now.title !== old.title
      && (isNew.picture(now, old) || now.tables.some(caption => !old.tables.includes(caption))),
  };
  const afterFrame = tell => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = tell;
    port2.postMessage(0);
  });
  const until = (what, old, start, tell) => {
    const look = () => isNew[what](shown(), old)
      ? afterFrame(() => tell((performance.now() - start) / 1000))
      : requestAnimationFrame(look);
    look();
  };
  window.waited = new Promise(tell => until('picture', {}, 0, tell));
  window.onNextClick = what => {
    window.waited = new Promise(tell => document.addEventListener(
      'click', click => until(what, shown(), click.timeStamp, tell), { capture: true, once: true }
    ));
  };
})()
"""


@dataclass(frozen=True, slots=True)
class Click:
    """A choice on a page: the widget that has this name in the address, and two of its options."""

    address: str
    widget: str
    options: tuple[int, int] = (1, 0)


CLICKS = (
    Click("/", "area"),
    Click("/comparison?view=trend", "measure"),
    Click("/comparison?view=rank", "measure"),
    Click("/service_lines", "counted"),
    Click("/budget", "measure"),
    Click("/liability", "measure"),
)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=20)
    runs = parser.parse_args().runs
    with built_data() as data, serving(data, "browser") as port, _chromium() as browser:
        report(list(_measurements(browser, f"http://127.0.0.1:{port}", runs)))


@contextmanager
def _chromium() -> Iterator[Browser]:
    names = ("chromium", "chromium-browser", "google-chrome")
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=found, args=QUIET)
        yield browser
        browser.close()


@contextmanager
def _reader(browser: Browser) -> Iterator[BrowserContext]:
    """A reader in Finland whose cache is empty."""
    context = browser.new_context(locale="fi-FI", timezone_id="Europe/Helsinki")
    context.set_default_timeout(60_000)
    context.add_init_script(WATCH)
    yield context
    context.close()


def _measurements(browser: Browser, server: str, runs: int) -> Iterator[Measured]:
    first, reload = _arrivals(browser, f"{server}/comparison", runs)
    yield Measured("first visit, empty cache -> picture", first, FIRST_VISIT)
    yield Measured("reload -> picture", reload, RELOAD)
    with _reader(browser) as context:
        page = context.new_page()
        for name, seconds in _switches(page, server, runs).items():
            yield Measured(f"to {name} -> picture or table", seconds, PAGE_SWITCH)
        for click in CLICKS:
            seconds = _choices(page, server, click, runs)
            yield Measured(f"{click.address}: {click.widget} -> repainted", seconds, CHOICE)


def _arrivals(browser: Browser, address: str, runs: int) -> tuple[list[float], list[float]]:
    """Open the page as a new reader, then reload it; one pair before is not counted."""
    pairs = []
    for _run in range(runs + 1):
        with _reader(browser) as context:
            page = context.new_page()
            page.goto(address)
            first = _waited(page)
            page.reload()
            pairs.append((first, _waited(page)))
    return [first for first, _ in pairs[1:]], [reload for _, reload in pairs[1:]]


def _switches(page: Page, server: str, runs: int) -> dict[str, list[float]]:
    """Go round the pages of the menu; the first round is not counted."""
    page.goto(server)
    _waited(page)
    links = page.get_by_test_id("stSidebarNavLink")
    pages = links.evaluate_all("links => links.map(link => new URL(link.href).pathname)")
    seconds: dict[str, list[float]] = {path: [] for path in pages}
    for _round in range(runs + 1):
        for place in [*range(1, len(pages)), 0]:
            page.evaluate("onNextClick('page')")
            links.nth(place).click()
            seconds[pages[place]].append(_waited(page))
            _settle(page)
    return {path: of_page[1:] for path, of_page in seconds.items()}


def _choices(page: Page, server: str, click: Click, runs: int) -> list[float]:
    """Click two options in turn; the first of each is not counted."""
    page.goto(f"{server}{click.address}")
    _waited(page)
    _settle(page)
    buttons = page.locator(f".st-key-{click.widget}").get_by_role("radio")
    seconds = []
    for run in range(runs + 2):
        page.evaluate("onNextClick('picture')")
        buttons.nth(click.options[run % 2]).click()
        seconds.append(_waited(page))
        _settle(page)
    return seconds[2:]


def _waited(page: Page) -> float:
    return float(page.evaluate("waited"))


def _settle(page: Page) -> None:
    """Let the script of the page finish, and the reader look."""
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
    page.wait_for_timeout(150)


if __name__ == "__main__":
    main()
