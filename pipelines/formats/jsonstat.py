"""json-stat2, the form in which PxWeb answers a query.

Dimensions are recognised by their role and codes, never by their names: StatFin renamed its
variables on 8 June 2026. A secret cell has value null and its symbol in ``status``.
https://json-stat.org/format/
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from math import prod
from pathlib import Path
from typing import Any

import orjson
import polars as pl

from labourmarket.language import gettext as _
from pipelines.faults import Fault
from pipelines.formats.text import decoded


@dataclass(frozen=True, slots=True)
class Cube:
    """One answer: a cell per row, and what the publisher says of the whole.

    ``cells`` has one column of codes per dimension, named by role (``geo``, ``time``, ``metric``)
    or by the dimension's own code, then ``value`` (float, null where not published) and ``symbol``
    (the publisher's sign for a missing value, else null).
    """

    cells: pl.DataFrame
    updated: datetime
    source: str
    label: str
    notes: tuple[str, ...]


def read(path: Path, faults: list[Fault]) -> Cube | None:
    """Read a json-stat2 file; None, and a fault, where it is not one."""
    answer = _parsed(path, faults)
    if answer is None:
        return None
    try:
        size = _size(answer)
        codes = [_codes(answer["dimension"][name]) for name in answer["id"]]
        updated = _in_utc(datetime.fromisoformat(answer["updated"]))
        values = _dense(answer["value"], size)
        symbols = _symbols(answer.get("status"), prod(size))
        names = _names_by_role(answer)
    except (KeyError, TypeError, ValueError, AttributeError) as wrong:
        faults.append(_not_json_stat(path, str(wrong)))
        return None
    if [len(of_dimension) for of_dimension in codes] != size or len(values) != prod(size):
        faults.append(
            Fault(
                path.name,
                "value",
                _("{count} cells").format(count=len(values)),
                _("{count} cells").format(count=prod(size)),
                _("fetch the file again; it seems to be cut or edited"),
            )
        )
        return None
    codes_of_cells = _codes_of_cells(names, codes)
    if _tell_wrong_numbers(values, codes_of_cells, path, faults):
        return None
    return Cube(
        cells=codes_of_cells.with_columns(
            value=pl.Series(values, dtype=pl.Float64, strict=False),
            symbol=_symbol_column(symbols, len(values)),
        ),
        updated=updated,
        source=str(answer.get("source", "")),
        label=str(answer.get("label", "")),
        notes=tuple(answer.get("note", ())),
    )


def _parsed(path: Path, faults: list[Fault]) -> dict[str, Any] | None:
    text = decoded(path, faults)
    if text is None:
        return None
    try:
        answer = orjson.loads(text)
    except orjson.JSONDecodeError as wrong:
        faults.append(
            Fault(
                path.name,
                _("row {row}").format(row=wrong.lineno),
                str(wrong.msg),
                _("whole JSON in UTF-8"),
                _("fetch the file again; it seems to be cut or edited"),
            )
        )
        return None
    if not isinstance(answer, dict) or answer.get("class") != "dataset":
        faults.append(_not_json_stat(path, _("no class: dataset")))
        return None
    return answer


def _not_json_stat(path: Path, what: str) -> Fault:
    return Fault(
        path.name,
        _("whole file"),
        what,
        "json-stat2 (id, size, dimension, value, updated)",
        _("ask the table for the format json-stat2"),
    )


def _in_utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment


def _size(answer: dict[str, Any]) -> list[int]:
    size = [int(length) for length in answer["size"]]
    if 0 in size:
        message = f"size {size}"
        raise ValueError(message)
    return size


def _codes_of_cells(names: list[str], codes: list[list[str]]) -> pl.DataFrame:
    """One row per cell, the last dimension changing fastest."""
    stride = prod(len(of_dimension) for of_dimension in codes)
    position = pl.int_range(stride, eager=True)
    columns = {}
    for name, of_dimension in zip(names, codes, strict=True):
        stride //= len(of_dimension)
        columns[name] = pl.Series(of_dimension, dtype=pl.String).gather(
            (position // stride) % len(of_dimension)
        )
    return pl.DataFrame(columns)


def _codes(dimension: dict[str, Any]) -> list[str]:
    index = dimension["category"].get("index")
    if index is None:  # a dimension of one category may leave its index out
        return list(dimension["category"]["label"])
    if isinstance(index, list):
        return index
    codes = sorted(index, key=index.__getitem__)
    if [index[code] for code in codes] != list(range(len(codes))):
        message = "category.index"
        raise ValueError(message)
    return codes


def _names_by_role(answer: dict[str, Any]) -> list[str]:
    role_of = {name: role for role, names in answer.get("role", {}).items() for name in names}
    return [role_of.get(name, name) for name in answer["id"]]


def _dense(value: list[Any] | dict[str, Any], size: list[int]) -> list[Any]:
    if isinstance(value, dict):
        return [value.get(str(position)) for position in range(prod(size))]
    return value


def _symbols(status: dict[str, str] | list[str | None] | None, length: int) -> dict[int, str]:
    if isinstance(status, list):
        symbols = {position: str(symbol) for position, symbol in enumerate(status) if symbol}
    else:
        symbols = {int(position): str(symbol) for position, symbol in (status or {}).items()}
    outside = [position for position in symbols if not 0 <= position < length]
    if outside:
        message = f"status {outside[0]}"
        raise ValueError(message)
    return symbols


def _tell_wrong_numbers(
    values: list[Any], codes: pl.DataFrame, path: Path, faults: list[Fault]
) -> bool:
    wrong = [
        place
        for place, value in enumerate(values)
        if value is not None and type(value) not in (int, float)
    ]
    for place in wrong:
        faults.append(
            Fault(
                path.name,
                " ".join(codes.row(place)),
                str(values[place]),
                _("a number such as 1 230 or 34,4"),
                _("fetch the file again; it seems to be cut or edited"),
            )
        )
    return bool(wrong)


def _symbol_column(symbols: dict[int, str], length: int) -> pl.Series:
    column: list[str | None] = [None] * length
    for position, symbol in symbols.items():
        column[position] = symbol
    return pl.Series(column, dtype=pl.String)
