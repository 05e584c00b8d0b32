"""Cells of a text file or a sheet that are not what their column asks for, told as faults."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from labourmarket.language import gettext as _
from pipelines.faults import Fault

# The column of a frame that has the number of each row in its file.
ROW = "row"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a column of a file asks for, and how to mend a cell that is something else."""

    file: str
    column: str
    expected: str
    mend: str

    def instead_of(self, found: str, row: int) -> Fault:
        """The fault of a cell that holds something else."""
        where = _("row {row}, column {column}").format(row=row, column=self.column)
        return Fault(self.file, where, found, self.expected, self.mend)


def a_number(file: str, column: str) -> Asked:
    """What a column of figures asks for."""
    return Asked(
        file,
        column,
        _("a number such as 1 230 or 34,4"),
        _("write the figure as the source prints it"),
    )


def tell_cells(wrong: pl.DataFrame, asked: Asked, faults: list[Fault]) -> None:
    """Tell the cell of each row in the column that asks for something else.

    Args:
        wrong: the rows at fault, with ``ROW`` and the column.
        asked: what the column asks for.
        faults: where they are told.
    """
    for row, found in wrong.select(ROW, asked.column).iter_rows():
        told = _("an empty cell") if found in (None, "") else str(found)
        faults.append(asked.instead_of(told, row))
