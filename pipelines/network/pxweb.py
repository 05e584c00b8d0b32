"""PxWeb API v1 as StatFin runs it: limits, metadata, a plan of chunks by cells, and the fetching.

Nothing of a table is taken for granted: variables are known by what they offer, limits are read
from ``?config``, and an answer is held against the question before it counts as one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from math import prod
from typing import Any

import orjson

from labourmarket.language import gettext as _
from pipelines.network.calls import Answer
from pipelines.network.door import Door
from pipelines.network.failures import (
    BrokenAnswerError,
    NotFetchedError,
    TooManyCellsError,
    UnreachableError,
    UntrustedError,
)
from pipelines.network.window import CAUTIOUS, Rate

# What StatFin's older pages allowed; used only where ?config does not answer.
CAUTIOUS_CELLS = 100_000
# An answer of more would not fit into the bounds of the door.
MOST_CELLS = 1_000_000
PERIOD = re.compile(r"\d{4}(M(0[1-9]|1[0-2]))?")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one call and one window may hold."""

    cells: int
    rate: Rate


@dataclass(frozen=True, slots=True)
class Variable:
    """One variable of a table, with the values it offers and their texts."""

    code: str
    values: tuple[str, ...]
    texts: tuple[str, ...]
    time: bool
    elimination: bool

    def labels(self) -> dict[str, str]:
        """The text of each value."""
        return dict(zip(self.values, self.texts, strict=True))


