"""Which differences have been looked into, each with the difference it explains as its guard."""

from __future__ import annotations

import tomllib
from pathlib import Path

import polars as pl

KNOWN = Path(__file__).with_name("known_differences.toml")
# Findings are stored with six decimals.
SAME = 1e-5


def explained(findings: pl.DataFrame, path: Path = KNOWN) -> pl.DataFrame:
    """Set each finding beside its explanation.

    Returns:
        The findings with ``reason_fi``: null where nobody has explained the difference, or where
        it is no longer the one that was explained.
    """
    known = pl.DataFrame(tomllib.loads(path.read_text("utf-8"))["known"]).rename(
        {"difference": "expected"}
    )
    joined = findings.join(
        known, on=["check_id", "subject"], how="left", validate="1:1", maintain_order="left"
    )
    still = (pl.col("difference") - pl.col("expected")).abs() < SAME
    return joined.with_columns(reason_fi=pl.when(still).then(pl.col("reason_fi"))).drop("expected")


def unexplained(findings: pl.DataFrame, path: Path = KNOWN) -> pl.DataFrame:
    """The findings that differ and that nothing explains."""
    return explained(findings, path).filter(
        pl.col("verdict") == "differs", pl.col("reason_fi").is_null()
    )
