"""What a file is, told from its content: its name and its ending are never asked."""

from __future__ import annotations

import codecs
import csv
import zipfile
from enum import Enum, auto
from pathlib import Path
from typing import Any

import orjson

from labourmarket.language import gettext as _
from pipelines.formats import px_grammar, workbook
from pipelines.formats.text import any_encoding, separator_of

_ZIP = b"PK\x03\x04"
_WORKBOOK = "xl/workbook.xml"
_JSON_STAT = frozenset({"id", "size", "dimension", "value", "updated"})
_START = 20_000


class Form(Enum):
    """The forms of files that are known, and three that a file can only look like."""

    JSON_STAT = auto()
    PX_JSON = auto()
    PX = auto()
    WORKBOOK = auto()
    BROKEN_JSON = auto()
    GEOJSON = auto()
    JSON_LIST = auto()
    OTHER_JSON = auto()
    TEXT = auto()


def form_of(path: Path) -> Form:
    """The form of a file; ``TEXT`` where it is none of the others."""
    content = path.read_bytes().removeprefix(codecs.BOM_UTF8)
    if content.lstrip()[:1] == b"{":
        return _form_of_json(content)
    if content.lstrip()[:1] == b"[":
        return Form.JSON_LIST
    if px_grammar.starts_like_px(content):
        return Form.PX
    if content.startswith(_ZIP) and _is_workbook(path):
        return Form.WORKBOOK
    return Form.TEXT


def _form_of_json(content: bytes) -> Form:
    try:
        told = orjson.loads(content)
    except orjson.JSONDecodeError:
        return Form.BROKEN_JSON
    if told.get("class") == "dataset" and told.keys() >= _JSON_STAT:
        return Form.JSON_STAT
    if told.get("type") == "FeatureCollection":
        return Form.GEOJSON
    return Form.PX_JSON if _is_px_json(told) else Form.OTHER_JSON


def _is_px_json(told: dict[str, Any]) -> bool:
    columns = told.get("columns")
    return (
        isinstance(columns, list)
        and bool(columns and told.get("data") and told.get("metadata"))
        and all(isinstance(column, dict) and "type" in column for column in columns)
    )


def _is_workbook(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            return _WORKBOOK in archive.namelist()
    except zipfile.BadZipFile:
        return False


def start_of(path: Path) -> str:
    """The first part of a file as text, for what a cut file still tells of itself."""
    with path.open("rb") as file:
        return file.read(_START).decode("utf-8", errors="replace")


def columns_of(path: Path) -> list[str]:
    """The headings of a delimited text, whatever its separator and encoding."""
    with path.open("rb") as file:
        return columns_in(file.readline())


def columns_in(line: bytes) -> list[str]:
    """The same of the first line of a text; none where it is no delimited text."""
    header = _first_line(line)
    try:
        names = next(csv.reader([header], delimiter=separator_of(header)), [])
    except csv.Error:
        return []
    return [name.strip() for name in names]


def looks_like(path: Path) -> str:
    """What an unknown file seems to be, for the message that refuses it."""
    with path.open("rb") as file:
        start = file.read(80)
    if not start.removeprefix(codecs.BOM_UTF8).strip():
        return _("an empty file")
    if start.startswith(_ZIP) and (names := workbook.sheets(path)):
        return _("an Excel file with the sheets {names}").format(names=", ".join(names))
    if start.startswith(_ZIP):
        return _("a ZIP or Excel file")
    if start.removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"{"):
        return _json_label(path)
    return "".join(one if one.isprintable() or one == "\t" else "�" for one in _first_line(start))


def _first_line(content: bytes) -> str:
    return next(iter(any_encoding(content).splitlines()), "")


def _json_label(path: Path) -> str:
    try:
        told = orjson.loads(path.read_bytes().removeprefix(codecs.BOM_UTF8))
    except orjson.JSONDecodeError as wrong:
        return _("JSON that is cut or edited, row {row}").format(row=wrong.lineno)
    return f"JSON: {told.get('label') or ', '.join(told)}"
