"""The formats of an answer: their names in an address, their media types, their file names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from labourmarket.accepted import weighed


@dataclass(frozen=True, slots=True)
class Format:
    """How a format is asked for by ``Accept`` (empty: by its name only), sent, and saved."""

    accept: str
    sent_as: str
    ending: str


DEFAULT = "json"
FORMATS = {
    "json": Format("application/json", "application/json", "json"),
    "csv": Format("text/csv", "text/csv; charset=utf-8", "csv"),
    "json-stat2": Format("", "application/json", "json"),
    "parquet": Format(
        "application/vnd.apache.parquet", "application/vnd.apache.parquet", "parquet"
    ),
}


def accepted(header: str) -> str | None:
    """The format that an ``Accept`` would have best; None where it would have none of them.

    Of formats with the same weight the one named most closely, then the one named first.
    """
    entries = list(weighed(header))
    wishes = {name: _wish(form.accept, entries) for name, form in FORMATS.items() if form.accept}
    best = max(wishes, key=lambda name: wishes[name])
    return best if wishes[best][0] else None


def _wish(media_type: str, entries: Sequence[tuple[str, float]]) -> tuple[float, int, int]:
    """How much a type is wanted: its weight, 0 for a refused one, how closely and early named."""
    for closeness, name in enumerate((media_type, f"{media_type.partition('/')[0]}/*", "*/*")):
        for place, (told, weight) in enumerate(entries):
            if told == name:
                return weight, -closeness, -place
    return 0.0, 0, 0
