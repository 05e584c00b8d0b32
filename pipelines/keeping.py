"""Answers kept under raw just as they came, once by their bytes, and what of a table is held so.

An answer of an older release is never replaced: it shows what was published then, and holds the
months that the publisher has dropped since.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import orjson

from labourmarket.catalogue.sources import SOURCES
from pipelines import origin
from pipelines.network import pxweb
from pipelines.network.door import Answer
from pipelines.network.pxweb import PERIOD, Question, moment
from pipelines.network.statfin import MUNICIPALITY, Published

PART = ".part"


@dataclass(frozen=True, slots=True)
class Held:
    """What one archived answer holds: codes of areas, periods and all else, of one release."""

    updated: datetime
    areas: frozenset[str]
    periods: frozenset[str]
    others: frozenset[str]


def held(published: Published, raw: Path) -> list[Held]:
    """What the archive holds of a table, whatever its variables were called then."""
    answers = sorted((raw / published.id).glob("*.json"))
    return [known for path in answers if (known := _held(path)) is not None]


def _held(path: Path) -> Held | None:
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
    return Held(updated, *(frozenset().union(*codes) for codes in (areas, periods, others)))


def missing(
    question: Question, held: Iterable[Held], may_be_revised: Collection[str], updated: datetime
) -> list[str]:
    """The periods of a question that are to be fetched.

    Args:
        question: all that is wanted of the table.
        held: what the archive holds of it.
        may_be_revised: periods that are missing unless they are held in the present release.
        updated: the present release.
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


def keep(published: Published, question: Question, answer: Answer, raw: Path) -> Path | None:
    """Archive an answer with its origin; None where the same bytes are there already.

    The sidecar is there before the answer, and the answer in one step: whatever stops this leaves
    no half of a file under its name.
    """
    folder = raw / published.id
    folder.mkdir(parents=True, exist_ok=True)
    if _is_there(answer.content, folder):
        return None
    updated = moment(answer.told)
    span = f"{question.periods[0]}-{question.periods[-1]}"
    target = folder / f"{published.number}_{span}_{updated:%Y%m%dT%H%M%SZ}.json"
    sha256 = hashlib.sha256(answer.content).hexdigest()
    if target.exists():
        target = target.with_stem(f"{target.stem}-{sha256[:8]}")
    sidecar = target.with_name(target.name + origin.SUFFIX)
    _write(sidecar, _origin(published, question, answer, sha256).encode())
    _write(target, answer.content)
    return target


def clear_parts(raw: Path) -> None:
    """Remove what a killed download has left of a file that it was writing."""
    for part in raw.glob(f"statfin_*/*{PART}"):
        part.unlink()


def _is_there(content: bytes, folder: Path) -> bool:
    same_size = (path for path in folder.glob("*") if path.stat().st_size == len(content))
    return any(path.read_bytes() == content for path in same_size)


def _write(target: Path, content: bytes) -> None:
    part = target.with_name(target.name + PART)
    with part.open("wb") as written:
        written.write(content)
        written.flush()
        os.fsync(written.fileno())
    part.replace(target)


def _origin(published: Published, question: Question, answer: Answer, sha256: str) -> str:
    catalogue = SOURCES[published.id]
    updated = moment(answer.told)
    span = f"{question.periods[0]}–{question.periods[-1]}"
    texts = {
        "title": f"{catalogue.name.fi}, {span}",
        "publisher": catalogue.publisher.fi,
        "url": question.url,
        "licence": catalogue.licence,
        "sha256": sha256,
        "updated": f"{updated:%Y-%m-%dT%H:%M:%SZ}",
        "query_sha256": hashlib.sha256(question.body()).hexdigest(),
        "note": "Haettu komennolla download; vastaus on sellaisenaan.",
    }
    lines = [f"{name} = {_toml_text(text)}" for name, text in texts.items()]
    dates = [f"retrieved = {date.today().isoformat()}", f"released = {updated.date().isoformat()}"]
    return "\n".join([*lines, *dates, "invented = false"]) + "\n"


def _toml_text(text: str) -> str:
    """A TOML string; control characters, of which JSON would let one through, are dropped."""
    return json.dumps(re.sub(r"[\x00-\x1f\x7f]", "", text), ensure_ascii=False)
