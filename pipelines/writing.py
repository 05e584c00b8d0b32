"""Write the warehouse: a new file beside the old one, checked, then swapped in by rename."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import dataframely as dy
import duckdb
import polars as pl
from filelock import FileLock, Timeout

from labourmarket.contracts import TABLES, VIEWS
from labourmarket.warehouse import quoted
from pipelines.carried import YEARLY, Carried

# DuckDB's own: it then writes each group as it comes, and has none left to write at the end.
_ROW_GROUP = 122_880


class AnotherBuildRunsError(Exception):
    """Another process is building into the same folder."""


class IncompleteWarehouseError(Exception):
    """The new file could not be written whole: a full disk, or rows that are not there."""


@contextmanager
def only_build(folder: Path) -> Iterator[None]:
    """Hold the folder's build lock.

    Raises:
        AnotherBuildRunsError: another process holds it.
    """
    with alone(folder / "warehouse.lock", AnotherBuildRunsError):
        yield


@contextmanager
def alone(lock: Path, refusal: type[Exception]) -> Iterator[None]:
    """Hold a lock, or refuse; the kernel lets go of it when the process ends, however."""
    lock.parent.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(lock).acquire(timeout=0):
            yield
    except Timeout as held:
        raise refusal(str(lock.parent)) from held


def swap_in(
    tables: Mapping[str, pl.DataFrame], warehouse: Path, stands: Carried | None = None
) -> None:
    """Write the tables to a new file beside ``warehouse`` and put it in its place.

    Where something stands, the new file begins as a copy of the old one. Whatever stops this
    half-way leaves the old file as it was; what a killed build left behind is removed by the next.
    """
    new, workshop = warehouse.with_suffix(".duckdb.new"), warehouse.with_name(".build")
    _remove(new, workshop)
    try:
        workshop.mkdir(parents=True)
        if stands:
            shutil.copyfile(warehouse, new)
        _write(tables, new, workshop, stands)
        _check(tables, new, stands.standing() if stands else {})
        new.replace(warehouse)
    except (duckdb.Error, pl.exceptions.PolarsError) as failed:
        raise IncompleteWarehouseError(str(failed)) from failed
    finally:
        _remove(new, workshop)


def _remove(new: Path, workshop: Path) -> None:
    for left in (new, new.with_name(new.name + ".wal")):
        left.unlink(missing_ok=True)
    shutil.rmtree(workshop, ignore_errors=True)


def _write(
    tables: Mapping[str, pl.DataFrame], new: Path, workshop: Path, stands: Carried | None
) -> None:
    """Through Parquet: neither DuckDB version's frame scanner is then on the path."""
    with duckdb.connect() as connection:
        # a file that DuckDB 1.5 and 2.0 both read
        connection.execute(f"ATTACH {quoted(new)} AS new (STORAGE_VERSION 'v1.5.0')")
        connection.execute("USE new")
        connection.execute("BEGIN")  # the disk is waited for once, not at each table
        for name, rows in tables.items():
            parquet = workshop / f"{name}.parquet"
            rows.write_parquet(
                parquet, compression="uncompressed", row_group_size=_ROW_GROUP, statistics=False
            )
            if stands and name in YEARLY:
                connection.execute(f"DELETE FROM {name} WHERE {stands.is_anew}")  # noqa: S608 - our own names and numbers
                connection.execute(
                    f"INSERT INTO {name} BY NAME FROM read_parquet({quoted(parquet)})"
                )
                continue
            connection.execute(
                f"CREATE OR REPLACE TABLE {name} AS FROM read_parquet({quoted(parquet)})"
            )
            _describe(connection, "TABLE", name, TABLES[name])
        for name, (contract, parts) in VIEWS.items():
            if not set(parts) <= set(tables):
                continue
            rows_of_all = " UNION ALL BY NAME ".join(f"FROM {part}" for part in parts)
            connection.execute(f"CREATE OR REPLACE VIEW {name} AS {rows_of_all}")
            _describe(connection, "VIEW", name, contract)
        connection.execute("COMMIT")
        connection.execute("USE memory")
        connection.execute("DETACH new")
    with new.open("rb") as written:
        os.fsync(written.fileno())


def _describe(
    connection: duckdb.DuckDBPyConnection, kind: str, name: str, contract: type[dy.Schema]
) -> None:
    description = (contract.__doc__ or "").split("\n\n")[0].replace("'", "''")
    connection.execute(f"COMMENT ON {kind} {name} IS '{description}'")


def _check(tables: Mapping[str, pl.DataFrame], new: Path, standing: Mapping[str, int]) -> None:
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH {quoted(new)} AS new (READ_ONLY)")
        for name, rows in tables.items():
            expected = rows.height + standing.get(name, 0)
            counted = connection.execute(f"SELECT count(*) FROM new.{name}").fetchall()[0][0]  # noqa: S608 - as above
            if counted != expected:
                message = f"{name}: {expected} rows were written, {counted} are there"
                raise IncompleteWarehouseError(message)
