"""Kela tells every month anew in each file: of two files the newer one is believed.

A downloaded file is whole: it tells everything of each place and month that it has, so that a row
of an older file which it lacks has been withdrawn. A file loaded by hand may be an extract; it
stands against the same rows only. Files that differ and are of one moment, or of none that is
known, are a conflict, told elsewhere.
"""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from labourmarket import contracts
from pipelines.raw import RawFile

TABLE = "municipal_benefit_share"
ROW = contracts.MunicipalBenefitShare.primary_key()
PLACE_AND_MONTH = ["area_code", "period"]


def newest(read: list[RawFile]) -> list[RawFile]:
    """The files with only those of Kela's rows that no newer file tells anew."""
    stating = [one for one in read if TABLE in one.reading.tables and one.origin.told_at]
    if len(stating) < 2:  # noqa: PLR2004 - one file restates nothing
        return read
    rows = _told([(raw_file, ROW) for raw_file in stating])
    months = _told([(one, PLACE_AND_MONTH) for one in stating if one.origin.dataset])
    return [_believed(one, rows, months) if one in stating else one for one in read]


def _told(stating: list[tuple[RawFile, list[str]]]) -> pl.DataFrame:
    """When each key was last told."""
    parts = [
        raw_file.reading.tables[TABLE].select(key).unique().with_columns(_moment(raw_file))
        for raw_file, key in stating
    ]
    if not parts:
        return pl.DataFrame()
    key = [name for name in parts[0].columns if name != "told_at"]
    return pl.concat(parts).group_by(key).agg(pl.col("told_at").max())


def _moment(raw_file: RawFile) -> pl.Expr:
    return pl.lit(raw_file.origin.told_at, dtype=pl.Datetime("us")).alias("told_at")


def _believed(raw_file: RawFile, rows: pl.DataFrame, months: pl.DataFrame) -> RawFile:
    believed = raw_file.reading.tables[TABLE]
    for told in (rows, months):
        if not told.is_empty():
            key = [name for name in told.columns if name != "told_at"]
            later = told.filter(pl.col("told_at") > _moment(raw_file))
            believed = believed.join(later, on=key, how="anti")
    tables = {**raw_file.reading.tables, TABLE: believed}
    return replace(raw_file, reading=replace(raw_file.reading, tables=tables))
