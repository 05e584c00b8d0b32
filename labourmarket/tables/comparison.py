"""The chosen period as a table: value, change, place."""

from __future__ import annotations

import polars as pl

from labourmarket import numbers
from labourmarket.catalogue.model import Indicator
from labourmarket.language import gettext as _, told
from labourmarket.metrics.change import SMALLEST_BASE
from labourmarket.tables.model import Table


def table(
    snapshot: pl.DataFrame, indicator: Indicator, period_name: str, earlier_name: str
) -> Table:
    """One row per area of a ranked snapshot.

    Args:
        snapshot: ``name``, ``value``, ``low``, ``high``, ``status``, ``earlier``, ``change``,
            ``change_percent`` and ``place``.
        indicator: the indicator as it is measured.
        period_name: the chosen period in words.
        earlier_name: the period of ``earlier`` in words.
    """
    return Table(
        caption=f"{told(indicator.title)}, {period_name}",
        headings=(
            _("Area"),
            period_name,
            earlier_name,
            _("Change"),
            _("Change, %"),
            _("Place"),
        ),
        rows=tuple(
            (
                row["name"],
                numbers.known(row["value"], row["low"], row["high"], row["status"], indicator),
                _or(row["earlier"], indicator),
                _changed(row, indicator),
                _percent(row, indicator),
                "–" if row["place"] is None else numbers.ordinal(row["place"]),
            )
            for row in snapshot.iter_rows(named=True)
        ),
    )


def series_table(series: pl.DataFrame, indicator: Indicator, newest: int = 24) -> Table:
    """The newest months as rows and areas as columns."""
    names = series.select("area_code", "name").unique(maintain_order=True)["name"].to_list()
    months = series["period"].unique().sort(descending=True).head(newest)
    cells = {
        (row["period"], row["name"]): numbers.known(
            row["value"], row["low"], row["high"], row["status"], indicator
        )
        for row in series.filter(pl.col("period").is_in(months.to_list())).iter_rows(named=True)
    }
    return Table(
        caption=_("{title}, the newest months in hand").format(title=told(indicator.title)),
        headings=(_("Month"), *names),
        rows=tuple(
            (
                numbers.month(month),
                *(cells.get((month, name), numbers.emptiness(None)) for name in names),
            )
            for month in months
        ),
    )


def _or(value: float | None, indicator: Indicator) -> str:
    return numbers.emptiness(None) if value is None else numbers.in_unit(value, indicator)


def _changed(row: dict[str, float | None], indicator: Indicator) -> str:
    change = row["change"]
    return "–" if change is None else numbers.difference_in_unit(change, indicator)


def _percent(row: dict[str, float | None], indicator: Indicator) -> str:
    if indicator.is_rate or row["change"] is None:
        return "–"
    if row["change_percent"] is None:
        return _("base under {base}").format(base=SMALLEST_BASE)
    return numbers.signed_percent(row["change_percent"])
