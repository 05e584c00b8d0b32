"""Cells that are printed as text: a number, or the publisher's symbol for a missing one."""

from __future__ import annotations

import polars as pl
import polars.selectors as cs

from labourmarket.language import gettext as _
from pipelines.faults import Fault

# Those of the px format: one to six dots, and a dash for nil.
_SYMBOL = r"^(\.{1,6}|-)$"
_MOST_TOLD = 20


def numbers_and_symbols(
    cells: pl.DataFrame, file: str, faults: list[Fault], shown: dict[str, str] | None = None
) -> pl.DataFrame | None:
    """Split ``printed`` into ``value`` and ``symbol``; None, and faults, where it is neither.

    Args:
        cells: codes, then ``printed``.
        file: whose name a fault tells.
        faults: where a cell that is neither number nor symbol is told.
        shown: what a file shows for a symbol, where it says so itself.
    """
    printed = pl.col("printed").str.strip_chars()
    split = cells.with_columns(
        value=printed.cast(pl.Float64, strict=False),
        symbol=pl.when(printed.str.contains(_SYMBOL)).then(printed.replace(shown or {})),
    )
    neither = split.filter(
        (pl.col("value").is_null() | ~pl.col("value").is_finite()) & pl.col("symbol").is_null()
    )
    for row in neither.head(_MOST_TOLD).iter_rows(named=True):
        where = " ".join(str(row[name]) for name in cells.columns if name != "printed")
        faults.append(
            Fault(
                file,
                where,
                str(row["printed"]),
                _("a number such as 1 230 or 34,4"),
                _("fetch the file again; it seems to be cut or edited"),
            )
        )
    if neither.height:
        return None
    return split.drop("printed").with_columns(cs.string().cast(pl.Categorical))
