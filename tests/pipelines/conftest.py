"""What the pipeline's tests share: a data folder of their own, and the commands run on it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import orjson
import pytest
import stamina

from pipelines import __main__ as commands
from pipelines.__main__ import main
from pipelines.faults import Fault
from pipelines.network.window import Clock, Window
from tests.conftest import to_spoil

ROOT = Path(__file__).parents[2]


class Answer(NamedTuple):
    """What a command gave back."""

    code: int
    out: str
    err: str

    def line(self, *parts: str) -> str | None:
        """The first line of the errors that has all of these parts."""
        lines = self.err.splitlines()
        return next((line for line in lines if all(part in line for part in parts)), None)


@pytest.fixture(autouse=True)
def _in_finnish(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "fi_FI.UTF-8")


@dataclass
class Calendar:
    """The day on which a test downloads, in the year of the classification; it may turn it."""

    today: date = date(2026, 11, 24)


@pytest.fixture(autouse=True)
def calendar(monkeypatch: pytest.MonkeyPatch) -> Calendar:
    """The day of the commands: in a later year each download would ask for its areas."""
    of_the_test = Calendar()
    monkeypatch.setattr(commands, "Clock", lambda: Clock(today=lambda: of_the_test.today))
    return of_the_test


@pytest.fixture
def data(built_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the built data folder that the test may spoil."""
    return to_spoil(built_data, tmp_path / "data", monkeypatch)


@pytest.fixture
def pipelines(capsys: pytest.CaptureFixture[str]) -> Callable[..., Answer]:
    """Run a command of the pipeline in this process."""

    def run(*arguments: str | Path) -> Answer:
        capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        return Answer(code, *capsys.readouterr())

    return run


@pytest.fixture
def answered(tmp_path: Path) -> Callable[..., tuple[Any, list[Fault]]]:
    """Have a reader of files read an answer; gives what it has read, and the faults."""

    def of(reader: Callable[..., Any], answer: object, *known: object) -> tuple[Any, list[Fault]]:
        path = tmp_path / "answer.json"
        path.write_bytes(orjson.dumps(answer))
        faults: list[Fault] = []
        return reader(path, *known, faults), faults

    return of


@pytest.fixture
def python() -> Callable[..., subprocess.Popen[str]]:
    """Start Python in the project, in the environment of the test."""
    started: list[subprocess.Popen[str]] = []

    def start(*arguments: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, *arguments],
            cwd=ROOT,
            env=dict(os.environ),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


@pytest.fixture
def no_waiting(monkeypatch: pytest.MonkeyPatch, calendar: Calendar) -> Iterator[Clock]:
    """Pauses are counted as time that has passed; the library's own waits are none."""
    seconds = [0.0]
    clock = Clock(
        lambda: seconds[0],
        lambda pause: seconds.__setitem__(0, seconds[0] + pause),
        lambda: calendar.today,
    )
    monkeypatch.setattr(commands, "Clock", lambda: clock)
    with stamina.set_testing(True, attempts=100, cap=True):
        yield clock


@pytest.fixture
def window(no_waiting: Clock) -> Window:
    """The limits of a test that opens the door itself, kept in the same time."""
    return Window(no_waiting)
