"""A running server and a Chromium that tells of every fault on the page."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from time import monotonic
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import ConsoleMessage, Page, Request, expect

from tests.conftest import ROOT, environment

# On a page of its own address Streamlit first asks there for what lies at the root: two 404s.
HARMLESS = re.compile(r"/_stcore/(health|host-config)$")
START_SECONDS = 30
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


@contextmanager
def serving(data: Path, log: Path) -> Iterator[str]:
    """Run the app's server on a free port until the tests are done with it."""
    port = free_port()
    with log.open("w") as output:
        server = subprocess.Popen(
            [sys.executable, "-m", "labourmarket.ui.server", "--port", str(port)],
            cwd=ROOT,
            env=environment(data),
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    address = f"http://127.0.0.1:{port}"
    try:
        wait_until_healthy(address, server, log)
        yield address
    finally:
        server.terminate()
        server.wait(10)
        sys.stdout.write(log.read_text())


def wait_until_healthy(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    """Ask for its health until the server answers; fail with its log if it ends or stays silent."""
    pause = Event()
    deadline = monotonic() + START_SECONDS
    while monotonic() < deadline and server.poll() is None:
        try:
            urlopen(f"{address}/_stcore/health", timeout=START_SECONDS).close()
        except URLError:
            pause.wait(0.05)
        else:
            return
    pytest.fail(f"The server did not start:\n{log.read_text()}")


def free_port() -> int:
    """A port that is free now."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        return int(door.getsockname()[1])
