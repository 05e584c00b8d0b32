"""``download classification | boundaries``: what areas there are, and where they lie.

A classification is archived whole or not at all: while an answer of it is missing, or the service
does not list what is needed, the one in hand stays. It is asked for again once in ``ASKED_AGAIN``:
a correction within the year would else never come.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from functools import partial
from pathlib import Path

from labourmarket import settings
from labourmarket.language import gettext as _
from pipelines import keeping, origin
from pipelines.faults import Fault, RejectedInputError
from pipelines.geography import drawing
from pipelines.network import boundaries as wfs, classifications
from pipelines.network.calls import Answer
from pipelines.network.door import Door
from pipelines.network.failures import BrokenAnswerError, NotFetchedError, UnknownThereError
from pipelines.network.window import Window
from pipelines.outcome import Outcome
from pipelines.sources import boundaries, classification, classification_answers as answers

NAMES = (classification.FOLDER, boundaries.FOLDER)
ASKED_AGAIN = timedelta(days=28)
Tell = Callable[[str], None]


def due(raw: Path, today: date) -> tuple[str, ...]:
    """What a download without names fetches too.

    The classification of a year not in hand, or one that the service has told long ago; a table
    that was loaded by hand stays until the year ends.
    """
    main = classification.by_year(raw / classification.FOLDER).get(today.year)
    is_table = main is not None and answers.archived(main.name) is None
    is_held = is_table or _is_fresh(main, today) or _year_in_hand(raw) > today.year
    return () if is_held else (classification.FOLDER,)


def _is_fresh(path: Path | None, today: date) -> bool:
    """Whether a file is there and its publisher has told it lately."""
    seen = origin.last_seen(path)[: len("2027-01-20")] if path else ""
    return bool(seen) and today - date.fromisoformat(seen) < ASKED_AGAIN


def _year_in_hand(raw: Path) -> int:
    return max(classification.by_year(raw / classification.FOLDER), default=0)


def download(
    wanted: Sequence[str], window: Window, folder: Path, tell: Tell, *, named: bool, anew: bool
) -> list[Outcome]:
    """Fetch what is wanted, and draw the boundaries anew where either has come.

    Args:
        wanted: some of ``NAMES``.
        window: the limits of all hosts.
        folder: the data folder.
        tell: told what is being done.
        named: whether they were asked for by name. What only was due, and has an older one in
            hand, fails without failing the run.
        anew: whether to ask for a classification that was told lately, too.
    """
    raw = folder / "raw"
    outcomes = {name: _outcome(name, window, raw, tell, anew=anew) for name in wanted}
    for outcome in outcomes.values():
        outcome.may_fail = not named and bool(_year_in_hand(raw))
    if wanted and drawing.newest(raw) is not None:
        known = outcomes.setdefault(boundaries.FOLDER, Outcome(boundaries.FOLDER, lambda: ""))
        _draw(known, folder)
    return list(outcomes.values())


def _outcome(name: str, window: Window, raw: Path, tell: Tell, *, anew: bool) -> Outcome:
    tell(_("{source}: asking what there is").format(source=name))
    outcome = Outcome(name, lambda: _stands(name, raw))
    areas = partial(_classification, anew=anew)
    fetch = areas if name == classification.FOLDER else _boundaries
    try:
        outcome.kept = fetch(window, raw)
    except NotFetchedError as failed:
        outcome.failure = str(failed)
    return outcome


def _stands(name: str, raw: Path) -> str:
    if name == classification.FOLDER and (year := _year_in_hand(raw)):
        return _("the classification of {year} holds").format(year=year)
    if name == boundaries.FOLDER and (path := drawing.newest(raw)):
        return _("the boundaries of {file} hold").format(file=path.name)
    return ""


def _draw(outcome: Outcome, folder: Path) -> None:
    """Draw the boundaries in hand, and tell of it in the line of their source."""
    stands = _stands(boundaries.FOLDER, folder / "raw")
    try:
        made = drawing.drawn(folder / "raw")
    except RejectedInputError as rejected:
        fault = rejected.faults[0]
        outcome.failure = outcome.failure or _("the map is not drawn: {file}: {found}").format(
            file=fault.file, found=fault.found
        )
        outcome.stands = lambda: stands
        return
    drawing.write(made, folder)
    told = made.told() if made else ""
    outcome.stands = lambda: f"{stands}; {told}"


def _classification(window: Window, raw: Path, *, anew: bool) -> list[Path]:
    """Every answer of the year; the one that stands for all is kept, and confirmed, last."""
    today = window.clock.today()
    year = today.year
    main = classification.by_year(raw / classification.FOLDER).get(year)
    if main is not None and answers.archived(main.name) and _is_fresh(main, today) and not anew:
        return []
    with Door(settings.classification_url(), window) as door:
        found = classifications.find(door, year)
        fetched = list(classifications.fetch(door, found))
    _refuse_holes({part: answer.told for part, _url, answer in fetched}, found.day)
    folder = raw / classification.FOLDER
    kept = [_keep(folder / part.file, url, answer, year, today) for part, url, answer in fetched]
    return [path for path in kept if path]


def _keep(target: Path, url: str, answer: Answer, year: int, today: date) -> Path | None:
    """Archive an answer; of bytes that are there already, note that they are the newest."""
    told = {"title": target.stem, "url": url}
    released = date(year, 1, 1)
    path = keeping.store(target, answer.content, told, None, today=today, released=released)
    if path is None and (same := keeping.same(answer.content, target.parent)):
        keeping.confirm(same, datetime.combine(today, time()))
    return path


def _refuse_holes(told: dict[answers.Part, object], day: str) -> None:
    """Every municipality is in a region and an employment area that the answers name."""
    areas = answers.areas(told, day)
    faults: list[Fault] = []
    classification.through_gate(areas, f"{classification.FOLDER} {day}", faults)
    if faults:
        raise BrokenAnswerError(
            _("the answers do not fit each other: {found} ({count} faults)").format(
                found=f"{faults[0].where}: {faults[0].found}", count=len(faults)
            )
        )


def _boundaries(window: Window, raw: Path) -> list[Path]:
    """The layer of the year of the classification in hand, else of the year before."""
    today = window.clock.today()
    year = _year_in_hand(raw) or today.year
    with Door(settings.boundaries_url(), window) as door:
        try:
            answer = wfs.fetch(door, year)
        except UnknownThereError:
            year -= 1
            answer = wfs.fetch(door, year)
        url = wfs.url_of(door, year)
    target = raw / boundaries.FOLDER / f"{wfs.LAYER.format(year=year)}.json"
    kept = _keep(target, url, answer, year, today)
    return [kept] if kept else []
