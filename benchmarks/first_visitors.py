"""How long the first visitors of a cold server wait when they all come at once.

Usage: python benchmarks/first_visitors.py [--visitors 50] [--page comparison]

Opens one session per visitor in the same instant on a server that nobody has visited yet, and waits
until the script of each has finished.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import sys
import time
from pathlib import Path

from measuring import Answer, built_data, serving, shown, visiting


def main() -> int:
    """Measure, print, and fail if any visitor did not get the page."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--visitors", type=int, default=50)
    parser.add_argument("--page", default="comparison", help="file name of the page opened")
    options = parser.parse_args()
    with built_data() as data:
        return _report(_visits(data, options.page, options.visitors))


def _visits(data: Path, page: str, visitors: int) -> list[Answer]:
    with serving(data, "first_visitors") as port:
        return asyncio.run(_visit_all(port, page, visitors))


async def _visit_all(port: int, page: str, visitors: int) -> list[Answer]:
    return await asyncio.gather(*(_visit(port, page) for _ in range(visitors)))


async def _visit(port: int, page: str) -> Answer:
    """Open a session and ask for the page; the opening counts, too."""
    began = time.perf_counter()
    async with visiting(port, page) as session:
        answer = await session.ask()
        answer.seconds = time.perf_counter() - began
    return answer


def _report(answers: list[Answer]) -> int:
    milliseconds = sorted(answer.seconds * 1000 for answer in answers)
    failed = [answer for answer in answers if not answer.is_page]
    print(
        f"{len(answers)} visitors at once: {len(failed)} failed; "
        f"median {shown(statistics.median(milliseconds))}, last {shown(milliseconds[-1])}"
    )
    for answer in failed[:3]:
        print(f"  headings {answer.headings}, faults {answer.faults}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
