"""Downloads as the municipality runs them, stopped and begun again, and what the pages then show.

Every publisher is a replica behind a socket; each download is a process of its own.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests import pages
from tests.conftest import ROOT, environment
from tests.pages import answer, opened, text
from tests.replica import ckan, tables
from tests.replica.app import Replica
from tests.replica.boundaries import BoundaryService
from tests.replica.ckan import NEWEST, Catalogue
from tests.replica.classification import ClassificationService
from tests.replica.serving import serving

EVERYTHING = ("statfin", "kela", "classification", "boundaries")
MONTHS = tables.months("2025M01", 20)
REVISED, OF_KEMI = MONTHS[-2], ("KU240", MONTHS[-2], "TYOTTOMATLOPUSSA")
EARLIER = tables.unemployed("KU240", REVISED)
NOW = EARLIER + 5
KILLED = -9


@dataclass
class Publishers:
    """All of them, and the data folder that is filled from them."""

    folder: Path
    statfin: Replica
    kela: Catalogue
    areas: ClassificationService
    boundaries: BoundaryService
    addresses: dict[str, str] = field(default_factory=dict)

    @property
    def services(self) -> tuple[Any, ...]:
        return (self.statfin, self.kela, self.areas, self.boundaries)

    def start(self) -> subprocess.Popen[str]:
        """Begin a download of everything."""
        for service in self.services:
            service.calls.clear()
        return subprocess.Popen(
            [sys.executable, "-m", "pipelines", "download", *EVERYTHING],
            cwd=ROOT,
            env=environment(self.folder) | self.addresses | {"LC_ALL": "fi_FI.UTF-8"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def download(self) -> str:
        """Download everything to the end; gives what it printed."""
        process = self.start()
        printed = process.communicate()[0]
        assert process.returncode == 0, printed
        return " ".join(printed.split())

    def download_killed_at(self, service: Any, is_the_call: Callable[[], bool]) -> set[str]:
        """Kill a download while it waits for an answer; gives the raw files that are there."""
        process = self.start()

        def kill(_call: object) -> None:
            if is_the_call():
                process.kill()
                process.wait()

        service.met = kill
        printed = process.communicate()[0]
        service.met = lambda _call: None
        assert process.returncode == KILLED, printed
        return self.files()

    def files(self) -> set[str]:
        raw = self.folder / "raw"
        names = (str(path.relative_to(raw)) for path in raw.rglob("*") if path.is_file())
        return {name for name in names if name.endswith((".json", ".csv"))}

    def asked(self) -> list[tuple[str, str]]:
        """The periods asked for of each table, but for the query that asks for its release."""
        return [
            (table.path, period)
            for table in self.statfin.tables
            for query in self.statfin.queries(table.path)[1:]
            for period in query[table.dimension("time").code]
        ]


@dataclass
class Told:
    """What became of the four downloads, in their order."""

    folder: Path
    before: set[str]
    after_first_kill: set[str]
    after_second_kill: set[str]
    asked: list[list[tuple[str, str]]]
    fetched_of_kela: list[list[str]]
    of_areas: list[int]
    printed: list[str]


@pytest.fixture(scope="module")
def publishers(built_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Publishers]:
    folder = tmp_path_factory.mktemp("downloads") / "data"
    shutil.copytree(built_data, folder)
    years = ["2023", "2024", "2025"]
    statfin = Replica(
        [
            tables.table_12r5(MONTHS),
            tables.table_12ub(MONTHS),
            tables.table_12u4(MONTHS),
            tables.table_121w(years),
            tables.table_11ra(years),
        ]
    )
    # so few figures a call that each table takes some; the host, of which all are, allows many
    statfin.most_cells = 12 * 23 * 8
    statfin.config |= {"maxCells": statfin.most_cells, "maxCalls": 10_000, "timeWindow": 1}
    this_year = date.today().year  # the year whose areas the command asks for
    publishers = Publishers(
        folder,
        statfin,
        ckan.of_kela(),
        ClassificationService(year=this_year),
        BoundaryService(years=(this_year,)),
    )
    names = ("STATFIN", "KELA", "CLASSIFICATION", "BOUNDARIES")
    with ExitStack() as stack:
        for name, service in zip(names, publishers.services, strict=True):
            publishers.addresses[f"TYOTAULU_{name}_URL"] = stack.enter_context(serving(service))
        yield publishers


@pytest.fixture(scope="module")
def told(publishers: Publishers) -> Told:
    """Killed while StatFin answers, killed while the areas come, run to its end, revised, run."""
    statfin, kela, areas = publishers.statfin, publishers.kela, publishers.areas
    seen = Told(publishers.folder, publishers.files(), set(), set(), [], [], [], [])

    def note() -> None:
        seen.asked.append(publishers.asked())
        seen.fetched_of_kela.append(kela.fetched())
        seen.of_areas.append(len(areas.calls) + len(publishers.boundaries.calls))

    seen.after_first_kill = publishers.download_killed_at(
        statfin, lambda: len(statfin.queries("12ub")) == 2
    )
    note()
    seen.after_second_kill = publishers.download_killed_at(areas, lambda: len(areas.calls) == 6)
    note()
    seen.printed.append(publishers.download())
    note()
    table, file = statfin.table("tyonv/12r5.px"), kela.packages[NEWEST].files[0]
    table.updated = "2026-09-03T05:00:00Z"
    table.revised[OF_KEMI] = NOW
    file.content = ckan.of_2025(["2026M09", "2026M10"], euros=4000.5)
    file.modified = "2026-11-20T06:00:00"
    seen.printed.append(publishers.download())
    note()
    return seen


@pytest.fixture
def page(told: Told, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """Open a page of what was downloaded at an address."""
    monkeypatch.setenv("TYOTAULU_DATA", str(told.folder))
    return lambda name, **choices: opened(pages.page(name), **choices)


def in_finnish(number: int) -> str:
    return f"{number:,}".replace(",", " ")


def test_what_a_killed_download_had_fetched_stays_and_is_not_asked_for_again(told):
    assert told.before < told.after_first_kill < told.after_second_kill
    first, second, third, _after_revision = told.asked
    kept = [one for one in first if one[0] == "tyonv/12r5.px"]
    assert len(kept) == len(MONTHS)
    assert not set(kept) & set(second)
    assert third == []


def test_everything_is_asked_for_once_but_for_what_the_kills_broke_off(told):
    first, second, *_others = told.asked
    broken_off = [one for one in first if one in second]

    assert {path for path, _period in broken_off} == {"tyonv/12ub.px"}
    assert len(set(first) | set(second)) == 3 * len(MONTHS) + 2 * 3
    assert len(first) + len(second) == len(set(first) | set(second)) + len(broken_off)
    assert [len(files) for files in told.fetched_of_kela] == [0, 2, 0, 1]


def test_areas_come_whole_after_they_were_broken_off_and_are_not_asked_for_twice(told):
    assert not [
        name
        for name in told.after_second_kill
        if name.startswith("classification/m") and name.endswith(".json")
    ]
    assert (told.folder / "boundaries.geojson").exists()
    assert told.of_areas[2] > 0
    assert told.of_areas[3] == 1  # the boundaries, which were named; their bytes are the same


def test_after_a_revision_only_what_may_have_changed_is_asked_for(told):
    *_earlier, revised = told.asked

    assert revised == [("tyonv/12r5.px", month) for month in MONTHS[-14:]]


def test_the_data_page_shows_the_revised_month_with_both_values_and_the_difference(page):
    shown = text(page("data", section="changes"))

    assert f"<td>{in_finnish(EARLIER)}</td><td>{in_finnish(NOW)}</td><td>+5</td>" in shown
    assert "1 luku muuttui (heinäkuu 2026)" in shown
    assert "4 lukua muuttui (syyskuu 2026 – lokakuu 2026)" in shown


def test_the_overview_serves_the_new_value_and_tells_the_old_one(page):
    shown = page("overview", area="KU240", month="2026-07")

    assert f"Kemissä oli heinäkuussa 2026 työttömiä työnhakijoita {in_finnish(NOW)}" in answer(
        shown
    )
    assert f"aiemmin {in_finnish(EARLIER)}, nyt {in_finnish(NOW)} (+5)" in text(shown)


def test_the_overview_of_the_whole_area_tells_which_municipality_was_revised(page):
    shown = text(page("overview", month="2026-07"))

    assert f"Kemi, heinäkuu 2026: aiemmin {in_finnish(EARLIER)}" in shown


def test_the_comparison_serves_the_new_value_and_tells_the_old_one(page):
    shown = text(page("comparison", period="2026-07", view="rank"))

    assert f"<td>{in_finnish(NOW)}</td>" in shown
    assert f"aiemmin {in_finnish(EARLIER)}, nyt {in_finnish(NOW)} (+5)" in shown


def test_a_month_that_was_not_revised_says_nothing_of_it(page):
    assert "Viimeisin lataus muutti" not in text(page("overview", area="KU240"))


def test_the_newest_shares_of_kela_are_served_after_their_revision(page):
    shown = text(page("liability", month="2026-10"))

    assert "4 001 €" in shown
    assert "3 533 €" not in shown
