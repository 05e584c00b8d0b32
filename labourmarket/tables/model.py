"""What a table is before it becomes HTML: ready texts, and the verdicts beside them."""

from __future__ import annotations

from dataclasses import dataclass

from labourmarket.language import gettext as _


@dataclass(frozen=True, slots=True)
class Badge:
    """A verdict beside a figure: matches, rounding, differs, with the words for it."""

    verdict: str
    text: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure as text, with what stands beside it.

    ``lang`` is the language of a text that a source has in that one alone.
    """

    text: str
    badge: Badge | None = None
    note: str = ""
    href: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption; the first cell of a row is its heading, the others are figures.

    ``total_from`` is the first row that holds totals; ``text_columns`` are the positions of columns
    that hold words and stand to the left.
    """

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str | Cell, ...], ...]
    total_from: int | None = None
    text_columns: frozenset[int] = frozenset()


def badge(verdict: str, difference: str = "") -> Badge:
    """The finding badge: ``täsmää``, ``pyöristysero`` or ``ero −5 (lähteessä)``."""
    if verdict == "matches":
        return Badge(verdict, _("matches"))
    if verdict == "rounding":
        return Badge(verdict, _("rounding difference"))
    words = _("difference {difference} (in the source)")
    return Badge(verdict, words.format(difference=difference))
