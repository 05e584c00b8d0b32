"""Answers kept under raw just as they came, once by their bytes, and what of a table is held so.

An answer of an older release is never replaced: it shows what was published then, and holds the
months that the publisher has dropped since.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path

import orjson

from labourmarket.catalogue.sources import SOURCES
from pipelines import origin
from pipelines.network import pxweb
from pipelines.network.calls import Answer
from pipelines.network.pxweb import PERIOD, Question, moment
from pipelines.network.statfin import MUNICIPALITY, Published

PART = ".part"
A_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Held:
    """What one archived answer holds: codes of areas, periods and all else, of one release.

    ``retrieved`` is the day on which it came; the first of all days where that is not known.
    """

    path: Path
    updated: datetime
    areas: frozenset[str]
    periods: frozenset[str]
    others: frozenset[str]
    retrieved: date


def held(published: Published, raw: Path) -> list[Held]:
    """What the archive holds of a table, whatever its variables were called then."""
    return held_in(raw / published.id)


def held_in(folder: Path, pattern: str = "*.json") -> list[Held]:
    """What the answers of a folder hold, or those of one name."""
    answers = sorted(folder.glob(pattern))
    known = (_held(path, path.stat().st_mtime_ns) for path in answers)
    return [one for one in known if one is not None]


@cache  # each call of a download is held against the whole archive, which grows for years
def _held(path: Path, _changed: int) -> Held | None:
    """Read the dimensions of an answer; None for a file of another form."""
    try:
        told = orjson.loads(path.read_bytes())
        dimensions = [pxweb.codes(told["dimension"][name]) for name in told["id"]]
        areas = [codes for codes in dimensions if any(map(MUNICIPALITY.fullmatch, codes))]
        periods = [codes for codes in dimensions if all(map(PERIOD.fullmatch, codes))]
        updated = moment(told)
    except (orjson.JSONDecodeError, KeyError, TypeError, ValueError, AttributeError):
        return None
    others = [codes for codes in dimensions if codes not in areas and codes not in periods]
    told_areas, told_periods, told_others = (
        frozenset().union(*codes) for codes in (areas, periods, others)
    )
    return Held(path, updated, told_areas, told_periods, told_others, _retrieved(path))


def _retrieved(path: Path) -> date:
    told = origin.told(path).get("retrieved")
    return told if type(told) is date else date.min


def missing(
    question: Question,
    held: Iterable[Held],
    may_be_revised: Collection[str],
    updated: datetime | None,
) -> list[str]:
    """The periods of a question that are to be fetched.

    Args:
        question: all that is wanted of the table.
        held: what the archive holds of it.
        may_be_revised: periods that are missing unless they are held in the present release.
        updated: the present release; None where what is held of it is no longer so.
    """
    fixed = {question.area, question.time}
    contents = {
        code for name, codes in question.values.items() if name not in fixed for code in codes
    }
    fitting = [known for known in held if contents <= known.others]
    areas = set(question.values[question.area])

    def is_held(period: str) -> bool:
        of_period = [
            known.areas
            for known in fitting
            if period in known.periods
            and (period not in may_be_revised or known.updated == updated)
        ]
        return areas <= frozenset().union(*of_period)

    return [period for period in question.periods if not is_held(period)]


def is_long_ago(question: Question, held: Collection[Held], today: date) -> bool:
    """Whether a period of a question that is held was last asked for more than a year ago."""
    recent = [known for known in held if known.retrieved >= today - A_YEAR]
    due = set(missing(question, recent, (), None))
    return not due.issubset(missing(question, held, (), None))


def keep(
    published: Published,
    question: Question,
    answer: Answer,
    raw: Path,
    *,
    today: date,
    noticed: datetime | None = None,
) -> Path | None:
    """Archive an answer with its origin; None where the same bytes are there already.

    ``today`` is the day of the download, ``noticed`` when its figures were found to have changed
    without a new release.
    """
    updated = moment(answer.told)
    first, last = question.periods[0], question.periods[-1]
    told = {
        "title": f"{SOURCES[published.id].name.fi}, {first}–{last}",
        "url": question.url,
        "query_sha256": hashlib.sha256(question.body()).hexdigest(),
    }
    name = f"{published.number}_{first}-{last}_{updated:%Y%m%dT%H%M%SZ}"
    if noticed:
        told["noticed"] = stamp(noticed)
        name = f"{name}_noticed_{noticed:%Y%m%dT%H%M%SZ}"
    return store(raw / published.id / f"{name}.json", answer.content, told, updated, today=today)


def store(
    target: Path,
    content: bytes,
    told: Mapping[str, str],
    updated: datetime | None,
    *,
    today: date,
    released: date | None = None,
) -> Path | None:
    """Archive bytes with their origin, whatever they hold; None where they are there already.

    The sidecar is there before the file, and the file in one step: whatever stops this leaves no
    half of a file under its name.

    Args:
        target: where, in the folder of its source; another file there is left as it is.
        content: the bytes as they came.
        told: what the sidecar tells beside what it always tells.
        today: the day on which they came.
        updated: when the publisher last changed them; None where that is not known.
        released: the day of release, where it is known without its moment.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    goes_back = "noticed" in told  # to a figure that was there before
    if not goes_back and same(content, target.parent):
        return None
    sha256 = hashlib.sha256(content).hexdigest()
    if target.exists():
        target = target.with_stem(f"{target.stem}-{sha256[:8]}")
    sidecar = target.with_name(target.name + origin.SUFFIX)
    known = {**told, "sha256": sha256}
    write(sidecar, _origin(target.parent.name, known, today, updated, released))
    write(target, content)
    return target


