"""px files, the form of whole tables: header statements, then the cells of ``DATA``.

``STUB`` variables change slowest, ``HEADING`` variables fastest. Where ``KEYS`` is told, each row
of ``DATA`` begins with its codes and rows of nothing but zeros are left out, which the format
defines to mean zero: such rows are read as the zeros that they are. Symbols are one to six dots or
a dash, in quotes or without.
"""

from __future__ import annotations

import codecs
import re
from datetime import datetime
from itertools import product
from math import prod
from pathlib import Path

import polars as pl

from labourmarket.language import gettext as _
from pipelines.faults import Fault
from pipelines.formats.cube import (
    GEO,
    METRIC,
    TIME,
    Cube,
    cells_of,
    looks_like_areas,
    table_id,
)
from pipelines.formats.px_grammar import NotPxError, Statements, are_periods, periods, statements
from pipelines.formats.symbols import numbers_and_symbols

FORM = "px (STUB, HEADING, VALUES, DATA)"
# What a machine of 8 GB reads with ease; whole 12r5 has 2 million cells, whole 12ti 77 million.
MOST_CELLS = 10_000_000
_CODEPAGE = re.compile(rb'CODEPAGE\s*=\s*"([^"]*)"')
_ANSI = re.compile(rb'CHARSET\s*=\s*"ANSI"')
_SYMBOLS = {f"DATASYMBOL{dots}": "." * dots for dots in range(1, 7)} | {"DATASYMBOLNIL": "-"}
_TOKEN = re.compile(r'"[^"]*"|[^\s,;"]+')
_SEPARATORS = str.maketrans({",": " ", ";": " ", '"': " "})
_MOMENT = "%Y%m%d %H:%M"
_NO_CONTENTS = "contents"


def read(path: Path, faults: list[Fault]) -> Cube | None:
    """Read a px file; None, and a fault, where it is not one."""
    try:
        told = statements(_decoded(path.read_bytes()))
        variables = [*told.texts("STUB"), *told.texts("HEADING")]
        codes = [_codes(told, variable) for variable in variables]
        updated = _updated(told)
        if prod(map(len, codes)) > MOST_CELLS:
            faults.append(_too_large(path, prod(map(len, codes))))
            return None
        printed = _printed(told, variables, codes)
    except (ValueError, LookupError) as wrong:
        faults.append(_not_px(path, str(wrong)))
        return None
    if len(printed) != prod(map(len, codes)):
        faults.append(_cut(path, len(printed), prod(map(len, codes))))
        return None
    columns = _columns(told, variables, codes)
    cells = cells_of(columns, codes).with_columns(printed=pl.Series(printed, dtype=pl.String))
    if METRIC not in columns:
        cells = cells.with_columns(pl.lit(_NO_CONTENTS).alias(METRIC))
    split = numbers_and_symbols(
        cells.select(pl.exclude("printed"), "printed"), path.name, faults, _shown(told)
    )
    if split is None:
        return None
    return _cube(told, split, updated, dict(zip(columns, variables, strict=True)))


def _cube(
    told: Statements, cells: pl.DataFrame, updated: datetime, variables: dict[str, str]
) -> Cube:
    labels = {
        column: dict(zip(_codes(told, name), told.texts("VALUES", name), strict=True))
        for column, name in variables.items()
    }
    label = told.text("TITLE") or told.text("DESCRIPTION")
    return Cube(
        cells=cells,
        updated=updated,
        source=told.text("SOURCE"),
        label=label,
        notes=tuple(note.replace("#", "\n").strip() for note in told.texts("NOTE")),
        labels={METRIC: {_NO_CONTENTS: told.text("CONTENTS")}} | labels,
        names=variables,
        table_id=table_id(
            label, told.text("DESCRIPTION"), told.text("CONTENTS"), told.text("TABLEID")
        ),
    )


