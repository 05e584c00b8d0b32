"""What a build carries over from the warehouse that is served: years that no raw file tells anew.

A figure, published or computed, follows from the raw files that tell something of its own year and
from nothing else (``tables.computed_observations``). So a year stands as it is, and its files are
not read, where every file behind it would be read as it was (``identity``). Trends, forecasts,
peers and findings reach over years and are always made anew.

Kela tells every month anew in each file: what its earlier files have told stands as one, which a
later file is held against.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Set
from dataclasses import dataclass
from datetime import UTC, datetime

import dataframely as dy
import duckdb
import polars as pl

from labourmarket import contracts, settings, warehouse
from labourmarket.catalogue.indicators import SEASONAL
from labourmarket.catalogue.sources import (
    FORUM_2023,
    KELA_MUNICIPAL_SHARE,
    STATFIN_11RA,
    STATFIN_12R5,
    STATFIN_12U4,
    STATFIN_12UB,
    STATFIN_121W,
)
from labourmarket.codes import INDICATOR
from labourmarket.metrics import peers
from pipelines import checks, corrections, restated
from pipelines.checks import raw_files
from pipelines.gate import Reading
from pipelines.origin import Origin
from pipelines.raw import File, Identity, RawFile

# They tell observations and nothing else. The deck's are few, and it is always read.
SOURCES = tuple(
    source.id for source in (STATFIN_12R5, STATFIN_12UB, STATFIN_12U4, STATFIN_11RA, STATFIN_121W)
)
KELA = KELA_MUNICIPAL_SHARE.id
FILE = ["source_id", "file"]
YEARLY = ("observation", "superseded_observation")
# Of these something reaches over years.
_REACHING = sorted({*(entry.id for entry in SEASONAL), *peers.COUNTS, *checks.COMPARED})


@dataclass(frozen=True, slots=True)
class Carried:
    """The years that are made anew, while all others stand, and what was told of unread files.

    ``account`` has the rows of ``load``, ``source_note`` and ``finding`` of those files.
    ``told_at`` is when the newest unread file of Kela was told; None where its files are read.
    ``whole`` are the tables that stand as they are: Kela's, where no file of it was read.
    """

    years: list[int]
    account: dict[str, pl.DataFrame]
    told_at: datetime | None
    whole: frozenset[str]

    @property
    def is_anew(self) -> str:
        """Whether a row is of a year that is made anew, in SQL.

        Our own numbers and codes stand in the statements: a bound parameter has DuckDB import
        pandas, which takes half a second of the build.
        """
        return f"year(period) IN ({', '.join(map(str, self.years))})" if self.years else "false"

    def told(self) -> RawFile:
        """What the unread files have told of the years that are made anew, and Kela's of all."""
        wanted = f"{self.is_anew} AND source_id IN ({_quoted(SOURCES)})"
        tables = {
            "observation_release": _rows(
                "observation_release", wanted, contracts.ObservationRelease
            )
        }
        if self.told_at:
            benefits = contracts.MunicipalBenefitShare
            tables[restated.TABLE] = _rows(restated.TABLE, "true", benefits)
        path, now = settings.warehouse_path(), datetime.now(UTC).replace(tzinfo=None)
        return RawFile(path.stem, path, _at(self.told_at), Reading(tables, rows_read=0), now, now)

    def reaching(self) -> pl.DataFrame:
        """The observations that stand, of all that trends, peers and checks are made of.

        Returns:
            ``indicator_id``, ``area_code``, ``period``, ``frequency``, ``source_id``, ``value``: of
            the rest they ask nothing.
        """
        told = ["area_code", "period", "frequency", "source_id", "value"]
        deck = f"source_id = '{FORUM_2023.id}' AND indicator_id NOT IN ({_quoted(_REACHING)})"
        # One at a time: of a country's texts all at once would fill the memory.
        parts = [
            self._standing(f"indicator_id = '{id_}'", told).select(
                pl.lit(id_, INDICATOR).alias("indicator_id"), *told
            )
            for id_ in _REACHING
        ]
        return pl.concat([*parts, self._standing(deck, ["indicator_id", *told])])

    def _standing(self, wanted: str, columns: list[str]) -> pl.DataFrame:
        return _rows(
            "observation", f"NOT {self.is_anew} AND {wanted}", contracts.Observation, columns
        )

    def standing(self) -> dict[str, int]:
        """How many rows of each of ``YEARLY`` stand."""
        return {
            name: warehouse.query(f"SELECT count(*) FROM {name} WHERE NOT {self.is_anew}").item()  # noqa: S608 - our own
            for name in YEARLY
        }


