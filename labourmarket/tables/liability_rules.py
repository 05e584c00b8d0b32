"""Rule sets, the deck's change of liability (D4) and its rows of labour market support (D1)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import polars as pl

from labourmarket import numbers, places
from labourmarket.catalogue.labour_market import (
    MUNICIPAL_SHARE_OF_LABOUR_MARKET_SUPPORT as SHARE,
    SUPPORT_RECIPIENTS_300_DAYS as RECIPIENTS,
)
from labourmarket.catalogue.liability import ALL, BENEFITS, LIABILITY_RULE_SETS
from labourmarket.catalogue.model import Indicator
from labourmarket.language import gettext as _, told
from labourmarket.tables.findings import Verdicts
from labourmarket.tables.liability import days_between
from labourmarket.tables.model import Cell, Table

CHANGE_CHECKS = ("liability_change_index", "liability_per_inhabitant")
SUPPORT_CHECKS = ("background_totals",)


def rule_set_name(rule_set: str) -> str:
    """The name of a law or of the plan; an unknown one is shown by its code."""
    known = LIABILITY_RULE_SETS.get(rule_set)
    return told(known.name) if known else rule_set


def curve_name(rule_sets: Sequence[str]) -> str:
    """The name of rule sets that share their bands."""
    return ", ".join(rule_set_name(one) for one in rule_sets)


def rule_sets(chosen: pl.DataFrame, rules: pl.DataFrame) -> Table:
    """When each rule set is valid, and which benefits it covers.

    Args:
        chosen: what ``metrics.liability.chosen_rules`` gives.
        rules: every rule with its ``benefit``.
    """
    covered = dict(
        rules.group_by("rule_set").agg(pl.col("benefit").unique(maintain_order=True)).iter_rows()
    )
    dated = chosen.select("rule_set", "valid_from", "valid_to").unique(maintain_order=True)
    return Table(
        caption=_("Rule sets: validity and benefits"),
        headings=(_("Rule set"), _("In force"), _("Benefits")),
        rows=tuple(
            (rule_set_name(rule_set), validity(first, last), _benefits(covered[rule_set]))
            for rule_set, first, last in dated.iter_rows()
        ),
        text_columns=frozenset({1, 2}),
    )


def validity(first: date | None, last: date | None) -> str:
    """From when to when a law is in force; a plan never was."""
    if first is None:
        return _("never as such: a plan")
    if last is None:
        return _("from {day}").format(day=numbers.day(first))
    return f"{numbers.day(first)} – {numbers.day(last)}"


def _benefits(ids: Sequence[str]) -> str:
    if list(ids) == [ALL]:
        return _("not specified in the deck")
    return ", ".join(told(BENEFITS[id_].name) for id_ in ids)


def bands(curves: pl.DataFrame) -> Table:
    """The municipality's share by paid days, one row per band of each curve."""
    return Table(
        caption=_("Steps of each law and plan by paid days"),
        headings=(_("Rule set"), _("Paid days"), _("Municipality pays")),
        rows=tuple(
            (
                curve_name(row["same"]),
                days_between(row["from_day"], row["to_day"]),
                _percent(row["municipal_percent"]),
            )
            for row in curves.iter_rows(named=True)
        ),
        text_columns=frozenset({1}),
    )


def on_day(held: pl.DataFrame, day: int) -> Table:
    """What the municipality pays on one paid day under each curve.

    Args:
        held: the bands that hold on the day, with ``same``.
        day: the paid day.
    """
    return Table(
        caption=_("Municipality's share on paid day {day}").format(day=numbers.number(day)),
        headings=(_("Rule set"), _("Municipality pays")),
        rows=tuple(
            (curve_name(row["same"]), _percent(row["municipal_percent"]))
            for row in held.iter_rows(named=True)
        ),
    )


def _percent(value: float) -> str:
    return numbers.percent(value, 0)


