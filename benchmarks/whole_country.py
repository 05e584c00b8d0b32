"""What a build of the whole country costs, against parsing the same bytes with orjson alone.

Usage: python benchmarks/whole_country.py [--runs 3] [--scales 1,3,10]

Invents the whole country (``pipelines demo --areas all --months 240``): every area, 23 contents.
Three and ten times as many cells are the same answers of 12r5 told of twenty years earlier, and
again of twenty more; all else stays as it is. Each build is a whole process, from the command to
the swapped-in warehouse, with contracts, checks and ledger, and without a warehouse before it
unless it says "again". Memory is the most that the process has held (maximum resident set).

- releases: 24 more releases of the newest 14 months beside the first, as 24 months of downloads
  leave them, against the same without;
- a month: one answer with a month that was not there is loaded into the built warehouse.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import orjson
from measuring import BUILD, ROOT, environment

PIPELINES = (sys.executable, "-m", "pipelines")
DEMO = (*PIPELINES, "demo", "--areas", "all", "--months", "240")
YEARS, MONTHS_OF_A_RELEASE, RELEASES = 20, 14, 24
_MONTH = re.compile(rb'"(\d{4})M(\d\d)"')
_MEGABYTE = 1e6
_TIME = "timeperiod_m"


@dataclass(frozen=True, slots=True)
class Run:
    """What one process took: wall clock and processor in seconds, memory in megabytes."""

    wall: float
    cpu: float
    peak: float


def run(command: Sequence[str], data: Path) -> Run:
    """Run a command on ``data`` to its end; a failing one ends the measuring."""
    began = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, env=environment(data), stdout=subprocess.DEVNULL)
    _pid, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)} failed.")
    wall = time.perf_counter() - began
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024 / _MEGABYTE)


def fastest(work: Callable[[], Run], runs: int) -> Run:
    """The fastest of several runs, with the most memory that any of them has held."""
    made = [work() for _run in range(runs)]
    best = min(made, key=lambda one: one.wall)
    return Run(best.wall, best.cpu, max(one.peak for one in made))


def first_build(data: Path) -> Run:
    """Build where nothing has been built before."""
    (data / "warehouse.duckdb").unlink(missing_ok=True)
    return run(BUILD, data)


def answers(data: Path) -> list[Path]:
    """Every json-stat2 file under ``data``."""
    return sorted((data / "raw").rglob("*.json"))


def parsing(data: Path, runs: int) -> tuple[float, int, int]:
    """Seconds of orjson alone, how many bytes and how many cells it parsed."""
    raw = [path.read_bytes() for path in answers(data)]
    seconds, cells = [], 0
    for _run in range(runs):
        began = time.perf_counter()
        for path in answers(data):
            cells += len(orjson.loads(path.read_bytes())["value"])
        seconds.append(time.perf_counter() - began)
    return min(seconds), sum(map(len, raw)), cells // runs


def told_earlier(data: Path, times: int) -> None:
    """Tell every answer of 12r5 also of twenty years earlier, until there are ``times`` of each."""
    for path in (data / "raw/statfin_12r5").glob("*.json"):
        if not path.name.startswith("earlier"):
            for further in range(1, times):
                copy = path.with_name(f"earlier_{further}_{path.name}")
                _write(
                    copy, _MONTH.sub(lambda told, by=further: _earlier(told, by), path.read_bytes())
                )


def _earlier(told: re.Match[bytes], further: int) -> bytes:
    return b'"%04dM%b"' % (int(told[1]) - YEARS * further, told[2])


def _write(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    checksum = hashlib.sha256(content).hexdigest()
    origin = f'licence = ""\ninvented = true\nsha256 = "{checksum}"\n'
    path.with_name(f"{path.name}.origin.toml").write_text(origin)


def released(data: Path) -> None:
    """Add releases of the newest months, a month apart, each with some figures revised."""
    folder = data / "raw/statfin_12r5"
    newest = [orjson.loads(path.read_bytes()) for path in sorted(folder.glob("*_2026-09-22.json"))]
    answer = _last_months(newest[-2:], MONTHS_OF_A_RELEASE)
    moment = datetime(2026, 11, 1, 5, tzinfo=UTC)
    for release in range(1, RELEASES + 1):
        revised = [value + release if value and value > 100 and at % 97 == 0 else value  # noqa: PLR2004
                   for at, value in enumerate(answer["value"])]  # fmt: skip
        told = answer | {"value": revised, "updated": moment.isoformat()}
        _write(folder / f"release_{release:02}.json", orjson.dumps(told))
        moment += timedelta(days=30)


def _last_months(parts: list[dict[str, Any]], count: int) -> dict[str, Any]:
    """The newest months of answers that follow each other, as one answer."""
    cells = np.concatenate([np.array(one["value"]).reshape(one["size"]) for one in parts], axis=1)
    months = [code for one in parts for code in one["dimension"][_TIME]["category"]["index"]]
    return _of_months(parts[0], months[-count:], cells[:, -count:])


def _of_months(like: dict[str, Any], months: list[str], cells: np.ndarray) -> dict[str, Any]:
    category = {"index": {code: at for at, code in enumerate(months)}}
    values = cells.ravel().tolist()
    return like | {
        "size": list(cells.shape),
        "dimension": like["dimension"] | {_TIME: {"category": category}},
        "value": values,
        "status": {str(at): "..." for at, value in enumerate(values) if value is None},
    }


def next_month(data: Path, folder: Path) -> Path:
    """An answer with the month after the newest one."""
    path = sorted((data / "raw/statfin_12r5").glob("*_2026-10-22.json"))[-1]
    newest = _last_months([orjson.loads(path.read_bytes())], 1)
    cells = np.array(newest["value"]).reshape(newest["size"])
    answer = _of_months(newest, ["2026M10"], cells) | {"updated": "2026-11-24T06:00:00Z"}
    _write(folder / "12r5_2026M10.json", orjson.dumps(answer))
    return folder / "12r5_2026M10.json"


def _shown(what: str, cells: int, made: Run, parsed: float = 0) -> None:
    ratio = f"{made.wall / parsed:8.0f} x" if parsed else " " * 10
    print(
        f"{what:34} {cells / 1e6:8.2f} {parsed or 0:8.3f} {made.wall:8.2f} {made.cpu:8.2f} {ratio} "
        f"{made.peak:8.0f} {made.wall / cells * 1e6:8.2f}",
        flush=True,
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--scales", default="1,3,10")
    asked = parser.parse_args()
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    print(
        f"{'':34} {'M cells':>8} {'orjson s':>8} {'build s':>8} {'cpu s':>8} {'ratio':>10} "
        f"{'peak MB':>8} {'s / M':>8}"
    )
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        run(DEMO, data)
        _of_once(data, asked.runs)
        for scale in sorted({int(text) for text in asked.scales.split(",")} - {1}):
            told_earlier(data, scale)
            parsed, _bytes, cells = parsing(data, asked.runs)
            made = fastest(lambda: first_build(data), max(1, asked.runs - scale // 3))
            _shown(f"build, x{scale}", cells, made, parsed)
        print(f"load {os.getloadavg()[0]:.1f}")


def _of_once(data: Path, runs: int) -> None:
    """The country as it is: built, built again, a month loaded, and with more releases kept."""
    parsed, _bytes, cells = parsing(data, runs)
    alone = fastest(lambda: first_build(data), runs)
    _shown("build, x1", cells, alone, parsed)
    _shown("build again, x1", cells, fastest(lambda: run(BUILD, data), runs), parsed)
    with tempfile.TemporaryDirectory() as other:
        month = next_month(data, Path(other))
        _shown("a month loaded", cells, run((*PIPELINES, "load", str(month)), data))
    released(data)
    parsed, _bytes, cells = parsing(data, runs)
    kept = fastest(lambda: first_build(data), runs)
    _shown(f"build, {RELEASES} releases more", cells, kept, parsed)
    print(f"{'':4}{kept.wall / alone.wall:.2f} x of the build without them")
    for path in (data / "raw/statfin_12r5").glob("release_*"):
        path.unlink()


if __name__ == "__main__":
    main()
