"""What a build carries over from the warehouse that is served: years that no raw file tells anew.

A figure, published or computed, follows from the raw files that tell something of its own year and
from nothing else (``tables.computed_observations``). So a year stands as it is, and its files are
not read, where every file behind it would be read as it was (``identity``). Trends, forecasts,
peers and findings reach over years and are always made anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import dataframely as dy
import duckdb
import polars as pl

from labourmarket import contracts, warehouse
from labourmarket.catalogue.indicators import SEASONAL
from labourmarket.catalogue.sources import (
    FORUM_2023,
    STATFIN_11RA,
    STATFIN_12R5,
    STATFIN_12U4,
    STATFIN_12UB,
    STATFIN_121W,
)
from labourmarket.metrics import peers
from pipelines import checks, corrections
from pipelines.checks import raw_files
from pipelines.raw import File, RawFile

# They tell observations and nothing else. The deck's are few, and it is always read.
SOURCES = tuple(
    source.id for source in (STATFIN_12R5, STATFIN_12UB, STATFIN_12U4, STATFIN_11RA, STATFIN_121W)
)
YEARLY = ("observation", "superseded_observation")
# Of these something reaches over years.
_REACHING = sorted({*(entry.id for entry in SEASONAL), *peers.COUNTS, *checks.COMPARED})


@dataclass(frozen=True, slots=True)
class Carried:
    """The years that are made anew, while all others stand, and what was told of unread files.

    ``account`` has the rows of ``load``, ``source_note`` and ``finding`` of those files.
    """

    years: list[int]
    account: dict[str, pl.DataFrame]

    @property
    def is_anew(self) -> str:
        """Whether a row is of a year that is made anew, in SQL.

        Our own numbers and codes stand in the statements: a bound parameter has DuckDB import
        pandas, which takes half a second of the build.
        """
        return f"year(period) IN ({', '.join(map(str, self.years))})" if self.years else "false"

    def releases(self) -> pl.DataFrame:
        """What the files that are not read have told of the years that are made anew.

        Returns:
            Rows of ``contracts.ObservationRelease``.
        """
        wanted = f"{self.is_anew} AND source_id IN ({_quoted(SOURCES)})"
        return _rows("observation_release", wanted, contracts.ObservationRelease)

    def reaching(self) -> pl.DataFrame:
        """The observations that stand, of all that trends, peers and checks are made of."""
        wanted = f"indicator_id IN ({_quoted(_REACHING)}) OR source_id = '{FORUM_2023.id}'"
        return _rows("observation", f"NOT {self.is_anew} AND ({wanted})", contracts.Observation)

    def standing(self) -> dict[str, int]:
        """How many rows of each of ``YEARLY`` stand."""
        return {
            name: warehouse.query(f"SELECT count(*) FROM {name} WHERE NOT {self.is_anew}").item()  # noqa: S608 - our own
            for name in YEARLY
        }


def unread(read_as: Mapping[File, str]) -> frozenset[File]:
    """The raw files whose rows stand in the served warehouse; none where every file is to be read.

    Args:
        read_as: what every raw file would be read as now.
    """
    try:
        ledger = warehouse.query(
            "SELECT source_id, file, read_as FROM load, build WHERE as_of IS NULL"
        )
    except (warehouse.WarehouseMissingError, duckdb.Error):
        return frozenset()  # a first build, or a file of an older form
    was = {(source_id, file): as_what for source_id, file, as_what in ledger.iter_rows()}
    telling = {file for file in was if file[0] in (FORUM_2023.id, *SOURCES)}
    if any(read_as.get(file) != was[file] for file in telling):
        return frozenset()
    return frozenset(file for file in telling if file[0] in SOURCES)


def beside(read: Iterable[RawFile], files: frozenset[File]) -> Carried | None:
    """What stands beside the files that were read; None where none of it can.

    A correction of a year that is made anew is held against figures as they were published, which
    the warehouse no longer has.

    Args:
        read: the files that were read.
        files: what ``unread`` has told, which were not.
    """
    account = {name: warehouse.query(f"FROM {name}") for name in ("load", "source_note", "finding")}
    told = set(account["load"].select("source_id", "file").iter_rows())
    new = [one for one in read if (one.source_id, one.path.name) not in told]
    years = sorted({year for one in new for year in _years(one)})
    if any(month.year in years for month in corrections.months()):
        return None
    names = pl.DataFrame(sorted(files), schema=["source_id", "file"], orient="row")
    of_files = ["source_id", "file"]
    subjects = pl.concat_str(names["source_id"], pl.lit("/"), names["file"])
    return Carried(
        years,
        {
            "load": account["load"].join(names, on=of_files, how="semi"),
            "source_note": account["source_note"].join(names, on=of_files, how="semi"),
            "finding": account["finding"].filter(
                pl.col("check_id") == raw_files.CHECK, pl.col("subject").is_in(subjects)
            ),
        },
    )


def _years(raw_file: RawFile) -> set[int]:
    rows = raw_file.reading.tables.get("observation_release")
    return set() if rows is None else set(rows["period"].dt.year().unique())


def _rows(table: str, wanted: str, contract: type[dy.Schema]) -> pl.DataFrame:
    """Rows of a table of the observations' form, as the gate lets them through."""
    schema = contract.create_empty().schema
    return warehouse.query(f"SELECT {', '.join(schema)} FROM {table} WHERE {wanted}").cast(schema)  # noqa: S608 - our own


def _quoted(codes: Iterable[str]) -> str:
    return ", ".join(f"'{code}'" for code in codes)
