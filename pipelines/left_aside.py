"""What lies under ``set_aside``: since when, why, and whether it has come in good form since."""

from __future__ import annotations

import shlex
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil
from pathlib import Path
from typing import Any

from labourmarket import numbers
from labourmarket.language import gettext as _
from pipelines import keeping, origin
from pipelines.keeping import Held

FOLDER = "set_aside"
SUFFIX = ".aside.toml"
KILOBYTE = 1000
# By which two answers are known to be of one question.
QUESTIONS = (("query_sha256",), ("dataset", "resource"), ("url",))


@dataclass(frozen=True, slots=True)
class Aside:
    """A file that was put aside; ``since`` is None and ``why`` empty where nothing tells them."""

    path: Path
    since: date | None
    why: tuple[str, ...]


def note(path: Path, why: Sequence[str], today: date) -> None:
    """Write beside a file why it was put aside; the day stays that of the first time."""
    since = _told(path).get("since", today)
    reasons = "".join(f"    {keeping.toml_text(reason)},\n" for reason in why)
    text = f"since = {since.isoformat()}\nwhy = [\n{reasons}]\n"
    keeping.write(_note_of(path), text.encode())


def forget(path: Path) -> None:
    """Remove the note of a file that is no longer aside."""
    _note_of(path).unlink(missing_ok=True)


def every(folder: Path) -> list[Aside]:
    """All files that lie aside in a data folder, by source and name."""
    files = (path for path in (folder / FOLDER).glob("*/*") if path.is_file())
    data = (path for path in files if not path.name.endswith((SUFFIX, origin.SUFFIX)))
    return [_aside(path) for path in sorted(data)]


def _aside(path: Path) -> Aside:
    told = _told(path)
    return Aside(path, told.get("since") or origin.told(path).get("retrieved"), tuple(told["why"]))


def _told(path: Path) -> dict[str, Any]:
    try:
        return {"why": []} | tomllib.loads(_note_of(path).read_text("utf-8"))
    except (OSError, ValueError):
        return {"why": []}


def _note_of(path: Path) -> Path:
    return path.with_name(path.name + SUFFIX)


def is_settled(aside: Aside, raw: Path) -> bool:
    """Whether raw holds what was put aside: the same bytes, or a later answer."""
    folder = raw / aside.path.parent.name
    others = [path for path in folder.glob("*") if not path.name.endswith(origin.SUFFIX)]
    sha256 = origin.checksum(aside.path)
    return any(
        origin.checksum(path) == sha256 or _answers_later(path, aside.path) for path in others
    ) or _is_covered(keeping.held_in(aside.path.parent, aside.path.name), keeping.held_in(folder))


def _answers_later(path: Path, aside: Path) -> bool:
    """Whether a file answers the same question, and came or was released later."""
    told, earlier = origin.told(path), origin.told(aside)
    key = next((names for names in QUESTIONS if all(name in earlier for name in names)), None)
    if key is None or any(told.get(name) != earlier[name] for name in key):
        return False
    return _age(path) > _age(aside)


def _age(path: Path) -> tuple[str, str]:
    return str(origin.told(path).get("updated", "")), origin.last_seen(path)


def _is_covered(aside: Sequence[Held], held: Sequence[Held]) -> bool:
    """Whether later releases hold all of it; of areas that they no longer have, nothing is due."""
    known_areas = frozenset().union(*(known.areas for known in held))
    return bool(aside) and all(
        one.areas & known_areas <= frozenset().union(*_areas(one, period, held))
        for one in aside
        for period in one.periods
    )


def _areas(one: Held, period: str, held: Sequence[Held]) -> Iterator[frozenset[str]]:
    for known in held:
        if period in known.periods and one.others <= known.others and known.updated > one.updated:
            yield known.areas


def told(folder: Path) -> list[str]:
    """What ``status`` says of a data folder: each open file, how much there is, what may go."""
    asides = every(folder)
    opened = [aside for aside in asides if not is_settled(aside, folder / "raw")]
    settled = [aside for aside in asides if aside not in opened]
    return [
        *(_open(aside) for aside in opened),
        *([_how_much(asides, folder)] if asides else []),
        *([_how_to_delete(settled)] if settled else []),
    ]


def _how_much(asides: Sequence[Aside], folder: Path) -> str:
    size = sum(part.stat().st_size for aside in asides for part in _parts(aside.path))
    return _("{folder}: files {count}, {size} kB; they stay until you delete them.").format(
        folder=folder / FOLDER,
        count=numbers.number(len(asides)),
        size=numbers.number(ceil(size / KILOBYTE)),
    )


def _how_to_delete(settled: Sequence[Aside]) -> str:
    """A command for the shell: whole folders where nothing else lies there, else file by file."""
    parts = {part for aside in settled for part in _parts(aside.path)}
    folders = {aside.path.parent for aside in settled}
    whole = {one for one in folders if parts.issuperset(one.iterdir())}
    named = sorted([*whole, *(part for part in parts if part.parent not in whole)])
    return _("{count} of them have come in good form since and may be deleted: {command}").format(
        count=numbers.number(len(settled)), command=shlex.join(["rm", "-r", *map(str, named)])
    )


def _parts(path: Path) -> list[Path]:
    """A file and what lies beside it for it."""
    beside = (path, path.with_name(path.name + origin.SUFFIX), _note_of(path))
    return [part for part in beside if part.exists()]


def _open(aside: Aside) -> str:
    return _(
        "{file}: put aside since {day}. {why} Mend that, then download again: "
        "python -m pipelines download {source}"
    ).format(
        file=aside.path,
        day=numbers.day(aside.since) if aside.since else "?",
        why=" ".join(aside.why) or _("Why is not known; a new download tells it."),
        source=aside.path.parent.name,
    )
