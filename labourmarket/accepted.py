"""What a request would have best, as headers such as ``Accept`` and ``Accept-Language`` say it."""

from __future__ import annotations

import re
from collections.abc import Iterator

_WEIGHT = re.compile(r"q\s*=(.*)")
_NUMBER = re.compile(r"\d(\.\d*)?")


def weighed(header: str) -> Iterator[tuple[str, float]]:
    """Each entry of a header in its order, in small letters, with its weight (RFC 9110, 12.4.2).

    The weight is from 0, which refuses the entry, to 1, which an entry without any has; 0 where it
    is no number. Other parameters of an entry are left out.
    """
    for entry in header.lower().split(","):
        name, *parameters = (part.strip() for part in entry.split(";"))
        told = [found[1].strip() for part in parameters if (found := _WEIGHT.fullmatch(part))]
        yield name, _weight(told[0]) if told else 1.0


def _weight(text: str) -> float:
    return min(float(text), 1.0) if _NUMBER.fullmatch(text) else 0.0
