"""The app's server as its own process, for tests that ask it over a socket."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from time import monotonic
from urllib.error import URLError
from urllib.request import urlopen

import httpx
import pytest

from tests.conftest import ROOT, environment

START_SECONDS = 30


@contextmanager
def serving(data: Path, log: Path, program: Path = ROOT, **settings: str) -> Iterator[str]:
    """Run the app's server on a free port, with these settings, until the tests are done.

    ``program`` is the folder of the project, or of a copy of it.

    Yields the address of the app, which ends in the path that the settings have it answer under.
    """
    port = free_port()
    under = settings.get("STREAMLIT_SERVER_BASE_URL_PATH", "").strip("/")
    with log.open("w") as output:
        server = subprocess.Popen(
            [sys.executable, "-m", "labourmarket.ui.server", "--port", str(port)],
            cwd=program,
            env=environment(data) | settings,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    address = f"http://127.0.0.1:{port}" + (f"/{under}" if under else "")
    try:
        wait_until_healthy(address, server, log)
        yield address
    finally:
        server.terminate()
        server.wait(10)
        sys.stdout.write(log.read_text())


@contextmanager
def calling(data: Path, log: Path, **settings: str) -> Iterator[httpx.Client]:
    """A caller of such a server."""
    with (
        serving(data, log, **settings) as address,
        httpx.Client(base_url=address, timeout=30) as caller,
    ):
        yield caller


def refused(data: Path, at: Path = ROOT, **settings: str) -> str:
    """What a server says that does not start with these settings, or from the folder ``at``."""
    ended = subprocess.run(
        [sys.executable, "-m", "labourmarket.ui.server", "--port", "0"],
        cwd=at,
        env=environment(data) | {"PYTHONPATH": str(ROOT)} | settings,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert ended.returncode == 1
    assert "Traceback" not in ended.stderr
    assert not ended.stdout
    return ended.stderr


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
