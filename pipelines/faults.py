"""What is wrong with the input, told so that it can be mended."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that keeps a file out: where it stands, what was expected and how to mend it."""

    file: str
    where: str
    found: str
    expected: str
    mend: str


class RejectedInputError(Exception):
    """The input has faults; nothing was loaded and the old warehouse stands untouched."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(f"{len(faults)} faults")
        self.faults = faults
