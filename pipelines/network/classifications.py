"""Statistics Finland's classification service: what it lists, and the answers of one year.

The identifier of the employment areas is not verified. It is looked for in the service's own list,
by its form and then by the Finnish name of each classification that municipalities are mapped to.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, unquote

from labourmarket.language import gettext as _
from pipelines.network.calls import Answer
from pipelines.network.door import Door
from pipelines.network.failures import BrokenAnswerError, UnknownThereError
from pipelines.sources import classification_answers as answers
from pipelines.sources.classification_answers import (
    EMPLOYMENT_AREA,
    MEMBERS,
    MUNICIPALITY,
    REGION,
    Part,
)

DATA = "content=data&meta=max&lang={language}"
NAMED = "työllisyysalue"
_TABLE = re.compile(r"correspondenceTables/(\w+)#(\w+)")


@dataclass(frozen=True, slots=True)
class Found:
    """What the service calls the classifications of one day."""

    day: str
    identifiers: Mapping[str, str]


def find(door: Door, year: int) -> Found:
    """Look up what the classifications of 1 January are called.

    Raises:
        UnknownThereError: the service lists no municipalities, regions or employment areas of it.
        NotFetchedError: the service did not answer.
    """
    day = f"{year}0101"
    municipalities = f"kunta_1_{day}"
    targets = _targets(door, municipalities)
    if not targets:
        raise UnknownThereError(
            _("the service lists no division into municipalities of {year}").format(year=year)
        )
    known = {MUNICIPALITY: municipalities}
    known |= {at[0]: target for target in targets if (at := answers.level_of(target))}
    if EMPLOYMENT_AREA not in known:
        known |= _by_name(door, targets)
    for level, missing in (
        (REGION, _("the service lists no regions of {year}")),
        (EMPLOYMENT_AREA, _("the service lists no employment areas of {year}")),
    ):
        if level not in known:
            raise UnknownThereError(missing.format(year=year))
    return Found(day, known)


def _targets(door: Door, municipalities: str) -> list[str]:
    """What municipalities are mapped to, by the list of all correspondence tables."""
    told = door.get(f"{door.base}/correspondenceTables?format=json", _is(_are_addresses)).told
    tables = [_TABLE.search(unquote(address)) for address in told]
    return [table[2] for table in tables if table and table[1] == municipalities]


def _are_addresses(told: Any) -> bool:
    return isinstance(told, list) and all(isinstance(address, str) for address in told)


def _by_name(door: Door, targets: list[str]) -> dict[str, str]:
    """Ask each classification that is of no known kind for its name."""
    for target in targets:
        if answers.level_of(target):
            continue
        url = f"{door.base}/classifications/{quote(target)}?{DATA.format(language='fi')}"
        try:
            told = door.get(url, _is(_is_classification)).told
        except (UnknownThereError, BrokenAnswerError):
            continue
        if any(NAMED in str(name.get("name", "")).casefold() for name in _names(told)):
            return {EMPLOYMENT_AREA: target}
    return {}


def _is_classification(told: Any) -> bool:
    return bool(_names(told))


def _names(told: Any) -> list[dict[str, Any]]:
    one = told[0] if isinstance(told, list) and told else told
    names = one.get("classificationName") if isinstance(one, dict) else None
    return [name for name in names if isinstance(name, dict)] if isinstance(names, list) else []


def fetch(door: Door, found: Found) -> Iterator[tuple[Part, str, Answer]]:
    """Every answer of a whole classification, with its address."""
    for part in answers.whole(found.day):
        identifier = found.identifiers[part.level]
        if part.what == MEMBERS:
            yield part, *_members(door, found.identifiers[MUNICIPALITY], identifier)
        else:
            url = f"{door.base}/classifications/{quote(identifier)}/classificationItems"
            url += "?" + DATA.format(language=part.what)
            yield part, url, door.get(url, _is(answers.are_items))


def _members(door: Door, source: str, target: str) -> tuple[str, Answer]:
    """The plain list of a correspondence table; whole items, where the list is of another form.

    Asking for whole items has been seen to fail at the service (500) where the list did not.
    """
    url = f"{door.base}/correspondenceTables/{quote(f'{source}#{target}', safe='')}/maps"
    answer = door.get(url)
    if answers.are_members(answer.told):
        return url, answer
    url += "?" + DATA.format(language="fi")
    return url, door.get(url, _is(answers.are_members))


def _is(form: Callable[[Any], bool]) -> Callable[[Any], None]:
    def check(told: Any) -> None:
        if not form(told):
            raise BrokenAnswerError(_("the answer is not what was asked for"))

    return check
