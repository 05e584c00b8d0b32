"""The one door to the warehouse: a read-only DuckDB file that each build swaps in whole.

A build replaces the file by rename. DuckDB caches a file per path inside a process, so a reader
that reconnected would go on seeing the old one: each version is therefore attached to an in-memory
hub of its own, and a new hub is opened when the file has changed. Answers are kept per version.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache, wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import duckdb
import polars as pl

from labourmarket import settings
from labourmarket.language import current

_READER: dict[str, str | bool | int | float | list[str]] = {
    "threads": "2",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}
_held: ContextVar[str | None] = ContextVar("_held", default=None)
# Answers of one question that are kept. A picture of a whole country's months is some 0.2 MB, all
# that is known of one municipality over twenty years 0.6 MB.
_ANSWERS, _LARGE_ANSWERS = 256, 64
_lock = threading.Lock()
_hub: tuple[str, duckdb.DuckDBPyConnection] | None = None

Question = ParamSpec("Question")
Answer = TypeVar("Answer")


class WarehouseMissingError(Exception):
    """There is no warehouse at the path of the settings."""


class WarehouseOutdatedError(WarehouseMissingError):
    """The warehouse was built by an earlier version and lacks what is asked for."""


def version() -> str:
    """Name the warehouse file that a question asked now would be answered from.

    Raises:
        WarehouseMissingError: nothing has been built yet.
    """
    return _held.get() or _found()


@contextmanager
def holding_one_version() -> Iterator[None]:
    """Answer all questions within the block from the warehouse that is there when it begins.

    So no page tells of two builds at once. Nor does each of its many questions look at the file
    anew, which takes longer than to find what is remembered.

    Raises:
        WarehouseMissingError: nothing has been built yet.
    """
    before = _held.set(_found())
    try:
        yield
    finally:
        _held.reset(before)


def _found() -> str:
    path = settings.warehouse_path()
    try:
        file = path.stat()
    except FileNotFoundError as missing:
        raise WarehouseMissingError(str(path)) from missing
    return f"{path}:{file.st_dev}-{file.st_ino}-{file.st_mtime_ns}-{file.st_size}"


def query(sql: str, **parameters: object) -> pl.DataFrame:
    """Ask the warehouse; ``$name`` in the statement is bound to the parameter of that name.

    Raises:
        WarehouseMissingError: nothing has been built yet.
        WarehouseOutdatedError: a table or column is not there.
    """
    cursor = _connection(version()).cursor()
    cursor.execute("USE warehouse")
    try:
        # a relation of sql() reads the whole table where a parameter is bound: thirty times as slow
        answer = cursor.execute(sql, parameters or None).to_arrow_table()
    except (duckdb.CatalogException, duckdb.BinderException) as lacking:
        raise WarehouseOutdatedError(str(settings.warehouse_path())) from lacking
    return pl.DataFrame(pl.from_arrow(answer))


def remembered(question: Callable[Question, Answer]) -> Callable[Question, Answer]:
    """Keep the answers of a question until the warehouse changes; they are never mutated."""
    return _kept(question, _ANSWERS)


def remembered_large(question: Callable[Question, Answer]) -> Callable[Question, Answer]:
    """The same for large answers, of which fewer are kept."""
    return _kept(question, _LARGE_ANSWERS)


def _kept(question: Callable[Question, Answer], most: int) -> Callable[Question, Answer]:
    @lru_cache(maxsize=most)
    def of_version(_version: str, *args: Any, **kwargs: Any) -> Answer:
        return question(*args, **kwargs)

    @wraps(question)
    def ask(*args: Question.args, **kwargs: Question.kwargs) -> Answer:
        # codes and dates are hashable, which a ParamSpec cannot say
        return of_version(version(), *args, **kwargs)  # type: ignore[arg-type]

    return ask


def remembered_in_words(question: Callable[Question, Answer]) -> Callable[Question, Answer]:
    """The same for an answer in words: kept for each language, and for the area of the settings.

    Whoever is given such an answer shares it with all readers: figures are never changed after.
    """

    def in_words(_language: str, _area: tuple[str, ...], *args: Any, **kwargs: Any) -> Answer:
        return question(*args, **kwargs)

    kept = _kept(in_words, _LARGE_ANSWERS)

    @wraps(question)
    def ask(*args: Question.args, **kwargs: Question.kwargs) -> Answer:
        return kept(current(), tuple(settings.area_setting()), *args, **kwargs)

    return ask


def quoted(path: Path) -> str:
    """A path as an SQL literal, for the statements that take no parameters (ATTACH)."""
    return "'" + str(path).replace("'", "''") + "'"


def _connection(wanted: str) -> duckdb.DuckDBPyConnection:
    global _hub
    with _lock:
        if _hub is None or _hub[0] != wanted:
            connection = duckdb.connect(config=_READER)
            path = quoted(settings.warehouse_path())
            connection.execute(f"ATTACH {path} AS warehouse (READ_ONLY)")
            _hub = (wanted, connection)
        return _hub[1]
