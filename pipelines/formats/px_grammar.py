"""The grammar of px files: statements ``KEYWORD[language]("argument")=values;``.

Texts stand in quotes, are joined where they follow each other without a comma (a long text is
broken over lines), and may hold semicolons. Rules as Statistics Sweden describes the px format.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

Key = tuple[str, tuple[str, ...]]
_TEXT = r'"[^"]*+"'
_STATEMENT = re.compile(
    rf"""\s*+([A-Z][A-Z0-9-]*+)            # KEYWORD
    (?:\[(\w+)\])?                         # [language]
    (?:\(((?:{_TEXT}|[^()"])*+)\))?        # ("argument", "argument")
    \s*+=\s*+""",
    re.VERBOSE,
)
_VALUES = re.compile(rf"(?:{_TEXT}|[^\";])*+")
_JOINED = re.compile(rf"(?:{_TEXT}\s*+)++")
_RANGE = re.compile(r'"(\d+)"\s*-\s*"(\d+)"')
_TLIST = re.compile(r"^\s*TLIST\s*\(\s*(\w)\d?\s*(.*)$", re.DOTALL)
_PERIOD = re.compile(r"^\d{4}([A-Z]\d{1,2})?\*?$")
_START = re.compile(r"\s*(CHARSET|AXIS-VERSION|CODEPAGE|LANGUAGE|CREATION-DATE|MATRIX)\s*=\s*\"")
DATA = "DATA"
_SHOWN = 60


class NotPxError(ValueError):
    """A text is not whole, or breaks the grammar of px files; the message says where."""


@dataclass(frozen=True, slots=True)
class Statements:
    """The statements of a px file by keyword and arguments, and its data as they stand."""

    of_language: Mapping[tuple[str, str], Mapping[Key, str]]
    language: str
    data: str

    def texts(self, keyword: str, *arguments: str) -> list[str]:
        """The texts of a statement in the file's own language; empty where there is none."""
        return texts(self.raw(keyword, *arguments))

    def text(self, keyword: str, *arguments: str) -> str:
        """The first text of a statement, empty where there is none."""
        return next(iter(self.texts(keyword, *arguments)), self.raw(keyword, *arguments).strip())

    def raw(self, keyword: str, *arguments: str) -> str:
        """What stands between ``=`` and ``;`` of a statement."""
        key = (keyword, tuple(arguments))
        for language in (self.language, ""):
            told = self.of_language.get((keyword, language), {}).get(key)
            if told is not None:
                return told
        return ""

    def all_of(self, keyword: str) -> list[str]:
        """The first text of every statement of a keyword, whatever its arguments."""
        own = {
            key: raw
            for language in ("", self.language)
            for key, raw in self.of_language.get((keyword, language), {}).items()
        }
        return [text for raw in own.values() for text in texts(raw)[:1]]


def starts_like_px(content: bytes) -> bool:
    """Whether a file begins with one of the keywords that px files begin with."""
    return bool(_START.match(content[:200].decode("latin-1").removeprefix("\xef\xbb\xbf")))


def texts(raw: str) -> list[str]:
    """The texts of a list; those that follow each other without a comma are one."""
    return [
        "".join(part for part in run.split('"')[1::2])
        for run in _JOINED.findall(raw)
        if run.strip()
    ]


def statements(text: str) -> Statements:
    """Take a px file apart.

    Raises:
        NotPxError: a statement is not whole; the file is cut or edited.
    """
    found: dict[tuple[str, str], dict[Key, str]] = {}
    position = 0
    while statement := _STATEMENT.match(text, position):
        keyword, language, arguments = statement.groups(default="")
        end = _end(text, statement.end(), keyword)
        raw = text[statement.end() : end]
        if keyword == DATA:
            own = texts(found.get(("LANGUAGE", ""), {}).get(("LANGUAGE", ()), ""))
            return Statements(found, own[0] if own else "", raw)
        key = (keyword, tuple(texts(arguments)))
        found.setdefault((keyword, language), {})[key] = raw
        position = end + 1
    raise NotPxError(_at(text, position))


def _end(text: str, start: int, keyword: str) -> int:
    """Where the semicolon of a statement stands; one in quotes is part of a text."""
    if keyword == DATA:  # semicolons may separate cells; the last one ends the file
        end = text.rstrip().rfind(";")
        if end < start:
            raise NotPxError(DATA)
        return end
    values = _VALUES.match(text, start)
    end = values.end() if values else start
    if end >= len(text) or text[end] != ";":
        raise NotPxError(f"{keyword}={_at(text, start)}")
    return end


def _at(text: str, position: int) -> str:
    """What stands at a position of a file, and on which of its lines."""
    line = text[:position].count("\n") + 1
    return f"{text[position : position + _SHOWN].strip() or DATA} ({line})"


def are_periods(values: list[str]) -> bool:
    """Whether the texts of a variable are periods as StatFin codes them already."""
    return all(_PERIOD.match(value) for value in values)


def periods(raw: str) -> list[str]:
    """The periods of ``TIMEVAL``: ``TLIST(M1),"202401"`` or ``TLIST(A1,"2020"-"2023")``.

    Returns:
        The periods as StatFin codes them: ``2024M01``, ``2024Q1``, ``2024``; empty where the scale
        is another.
    """
    told = _TLIST.match(raw)
    if not told:
        return []
    scale, listed = told.groups()
    span = _RANGE.search(listed)
    return [
        _period(scale, text)
        for text in (_between(scale, *span.groups()) if span else texts(listed))
    ]


def _period(scale: str, text: str) -> str:
    return text if scale == "A" else f"{text[:4]}{scale}{text[4:]}"


def _between(scale: str, first: str, last: str) -> list[str]:
    """Every period from the first to the last; months and quarters turn at the year's end."""
    in_year = {"A": 1, "H": 2, "Q": 4, "M": 12}.get(scale, 52)
    width = len(first) - 4
    span = range(_number(first, in_year), _number(last, in_year) + 1)
    return [
        f"{number // in_year}" + (f"{number % in_year + 1:0{width}}" if width else "")
        for number in span
    ]


def _number(text: str, in_year: int) -> int:
    return int(text[:4]) * in_year + (int(text[4:]) - 1 if text[4:] else 0)
