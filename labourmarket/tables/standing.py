"""All areas of a level in one month, in order: the table of the strip and of the map."""

from __future__ import annotations

import polars as pl

from labourmarket import numbers
from labourmarket.catalogue.model import Indicator
from labourmarket.language import gettext as _, told
from labourmarket.tables.model import Cell, Table


def ranking(
    snapshot: pl.DataFrame, indicator: Indicator, month: str, own: str, choices: str
) -> Table:
    """One row per area of a ranked snapshot; the name of a municipality leads to its page.

    Args:
        snapshot: ``area_code``, ``name``, ``value``, ``low``, ``high``, ``status``, ``place``.
        indicator: the indicator as it is measured.
        month: in words.
        own: the name of the area that is placed among the others.
        choices: what that page shows, as its address says it.
    """
    return Table(
        caption=_("{title}, {month}: {own} among all").format(
            title=told(indicator.title), month=month, own=own
        ),
        headings=(_("Area"), month, _("Place")),
        rows=tuple(
            (
                _linked(row["area_code"], row["name"], choices),
                numbers.known(row["value"], row["low"], row["high"], row["status"], indicator),
                "–" if row["place"] is None else numbers.ordinal(row["place"]),
            )
            for row in snapshot.iter_rows(named=True)
        ),
    )


def _linked(area_code: str, name: str, choices: str) -> Cell:
    is_municipality = area_code.startswith("KU")
    return Cell(name, href=f"municipality?area={area_code}&{choices}" if is_municipality else "")
