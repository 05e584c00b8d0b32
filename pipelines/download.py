"""``download``: from StatFin into ``data/raw`` what is not there yet or may have been revised.

Figures of the newest fourteen months are revised between the ordinary releases; older ones are
fetched again on request, else once a year has passed. The newest month is looked at each time:
where its figures changed without a new moment of release, all that may be revised are fetched
again. What was fetched stays fetched: a download that was stopped goes on where it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from labourmarket import numbers, settings
from labourmarket.language import gettext as _
from pipelines import keeping, unannounced, writing
from pipelines.network import pxweb, statfin
from pipelines.network.door import Door
from pipelines.network.failures import NotFetchedError
from pipelines.network.pxweb import Question
from pipelines.network.statfin import Published
from pipelines.outcome import Outcome
from pipelines.sources import boundaries
from pipelines.wanted import Wanted

# How many of the newest periods may still be revised, by the length of their codes.
REVISED = {len("2026M06"): 14, len("2026"): 2}
MINUTE = 60

Tell = Callable[[str], None]


class AnotherDownloadRunsError(Exception):
    """Another process is downloading into the same folder."""


@dataclass(slots=True)
class TableOutcome(Outcome):
    """What became of one table; ``chunks`` are the questions that were to be asked.

    ``again`` says that some of them have been asked in the present release.
    """

    published: Published = field(kw_only=True)
    chunks: list[Question] = field(default_factory=list)
    again: bool = False


@contextmanager
def only_download(folder: Path) -> Iterator[None]:
    """Hold the folder's download lock.

    Raises:
        AnotherDownloadRunsError: another process holds it.
    """
    with writing.alone(folder / "download.lock", AnotherDownloadRunsError):
        yield


def download(wanted: Wanted, door: Door, raw: Path, tell: Tell) -> list[TableOutcome]:
    """Fetch what is missing of every wanted table; a failure of one leaves the others.

    Raises:
        OSError: an answer could not be written.
    """
    outcomes = _planned(wanted, door, raw, tell) if wanted.tables else []
    _tell_plan(outcomes, tell)
    _fetch_all(outcomes, door, raw, tell)
    return outcomes


def _planned(wanted: Wanted, door: Door, raw: Path, tell: Tell) -> list[TableOutcome]:
    try:
        most_cells = pxweb.limits(door).cells
    except NotFetchedError as failed:
        return [_outcome(published, raw, failure=str(failed)) for published in wanted.tables]
    outcomes = []
    for published in wanted.tables:
        tell(_("{source}: asking what there is").format(source=published.id))
        try:
            chunks, again = _chunks(wanted, published, door, raw, most_cells)
            outcomes.append(_outcome(published, raw, chunks, again=again))
        except NotFetchedError as failed:
            outcomes.append(_outcome(published, raw, failure=str(failed)))
    return outcomes


def _outcome(
    published: Published,
    raw: Path,
    chunks: Sequence[Question] = (),
    failure: str = "",
    *,
    again: bool = False,
) -> TableOutcome:
    return TableOutcome(
        published.id,
        lambda: stands(published, raw),
        failure=failure,
        published=published,
        chunks=list(chunks),
        again=again,
    )


def _chunks(
    wanted: Wanted, published: Published, door: Door, raw: Path, most_cells: int
) -> tuple[list[Question], bool]:
    """What is missing of a table, in as few calls as its cells allow; and ``again``."""
    whole = statfin.question(published, statfin.find(door, published), wanted.area)
    periods = sorted(whole.periods)
    chosen = whole.narrowed(whole.time, [period for period in periods if wanted.period(period)])
    if not chosen.periods:
        return [], False
    newest = statfin.newest(door, whole)
    held = keeping.held(published, raw)
    everything = wanted.everything or keeping.is_long_ago(chosen, held, door.window.clock.today())
    may_be_revised = periods if everything else periods[-REVISED[len(periods[-1])] :]
    again = any(known.updated == pxweb.moment(newest) for known in held)
    is_changed = again and (wanted.everything or unannounced.noticed(newest, published, raw))
    updated = None if is_changed else pxweb.moment(newest)
    missing = keeping.missing(chosen, held, may_be_revised, updated)
    if not missing:
        return [], again
    return pxweb.chunks(chosen.narrowed(chosen.time, missing), most_cells), again


def _tell_plan(outcomes: list[TableOutcome], tell: Tell) -> None:
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


def _fetch_all(outcomes: list[TableOutcome], door: Door, raw: Path, tell: Tell) -> None:
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


def _fetch(outcome: TableOutcome, chunk: Question, door: Door, raw: Path) -> None:
    for question, answer in pxweb.fetch(door, chunk):
        again = outcome.again
        noticed = unannounced.noticed(answer.told, outcome.published, raw) if again else None
        today = door.window.clock.today()
        path = keeping.keep(outcome.published, question, answer, raw, today=today, noticed=noticed)
        outcome.kept += [path] if path else []
        outcome.unannounced += [path] if path and noticed else []


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


def stands(published: Published, raw: Path) -> str:
    """Since when the figures stand: the newest period that the archive holds, and its release."""
    known = [held for held in keeping.held(published, raw) if held.periods]
    if not known:
        return ""
    newest = max(known, key=lambda held: (max(held.periods), held.updated))
    return _("the figures stand at {newest}, released {released}").format(
        newest=max(newest.periods), released=numbers.release(newest.updated, None)
    )


def is_to_build(folder: Path) -> bool:
    """Whether raw holds files that are newer than the warehouse, or there is none."""
    warehouse = settings.warehouse_path()
    if not warehouse.exists():
        return True
    built = warehouse.stat().st_mtime_ns
    drawn_only = folder / "raw" / boundaries.FOLDER
    files = (path for path in (folder / "raw").rglob("*") if path.parent != drawn_only)
    files = (path for path in files if path.is_file())
    return any(path.stat().st_mtime_ns > built for path in files)