@dataclass(frozen=True, slots=True)
class Table:
    """The metadata of a table, and where it answers queries."""

    url: str
    title: str
    variables: tuple[Variable, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of a table: values by variable; a variable left out is eliminated."""

    url: str
    area: str
    time: str
    values: dict[str, tuple[str, ...]]

    @property
    def periods(self) -> tuple[str, ...]:
        """The periods asked for."""
        return self.values[self.time]

    @property
    def cells(self) -> int:
        """How many figures the answer holds."""
        return prod(len(values) for values in self.values.values())

    def narrowed(self, variable: str, values: Sequence[str]) -> Question:
        """The same question for fewer values of one variable."""
        return replace(self, values=self.values | {variable: tuple(values)})

    def body(self) -> bytes:
        """The question as PxWeb reads it; the same question always has the same bytes."""
        query = [
            {"code": code, "selection": {"filter": "item", "values": list(values)}}
            for code, values in self.values.items()
        ]
        return orjson.dumps({"query": query, "response": {"format": "json-stat2"}})


def limits(door: Door) -> Limits:
    """Read the limits of the host, and keep to its rate from here on.

    Raises:
        UnreachableError: there is no such host to ask anything of.
        UntrustedError: the host is not the publisher's, or cannot prove that it is.
    """
    try:
        told = door.get(f"{door.base.rsplit('/', 1)[0]}/?config", _is_config).told
    except (UnreachableError, UntrustedError):
        raise
    except NotFetchedError:
        return Limits(CAUTIOUS_CELLS, CAUTIOUS)
    rate = Rate(told["maxCalls"], told["timeWindow"])
    door.window.allow(door.host, rate)
    return Limits(min(told["maxCells"], MOST_CELLS), rate)


def _is_config(told: Any) -> None:
    names = ("maxCells", "maxCalls", "timeWindow")
    if not isinstance(told, dict) or not all(
        type(told.get(name)) is int and told[name] > 0 for name in names
    ):
        raise BrokenAnswerError(_("the answer is not what was asked for"))


def metadata(door: Door, url: str) -> Table:
    """Read what a table offers."""
    told = door.get(url, _is_metadata).told
    variables = tuple(
        Variable(
            code=variable["code"],
            values=tuple(variable["values"]),
            texts=tuple(variable["valueTexts"]),
            time=variable.get("time") is True,
            elimination=variable.get("elimination") is True,
        )
        for variable in told["variables"]
    )
    return Table(url, str(told.get("title", "")), variables)


def _is_metadata(told: Any) -> None:
    if not isinstance(told, dict) or not isinstance(told.get("variables"), list):
        raise BrokenAnswerError(_("the answer is not what was asked for"))
    for variable in told["variables"]:
        if not (
            isinstance(variable, dict)
            and isinstance(variable.get("code"), str)
            and _are_texts(variable.get("values"))
            and _are_texts(variable.get("valueTexts"))
            and len(variable["values"]) == len(variable["valueTexts"]) > 0
        ):
            raise BrokenAnswerError(_("the answer is not what was asked for"))


def _are_texts(told: Any) -> bool:
    return isinstance(told, list) and all(isinstance(text, str) for text in told)


def listing(door: Door, url: str) -> list[tuple[str, str]]:
    """The tables of a folder: id and text."""

    def is_listing(told: Any) -> None:
        if not isinstance(told, list) or not all(isinstance(entry, dict) for entry in told):
            raise BrokenAnswerError(_("the answer is not what was asked for"))

    entries = door.get(url, is_listing).told
    return [(str(entry.get("id", "")), str(entry.get("text", ""))) for entry in entries]


def moment(told: dict[str, Any]) -> datetime:
    """The ``updated`` of an answer, in UTC."""
    said = datetime.fromisoformat(told["updated"])
    return said.astimezone(UTC) if said.tzinfo else said.replace(tzinfo=UTC)


def chunks(question: Question, most_cells: int) -> list[Question]:
    """Split a question into as few as hold at most so many cells, in the order of its periods."""
    per_period = question.cells // len(question.periods)
    periods = max(1, most_cells // per_period)
    parts = [
        question.narrowed(question.time, group) for group in _groups(question.periods, periods)
    ]
    if per_period <= most_cells:
        return parts
    areas = question.values[question.area]
    size = max(1, most_cells // (per_period // len(areas)))
    return [part.narrowed(part.area, group) for part in parts for group in _groups(areas, size)]


def _groups(values: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    for start in range(0, len(values), size):
        yield values[start : start + size]


def halves(question: Question) -> list[Question]:
    """Two questions of half the size; one alone where it cannot be halved."""
    for variable in (question.time, question.area):
        values = question.values[variable]
        if len(values) > 1:
            middle = (len(values) + 1) // 2
            both = (values[:middle], values[middle:])
            return [question.narrowed(variable, half) for half in both]
    return [question]


def ask(door: Door, question: Question) -> Answer:
    """Ask one question; its answer holds just the cells that were asked for."""
    return door.post(question.url, question.body(), lambda told: _answers(told, question))


def fetch(door: Door, question: Question) -> Iterator[tuple[Question, Answer]]:
    """Ask a question, halved for as long as the publisher finds it too large."""
    try:
        answer = ask(door, question)
    except TooManyCellsError:
        parts = halves(question)
        if len(parts) == 1:
            raise
        for part in parts:
            yield from fetch(door, part)
    else:
        yield question, answer


def _answers(told: Any, question: Question) -> None:
    """Refuse an answer to another question, with other dimensions or with too few figures."""
    try:
        offered = {name: set(codes(told["dimension"][name])) for name in told["id"]}
        sizes = [len(offered[name]) for name in told["id"]]
        whole = told["class"] == "dataset" and told["size"] == sizes
        whole &= isinstance(told["value"], dict) or len(told["value"]) == prod(sizes)
        moment(told)
    except (KeyError, TypeError, ValueError, AttributeError) as wrong:
        raise BrokenAnswerError(_("the answer is not what was asked for")) from wrong
    asked = {code: set(values) for code, values in question.values.items()}
    if not whole or offered != asked:
        raise BrokenAnswerError(_("the answer is not what was asked for"))


def codes(dimension: dict[str, Any]) -> list[str]:
    """The codes of a dimension of an answer."""
    category = dimension["category"]
    return list(category.get("index") or category["label"])
