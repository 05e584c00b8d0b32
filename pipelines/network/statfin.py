"""Which StatFin tables are fetched, how they are found, and what is asked of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from types import ModuleType
from typing import Any

from labourmarket.language import gettext as _
from pipelines.network import pxweb
from pipelines.network.door import Door
from pipelines.network.failures import NotFetchedError, TooManyCellsError, UnknownThereError
from pipelines.network.pxweb import Question, Table, Variable
from pipelines.sources import (
    statfin_11ra,
    statfin_12r5,
    statfin_12u4,
    statfin_12ub,
    statfin_121w,
)
from pipelines.sources.statfin import is_total

MUNICIPALITY = re.compile(r"KU\d{3}")


@dataclass(frozen=True, slots=True)
class Published:
    """A table of StatFin: its folder, its number, and the module that reads its answers."""

    module: ModuleType
    folder: str
    number: str

    @property
    def id(self) -> str:
        """The id of the source, which is its folder under raw as well."""
        return str(self.module.FOLDER)

    def contents(self, offered: dict[str, str]) -> Sequence[str]:
        """Which of the offered contents are indicators of the catalogue."""
        meaning: Callable[[dict[str, str]], dict[str, str]] = self.module.indicator_of
        known = meaning(offered)
        return [code for code in offered if code in known]


TABLES = (
    Published(statfin_12r5, "tyonv", "12r5"),
    Published(statfin_12ub, "tyonv", "12ub"),
    Published(statfin_12u4, "tyonv", "12u4"),
    Published(statfin_121w, "ssaaty", "121w"),
    Published(statfin_11ra, "vaerak", "11ra"),
)


def find(door: Door, published: Published) -> Table:
    """Read the metadata of a table under its present id.

    The ids changed on 8 June 2026 and may change again: after the two known forms, the folder is
    listed and searched for the number.

    Raises:
        NotFetchedError: the table is under none of these, or the publisher did not answer.
    """
    folder = f"{door.base}/{published.folder}"
    number = published.number
    for name in (f"{number}.px", f"statfin_{published.folder}_pxt_{number}.px"):
        try:
            return pxweb.metadata(door, f"{folder}/{name}")
        except UnknownThereError:
            continue
    return pxweb.metadata(door, f"{folder}/{_listed(door, folder, number)}")


def _listed(door: Door, folder: str, number: str) -> str:
    word = re.compile(rf"(?<![0-9a-z]){re.escape(number)}(?![0-9a-z])", re.IGNORECASE)
    named = re.compile(r"[\w.-]+\.px")
    found = [
        id_
        for id_, text in pxweb.listing(door, folder)
        if named.fullmatch(id_) and (word.search(id_.replace("_", " ")) or word.search(text))
    ]
    if len(found) != 1:
        raise UnknownThereError(
            _("{folder} lists {count} tables with the number {number}").format(
                folder=folder, count=len(found), number=number
            )
        )
    return found[0]


def question(published: Published, table: Table, wanted: Callable[[str], bool]) -> Question:
    """Ask for every period, the wanted areas, our contents, and the total of all else.

    Raises:
        NotFetchedError: a variable that is needed is not there, or has nothing that we know.
    """
    time = _time(table)
    area = _one(table, _offers_areas, _("areas"))
    contents = _one(
        table,
        lambda variable: variable.code != area.code and bool(published.contents(variable.labels())),
        _("contents"),
    )
    areas = tuple(code for code in area.values if wanted(code))
    if not areas:
        raise NotFetchedError(_("the table has none of the chosen areas"))
    values = {
        area.code: areas,
        **_totals(table, (time, area, contents)),
        time.code: time.values,
        contents.code: tuple(published.contents(contents.labels())),
    }
    return Question(table.url, area.code, time.code, values)


def _time(table: Table) -> Variable:
    """The variable that says so, or whose values all are months or years."""
    said = [variable for variable in table.variables if variable.time]
    time = said[0] if len(said) == 1 else _one(table, _offers_periods, _("periods"))
    if not _offers_periods(time):
        raise NotFetchedError(
            _("{variable} has periods of another form: {value}").format(
                variable=time.code, value=time.values[0]
            )
        )
    return time


def _offers_periods(variable: Variable) -> bool:
    return all(pxweb.PERIOD.fullmatch(value) for value in variable.values)


def _offers_areas(variable: Variable) -> bool:
    return any(MUNICIPALITY.fullmatch(value) for value in variable.values)


def _one(table: Table, fits: Callable[[Variable], bool], what: str) -> Variable:
    found = [variable for variable in table.variables if fits(variable)]
    if len(found) != 1:
        raise NotFetchedError(
            _("the table has {count} variables of {what}: {codes}").format(
                count=len(found),
                what=what,
                codes=", ".join(variable.code for variable in table.variables),
            )
        )
    return found[0]


def _totals(table: Table, known: Sequence[Variable]) -> dict[str, tuple[str, ...]]:
    """Every other variable at its published total.

    A published total goes before elimination: where parts are secret, a sum made on the way could
    be another figure.
    """
    totals: dict[str, tuple[str, ...]] = {}
    for variable in table.variables:
        if variable in known:
            continue
        total = [code for code, text in variable.labels().items() if is_total(code, text)]
        if total:
            totals[variable.code] = (total[0],)
        elif not variable.elimination:
            raise NotFetchedError(
                _("{variable} has neither a total nor elimination").format(variable=variable.code)
            )
    return totals


def newest(door: Door, question: Question) -> dict[str, Any]:
    """The answer for the last period: it tells when the table was updated, as no metadata do.

    One cell tells that too, where the whole period is more than is answered.
    """
    last = question.narrowed(question.time, question.periods[-1:])
    try:
        told = pxweb.ask(door, last).told
    except TooManyCellsError:
        cell = {code: values[-1:] for code, values in last.values.items()}
        told = pxweb.ask(door, replace(last, values=cell)).told
    return dict(told)
