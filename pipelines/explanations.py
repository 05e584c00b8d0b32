"""Which differences have been looked into, each with the difference it explains as its guard."""

from __future__ import annotations

import tomllib
from pathlib import Path

import polars as pl

KNOWN = Path(__file__).with_name("known_differences.toml")
FINDING = ["check_id", "subject"]
# Findings are stored with six decimals.
SAME = 1e-5
STILL = (pl.col("difference") - pl.col("expected")).abs() < SAME


def explained(findings: pl.DataFrame, path: Path = KNOWN) -> pl.DataFrame:
    """Set each finding beside its explanation.

    Returns:
        The findings with ``reason_fi``: null where nobody has explained the difference, or where
        it is no longer the one that was explained.
    """
    joined = findings.join(
        _known(path), on=FINDING, how="left", validate="1:1", maintain_order="left"
    )
    return joined.with_columns(reason_fi=pl.when(STILL).then(pl.col("reason_fi"))).drop("expected")


def _known(path: Path) -> pl.DataFrame:
    return pl.DataFrame(tomllib.loads(path.read_text("utf-8"))["known"]).rename(
        {"difference": "expected"}
    )


def unexplained(findings: pl.DataFrame, path: Path = KNOWN) -> pl.DataFrame:
    """The findings that differ and that nothing explains."""
    return explained(findings, path).filter(
        pl.col("verdict") == "differs", pl.col("reason_fi").is_null()
    )


def stale(findings: pl.DataFrame, path: Path = KNOWN) -> pl.DataFrame:
    """The entries that explain a difference which is not there, or no longer that large.

    Returns:
        ``check_id``, ``subject``, ``expected`` (the difference that was explained) and
        ``difference`` (what is found now: null where nothing is compared there any more).
    """
    found = findings.select(*FINDING, "difference")
    joined = _known(path).join(found, on=FINDING, how="left", validate="1:1", maintain_order="left")
    return joined.filter(STILL.not_() | STILL.is_null()).select(*FINDING, "expected", "difference")
