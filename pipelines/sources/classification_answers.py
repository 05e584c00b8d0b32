"""Answers of Statistics Finland's classification service: names of areas, and who belongs where.

One answer holds the areas of one level in one language, or which area each municipality belongs
to. The service tells the latter in two forms: whole items, or addresses that end in both codes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import orjson
import polars as pl

from labourmarket.codes import COUNTRY

MUNICIPALITY, REGION, EMPLOYMENT_AREA = "municipality", "region", "employment_area"
LANGUAGES = ("fi", "sv", "en")
MEMBERS = "of_municipalities"
# The service's own identifiers without their day. That of the employment areas is not verified.
IDENTIFIER = {
    MUNICIPALITY: "kunta_1",
    REGION: "maakunta_1",
    EMPLOYMENT_AREA: r"\w*tyollisyysal\w*",
}
PREFIX = {MUNICIPALITY: "KU", REGION: "MK", EMPLOYMENT_AREA: "TA"}
DIGITS = {MUNICIPALITY: 3, REGION: 2, EMPLOYMENT_AREA: 2}
WHOLE_COUNTRY = {
    "area_code": COUNTRY,
    "level": "country",
    "name_fi": "Koko maa",
    "name_sv": "Hela landet",
    "name_en": "Whole country",
}
_ARCHIVED = re.compile(
    rf"({'|'.join(PREFIX)})_(\d{{8}})_({'|'.join((*LANGUAGES, MEMBERS))})(-[0-9a-f]{{8}})?\.json"
)
_MAP = re.compile(r"correspondenceTables/(\w+)#(\w+)/maps/([^/?]+)/([^/?]+)")


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """Which answer it is: the level, its day (``20270101``), and a language or ``MEMBERS``."""

    level: str
    day: str
    what: str

    @property
    def file(self) -> str:
        """The name under which it is archived."""
        return f"{self.level}_{self.day}_{self.what}.json"


def whole(day: str) -> list[Part]:
    """The answers of one day that make a classification, the one that stands for all last."""
    members = [Part(level, day, MEMBERS) for level in (REGION, EMPLOYMENT_AREA)]
    names = [Part(level, day, language) for level in PREFIX for language in LANGUAGES]
    main = Part(MUNICIPALITY, day, LANGUAGES[0])
    return [*members, *(part for part in names if part != main), main]


def level_of(identifier: str) -> tuple[str, str] | None:
    """The level and the day of a classification of the service; None for one of other areas."""
    for level, beginning in IDENTIFIER.items():
        if found := re.fullmatch(rf"{beginning}_(\d{{8}})", identifier):
            return level, found[1]
    return None


def archived(file: str) -> Part | None:
    """Which answer a file of the archive is, by its name."""
    named = _ARCHIVED.fullmatch(file)
    return Part(named[1], named[2], named[3]) if named else None


def part_of(path: Path) -> Part | None:
    """Which answer a file is: by its content, else by its name; None where it is none."""
    try:
        told = orjson.loads(path.read_bytes().removeprefix(b"\xef\xbb\xbf"))
    except orjson.JSONDecodeError:
        return None
    if are_items(told):
        known = level_of(_classification_of(told[0]))
        language = str(told[0]["classificationItemNames"][0].get("lang", "")).lower()
        if known and language in LANGUAGES:
            return Part(*known, language)
        return archived(path.name)
    if are_members(told):
        known = level_of(_target_of(told[0]))
        return Part(*known, MEMBERS) if known else archived(path.name)
    return None


def is_answer(part: Part, told: Any) -> bool:
    """Whether what was told is an answer of that kind."""
    return are_members(told) if part.what == MEMBERS else are_items(told)


def are_items(told: Any) -> bool:
    """Whether an answer lists areas with their names."""
    return _is_list_of(told, dict) and all(
        isinstance(item.get("code"), str) and _name(item) is not None for item in told
    )


def are_members(told: Any) -> bool:
    """Whether an answer tells which area each municipality belongs to, in either form."""
    return isinstance(told, list) and bool(told) and all(_pair(one) for one in told)


def _is_list_of(told: Any, kind: type) -> bool:
    return isinstance(told, list) and bool(told) and all(isinstance(one, kind) for one in told)


def _name(item: Mapping[str, Any]) -> str | None:
    names = item.get("classificationItemNames")
    name = names[0].get("name") if _is_list_of(names, dict) and names else None
    return name if isinstance(name, str) and name else None


def _classification_of(item: Mapping[str, Any]) -> str:
    of = item.get("classification")
    told = of.get("localId") if isinstance(of, dict) else None
    return str(told or item.get("localId", "")).split("/", maxsplit=1)[0]


def _target_of(one: Any) -> str:
    if isinstance(one, str):
        found = _MAP.search(unquote(one))
        return found[2] if found else ""
    return str(one.get("targetLocalId", "")).split("/", maxsplit=1)[0]


def _pair(one: Any) -> tuple[str, str] | None:
    """A municipality and the area it belongs to."""
    if isinstance(one, str):
        found = _MAP.search(unquote(one))
        return (found[3], found[4]) if found else None
    if not isinstance(one, dict):
        return None
    source, target = _end(one, "source"), _end(one, "target")
    return (source, target) if source and target else None


def _end(entry: Mapping[str, Any], side: str) -> str:
    item = entry.get(f"{side}Item")
    code = item.get("code") if isinstance(item, dict) else None
    return str(code or str(entry.get(f"{side}LocalId", "")).rsplit("/", maxsplit=1)[-1])


def names(told: list[dict[str, Any]]) -> dict[str, str]:
    """The name of each area by the publisher's code."""
    return {item["code"]: _name(item) or "" for item in told}


def members(told: list[Any]) -> dict[str, str]:
    """The area that each municipality belongs to, both by the publisher's codes."""
    return dict(pair for pair in map(_pair, told) if pair)


def areas(told: Mapping[Part, Any], day: str) -> pl.DataFrame:
    """The areas of a whole classification, as rows of the table ``area`` before its gate.

    Args:
        told: every answer of ``whole(day)``.
        day: of which day they are.

    Returns:
        One row per area with its ``row``, every other cell a string. A name that the service lacks
        in Swedish or English is the Finnish one; a municipality that is in no area has null there.
    """
    rows = [WHOLE_COUNTRY, *(row for level in PREFIX for row in _rows(told, level, day))]
    columns = ["area_code", "level", "name_fi", "name_sv", "name_en"]
    columns += ["employment_area_code", "region_code"]
    return pl.DataFrame(rows, schema=dict.fromkeys(columns, pl.String)).with_row_index("row", 1)


def _rows(told: Mapping[Part, Any], level: str, day: str) -> Iterator[dict[str, str | None]]:
    in_language = {code: names(told[Part(level, day, code)]) for code in LANGUAGES}
    belongs = {
        f"{of}_code": (of, members(told[Part(of, day, MEMBERS)]))
        for of in (EMPLOYMENT_AREA, REGION)
        if level == MUNICIPALITY
    }
    for code, name in in_language["fi"].items():
        yield {
            "area_code": _ours(level, code),
            "level": level,
            **{f"name_{lang}": known.get(code) or name for lang, known in in_language.items()},
            **{
                column: _ours(of, pairs[code]) if code in pairs else None
                for column, (of, pairs) in belongs.items()
            },
        }


def _ours(level: str, code: str) -> str:
    return PREFIX[level] + code.zfill(DIGITS[level])