def clear_parts(raw: Path) -> None:
    """Remove what a killed download has left of a file that it was writing."""
    for part in raw.glob(f"*/*{PART}"):
        part.unlink()


def same(content: bytes, folder: Path) -> Path | None:
    """The file of a folder that holds just these bytes."""
    same_size = (path for path in folder.glob("*") if path.stat().st_size == len(content))
    return next((path for path in same_size if path.read_bytes() == content), None)


def confirm(path: Path, moment: datetime) -> None:
    """Note in the sidecar of a file that its publisher told the same bytes as of this moment."""
    sidecar = path.with_name(path.name + origin.SUFFIX)
    if not sidecar.exists():
        return
    lines = sidecar.read_text("utf-8").splitlines()
    kept = [line for line in lines if not line.startswith("confirmed =")]
    write(sidecar, ("\n".join([*kept, f'confirmed = "{stamp(moment)}"']) + "\n").encode())


def write(target: Path, content: bytes) -> None:
    """Write a file in one step."""
    part = target.with_name(target.name + PART)
    with part.open("wb") as written:
        written.write(content)
        written.flush()
        os.fsync(written.fileno())
    part.replace(target)


def _origin(
    source_id: str,
    told: Mapping[str, str],
    today: date,
    updated: datetime | None,
    released: date | None,
) -> bytes:
    catalogue = SOURCES[source_id]
    texts = {
        "publisher": catalogue.publisher.fi,
        "licence": catalogue.licence,
        **told,
        "note": "Haettu komennolla download; vastaus on sellaisenaan.",
    }
    lines = [f"{name} = {toml_text(text)}" for name, text in texts.items()]
    lines.append(f"retrieved = {today.isoformat()}")
    if updated:
        lines += [f'updated = "{stamp(updated)}"', f"released = {updated.date().isoformat()}"]
    elif released:
        lines.append(f"released = {released.isoformat()}")
    return ("\n".join([*lines, "invented = false"]) + "\n").encode()


def stamp(moment_in_utc: datetime) -> str:
    """A moment as sidecars tell it."""
    return f"{moment_in_utc:%Y-%m-%dT%H:%M:%SZ}"


def toml_text(text: str) -> str:
    """A TOML string; control characters, of which JSON would let one through, are dropped."""
    return json.dumps(re.sub(r"[\x00-\x1f\x7f]", "", text), ensure_ascii=False)
