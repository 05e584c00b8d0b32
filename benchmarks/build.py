"""How long the default build takes as a whole process, from raw files to the finished warehouse.

Usage: python benchmarks/build.py [--runs 10]

Works in a folder of its own on a copy of ``data/raw``; one run before is not counted.
"""

from __future__ import annotations

import argparse

from measuring import Limit, Measured, build, raw_data, report, timed

LIMIT = Limit(3000)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=10)
    runs = parser.parse_args().runs
    with raw_data() as data:
        report([Measured("python -m pipelines build", timed(lambda: build(data), runs), LIMIT)])


if __name__ == "__main__":
    main()
