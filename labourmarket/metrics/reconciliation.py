"""Published against computed: the difference, what rounding can explain, and the verdict.

Tolerance follows from how the numbers were printed: each rounded part may be off by half of the
unit it was printed in, and so may the published figure itself.
"""

from __future__ import annotations

from decimal import Decimal

import polars as pl

_NOISE = 1e-9


def printed_unit(values: list[float], largest: int = 1) -> float:
    """The unit in which numbers were printed: 0.1 for 34.4, 1 for 33, 1 000 for whole thousands.

    Args:
        values: numbers of one calculation, as printed.
        largest: the coarsest unit to assume; a count that happens to end in zeros is not rounded.
    """
    unit = Decimal(largest)
    while any(Decimal(repr(float(value))) % unit for value in values):
        unit /= 10
    return float(unit)


def reconciled(rows: pl.DataFrame) -> pl.DataFrame:
    """Add ``difference`` (computed − published) and ``verdict`` to published and computed figures.

    Args:
        rows: ``published``, ``computed``, ``unit`` (in which the published figure was printed) and
            ``tolerance`` (what the rounding of the parts and of the figure itself can explain).

    Returns:
        The rows with verdict *matches* where the computed figure prints as the published one,
        *rounding* where the difference is within the tolerance, *differs* where it is not.
    """
    difference = pl.col("computed") - pl.col("published")
    printed = [
        (pl.col(name) / pl.col("unit")).round(6).round(0, mode="half_away_from_zero")
        for name in ("published", "computed")
    ]
    return rows.with_columns(
        difference=difference,
        verdict=pl.when(printed[0] == printed[1])
        .then(pl.lit("matches"))
        .when(difference.abs() <= pl.col("tolerance") + _NOISE)
        .then(pl.lit("rounding"))
        .otherwise(pl.lit("differs")),
    )
