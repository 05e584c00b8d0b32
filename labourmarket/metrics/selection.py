"""Rows that a page picks out of a frame."""

from __future__ import annotations

from datetime import date

import polars as pl

# The year of the deck's background table (D1).
DECK_YEAR = date(2022, 1, 1)


def worth_showing(findings: pl.DataFrame) -> pl.DataFrame:
    """The findings that differ beyond rounding."""
    return findings.filter(pl.col("verdict") == "differs")


def in_period(series: pl.DataFrame, period: date) -> pl.DataFrame:
    """The rows of one month or year."""
    return series.filter(pl.col("period") == period)


def of_findings(findings: pl.DataFrame, verdict: str, check: str) -> pl.DataFrame:
    """The findings of a verdict and a check; ``all`` means any."""
    return findings.filter(
        (pl.lit(verdict) == "all") | (pl.col("verdict") == verdict),
        (pl.lit(check) == "all") | (pl.col("check_id") == check),
    )
