"""How long the server runs a page's script anew after a choice, without any browser.

Usage: python benchmarks/rerun.py [--runs 60] [--page comparison]

Opens a session in the browser's own protocol, clicks two options of one widget in turn and waits
each time until the script has finished. Both have been seen once before. The rows "each once" go
through all options instead, none of them seen before: there the warehouse is asked, too.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
from dataclasses import dataclass
from itertools import cycle, islice

from measuring import Answer, Limit, Measured, Session, built_data, report, serving, visiting

LIMIT = Limit(40, "p95")


@dataclass(frozen=True, slots=True)
class View:
    """A page at an address, the widget clicked there, and whether each option comes but once."""

    page: str
    query: str
    widget: str
    is_each_once: bool = False

    @property
    def name(self) -> str:
        """The view as the table of results has it."""
        query = f"?{self.query}" if self.query else ""
        return f"{self.page}{query}: {self.widget}{', each once' if self.is_each_once else ''}"


VIEWS = (
    View("overview", "", "area"),
    View("overview", "", "month"),
    View("comparison", "view=trend", "measure"),
    View("comparison", "view=trend", "highlight"),
    View("comparison", "view=rank", "measure"),
    View("comparison", "view=change", "period"),
    View("comparison", "view=trend", "indicator", is_each_once=True),
    View("municipality", "", "area"),
    View("municipality", "", "area", is_each_once=True),
    View("municipality", "", "indicator", is_each_once=True),
    View("service_lines", "", "counted"),
    View("service_lines", "", "picture"),
    View("budget", "", "measure"),
    View("budget", "", "amount"),
    View("liability", "", "measure"),
    View("data", "section=indicators", "indicator"),
    View("data", "section=findings", "verdict"),
    View("data", "section=files", "table"),
)


def main() -> int:
    """Measure, print, and fail if any run did not give the page."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=60)
    parser.add_argument("--page", help="only this page")
    options = parser.parse_args()
    views = [view for view in VIEWS if options.page in (None, view.page)]
    with built_data() as data, serving(data, "rerun") as port:
        answers = {view: asyncio.run(_answers(port, view, options.runs)) for view in views}
    report(
        [
            Measured(view.name, [answer.seconds for answer in of_view], LIMIT)
            for view, of_view in answers.items()
        ]
    )
    failed = [view.name for view in views if not all(answer.is_page for answer in answers[view])]
    if failed:
        print(f"A page failed; see benchmarks/results/rerun.log: {', '.join(failed)}")
    return 1 if failed else 0


async def _answers(port: int, view: View, runs: int) -> list[Answer]:
    async with visiting(port, view.page, view.query) as session:
        await session.ask()
        return await _clicks(session, view, runs)


async def _clicks(session: Session, view: View, runs: int) -> list[Answer]:
    if view.is_each_once:
        # The first is left out: its figures may be those of another view.
        positions = range(1, session.count(view.widget))
        return [await session.choose(view.widget, position) for position in positions]
    turns = islice(cycle((1, 0)), runs + 4)
    return [await session.choose(view.widget, position) for position in turns][4:]


if __name__ == "__main__":
    sys.exit(main())
