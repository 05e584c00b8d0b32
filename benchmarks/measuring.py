"""What the measurements share: a server on built data, a visitor's session, the results."""

from __future__ import annotations

import asyncio
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.request import urlopen

from google.protobuf.message import Message
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

ROOT = Path(__file__).parents[1]
RESULTS = ROOT / "benchmarks" / "results"
BUILD = (sys.executable, "-m", "pipelines", "build")
PATIENCE_SECONDS = 60
_A_SECOND = 1000


@dataclass(frozen=True, slots=True)
class Limit:
    """How long something may take: the median or the 95th percentile, in milliseconds."""

    milliseconds: float
    of: str = "median"


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured, how long each run took in seconds, and how long it may take."""

    what: str
    seconds: Sequence[float]
    limit: Limit

    @property
    def median(self) -> float:
        """The middle run, in milliseconds."""
        return statistics.median(self.seconds) * 1000

    @property
    def p95(self) -> float:
        """The time that 19 runs of 20 keep, in milliseconds."""
        if len(self.seconds) == 1:
            return self.seconds[0] * 1000
        return statistics.quantiles(self.seconds, n=20, method="inclusive")[-1] * 1000

    @property
    def is_held(self) -> bool:
        """Whether the limit is held."""
        return (self.p95 if self.limit.of == "p95" else self.median) <= self.limit.milliseconds


def report(measurements: Sequence[Measured]) -> None:
    """Print the results as a table, under the load of the machine: a busy one makes them rough."""
    width = max(len(one.what) for one in measurements)
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    print(f"{'':{width}} {'runs':>5} {'min':>8} {'median':>8} {'p95':>8}  limit")
    for one in measurements:
        print(
            f"{one.what:{width}} {len(one.seconds):5} {shown(min(one.seconds) * 1000):>8} "
            f"{shown(one.median):>8} {shown(one.p95):>8}  "
            f"{one.limit.of} {shown(one.limit.milliseconds)}{'' if one.is_held else ', missed'}"
        )


def shown(milliseconds: float) -> str:
    """A time as a reader compares it: ``34 ms``, ``2.41 s``."""
    if milliseconds < _A_SECOND:
        return f"{milliseconds:.0f} ms"
    return f"{milliseconds / 1000:.2f} s"


def timed(work: Callable[[], object], runs: int) -> list[float]:
    """How many seconds each of several runs took, after one that is not counted."""
    seconds = []
    for _run in range(runs + 1):
        began = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - began)
    return seconds[1:]


def environment(data: Path) -> dict[str, str]:
    """The environment of a process of the project that works on ``data`` and nothing else."""
    inherited = {name: value for name, value in os.environ.items() if "TYOTAULU" not in name}
    return inherited | {"TYOTAULU_DATA": str(data)}


def build(data: Path) -> None:
    """Build the warehouse of ``data`` in a process of its own."""
    done = subprocess.run(
        BUILD, cwd=ROOT, env=environment(data), capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"The build failed:\n{done.stdout}{done.stderr}")


@contextmanager
def raw_data() -> Iterator[Path]:
    """A data folder of its own with the raw files of the project, gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        shutil.copytree(ROOT / "data" / "raw", data / "raw")
        yield data


@contextmanager
def built_data() -> Iterator[Path]:
    """The same with the warehouse made of them."""
    with raw_data() as data:
        build(data)
        yield data


@contextmanager
def serving(data: Path, log_name: str) -> Iterator[int]:
    """Run the server on a free port, whose number this gives, from its first healthy answer on.

    What the server had to say lies in ``benchmarks/results`` under ``log_name``.
    """
    port = _free_port()
    RESULTS.mkdir(exist_ok=True)
    with (RESULTS / f"{log_name}.log").open("w") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "labourmarket.ui.server", "--port", str(port)],
            cwd=ROOT,
            env=environment(data),
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    try:
        _wait_until_healthy(port)
        yield port
    finally:
        server.terminate()
        server.wait()


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


@dataclass(slots=True)
class Answer:
    """What one run of a page's script sent: after how long, its headings and its faults."""

    seconds: float = 0.0
    headings: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    @property
    def is_page(self) -> bool:
        """Whether it is one page without a fault."""
        return not self.faults and len(self.headings) == 1


@dataclass(slots=True)
class Session:
    """A visitor in the browser's own protocol, without the browser: who asks, reads and chooses."""

    connection: ClientConnection
    page: str
    query: str = ""
    _widgets: dict[str, Message] = field(default_factory=dict)
    _chosen: dict[str, WidgetState] = field(default_factory=dict)

    async def choose(self, name: str, position: int) -> Answer:
        """Click an option of the widget that has this name in the address."""
        widget = self._widgets[name]
        self._chosen[name] = _state(widget, position % len(widget.options))
        return await self.ask()

    def count(self, name: str) -> int:
        """How many options the widget has."""
        return len(self._widgets[name].options)

    async def ask(self) -> Answer:
        """Have the script run and read until it has finished."""
        asked = BackMsg()
        asked.rerun_script.page_name = "" if self.page == "overview" else self.page
        asked.rerun_script.query_string = self.query
        asked.rerun_script.context_info.timezone = "Europe/Helsinki"
        asked.rerun_script.widget_states.widgets.extend(self._chosen.values())
        began = time.perf_counter()
        await self.connection.send(asked.SerializeToString())
        async with asyncio.timeout(PATIENCE_SECONDS):
            answer = await self._read()
        answer.seconds = time.perf_counter() - began
        return answer

    async def _read(self) -> Answer:
        answer = Answer()
        async for raw in self.connection:
            message = ForwardMsg.FromString(raw if isinstance(raw, bytes) else raw.encode())
            kind = message.WhichOneof("type")
            if kind == "delta" and message.delta.HasField("new_element"):
                self._note(message.delta.new_element, answer)
            elif kind == "page_info_changed":
                self.query = message.page_info_changed.query_string
            elif kind == "script_finished":
                break
        return answer

    def _note(self, element: Element, answer: Answer) -> None:
        kind = element.WhichOneof("type")
        if kind in ("button_group", "selectbox"):
            widget = getattr(element, kind)
            self._widgets[widget.id.rpartition("-")[2]] = widget
        elif kind == "heading" and element.heading.tag == "h1":
            answer.headings.append(element.heading.body)
        elif kind == "exception":
            answer.faults.append(element.exception.type)
        elif kind == "alert" and element.alert.format == element.alert.ERROR:
            answer.faults.append(element.alert.body)


def _state(widget: Message, position: int) -> WidgetState:
    """What the browser says of a widget whose option at ``position`` was clicked."""
    option = widget.options[position]
    if isinstance(option, str):
        return WidgetState(id=widget.id, string_value=option)
    state = WidgetState(id=widget.id)
    state.string_array_value.data.append(option.content)
    return state


@asynccontextmanager
async def visiting(port: int, page: str, query: str = "") -> AsyncIterator[Session]:
    """Open a session on a page of the server, as the browser does."""
    async with connect(
        f"ws://127.0.0.1:{port}/_stcore/stream",
        subprotocols=[Subprotocol("streamlit")],
        max_size=None,
        open_timeout=PATIENCE_SECONDS,
    ) as connection:
        yield Session(connection, page, query)
