"""``download``: from StatFin into ``data/raw`` what is not there yet or may have been revised.

Figures of the newest fourteen months are revised between the ordinary releases; older ones are
fetched again on request only. What was fetched stays fetched: a download that was stopped goes on
where it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from labourmarket import numbers, settings
from labourmarket.language import gettext as _
from pipelines import keeping
from pipelines.network import pxweb, statfin
from pipelines.network.door import Door
from pipelines.network.failures import NotFetchedError
from pipelines.network.pxweb import Question
from pipelines.network.statfin import Published
from pipelines.wanted import Wanted

# How many of the newest periods may still be revised, by the length of their codes.
REVISED = {len("2026M06"): 14, len("2026"): 2}
MINUTE = 60

Tell = Callable[[str], None]


class AnotherDownloadRunsError(Exception):
    """Another process is downloading into the same folder."""


@dataclass(slots=True)
class Outcome:
    """What became of one table: chunks to fetch, answers kept, and why it is not whole."""

    published: Published
    chunks: list[Question] = field(default_factory=list)
    kept: list[Path] = field(default_factory=list)
    failure: str = ""
    newest: str = ""
    updated: datetime | None = None


@contextmanager
def only_download(folder: Path) -> Iterator[None]:
    """Hold the folder's download lock; the kernel lets go of it when the process ends, however."""
    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / "download.lock")
    try:
        with lock.acquire(timeout=0):
            yield
    except Timeout as held:
        raise AnotherDownloadRunsError(str(folder)) from held


def download(wanted: Wanted, door: Door, folder: Path, tell: Tell) -> list[Outcome]:
    """Fetch what is missing of every wanted table; a failure of one leaves the others.

    Raises:
        AnotherDownloadRunsError: another process is downloading here.
        OSError: an answer could not be written.
    """
    raw = folder / "raw"
    with only_download(folder):
        keeping.clear_parts(raw)
        outcomes = _planned(wanted, door, raw, tell)
        _tell_plan(outcomes, tell)
        _fetch_all(outcomes, door, raw, tell)
        for outcome in outcomes:
            _stand(outcome, raw)
    return outcomes


def _planned(wanted: Wanted, door: Door, raw: Path, tell: Tell) -> list[Outcome]:
    try:
        most_cells = pxweb.limits(door).cells
    except NotFetchedError as failed:
        return [Outcome(published, failure=str(failed)) for published in wanted.tables]
    outcomes = []
    for published in wanted.tables:
        tell(_("{source}: asking what there is").format(source=published.id))
        try:
            chunks = _chunks(wanted, published, door, raw, most_cells)
            outcomes.append(Outcome(published, chunks))
        except NotFetchedError as failed:
            outcomes.append(Outcome(published, failure=str(failed)))
    return outcomes


def _chunks(
    wanted: Wanted, published: Published, door: Door, raw: Path, most_cells: int
) -> list[Question]:
    """What is missing of a table, in as few calls as its cells allow."""
    whole = statfin.question(published, statfin.find(door, published), wanted.area)
    periods = sorted(whole.periods)
    may_be_revised = periods if wanted.everything else periods[-REVISED[len(periods[-1])] :]
    chosen = whole.narrowed(whole.time, [period for period in periods if wanted.period(period)])
    if not chosen.periods:
        return []
    updated = pxweb.updated(door, whole)
    held = keeping.held(published, raw)
    missing = keeping.missing(chosen, held, may_be_revised, updated)
    return pxweb.chunks(chosen.narrowed(chosen.time, missing), most_cells) if missing else []


def _tell_plan(outcomes: list[Outcome], tell: Tell) -> None:
    for outcome in outcomes:
        if outcome.chunks:
            tell(
                _("{source}: {first}–{last}, {cells} figures, calls: {calls}").format(
                    source=outcome.published.id,
                    first=outcome.chunks[0].periods[0],
                    last=outcome.chunks[-1].periods[-1],
                    cells=numbers.number(sum(chunk.cells for chunk in outcome.chunks)),
                    calls=len(outcome.chunks),
                )
            )


def _fetch_all(outcomes: list[Outcome], door: Door, raw: Path, tell: Tell) -> None:
    count = sum(len(outcome.chunks) for outcome in outcomes)
    done, clock = 0, door.window.clock
    started = clock.now()
    for outcome in outcomes:
        for chunk in outcome.chunks:
            left = (clock.now() - started) / done * (count - done) if done else None
            tell(_step(outcome.published, chunk, done + 1, count) + _time_left(left))
            try:
                _fetch(outcome, chunk, door, raw)
            except NotFetchedError as failed:
                outcome.failure = str(failed)
                break
            done += 1


def _fetch(outcome: Outcome, chunk: Question, door: Door, raw: Path) -> None:
    for question, answer in pxweb.fetch(door, chunk):
        path = keeping.keep(outcome.published, question, answer, raw)
        outcome.kept += [path] if path else []


def _step(published: Published, chunk: Question, place: int, count: int) -> str:
    return _("{source} {first}–{last}: call {place} of {count}").format(
        source=published.id,
        first=chunk.periods[0],
        last=chunk.periods[-1],
        place=place,
        count=count,
    )


def _time_left(seconds: float | None) -> str:
    if seconds is None:
        return ""
    if seconds < MINUTE:
        return _(", about {count} s left").format(count=max(1, round(seconds)))
    return _(", about {count} min left").format(count=round(seconds / MINUTE))


def _stand(outcome: Outcome, raw: Path) -> None:
    """Since when the figures stand: the newest period that the archive holds, and its release."""
    known = [held for held in keeping.held(outcome.published, raw) if held.periods]
    if known:
        newest = max(known, key=lambda held: (max(held.periods), held.updated))
        outcome.newest, outcome.updated = max(newest.periods), newest.updated


def is_to_build(folder: Path) -> bool:
    """Whether raw holds files that are newer than the warehouse, or there is none."""
    warehouse = settings.warehouse_path()
    if not warehouse.exists():
        return True
    built = warehouse.stat().st_mtime_ns
    return any(path.stat().st_mtime_ns > built for path in (folder / "raw").rglob("*.json"))


def summary(outcomes: list[Outcome]) -> list[str]:
    """One line per table: what came, or what was not fetched and since when the figures stand."""
    return [_line(outcome) for outcome in outcomes]


def _line(outcome: Outcome) -> str:
    stands = _stands(outcome)
    if outcome.failure and outcome.kept:
        return _("{source}: INCOMPLETE, new files {files}, then {reason}; {stands}").format(
            source=outcome.published.id,
            files=len(outcome.kept),
            reason=outcome.failure,
            stands=stands,
        )
    if outcome.failure:
        return _("{source}: NOT FETCHED, {reason}; {stands}").format(
            source=outcome.published.id, reason=outcome.failure, stands=stands
        )
    if not outcome.chunks:
        return _("{source}: nothing new; {stands}").format(
            source=outcome.published.id, stands=stands
        )
    return _("{source}: new files {files}; {stands}").format(
        source=outcome.published.id,
        files=len(outcome.kept),
        stands=stands,
    )


def _stands(outcome: Outcome) -> str:
    if outcome.updated is None:
        return _("nothing is in hand")
    return _("the figures stand at {newest}, released {released}").format(
        newest=outcome.newest, released=numbers.release(outcome.updated, None)
    )
