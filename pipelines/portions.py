"""Millions of rows, some of them at a time: all at once would fill the memory."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

import polars as pl

# As many as a processor keeps at hand, or those of one code where it has more.
AT_ONCE = 200_000


def by_code(rows: pl.DataFrame, column: str, at_once: int = AT_ONCE) -> Iterator[pl.DataFrame]:
    """Rows of some codes at a time, in the codes' order; those of a portion stay as they lie."""
    number = rows[column].to_physical()
    used = number.unique().sort()
    for some in used.to_frame().iter_slices(_codes_at_once(rows, len(used), at_once)):
        yield rows.filter(number.is_between(*some.row(0), *some.row(-1)))


def taken_apart(rows: pl.DataFrame, column: str, at_once: int = AT_ONCE) -> Iterator[pl.DataFrame]:
    """The same, but letting go of the rows on the way, which their giver holds no longer.

    So the rows and what is made of them are not in memory together.
    """
    used = rows[column].unique().sort().to_physical()
    portion = (
        pl.col(column)
        .to_physical()
        .replace_strict(
            used, pl.int_range(len(used), eager=True) // _codes_at_once(rows, len(used), at_once)
        )
    )
    slices = deque(rows.iter_slices(at_once))
    del rows
    parts: dict[tuple[int, ...], list[pl.DataFrame]] = {}
    while slices:
        parted = slices.popleft().with_columns(portion=portion)
        for some, part in parted.partition_by("portion", as_dict=True, include_key=False).items():
            parts.setdefault(some, []).append(part)
    for some in sorted(parts):
        yield pl.concat(parts.pop(some))


def _codes_at_once(rows: pl.DataFrame, codes: int, at_once: int) -> int:
    return max(1, codes * at_once // max(1, rows.height))
