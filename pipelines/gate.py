"""The gate: rows pass their table's contract, or are told as faults with key, rule and remedy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

import dataframely as dy
import polars as pl
import polars.selectors as cs

from labourmarket.codes import CODES
from labourmarket.language import gettext as _
from pipelines.faults import Fault

# Area codes with their Finnish names; empty while the classification itself is at fault.
Areas = Mapping[str, str]
# One file with one wrong column would otherwise fill the screen with the same fault.
MOST_FAULTS_OF_A_RULE = 20


@dataclass(frozen=True, slots=True)
class Reading:
    """What one raw file gave: frames by table, and how many rows were read and set aside.

    ``rows_set_aside`` are whole and right, but of areas or contents that this product does not
    hold (sub-regions, the publisher's "unknown" buckets).
    """

    tables: dict[str, pl.DataFrame]
    rows_read: int
    rows_set_aside: int = 0
    released_at: datetime | None = None
    notes: tuple[str, ...] = field(default=())

    def of_release(self, moment: datetime) -> Reading:
        """The same as a release of another moment than the file tells."""
        dated = pl.lit(moment, dtype=pl.Datetime("us")).alias("released_at")
        tables = {
            name: rows.with_columns(dated) if "released_at" in rows.columns else rows
            for name, rows in self.tables.items()
        }
        return replace(self, tables=tables, released_at=moment)


def through(
    contract: type[dy.Schema], rows: pl.DataFrame, file: str, faults: list[Fault]
) -> pl.DataFrame:
    """Let rows through that keep the contract; tell every other row as a fault.

    Returns:
        The good rows in the contract's columns and types; enumerations other than our codes as
        plain text, so that rows of several origins can be joined.
    """
    whole = _without_fractions(contract, rows, file, faults)
    good, failure = contract.filter(whole, cast=True)
    if len(failure):
        faults.extend(_faults(contract, failure.details(), file))
    else:
        good = contract.cast(whole)  # the rows as they lie in memory
    return pl.DataFrame(good).with_columns((cs.enum() - cs.by_dtype(*CODES)).cast(pl.String))


def _without_fractions(
    contract: type[dy.Schema], rows: pl.DataFrame, file: str, faults: list[Fault]
) -> pl.DataFrame:
    """Tell fractions where the contract counts whole things; a cast would cut them silently."""
    counted = [
        name
        for name, column in contract.columns().items()
        if column.dtype.is_integer() and rows.schema[name].is_float()
    ]
    for name in counted:
        for row in rows.filter(pl.col(name) % 1 != 0).iter_rows(named=True):
            faults.append(
                Fault(
                    file,
                    f"{_where(row, contract)}, {name}",
                    str(row[name]),
                    _("a whole number"),
                    _("write the figure as the source prints it"),
                )
            )
    whole = [(pl.col(name) % 1 == 0).fill_null(value=True) for name in counted]
    return rows.filter(whole) if whole else rows


def _where(row: Mapping[str, object], contract: type[dy.Schema]) -> str:
    key = contract.primary_key() or contract.column_names()[:2]
    return ", ".join(f"{name}={row[name]}" for name in key if row.get(name) is not None)


def _faults(contract: type[dy.Schema], details: pl.DataFrame, file: str) -> list[Fault]:
    columns = contract.column_names()
    told = []
    for rule in (name for name in details.columns if name not in columns):
        broken = details.filter(pl.col(rule).cast(pl.String) == "invalid")
        for row in broken.head(MOST_FAULTS_OF_A_RULE).iter_rows(named=True):
            told.append(_fault(rule, row, _where(row, contract), file))
        if broken.height > MOST_FAULTS_OF_A_RULE:
            told.append(_more(rule, broken.height - MOST_FAULTS_OF_A_RULE, file))
    return told


def _fault(rule: str, row: dict[str, object], where: str, file: str) -> Fault:
    column, _bar, kind = rule.partition("|")
    if rule == "primary_key":
        return Fault(
            file,
            where,
            _("the same key more than once"),
            _("each key once"),
            _("remove the repeated row"),
        )
    found = str(row.get(column)) if kind else _values(row)
    return Fault(file, where, found, _expected(column, kind), _("check the figure at its source"))


def _more(rule: str, count: int, file: str) -> Fault:
    return Fault(
        file,
        rule,
        _("{count} more rows with the same fault").format(count=count),
        _expected(*rule.split("|", 1)) if "|" in rule else rule,
        _("mend the rows above first"),
    )


def _expected(column: str, kind: str = "") -> str:
    if not kind:
        return column.replace("_", " ")
    return _("{column} keeps the rule {rule}").format(column=column, rule=kind)


def _values(row: dict[str, object]) -> str:
    shown = ("value", "low", "high", "status")
    return ", ".join(f"{name}={row[name]}" for name in shown if name in row) or str(row)
