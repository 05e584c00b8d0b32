"""Millions of rows, some of them at a time: all at once would fill the memory."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

_AT_ONCE = 200_000


def by_code(rows: pl.DataFrame, column: str) -> Iterator[pl.DataFrame]:
    """Rows in the order of their codes in a column, some codes at a time; of no rows none."""
    number = rows[column].to_physical()
    used = number.unique().sort()
    at_once = max(1, len(used) * _AT_ONCE // max(1, rows.height))
    for start in range(0, len(used), at_once):
        some = used[start : start + at_once]
        yield rows.filter(number.is_between(some[0], some[-1]))
