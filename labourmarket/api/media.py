"""The formats of an answer: their names in an address, their media types, their file names."""

from __future__ import annotations

from dataclasses import dataclass


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
    """The first format that an ``Accept`` names; weights are not read. None where it names none."""
    by_type = {form.accept: name for name, form in FORMATS.items() if form.accept}
    wanted = (part.partition(";")[0].strip().lower() for part in header.split(","))
    return next((by_type[one] for one in wanted if one in by_type), None)
