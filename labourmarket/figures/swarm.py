"""Dots on one axis moved aside so that each can be seen, the same way every time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count


def dodged(at: Sequence[float], sizes: Sequence[float], step: float) -> list[int]:
    """Give each dot a row, the nearest to the middle one where it touches no other dot.

    Args:
        at: where the dots stand on the axis, in px.
        sizes: how wide they are, in px; a dot wider than ``step`` takes up the rows that it covers.
        step: from row to row, in px.

    Returns:
        The row of each dot: 0 in the middle, 1 above, -1 below ... The widest are placed first,
        then those to the left; of equals the first stands nearest to the middle.
    """
    order = sorted(range(len(at)), key=lambda dot: (-sizes[dot], at[dot], dot))
    rows = [0] * len(at)
    taken: dict[int, list[int]] = {}
    for dot in order:
        rows[dot] = next(
            row
            for row in _outwards()
            if not any(
                abs(at[dot] - at[other]) < (sizes[dot] + sizes[other]) / 2
                for covered in _covered(row, sizes[dot], step)
                for other in taken.get(covered, ())
            )
        )
        for covered in _covered(rows[dot], sizes[dot], step):
            taken.setdefault(covered, []).append(dot)
    return rows


def _outwards() -> Iterator[int]:
    """0, 1, -1, 2, -2 and so on."""
    yield 0
    for row in count(1):
        yield from (row, -row)


def _covered(row: int, size: float, step: float) -> range:
    beside = round((size / step - 1) / 2)
    return range(row - beside, row + beside + 1)
