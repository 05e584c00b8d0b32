"""How long many visitors wait for each choice when all of them click and think.

Usage: python benchmarks/many_users.py [--visitors 50] [--seconds 60] [--think 5]

Every visitor stays in one view of ``rerun.py``, clicks one of two options, looks at the answer for
a time that varies about ``--think`` seconds, and clicks the other. The visitors share one process,
which reads what the server sends: on a machine of few cores they take some of its time.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
import time
from itertools import cycle, islice

from measuring import Answer, Limit, Measured, built_data, report, serving, visiting
from rerun import VIEWS, View

LIMIT = Limit(300, "p95")


def main() -> int:
    """Measure, print, and fail if any run did not give the page."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--visitors", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--think", type=float, default=5)
    options = parser.parse_args()
    with built_data() as data, serving(data, "many_users") as port:
        answers = asyncio.run(_visits(port, options))
    seconds = [answer.seconds for answer in answers]
    report([Measured(f"{options.visitors} visitors, a choice", seconds, LIMIT)])
    print(f"{len(answers) / options.seconds:.1f} choices a second")
    failed = sum(not answer.is_page for answer in answers)
    if failed:
        print(f"{failed} failed; see benchmarks/results/many_users.log")
    return 1 if failed else 0


async def _visits(port: int, options: argparse.Namespace) -> list[Answer]:
    views = islice(cycle(VIEWS), options.visitors)
    end = time.monotonic() + options.seconds
    visits = await asyncio.gather(*(_visit(port, view, options.think, end) for view in views))
    return [answer for visit in visits for answer in visit]


async def _visit(port: int, view: View, think: float, end: float) -> list[Answer]:
    """Click until the end; what the opening of the page took is not counted."""
    answers: list[Answer] = []
    await asyncio.sleep(random.uniform(0, think))
    async with visiting(port, view.page, view.query) as session:
        await session.ask()
        for position in cycle((1, 0)):
            await asyncio.sleep(random.uniform(think / 2, think * 3 / 2))
            if time.monotonic() > end:
                return answers
            answers.append(await session.choose(view.widget, position))
    return answers


if __name__ == "__main__":
    sys.exit(main())
