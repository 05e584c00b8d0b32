"""Delimited text as published: strings in, strings out, with every fault of form told."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import polars as pl

from labourmarket.language import gettext as _
from pipelines.faults import Fault
from pipelines.formats.cells import ROW, a_number, tell_cells

# Beyond this many characters a table in order is read the quick way, millions of rows of it.
LONG = 20_000
_NUMBER = r"^-?(\d{1,3}(?: \d{3})+|\d+)(?:[,.]\d+)?$"


def decoded(path: Path, faults: list[Fault], *, western: bool = False) -> str | None:
    """Read a text file; empty and wrongly encoded ones are faults.

    Args:
        path: the file.
        faults: where it is told that the file is empty or not UTF-8.
        western: whether what is not UTF-8 is read as the older Western encodings.
    """
    raw = path.read_bytes()
    if not raw.strip():
        faults.append(
            Fault(
                path.name,
                _("whole file"),
                _("an empty file"),
                _("figures"),
                _("fetch or write the file again"),
            )
        )
        return None
    if western:
        return any_encoding(raw)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        row = raw[: wrong.start].count(b"\n") + 1
        faults.append(
            Fault(
                path.name,
                _("row {row}").format(row=row),
                _("byte {byte}, which is not UTF-8").format(byte=hex(raw[wrong.start])),
                _("text in UTF-8"),
                _("save the file again with the encoding UTF-8"),
            )
        )
        return None


def any_encoding(raw: bytes) -> str:
    """A text in UTF-8, or else in the older Western encoding of Windows or ISO."""
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("iso-8859-1")


def separator_of(header: str) -> str:
    """What separates the cells of a header: the most frequent of semicolon, comma and tab."""
    return max(";,\t", key=header.count)


def read_table(
    path: Path, separator: str, columns: list[str], faults: list[Fault]
) -> pl.DataFrame | None:
    """Read a delimited table in UTF-8 whose header must have ``columns``.

    Returns:
        The columns as strings, stripped, blanks as null, with ``row`` (line number in the file,
        the header is 1); None where the file as a whole cannot be used.
    """
    text = decoded(path, faults)
    return None if text is None else table_in(text, separator, columns, path, faults)


def table_in(
    text: str, separator: str, columns: list[str], path: Path, faults: list[Fault]
) -> pl.DataFrame | None:
    """The same of a text that has been read already."""
    if len(text) > LONG and (quick := _read_quickly(text, separator, columns)) is not None:
        return quick
    lines = _lines(text, separator, path, faults)
    if lines is None:
        return None
    header = [name.strip() for name in lines[0][1]]
    missing = [name for name in columns if header.count(name) != 1]
    if missing:
        faults.append(
            Fault(
                path.name,
                _("header"),
                ", ".join(header),
                _("columns {columns}").format(columns=", ".join(missing)),
                _("restore the missing columns of the header"),
            )
        )
        return None
    rows = []
    for number, cells in lines[1:]:
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(header):
            faults.append(
                Fault(
                    path.name,
                    _("row {row}").format(row=number),
                    _("{count} cells").format(count=len(cells)),
                    _("{count} cells").format(count=len(header)),
                    _("check the separators ({separator}) of the row").format(separator=separator),
                )
            )
            continue
        rows.append(
            {ROW: number} | {n: c.strip() or None for n, c in zip(header, cells, strict=True)}
        )
    schema = {ROW: pl.Int64} | dict.fromkeys(columns, pl.String)
    return pl.DataFrame(rows, schema=schema) if rows else pl.DataFrame(schema=schema)


def _read_quickly(text: str, separator: str, columns: list[str]) -> pl.DataFrame | None:
    """A table that is in order; None where it is not, so that the slow way tells every fault."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    rows = pl.Series(plain.split("\n"))
    header = [name.strip() for name in rows[0].split(separator)]
    is_even = (rows.str.count_matches(separator, literal=True) == len(header) - 1).all()
    if '"' in plain or not is_even or any(header.count(name) != 1 for name in columns):
        return None
    table = pl.read_csv(
        plain.encode(),
        separator=separator,
        quote_char=None,
        has_header=False,
        skip_rows=1,
        new_columns=header,
        infer_schema=False,
    )
    cells = pl.all().str.strip_chars().replace("", None)
    return (
        table.select(cells)
        .with_row_index(ROW, offset=2)
        .filter(~pl.all_horizontal(pl.exclude(ROW).is_null()))
        .select(pl.col(ROW).cast(pl.Int64), *columns)
    )


def _lines(
    text: str, separator: str, path: Path, faults: list[Fault]
) -> list[tuple[int, list[str]]] | None:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        return [(reader.line_num, cells) for cells in reader]
    except csv.Error as wrong:  # a quotation mark that is never closed swallows the rest
        faults.append(
            Fault(
                path.name,
                _("row {row}").format(row=reader.line_num),
                str(wrong),
                _("figures"),
                _("check the separators ({separator}) of the row").format(separator=separator),
            )
        )
        return None


def parsed_number(printed: str) -> float | None:
    """A number as Finns print it, ``2 349``, ``34,4``, ``−3 870 000``; None where it is none."""
    number: float | None = pl.select(_numbers(pl.lit(printed))).item()
    return number


def _numbers(printed: pl.Expr) -> pl.Expr:
    """Numbers as Finns print them; null where it is none."""
    plain = (
        printed.str.replace_many({"\u00a0": " ", "\u2212": "-"})
        .str.strip_suffix("%")
        .str.strip_chars()
    )
    digits = plain.str.replace_all(" ", "", literal=True).str.replace(",", ".", literal=True)
    return pl.when(plain.str.contains(_NUMBER)).then(digits.cast(pl.Float64, strict=False))


def tell_blank(table: pl.DataFrame, columns: list[str], file: str, faults: list[Fault]) -> None:
    """Tell each cell that is empty in columns where the publication has none."""
    for name in columns:
        tell_cells(table.filter(pl.col(name).is_null()), a_number(file, name), faults)


def parse_numbers(
    table: pl.DataFrame, columns: list[str], file: str, faults: list[Fault]
) -> pl.DataFrame:
    """Turn printed numbers into floats; what is not a number is a fault and becomes null."""
    numbers = table.with_columns(_numbers(pl.col(columns)))
    for name in columns:
        is_none = numbers[name].is_null() & table[name].is_not_null()
        tell_cells(table.filter(is_none), a_number(file, name), faults)
    return numbers
