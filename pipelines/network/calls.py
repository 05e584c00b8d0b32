"""A call: what is sent, which kind of answer is taken for it, and how that is checked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import orjson

from labourmarket.language import gettext as _
from pipelines.network.failures import BrokenAnswerError

Check = Callable[[Any], None]
# What servers call a file of delimited text when they know or care no better.
FILES = (
    "text/csv",
    "text/plain",
    "application/csv",
    "application/octet-stream",
    "binary/octet-stream",
    "application/vnd.ms-excel",
)


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as it came, byte for byte, and what it says."""

    content: bytes
    told: Any


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of answer: its name, what is asked for, which content types are it, its reading."""

    name: str
    accept: str
    is_type: Callable[[str], bool]
    read: Callable[[bytes], Any]


def _json(content: bytes) -> Any:
    try:
        return orjson.loads(content.removeprefix(b"\xef\xbb\xbf"))
    except orjson.JSONDecodeError as wrong:
        told = _("the answer is not whole JSON: {reason}").format(reason=wrong)
        raise BrokenAnswerError(told) from wrong


JSON = Kind("JSON", "application/json", lambda said: said.endswith(("/json", "+json")), _json)
CSV = Kind("CSV", "text/csv", FILES.__contains__, lambda content: content)


def anything(_told: object) -> None:
    """Accept whatever came."""


@dataclass(frozen=True, slots=True)
class Call:
    """One call: what is sent where, of which kind the answer is to be, and how it is checked."""

    method: str
    url: str
    check: Check
    query: bytes | None = None
    kind: Kind = JSON

    @property
    def headers(self) -> dict[str, str]:
        """What the call says of itself."""
        told = {"Accept": self.kind.accept}
        return told | ({"Content-Type": "application/json"} if self.query else {})
