"""json-stat2, the form in which PxWeb answers a query.

Dimensions are recognised by their role and codes, never by their names: StatFin renamed its
variables on 8 June 2026. A secret cell has value null and its symbol in ``status``.
https://json-stat.org/format/
"""

from __future__ import annotations

from datetime import datetime
from math import prod
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

from labourmarket.language import gettext as _
from pipelines.faults import Fault
from pipelines.formats.cube import GEO, ROLES, Cube, cells_of, in_utc, looks_like_areas, table_id
from pipelines.formats.json_text import parsed


def read(path: Path, faults: list[Fault]) -> Cube | None:
    """Read a json-stat2 file; None, and a fault, where it is not one."""
    answer = parsed(path, faults)
    if answer is None:
        return None
    if answer.get("class") != "dataset":
        faults.append(_not_json_stat(path, _("no class: dataset")))
        return None
    try:
        size = _size(answer)
        codes = [_codes(answer["dimension"][name]) for name in answer["id"]]
        updated = in_utc(datetime.fromisoformat(answer["updated"]))
        values = _dense(answer["value"], size)
        symbols = _symbols(answer.get("status"), prod(size))
        names = _names_by_role(answer, codes)
        labels, dimension_names = _labels(answer, names), _dimension_names(answer, names)
        notes = _notes(answer)
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
    codes_of_cells = cells_of(names, codes)
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
        notes=notes,
        labels=labels,
        names=dimension_names,
        table_id=told_id(answer),
    )


def _not_json_stat(path: Path, what: str) -> Fault:
    return Fault(
        path.name,
        _("whole file"),
        what,
        "json-stat2 (id, size, dimension, value, updated)",
        _("ask the table for the format json-stat2"),
    )


def _size(answer: dict[str, Any]) -> list[int]:
    size = [int(length) for length in answer["size"]]
    if 0 in size:
        message = f"size {size}"
        raise ValueError(message)
    return size


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


def _names_by_role(answer: dict[str, Any], codes: list[list[str]]) -> list[str]:
    """The columns of the dimensions: roles where they are told, each once."""
    told = answer.get("role", {})
    role_of = {told[role][0]: role for role in ROLES if told.get(role)}
    if GEO not in role_of.values():
        for name, of_dimension in zip(answer["id"], codes, strict=True):
            if name not in role_of and looks_like_areas(name, of_dimension):
                return [role_of.get(one, GEO if one == name else one) for one in answer["id"]]
    return [role_of.get(name, name) for name in answer["id"]]


def _labels(answer: dict[str, Any], columns: list[str]) -> dict[str, dict[str, str]]:
    categories = (answer["dimension"][name]["category"] for name in answer["id"])
    return {
        column: dict(category.get("label", {}))
        for column, category in zip(columns, categories, strict=True)
    }


def _dimension_names(answer: dict[str, Any], columns: list[str]) -> dict[str, str]:
    return {
        column: str(answer["dimension"][name].get("label") or name)
        for column, name in zip(columns, answer["id"], strict=True)
    }


def told_id(answer: dict[str, Any]) -> str:
    """The id of the table that an answer is of, empty where it does not tell."""
    px = answer.get("extension", {}).get("px", {})
    return table_id(str(answer.get("label", "")), str(px.get("tableid", "")))


def _notes(answer: dict[str, Any]) -> tuple[str, ...]:
    """What the publisher notes of the table, then of its dimensions and of single codes."""
    told = [str(note) for note in answer.get("note", ())]
    for dimension in answer["dimension"].values():
        told += [str(note) for note in dimension.get("note", ())]
        of_codes = dimension["category"].get("note", {})
        told += [f"{code}: {note}" for code, notes in of_codes.items() for note in notes]
    return tuple(told)


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
    if set(map(type, values)) <= {int, float, type(None)}:
        return False
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
    """The symbol of each cell, null where it has none."""
    words = list(dict.fromkeys(symbols.values()))
    number = {word: at for at, word in enumerate(words, start=1)}
    places = np.zeros(length, dtype=np.uint32)
    places[list(symbols)] = [number[word] for word in symbols.values()]
    return pl.Series([None, *words], dtype=pl.Categorical).gather(pl.Series(places))
