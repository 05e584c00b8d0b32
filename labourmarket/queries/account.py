"""What is in the warehouse, where it is from, what was checked and what has changed."""

from __future__ import annotations

from datetime import date

import polars as pl

from labourmarket.contracts import READABLE
from labourmarket.warehouse import query, remembered


@remembered
def findings(*check_ids: str) -> pl.DataFrame:
    """The findings of these checks, or of all, the differing ones first."""
    return query(
        """
        SELECT * FROM finding WHERE len($check_ids) = 0 OR list_contains($check_ids, check_id)
        ORDER BY list_position(['differs', 'rounding', 'matches'], verdict), check_id, subject
        """,
        check_ids=list(check_ids),
    )


@remembered
def loads() -> pl.DataFrame:
    """The ledger of the build: one row per raw file, as ``contracts.Load`` has it."""
    return query("SELECT * FROM load ORDER BY source_id, file")


@remembered
def newest_by_source() -> pl.DataFrame:
    """Newest period and release of each source that was loaded.

    Returns:
        ``source_id``, ``newest`` (null where the source has no periods), ``frequency`` and
        ``released_at`` (null where the day of release is not known) and ``retrieved``.
    """
    return query(
        """
        WITH periods AS (
            SELECT DISTINCT source_id, period, frequency FROM observation
            UNION ALL SELECT DISTINCT source_id, period, 'month' FROM service_line_placement
            UNION ALL SELECT DISTINCT 'kela_municipal_share', period, 'month'
                      FROM municipal_benefit_share
            UNION ALL SELECT DISTINCT 'statfin_other', period, frequency FROM statfin_cell
            UNION ALL SELECT DISTINCT source_id, make_date(year, coalesce(month, 1), 1),
                                      if(month IS NULL, 'year', 'month') FROM budget_line
        ),
        newest AS (  -- joined one to one: a source has many files, and many figures of each period
            SELECT source_id, max(period) AS newest, arg_max(frequency, period) AS frequency
            FROM periods GROUP BY source_id
        ),
        files AS (
            SELECT source_id, max(released_at) AS released_at, max(retrieved) AS retrieved
            FROM load GROUP BY source_id
        )
        SELECT source_id, newest, frequency, released_at, retrieved
        FROM files LEFT JOIN newest USING (source_id)
        ORDER BY source_id
        """
    )


@remembered
def other_tables() -> pl.DataFrame:
    """The StatFin tables that were loaded as files and that no indicator uses.

    Returns:
        One row per table: ``table_id``, ``table_title``, ``areas``, ``contents`` and ``rows``
        (numbers of them), ``frequency``, ``oldest`` and ``newest`` (periods) and ``released_at``.
    """
    return query(
        """
        SELECT table_id, arg_max(table_title, released_at) AS table_title,
               count(DISTINCT area_code) AS areas, count(DISTINCT content) AS contents,
               count(*) AS rows, min(frequency::VARCHAR) AS frequency, min(period) AS oldest,
               max(period) AS newest, max(released_at) AS released_at
        FROM statfin_cell GROUP BY table_id ORDER BY table_id
        """
    )


@remembered
def other_table(table_id: str) -> pl.DataFrame:
    """The cells of one of these tables, as ``contracts.StatfinCell`` has them."""
    return query("SELECT * FROM statfin_cell WHERE table_id = $table_id", table_id=table_id)


@remembered
def build() -> pl.DataFrame:
    """How the warehouse was built: the one row of ``contracts.Build``."""
    return query("SELECT * FROM build")


def known_as_of() -> date | None:
    """The day whose knowledge the warehouse shows; None where it shows all that is known."""
    as_of: date | None = build()["as_of"].item()
    return as_of


@remembered
def changes() -> pl.DataFrame:
    """What the last download changed, as ``contracts.ChangeInBuild`` has it."""
    return query(
        "SELECT * FROM change_in_build "
        "ORDER BY source_id, kind, indicator_id, period DESC, area_code"
    )


def holds_invented_data() -> bool:
    """Whether any file of the warehouse is marked as invented."""
    return bool(loads()["invented"].any())


def table(name: str) -> pl.DataFrame:
    """A whole table of the warehouse for download.

    Kela's shares are left to ``metrics.disclosure``, which says what of them may be shown.
    """
    if name not in READABLE:
        raise KeyError(name)
    return query(f"SELECT * FROM {name}")  # noqa: S608 - the name is one of the contracts'
