"""Municipalities, regions and employment areas (Statistics Finland), as they are on 1 January.

Two forms are read: one table of all areas (``areas_2026.csv``), and the answers of the
classification service as they came. The newest year holds; ``past_classification`` reads the older
ones for the municipalities that have ended since.
"""

from __future__ import annotations

import re
from pathlib import Path

import orjson
import polars as pl

from labourmarket import contracts
from labourmarket.language import gettext as _
from pipelines import gate, origin
from pipelines.faults import Fault
from pipelines.formats.cells import Asked, tell_cells
from pipelines.formats.text import read_table
from pipelines.gate import Areas, Reading
from pipelines.sources import classification_answers as answers
from pipelines.sources.classification_answers import Part

FOLDER, PATTERN = "classification", "areas_*.csv"
COLUMNS = [name for name in contracts.Area.column_names() if name != "valid_to"]
_TABLE = re.compile(r"areas_(\d{4})(-[0-9a-f]{8})?\.csv")


def files(folder: Path) -> list[Path]:
    """The files of the newest year: one table, or every answer that makes a whole."""
    chosen = by_year(folder)
    return _with_parts(chosen[max(chosen)]) if chosen else []


def by_year(folder: Path) -> dict[int, Path]:
    """The file that stands for each year: an answer of the service goes before a table."""
    tables = [path for path in folder.glob("*.csv") if _TABLE.fullmatch(path.name)]
    of_service = [path for path in folder.glob("*.json") if _is_main(path)]
    latest_last = [*origin.newest_first(tables)[::-1], *origin.newest_first(of_service)[::-1]]
    return {year_of(path): path for path in latest_last}


def year_of(path: Path) -> int:
    """Of which year a file is that stands for one."""
    part = answers.archived(path.name)
    return int(part.day[:4] if part else path.stem.removeprefix("areas_")[:4])


def _is_main(path: Path) -> bool:
    part = answers.archived(path.name)
    return part is not None and part == answers.whole(part.day)[-1]


def _with_parts(main: Path) -> list[Path]:
    part = answers.archived(main.name)
    return [main] if part is None else [*_parts(main.parent, part.day).values()]


def _parts(folder: Path, day: str) -> dict[Part, Path]:
    """The newest file of each answer of one day, the one that stands for all first."""
    wanted = answers.whole(day)[::-1]
    newest_last = origin.newest_first(folder.glob(f"*_{day}_*.json"))[::-1]
    found = {answers.archived(path.name): path for path in newest_last}
    return {part: found[part] for part in wanted if part in found}


def is_form(columns: list[str], name: str) -> bool:
    """Whether a delimited text is a table of all areas, and its name tells the year."""
    return set(columns) >= set(COLUMNS) and _TABLE.fullmatch(name) is not None


def archived_name(path: Path) -> str:
    """The name without ending under which a file is archived, whatever it was called before."""
    part = answers.part_of(path)
    return Path(part.file).stem if part else path.stem


def read(path: Path, _areas: Areas, faults: list[Fault]) -> Reading | None:
    """Read the areas; they are what every other source's codes are held against.

    The answers of the service are read together, with the one that stands for all; each of the
    others counts as a file of its own without rows.
    """
    if answers.archived(path.name) and not _is_main(path):
        return Reading({}, rows_read=0)
    published = extract(path, faults)
    if published is None:
        return None
    areas = through_gate(published, path.name, faults)
    return Reading({"area": areas}, rows_read=published.height)


def through_gate(published: pl.DataFrame, file: str, faults: list[Fault]) -> pl.DataFrame:
    """Let areas through; each must belong to areas that stand beside it."""
    for column in ("employment_area_code", "region_code"):
        _tell_unknown(published, column, file, faults)
    of_today = published.with_columns(valid_to=pl.lit(None, pl.Date))
    return gate.through(contracts.Area, of_today, file, faults)


def extract(path: Path, faults: list[Fault]) -> pl.DataFrame | None:
    """The areas as published, every cell a string, with the ``row`` at which each stands."""
    part = answers.archived(path.name)
    if part is None:
        return read_table(path, ",", COLUMNS, faults)
    told = _told(path.parent, part.day, faults)
    return None if told is None else answers.areas(told, part.day)


def _told(folder: Path, day: str, faults: list[Fault]) -> dict[Part, object] | None:
    """What every answer of a day says; None, and a fault for each, where some are not whole."""
    paths = _parts(folder, day)
    told = {part: _answer(path) for part, path in paths.items()}
    wrong = [part for part in answers.whole(day) if not answers.is_answer(part, told.get(part))]
    for part in wrong:
        faults.append(
            Fault(
                part.file,
                _("whole file"),
                _("no whole answer of the classification service"),
                _("every answer of one day: {parts}").format(
                    parts=", ".join(whole.file for whole in answers.whole(day))
                ),
                _("fetch them again: python -m pipelines download classification"),
            )
        )
    return None if wrong else told


def tell_incomplete(folder: Path, faults: list[Fault]) -> None:
    """Tell of which days there are answers but not all of them: only the whole counts."""
    parts = [answers.archived(path.name) for path in folder.glob("*.json")]
    for day in sorted({part.day for part in parts if part}):
        _told(folder, day, faults)


def _answer(path: Path) -> object:
    try:
        return orjson.loads(path.read_bytes().removeprefix(b"\xef\xbb\xbf"))
    except orjson.JSONDecodeError:
        return None


def _tell_unknown(areas: pl.DataFrame, column: str, file: str, faults: list[Fault]) -> None:
    """A municipality belongs to areas that stand in the same file."""
    unknown = areas.filter(
        pl.col(column).is_not_null(), ~pl.col(column).is_in(areas["area_code"].to_list())
    )
    asked = Asked(
        file,
        column,
        _("the code of an area in this file"),
        _("check the spelling, or add it to the catalogue"),
    )
    tell_cells(unknown, asked, faults)
