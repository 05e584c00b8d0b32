"""Where a raw file came from: its sidecar ``X.origin.toml`` and its own bytes."""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

SUFFIX = ".origin.toml"


@dataclass(frozen=True, slots=True)
class Origin:
    """What is known of a raw file.

    ``recorded_sha256`` is what the sidecar says, ``sha256`` what the file is now: raw is never
    edited, so a difference is told as a finding. Both dates are None without a sidecar.
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


def of(path: Path) -> Origin:
    """Read what is known of a raw file; unknown fields are empty where there is no sidecar.

    Raises:
        ValueError: the sidecar is not TOML, or a date of it is not a date.
    """
    sidecar = path.with_name(path.name + SUFFIX)
    told = tomllib.loads(sidecar.read_text("utf-8")) if sidecar.exists() else {}
    for name in ("released", "retrieved"):
        if not isinstance(told.get(name, date.min), date):
            message = f"{name} = {told[name]!r}"
            raise ValueError(message)  # noqa: TRY004 - told as a fault of the file, as bad TOML is
    return Origin(
        title=told.get("title", path.name),
        publisher=told.get("publisher", ""),
        url=told.get("url", ""),
        licence=told.get("licence", ""),
        invented=bool(told.get("invented", False)),
        released=told.get("released"),
        retrieved=told.get("retrieved"),
        sha256=checksum(path),
        recorded_sha256=told.get("sha256"),
    )


def checksum(path: Path) -> str:
    """The SHA-256 of a file's bytes."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def told_place(path: Path) -> str | None:
    """Which place a file is of, by ``place = "Kemi"`` in its sidecar; None where it is not told.

    Files without an area of their own need it. A broken sidecar is told where it is read whole.
    """
    sidecar = path.with_name(path.name + SUFFIX)
    try:
        told = tomllib.loads(sidecar.read_text("utf-8")).get("place")
    except (OSError, ValueError):
        return None
    return told if isinstance(told, str) and '"' not in told else None
