"""A running server and a Chromium that tells of every fault on the page."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import ConsoleMessage, Page, Request, expect

from tests.serving import serving

# On a page of its own address Streamlit first asks there for what lies at the root: two 404s.
HARMLESS = re.compile(r"/_stcore/(health|host-config)$")
# A loaded machine is slow, not wrong: the tests wait for a state, and this is how long at the most.
expect.set_options(timeout=30_000)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, object]) -> dict[str, object]:
    """Use the Chromium that ``chromium.sh`` found or installed; it may run as root."""
    names = ("chromium", "chromium-browser", "google-chrome")
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    quiet = [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
    ]
    return browser_type_launch_args | {"executable_path": found, "args": quiet}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, object]) -> dict[str, object]:
    """A reader in Finland."""
    return browser_context_args | {"locale": "fi-FI", "timezone_id": "Europe/Helsinki"}


@pytest.fixture(scope="session")
def server(built_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server that the tests share."""
    with serving(built_data, tmp_path_factory.mktemp("server") / "log") as address:
        yield address


@pytest.fixture
def cold_server(built_data: Path, tmp_path: Path) -> Iterator[str]:
    """The address of a server that nobody has visited yet."""
    with serving(built_data, tmp_path / "log") as address:
        yield address


@pytest.fixture
def page(page: Page) -> Iterator[Page]:
    """A page on which no script may fail and from which no request may leave the machine."""
    faults: list[str] = []
    watch(page, faults.append)
    yield page
    assert not faults


def watch(page: Page, tell: Callable[[str], None]) -> None:
    """Tell of errors in the console of ``page`` and of requests to other hosts."""

    def on_console(message: ConsoleMessage) -> None:
        url = message.location.get("url", "")
        if message.type == "error" and not HARMLESS.search(url):
            tell(f"console: {message.text} ({url})")

    def on_request(request: Request) -> None:
        if not re.match(r"(https?|wss?)://127\.0\.0\.1[:/]|data:|blob:", request.url):
            tell(f"request: {request.url}")

    page.on("console", on_console)
    page.on("pageerror", lambda error: tell(f"script: {error}"))
    page.on("request", on_request)
