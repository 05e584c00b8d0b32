"""The shape of a finding, made in one place."""

from __future__ import annotations

import polars as pl

from labourmarket.catalogue.checks import EXPLANATIONS
from labourmarket.metrics.reconciliation import reconciled

COLUMNS = [
    "check_id",
    "subject",
    "published",
    "computed",
    "difference",
    "tolerance",
    "verdict",
    "note_fi",
]


def found(check_id: str, rows: pl.DataFrame) -> pl.DataFrame:
    """Give compared figures their verdict.

    Args:
        check_id: what the check is called in ``catalogue.checks``, which tells what it compares.
        rows: ``subject``, ``published``, ``computed``, ``unit`` and ``tolerance``.
    """
    return (
        reconciled(
            rows.with_columns(pl.col("published", "computed", "unit", "tolerance").cast(pl.Float64))
        )
        .with_columns(
            check_id=pl.lit(check_id),
            note_fi=pl.lit(EXPLANATIONS[check_id].fi),
            difference=pl.col("difference").round(6),
            computed=pl.col("computed").round(6),
        )
        .select(COLUMNS)
    )


def subject(*codes: str) -> pl.Expr:
    """Name what is compared by the codes in these columns: ``TA22/jobseekers``."""
    return pl.concat_str([pl.col(code) for code in codes], separator="/")
