"""The catalogue of indicators, the tables of the warehouse, and the words for emptiness."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import dataframely as dy
import polars as pl

from labourmarket import numbers
from labourmarket.catalogue.indicators import INDICATORS
from labourmarket.catalogue.model import Direction, Indicator, Unit
from labourmarket.catalogue.sources import SOURCES
from labourmarket.language import gettext as _, told
from labourmarket.tables.model import Cell, Table


def indicators(runs: pl.DataFrame) -> Table:
    """Every indicator with its definition and the periods in hand.

    Args:
        runs: what ``metrics.spans.runs`` gives.
    """
    in_hand = spans(runs)
    return Table(
        caption=_("Catalogue of indicators"),
        headings=(_("Figure"), _("Definition"), _("In hand")),
        rows=tuple(
            (
                Cell(told(indicator.title), note=indicator.id),
                Cell(told(indicator.definition), note=_unit_and_direction(indicator)),
                in_hand.get(indicator.id, numbers.emptiness(None)),
            )
            for indicator in INDICATORS.values()
        ),
        text_columns=frozenset({1, 2}),
    )


def indicator(chosen: Indicator, runs: pl.DataFrame) -> Table:
    """One indicator, everything that the catalogue says of it, a line each.

    Args:
        chosen: the indicator.
        runs: what ``metrics.spans.runs`` gives.
    """
    in_hand = spans(runs).get(chosen.id, numbers.emptiness(None))
    return Table(
        caption=told(chosen.title),
        headings=(_("Property"), _("What the catalogue says")),
        rows=(
            (_("Definition"), told(chosen.definition)),
            (_("Unit"), unit(chosen)),
            (_("Which way is better"), direction(chosen)),
            (_("Source"), _source(chosen)),
            (_("Municipalities add up to the area"), _("yes") if chosen.additive else _("no")),
            (_("In hand"), in_hand),
            (_("Code"), chosen.id),
        ),
        text_columns=frozenset({1}),
    )


def _unit_and_direction(chosen: Indicator) -> str:
    return f"{unit(chosen)}; {direction(chosen)}"


def unit(indicator: Indicator) -> str:
    """What an indicator is counted in."""
    return {
        Unit.PERSONS: _("persons"),
        Unit.VACANCIES: _("vacancies"),
        Unit.PERCENT: _("per cent"),
        Unit.EUR: _("euros"),
    }[indicator.unit]


def direction(indicator: Indicator) -> str:
    """Which way is better, as the catalogue declares it."""
    return {
        Direction.LOWER_BETTER: _("lower is better"),
        Direction.HIGHER_BETTER: _("higher is better"),
        Direction.NEUTRAL: _("neither way is better"),
    }[indicator.direction]


def _source(indicator: Indicator) -> str:
    name = told(SOURCES[indicator.source_id].name)
    return f"{name} ({indicator.source_code})" if indicator.source_code else name


def spans(runs: pl.DataFrame) -> dict[str, str]:
    """The unbroken runs of months and years of each indicator in words."""
    told_runs: dict[str, list[str]] = {}
    for row in runs.iter_rows(named=True):
        told_runs.setdefault(row["indicator_id"], []).append(_run(row))
    return {id_: "; ".join(parts) for id_, parts in told_runs.items()}


def _run(row: dict[str, Any]) -> str:
    first = numbers.period(row["first"], row["frequency"])
    last = numbers.period(row["last"], row["frequency"])
    shown = first if first == last else f"{first} – {last}"
    if row["frequency"] == "year":
        return _("year {years}").format(years=shown)
    return shown


def columns(contract: type[dy.Schema], shown: pl.DataFrame, caption: str) -> Table:
    """The columns of a file: name, type and whether a value may be missing.

    Args:
        contract: the contract of the table.
        shown: the rows as they are offered.
        caption: of the table.
    """
    declared = contract.columns()
    return Table(
        caption=caption,
        headings=(_("Column"), _("Type"), _("May be empty")),
        rows=tuple(
            (name, str(kind), _may_be_empty(declared.get(name), shown[name]))
            for name, kind in shown.schema.items()
        ),
        text_columns=frozenset({1, 2}),
    )


def _may_be_empty(column: dy.Column | None, values: pl.Series) -> str:
    declared = column is None or column.nullable
    return _("yes") if declared or values.null_count() else _("no")


def words(rows: Sequence[tuple[str, str]]) -> Table:
    """The words that stand where a figure is not, and what they mean."""
    return Table(
        caption=_("Words for figures that are missing or not exact"),
        headings=(_("What stands in the table"), _("What it means")),
        rows=tuple(rows),
        text_columns=frozenset({1}),
    )
