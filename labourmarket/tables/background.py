"""The deck's background table (D1): published figures, both totals, and their verdicts."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from labourmarket import numbers, places
from labourmarket.catalogue.indicators import BACKGROUND_TABLE
from labourmarket.catalogue.model import Indicator
from labourmarket.language import gettext as _, told
from labourmarket.tables.findings import Verdicts, differing
from labourmarket.tables.model import Cell, Table

NOT_PRINTED = "–"
# The checks whose verdicts stand beside the figures of this table.
CHECKS = ("background_totals", "structural_parts", "activation_rate_from_counts")


def table(
    published: pl.DataFrame,
    computed_totals: pl.DataFrame,
    municipalities: Sequence[str],
    area_code: str,
    verdicts: Verdicts,
) -> Table:
    """All rows of the deck's table, each figure as published.

    Args:
        published: the deck's yearly observations.
        computed_totals: ``indicator_id`` and ``value`` of the area, computed from municipalities.
        municipalities: the columns, in order.
        area_code: the area of the published totals.
        verdicts: badges by ``area/indicator``.
    """
    values = _by_place(published)
    computed = dict(computed_totals.select("indicator_id", "value").iter_rows())
    of_municipalities = differing(verdicts)
    return Table(
        caption=_("Jobseekers in {place}, averages of January–December 2022").format(
            place=places.name(area_code)
        ),
        headings=(
            _("Figure"),
            *(places.name(code) for code in municipalities),
            _("Published total"),
            _("Computed total"),
        ),
        rows=tuple(
            (
                _linked(indicator),
                *(
                    _published(values, indicator, code, of_municipalities)
                    for code in municipalities
                ),
                _published(values, indicator, area_code, verdicts),
                _or_dash(computed.get(indicator.id), indicator),
            )
            for indicator in BACKGROUND_TABLE
        ),
    )


def of_place(
    published: pl.DataFrame, computed_totals: pl.DataFrame, area_code: str, verdicts: Verdicts
) -> Table:
    """One place's column of the table, each row a link to its comparison.

    ``computed_totals`` is empty for a municipality, which is not summed from anything.
    """
    values = _by_place(published)
    computed = dict(computed_totals.select("indicator_id", "value").iter_rows())
    more = (_("Computed total"),) if computed else ()
    of_this = differing(verdicts)
    return Table(
        caption=_("{place}, averages of January–December 2022 as published").format(
            place=places.name(area_code)
        ),
        headings=(_("Figure"), _("Published"), *more),
        rows=tuple(
            (
                _linked(indicator),
                _published(values, indicator, area_code, of_this),
                *((_or_dash(computed.get(indicator.id), indicator),) if more else ()),
            )
            for indicator in BACKGROUND_TABLE
        ),
    )


def _linked(indicator: Indicator) -> Cell:
    return Cell(told(indicator.title), href=f"comparison?indicator={indicator.id}&period=2022")


def _by_place(published: pl.DataFrame) -> dict[tuple[str, str], float]:
    return {
        (row["indicator_id"], row["area_code"]): row["value"]
        for row in published.iter_rows(named=True)
    }


def _published(
    values: dict[tuple[str, str], float], indicator: Indicator, code: str, verdicts: Verdicts
) -> Cell:
    return Cell(
        _or_dash(values.get((indicator.id, code)), indicator),
        badge=verdicts.get(f"{code}/{indicator.id}"),
    )


def _or_dash(value: float | None, indicator: Indicator) -> str:
    return NOT_PRINTED if value is None else numbers.in_unit(value, indicator)