def _decoded(content: bytes) -> str:
    """The text of a file in the encoding that it names itself; DOS where it names none."""
    if content.startswith(codecs.BOM_UTF8):
        return content.decode("utf-8-sig")
    named = _CODEPAGE.search(content[:2000])
    if named:
        return content.decode(named[1].decode("ascii", errors="replace"))
    if _ANSI.search(content[:2000]):
        return content.decode("cp1252", errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp850")


def _codes(told: Statements, variable: str) -> list[str]:
    """The codes of a variable; its texts where it has none, the periods of a time without codes."""
    values = told.texts("VALUES", variable)
    told_periods = periods(told.raw("TIMEVAL", variable)) if not are_periods(values) else []
    found = told.texts("CODES", variable) or told_periods or values
    if not found or len(found) != len(values):
        raise NotPxError(f'VALUES("{variable}")')
    return found


def _columns(told: Statements, variables: list[str], codes: list[list[str]]) -> list[str]:
    """The columns of the variables: roles as the file tells them, areas also by their codes."""
    roles = {told.text("CONTVARIABLE"): METRIC}
    for variable in variables:
        if told.raw("TIMEVAL", variable) or told.text("VARIABLE-TYPE", variable) == "Time":
            roles.setdefault(variable, TIME)
    for variable, of_variable in zip(variables, codes, strict=True):
        told_code = told.text("VARIABLECODE", variable) or variable
        if told.raw("MAP", variable) or looks_like_areas(told_code, of_variable):
            roles.setdefault(variable, GEO)
            break
    return [
        roles.get(variable) or told.text("VARIABLECODE", variable) or variable
        for variable in variables
    ]


def _printed(told: Statements, variables: list[str], codes: list[list[str]]) -> list[str]:
    """Every cell as it stands in the file, in the order of the variables."""
    keyed = [variable for variable in variables if told.raw("KEYS", variable)]
    if not keyed:
        return told.data.translate(_SEPARATORS).split()
    if keyed != told.texts("STUB"):
        raise NotPxError("KEYS")
    wide = prod(map(len, codes[len(keyed) :]))
    tokens = [token.strip('"') for token in _TOKEN.findall(told.data)]
    step = len(keyed) + wide
    if len(tokens) % step:
        raise NotPxError(f"DATA, KEYS: {len(tokens)} / {step}")
    rows = {
        tuple(tokens[at : at + len(keyed)]): tokens[at + len(keyed) : at + step]
        for at in range(0, len(tokens), step)
    }
    expected = list(product(*(_keys(told, variable) for variable in keyed)))
    if unknown := rows.keys() - set(expected):
        raise NotPxError(f"DATA, KEYS: {', '.join(min(unknown))}")
    zeros = ["0"] * wide
    return [cell for key in expected for cell in rows.get(key, zeros)]


def _keys(told: Statements, variable: str) -> list[str]:
    by_values = told.raw("KEYS", variable).strip().upper() == "VALUES"
    return told.texts("VALUES", variable) if by_values else _codes(told, variable)


def _updated(told: Statements) -> datetime:
    """When the newest content was released, in UTC; the file tells Finnish time."""
    moments = told.all_of("LAST-UPDATED") or told.all_of("CREATION-DATE")
    if not moments:
        raise NotPxError("LAST-UPDATED")
    newest = pl.Series([datetime.strptime(max(moments).strip(), _MOMENT)])
    in_finland = newest.dt.replace_time_zone("Europe/Helsinki", ambiguous="earliest")
    moment: datetime = in_finland.dt.convert_time_zone("UTC").dt.replace_time_zone(None).item()
    return moment


def _shown(told: Statements) -> dict[str, str]:
    """What the file shows for its symbols, where it says so and that is a symbol itself."""
    shown = {symbol: told.text(keyword).strip() for keyword, symbol in _SYMBOLS.items()}
    return {symbol: text for symbol, text in shown.items() if text in _SYMBOLS.values()}


def _not_px(path: Path, what: str) -> Fault:
    return Fault(
        path.name,
        _("whole file"),
        what,
        FORM,
        _("fetch the file again; it seems to be cut or edited"),
    )


def _too_large(path: Path, cells: int) -> Fault:
    return Fault(
        path.name,
        "DATA",
        _("{count} cells").format(count=cells),
        _("{count} cells at the most").format(count=MOST_CELLS),
        _("fetch the table with fewer areas or months"),
    )


def _cut(path: Path, found: int, expected: int) -> Fault:
    return Fault(
        path.name,
        "DATA",
        _("{count} cells").format(count=found),
        _("{count} cells").format(count=expected),
        _("fetch the file again; it seems to be cut or edited"),
    )
