"""CKAN's action API, as avoindata.fi runs it: packages found, and the files that they list.

https://docs.ckan.org/en/latest/api/
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeVar
from urllib.parse import quote

from labourmarket.language import gettext as _
from pipelines.network.door import Door
from pipelines.network.failures import BrokenAnswerError

MOST_FOUND = 50
T = TypeVar("T")
SHA256 = re.compile(r"(?:sha-?256:)?([0-9a-f]{64})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Resource:
    """One file of a package.

    ``modified`` is when its data were last changed, in UTC, None where the catalogue does not say;
    ``sha256`` is empty where it does not tell one.
    """

    name: str
    url: str
    format: str
    modified: datetime | None
    sha256: str


@dataclass(frozen=True, slots=True)
class Package:
    """A data set of the catalogue."""

    name: str
    title: str
    resources: tuple[Resource, ...]


def package(door: Door, name: str) -> Package:
    """Read what a package lists.

    Raises:
        UnknownThereError: the catalogue has no package of that name.
        NotFetchedError: it did not answer as CKAN does.
    """
    return _told(door, f"package_show?id={quote(name)}", _package)


def search(door: Door, words: str) -> list[Package]:
    """Search the catalogue for packages with some words."""
    found = f"package_search?q={quote(words)}&rows={MOST_FOUND}"
    return _told(door, found, lambda told: [_package(one) for one in told["results"]])


def _told(door: Door, action: str, read: Callable[[Any], T]) -> T:
    """The result of an action, in our terms."""
    results: list[T] = []

    def check(told: Any) -> None:
        try:
            if told["success"] is not True:
                raise BrokenAnswerError(_("the answer is not what was asked for"))
            results.append(read(told["result"]))
        except (KeyError, TypeError, ValueError, AttributeError) as wrong:
            raise BrokenAnswerError(_("the answer is not what was asked for")) from wrong

    door.get(f"{door.base}/action/{action}", check)
    return results[-1]


def _package(told: dict[str, Any]) -> Package:
    title = told.get("title") or told["name"]
    return Package(told["name"], str(title), tuple(_resource(one) for one in told["resources"]))


def _resource(told: dict[str, Any]) -> Resource:
    return Resource(
        name=str(told.get("name") or told["url"].rsplit("/", 1)[-1]),
        url=told["url"].strip(),
        format=str(told.get("format") or "").strip().casefold(),
        modified=_moment(told.get("last_modified") or told.get("created")),
        sha256=_sha256(told),
    )


def _moment(said: str | None) -> datetime | None:
    """A moment to its second; CKAN writes UTC without saying so."""
    if not said:
        return None
    moment = datetime.fromisoformat(said).replace(microsecond=0)
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def _sha256(told: dict[str, Any]) -> str:
    """The checksum of a file: avoindata.fi shows one of its own beside CKAN's ``hash``."""
    for name in ("sha256", "hash"):
        if found := SHA256.fullmatch(str(told.get(name) or "").strip()):
            return found[1].lower()
    return ""
