"""What a form is: its sheet, its columns with what they take, its example. All in Finnish."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

MARK = "Merkintä"
EXAMPLE = "ESIMERKKI"


class Takes(Enum):
    """What the cells of a column take."""

    AREA = auto()
    MONTH = auto()
    YEAR = auto()
    MONTH_NUMBER = auto()
    CHOICE = auto()
    COUNT = auto()
    EUROS = auto()
    TEXT = auto()


@dataclass(frozen=True, slots=True)
class Column:
    """One column: heading, what it takes, what the instructions say of it, its example."""

    heading: str
    takes: Takes
    says: str
    example: str | float
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Template:
    """One form; ``file`` is what it is called unless the user names it."""

    id: str
    file: str
    sheet: str
    title: str
    columns: tuple[Column, ...]
    notes: tuple[str, ...]

    @property
    def headings(self) -> list[str]:
        """The headings of the data sheet, the mark last."""
        return [*(column.heading for column in self.columns), MARK]