def change(rows: pl.DataFrame, totals: pl.DataFrame, area_code: str, verdicts: Verdicts) -> Table:
    """The deck's table of the reform's change, with the computed sums that it does not print.

    Args:
        rows: D4 as ``contracts.LiabilityChange`` has it.
        totals: what ``metrics.liability.change_totals`` gives.
        area_code: the area.
        verdicts: badges by ``area/column``.
    """
    whole = totals.row(0, named=True)
    return Table(
        caption=_("The reform's change of municipal liability, as published in the deck"),
        headings=(
            _("Municipality"),
            _("Population, end of 2019"),
            _("Present, 2019"),
            _("Reform, level of 2019"),
            _("Change, level of 2022"),
            _("Change per inhabitant"),
        ),
        rows=(
            *(_change_row(row, verdicts) for row in rows.iter_rows(named=True)),
            (
                Cell(places.name(area_code), note=_("computed sum; the deck prints none")),
                numbers.number(whole["population_2019"]),
                numbers.euros(whole["present_2019_eur"]),
                numbers.euros(whole["reform_2019_eur"]),
                numbers.euros(whole["change_2022_eur"]),
                numbers.euros(whole["change_per_inhabitant_eur"]),
            ),
        ),
        total_from=rows.height,
    )


def _change_row(row: dict[str, Any], verdicts: Verdicts) -> tuple[str | Cell, ...]:
    return (
        places.name(row["area_code"]),
        numbers.number(row["population_2019"]),
        numbers.euros(row["present_2019_eur"]),
        numbers.euros(row["reform_2019_eur"]),
        *(
            Cell(numbers.euros(row[column]), badge=verdicts.get(f"{row['area_code']}/{column}"))
            for column in ("change_2022_eur", "change_per_inhabitant_eur")
        ),
    )


def support(
    published: pl.DataFrame,
    computed: pl.DataFrame,
    places_of: tuple[str, Sequence[str]],
    verdicts: Verdicts,
) -> Table:
    """The deck's rows of labour market support in 2022, published and computed totals apart.

    Args:
        published: the deck's yearly observations.
        computed: ``indicator_id`` and ``value`` of the area, computed from municipalities.
        places_of: the area, and its municipalities in order.
        verdicts: badges by ``area/indicator``.
    """
    area_code, municipalities = places_of
    values = {
        (row["area_code"], row["indicator_id"]): row["value"]
        for row in published.iter_rows(named=True)
    }
    sums = dict(computed.select("indicator_id", "value").iter_rows())
    return Table(
        caption=_("Labour market support co-financed by the municipalities, 2022"),
        headings=(_("Municipality"), told(RECIPIENTS.title), told(SHARE.title)),
        rows=(
            *(_support_row(places.name(code), values, code, {}) for code in municipalities),
            _support_row(_("Published total"), values, area_code, verdicts),
            (
                _("Computed total"),
                _or_none(sums.get(RECIPIENTS.id), RECIPIENTS),
                _or_none(sums.get(SHARE.id), SHARE),
            ),
        ),
        total_from=len(municipalities),
    )


def _support_row(
    name: str, values: dict[tuple[str, str], float], code: str, verdicts: Verdicts
) -> tuple[str | Cell, ...]:
    figures = (
        Cell(_or_none(values.get((code, one.id)), one), badge=verdicts.get(f"{code}/{one.id}"))
        for one in (RECIPIENTS, SHARE)
    )
    return (name, *figures)


def _or_none(value: float | None, indicator: Indicator) -> str:
    return _("not printed") if value is None else numbers.in_unit(value, indicator)


def named_curves(curves: pl.DataFrame) -> pl.DataFrame:
    """Curves with the names that a figure draws beside them, in ``rule_set_name``."""
    names = {row["rule_set"]: curve_name(row["same"]) for row in curves.iter_rows(named=True)}
    return curves.with_columns(
        rule_set_name=pl.col("rule_set").replace_strict(names, return_dtype=pl.String)
    )


def change_bars(rows: pl.DataFrame) -> pl.DataFrame:
    """The change per inhabitant as the parts of a bar figure: ``name``, ``value``, ``label``."""
    return pl.DataFrame(
        [
            {
                "name": places.name(row["area_code"]),
                "value": row["change_per_inhabitant_eur"],
                "label": numbers.euros(row["change_per_inhabitant_eur"]),
            }
            for row in rows.iter_rows(named=True)
        ]
    )
