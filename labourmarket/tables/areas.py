"""The areas of a map as a table, each leading to where its square leads."""

from __future__ import annotations

import polars as pl

from labourmarket import numbers
from labourmarket.catalogue.model import Indicator
from labourmarket.language import gettext as _, told
from labourmarket.tables.model import Cell, Table


def linked(rows: pl.DataFrame, indicator: Indicator, period_name: str) -> Table:
    """One row per area, the largest first, with a link to its own page.

    Args:
        rows: one row per area: ``area_code``, ``name``, ``value``, ``low`` and ``high`` (in the
            indicator's unit) and ``status``.
        indicator: for title, unit and decimals.
        period_name: the chosen period in words.
    """
    ordered = rows.sort("value", "high", descending=True, nulls_last=True, maintain_order=True)
    return Table(
        caption=f"{told(indicator.title)}, {period_name}",
        headings=(_("Area"), period_name),
        rows=tuple(
            (
                Cell(row["name"], href=f"municipality?area={row['area_code']}"),
                numbers.known(row["value"], row["low"], row["high"], row["status"], indicator),
            )
            for row in ordered.iter_rows(named=True)
        ),
    )
