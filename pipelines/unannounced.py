"""Figures that a publisher changed without telling a new moment of release.

An answer is held against the archived ones of its own ``updated``. Where a figure differs, the new
answer is a release of its own, of the moment when that was noticed: the publisher told no other.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from itertools import product
from math import prod
from pathlib import Path
from typing import Any

import orjson

from pipelines import keeping, origin
from pipelines.network.pxweb import PERIOD, codes, moment
from pipelines.network.statfin import Published

Figures = dict[tuple[str, ...], Any]


def noticed(told: dict[str, Any], published: Published, raw: Path) -> datetime | None:
    """When an answer's change was noticed: now, later than any archived one; None without one."""
    of_release = _of_release(told, published, raw)
    known: Figures = {}
    for _noticed, archived in of_release:
        known |= _figures(archived)
    if all(known.get(cell, figure) == figure for cell, figure in _figures(told).items()):
        return None
    newest, _archived = of_release[-1]
    return max(datetime.now(UTC).replace(microsecond=0), newest + timedelta(seconds=1))


def _of_release(
    told: dict[str, Any], published: Published, raw: Path
) -> list[tuple[datetime, dict[str, Any]]]:
    """The archived answers of the same moment that share a period, the last noticed at the end."""
    periods = _periods(told)
    found = []
    for known in keeping.held(published, raw):
        if known.updated == moment(told) and known.periods & periods:
            said = origin.told(known.path).get("noticed")
            archived = orjson.loads(known.path.read_bytes())
            found.append((datetime.fromisoformat(said) if said else known.updated, archived))
    return sorted(found, key=lambda one: one[0])


def _periods(told: dict[str, Any]) -> set[str]:
    every = [codes(told["dimension"][name]) for name in told["id"]]
    return {code for of in every if all(map(PERIOD.fullmatch, of)) for code in of}


def _figures(told: dict[str, Any]) -> Figures:
    """Each figure, or the symbol in its place, by its codes whatever the dimensions are called."""
    values, symbols = told["value"], told.get("status") or {}
    cells = product(*(_in_order(told["dimension"][name]) for name in told["id"]))
    return {
        tuple(sorted(cell)): symbols.get(str(place)) if value is None else value
        for place, (cell, value) in enumerate(zip(cells, _dense(values, told), strict=False))
    }


def _in_order(dimension: dict[str, Any]) -> list[str]:
    index = dimension["category"].get("index")
    return sorted(index, key=index.__getitem__) if isinstance(index, dict) else codes(dimension)


def _dense(values: Any, told: dict[str, Any]) -> Iterable[Any]:
    if not isinstance(values, dict):
        return list(values)
    return [values.get(str(place)) for place in range(prod(told["size"]))]
