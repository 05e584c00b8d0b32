"""What the deck's tables share: its area, its municipalities and its way to print them."""

from __future__ import annotations

from datetime import datetime

import polars as pl

from labourmarket.language import gettext as _
from pipelines.faults import Fault
from pipelines.formats.cells import Asked, tell_cells

AREA = "TA22"
RELEASED_AT = datetime(2023, 6, 6)
MUNICIPALITIES = {
    "Kemi": "KU240",
    "Keminmaa": "KU241",
    "Simo": "KU751",
    "Tervola": "KU845",
    "Tornio": "KU851",
    "Ylitornio": "KU976",
}
TOTAL = "Yhteensä"
AREA_OF_COLUMN = MUNICIPALITIES | {TOTAL: AREA}


def tell_unknown(
    rows: pl.DataFrame, column: str, known: dict[str, str], file: str, faults: list[Fault]
) -> None:
    """Tell each row whose label is not one of the deck's."""
    unknown = rows.filter(~pl.col(column).is_in(list(known)).fill_null(value=False))
    remedy = _("write the label as the deck prints it")
    tell_cells(unknown, Asked(file, column, ", ".join(known), remedy), faults)


def by_municipality(rows: pl.DataFrame, file: str, faults: list[Fault]) -> pl.DataFrame:
    """Give rows labelled ``kunta`` their ``area_code``; unknown names are faults."""
    tell_unknown(rows, "kunta", MUNICIPALITIES, file, faults)
    return rows.filter(pl.col("kunta").is_in(list(MUNICIPALITIES))).with_columns(
        area_code=pl.col("kunta").replace_strict(MUNICIPALITIES, return_dtype=pl.String)
    )
