"""How long the server takes from its start to the first healthy answer.

Usage: python benchmarks/start.py [--runs 10]

It is healthy once all imports are made and frozen: the first visitor waits for none of them.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from measuring import Limit, Measured, built_data, report, serving

LIMIT = Limit(3000)


def start(data: Path) -> float:
    """Seconds from the start of the process to its first healthy answer."""
    began = time.perf_counter()
    with serving(data, "start"):
        return time.perf_counter() - began


def main() -> None:
    """Measure and print; one start before is not counted."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=10)
    runs = parser.parse_args().runs
    with built_data() as data:
        seconds = [start(data) for _run in range(runs + 1)][1:]
    report([Measured("start to healthy", seconds, LIMIT)])


if __name__ == "__main__":
    main()
