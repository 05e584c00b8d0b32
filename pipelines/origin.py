"""Where a raw file came from: its sidecar ``X.origin.toml`` and its own bytes."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

SUFFIX = ".origin.toml"


@dataclass(frozen=True, slots=True)
class Origin:
    """What is known of a raw file.

    ``recorded_sha256`` is what the sidecar says, ``sha256`` what the file is now: raw is never
    edited, so a difference is told as a finding. Both dates are None without a sidecar. ``updated``
    is the moment of release where a download has told it, ``confirmed`` when the publisher last
    said of the same bytes that they are its newest; ``noticed`` when its figures were found to have
    changed without a new release; all in UTC, without a zone. ``dataset`` is the data set that a
    downloaded file holds whole. ``told_at`` is when the publisher last told the figures; where that
    is not known, when they came.
    """

    title: str
    publisher: str
    url: str
    licence: str
    invented: bool
    released: date | None
    retrieved: date | None
    sha256: str
    recorded_sha256: str | None
    updated: datetime | None = None
    confirmed: datetime | None = None
    noticed: datetime | None = None
    dataset: str = ""
    told_at: datetime | None = None


def of(path: Path) -> Origin:
    """Read what is known of a raw file; unknown fields are empty where there is no sidecar.

    Raises:
        ValueError: the sidecar is not TOML, or a date of it is not a date.
    """
    sidecar = path.with_name(path.name + SUFFIX)
    said = tomllib.loads(sidecar.read_text("utf-8")) if sidecar.exists() else {}
    for name in ("released", "retrieved"):
        if not isinstance(said.get(name, date.min), date):
            message = f"{name} = {said[name]!r}"
            raise ValueError(message)  # noqa: TRY004 - told as a fault of the file, as bad TOML is
    return Origin(
        title=said.get("title", path.name),
        publisher=said.get("publisher", ""),
        url=said.get("url", ""),
        licence=said.get("licence", ""),
        invented=bool(said.get("invented", False)),
        released=said.get("released"),
        retrieved=said.get("retrieved"),
        sha256=checksum(path),
        recorded_sha256=said.get("sha256"),
        updated=_moment(said.get("updated")),
        confirmed=_moment(said.get("confirmed")),
        noticed=_moment(said.get("noticed")),
        dataset=said.get("dataset", ""),
        told_at=_told_at(said),
    )


def told_at(path: Path) -> datetime | None:
    """When a file's figures were last told; None also where its sidecar cannot be read."""
    try:
        return _told_at(told(path))
    except ValueError:
        return None


def _told_at(said: Mapping[str, Any]) -> datetime | None:
    words = ("confirmed", "noticed", "updated", "released", "retrieved")
    return next((_moment(said[word]) for word in words if said.get(word)), None)


def _moment(said: object) -> datetime | None:
    """A moment of a sidecar in UTC, without its zone."""
    return datetime.fromisoformat(str(said)).replace(tzinfo=None) if said else None


def told(path: Path) -> dict[str, Any]:
    """What the sidecar of a raw file says; nothing where there is none that can be read."""
    try:
        return tomllib.loads(path.with_name(path.name + SUFFIX).read_text("utf-8"))
    except (OSError, ValueError):
        return {}


def last_seen(path: Path) -> str:
    """When a file was fetched, or last told to hold by its publisher: ISO; empty if unknown."""
    said = told(path)
    return max(str(said.get(name, "")) for name in ("retrieved", "confirmed"))


def is_invented(path: Path) -> bool:
    """Whether the sidecar of a file marks it as invented."""
    return told(path).get("invented") is True


def checksum(path: Path) -> str:
    """The SHA-256 of a file's bytes."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def told_place(path: Path) -> str | None:
    """Which place a file is of, by ``place = "Kemi"`` in its sidecar; None where it is not told.

    Files without an area of their own need it. A broken sidecar is told where it is read whole.
    """
    place = told(path).get("place")
    return place if isinstance(place, str) and '"' not in place else None


def newest_first(paths: Iterable[Path]) -> list[Path]:
    """Files of one kind, the one that its publisher told last before the others."""

    def seen(path: Path) -> tuple[str, float]:
        return last_seen(path), path.stat().st_mtime

    return sorted(paths, key=seen, reverse=True)
