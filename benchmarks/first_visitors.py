"""How long the first visitors of a cold server wait when they all come at once.

Usage: python benchmarks/first_visitors.py [--visitors 50] [--page comparison]

Starts the server on a free port, opens one websocket session per visitor in the same instant,
in the browser's own protocol, and waits until the script of each has finished. What the server
had to say lies in benchmarks/results/first_visitors.log.
"""

from __future__ import annotations

import argparse
import asyncio
import socket
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect
from websockets.typing import Subprotocol

ROOT = Path(__file__).parents[1]
LOG = ROOT / "benchmarks" / "results" / "first_visitors.log"
PATIENCE_SECONDS = 60


@dataclass(frozen=True)
class Visit:
    """What one visitor saw: the headings and faults of the page, and after how long."""

    seconds: float
    headings: list[str]
    faults: list[str]


def main() -> int:
    """Measure, print, and fail if any visitor did not get the page."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--visitors", type=int, default=50)
    parser.add_argument("--page", default="comparison", help="file name of the page opened")
    options = parser.parse_args()
    port = _free_port()
    LOG.parent.mkdir(exist_ok=True)
    began = time.monotonic()
    with LOG.open("w") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "labourmarket.ui.server", "--port", str(port)],
            cwd=ROOT,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    try:
        _wait_until_healthy(port)
        print(f"healthy after {time.monotonic() - began:.2f} s")
        visits = asyncio.run(_visit_all(port, options.page, options.visitors))
    finally:
        server.terminate()
        server.wait()
    return _report(visits)


async def _visit_all(port: int, page: str, visitors: int) -> list[Visit]:
    return await asyncio.gather(*(_visit(port, page) for _ in range(visitors)))


async def _visit(port: int, page: str) -> Visit:
    """Open a session as the browser does, ask for the page, read until its script has finished."""
    asked = BackMsg()
    asked.rerun_script.page_name = page
    asked.rerun_script.context_info.timezone = "Europe/Helsinki"
    began = time.monotonic()
    headings: list[str] = []
    faults: list[str] = []
    async with (
        asyncio.timeout(PATIENCE_SECONDS),
        connect(
            f"ws://127.0.0.1:{port}/_stcore/stream",
            subprotocols=[Subprotocol("streamlit")],
            max_size=None,
        ) as session,
    ):
        await session.send(asked.SerializeToString())
        async for raw in session:
            message = ForwardMsg.FromString(raw if isinstance(raw, bytes) else raw.encode())
            element = message.delta.new_element
            if element.HasField("heading") and element.heading.tag == "h1":
                headings.append(element.heading.body)
            if element.HasField("exception"):
                faults.append(element.exception.type)
            if element.HasField("alert") and element.alert.format == element.alert.ERROR:
                faults.append(element.alert.body)
            if message.HasField("script_finished"):
                break
    return Visit(time.monotonic() - began, headings, faults)


def _report(visits: list[Visit]) -> int:
    seconds = sorted(visit.seconds for visit in visits)
    failed = [visit for visit in visits if visit.faults or len(visit.headings) != 1]
    print(
        f"{len(visits)} visitors at once: {len(failed)} failed; "
        f"median {statistics.median(seconds):.2f} s, last {seconds[-1]:.2f} s"
    )
    for visit in failed[:3]:
        print(f"  headings {visit.headings}, faults {visit.faults}")
    return 1 if failed else 0


def _wait_until_healthy(port: int) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        try:
            urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=PATIENCE_SECONDS).close()
        except OSError:
            time.sleep(0.02)
        else:
            return
    sys.exit("The server did not start.")


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as door:
        return int(door.getsockname()[1])


if __name__ == "__main__":
    sys.exit(main())
