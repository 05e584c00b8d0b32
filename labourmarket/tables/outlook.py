"""Forecasts as tables: the months to come, and how such forecasts have missed before."""

from __future__ import annotations

import polars as pl

from labourmarket import numbers
from labourmarket.catalogue.model import Indicator
from labourmarket.language import gettext as _, told
from labourmarket.tables.model import Table


def forecast(ahead: pl.DataFrame, indicator: Indicator) -> Table:
    """Months to come as rows, areas as columns, each figure with its 80-per-cent interval.

    Args:
        ahead: ``name``, ``period``, ``value``, ``low`` and ``high``.
        indicator: for title, unit and decimals.
    """
    names = ahead["name"].unique(maintain_order=True).to_list()
    cells = {(row["period"], row["name"]): row for row in ahead.iter_rows(named=True)}
    return Table(
        caption=_("{title}, forecast and its 80-per-cent interval").format(
            title=told(indicator.title)
        ),
        headings=(_("Month"), *names),
        rows=tuple(
            (
                numbers.month(month),
                *(_cell(cells.get((month, name)), indicator) for name in names),
            )
            for month in ahead["period"].unique().sort()
        ),
    )


def errors(missed: pl.DataFrame, indicator: Indicator) -> Table:
    """How forecasts have missed, against saying the same month of the year before.

    Args:
        missed: ``name`` and the columns of ``contracts.ForecastError``.
        indicator: for decimals.
    """
    return Table(
        caption=_("How such forecasts have missed before"),
        headings=(
            _("Area"),
            _("Mean miss of the forecast"),
            _("Mean miss of last year's figure"),
            _("Forecasts tested"),
            _("Inside the interval"),
            _("Shown"),
        ),
        rows=tuple(
            (
                row["name"],
                numbers.in_unit(row["mae"], indicator),
                numbers.in_unit(row["mae_seasonal_naive"], indicator),
                numbers.number(row["windows"]),
                numbers.percent(100 * row["coverage_80"], 0),
                _("yes") if row["beats_naive"] else _("no, it misses by more"),
            )
            for row in missed.iter_rows(named=True)
        ),
        text_columns=frozenset({5}),
    )


def _cell(row: dict[str, float] | None, indicator: Indicator) -> str:
    if row is None:
        return "–"
    value, low, high = (numbers.in_unit(row[name], indicator) for name in ("value", "low", "high"))
    return f"{value} ({low}–{high})"