def unread(known: Mapping[File, Identity]) -> frozenset[File]:
    """The raw files whose rows stand in the served warehouse; none where every file is to be read.

    Args:
        known: what every raw file would be read as now.
    """
    try:
        ledger = warehouse.query(
            "SELECT source_id, file, read_as FROM load, build WHERE as_of IS NULL"
        )
    except (warehouse.WarehouseMissingError, duckdb.Error):
        return frozenset()  # a first build, or a file of an older form
    was = {(source_id, file): read_as for source_id, file, read_as in ledger.iter_rows()}
    same = {file for file in was if file in known and known[file].read_as == was[file]}
    telling = {file for file in was if file[0] in (FORUM_2023.id, *SOURCES)}
    if not telling <= same:
        return frozenset()
    of_kela = {file for file in was if file[0] == KELA}
    stands = {file for file in telling if file[0] in SOURCES}
    return frozenset(stands | of_kela if of_kela <= same and _are_older(of_kela, known) else stands)


def _are_older(files: Set[File], known: Mapping[File, Identity]) -> bool:
    """Whether every other file of Kela was told after each of these."""
    newest = _newest(files, known)
    others = [known[file].told_at for file in known if file[0] == KELA and file not in files]
    return newest is not None and all(moment is not None and moment > newest for moment in others)


def _newest(files: Iterable[File], known: Mapping[File, Identity]) -> datetime | None:
    """When the newest of Kela's files was told; None where that is not known of each."""
    moments = [known[file].told_at for file in files if file[0] == KELA]
    return max((moment for moment in moments if moment), default=None) if all(moments) else None


def beside(
    read: Collection[RawFile], files: frozenset[File], known: Mapping[File, Identity]
) -> Carried | None:
    """What stands beside the files that were read; None where none of it can.

    A correction of a year that is made anew is held against figures as they were published, which
    the warehouse no longer has.

    Args:
        read: the files that were read.
        files: what ``unread`` has told, which were not.
        known: what every raw file would be read as now.
    """
    account = {name: warehouse.query(f"FROM {name}") for name in ("load", "source_note", "finding")}
    told = set(account["load"].select("source_id", "file").iter_rows())
    new = [one for one in read if (one.source_id, one.path.name) not in told]
    years = sorted({year for one in new for year in _years(one)})
    if any(month.year in years for month in corrections.months()):
        return None
    names = pl.DataFrame(sorted(files), schema=FILE, orient="row")
    of_files = pl.col("subject").is_in([f"{source_id}/{file}" for source_id, file in files])
    return Carried(
        years,
        {
            "load": account["load"].join(names, on=FILE, how="semi"),
            "source_note": account["source_note"].join(names, on=FILE, how="semi"),
            "finding": account["finding"].filter(pl.col("check_id") == raw_files.CHECK, of_files),
        },
        _newest(files, known),
        whole=frozenset({restated.TABLE} - {of for one in read for of in one.reading.tables}),
    )


def _at(moment: datetime | None) -> Origin:
    """Where rows of the warehouse come from; of it only the moment is asked."""
    return Origin("", "", "", "", False, None, None, "", None, told_at=moment)  # noqa: FBT003


def _years(raw_file: RawFile) -> set[int]:
    rows = raw_file.reading.tables.get("observation_release")
    return set() if rows is None else set(rows["period"].dt.year().unique())


def _rows(
    table: str, wanted: str, contract: type[dy.Schema], columns: Iterable[str] = ()
) -> pl.DataFrame:
    """Rows of a table, or some columns of them, as the gate lets them through."""
    schema = contract.create_empty().schema
    types = pl.Schema({name: schema[name] for name in columns or schema})
    return warehouse.query(f"SELECT {', '.join(types)} FROM {table} WHERE {wanted}").cast(types)  # noqa: S608 - our own


def _quoted(codes: Iterable[str]) -> str:
    return ", ".join(f"'{code}'" for code in codes)
