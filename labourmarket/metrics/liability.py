"""What a municipality pays of unemployment benefits, under dated rules."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import cast

import polars as pl

from labourmarket.catalogue.liability import DAY_BANDS, DAY_BANDS_2015, LIABILITY_RULE_SETS

PER_INHABITANT_DECIMALS = 2
# General support replaced labour market support and the basic allowance on this day.
ABOLISHED_FROM = date(2026, 5, 1)
_BAND = ["from_day", "to_day", "municipal_percent"]
_LEVELS = ["present_2019_eur", "reform_2019_eur", "change_2022_eur"]


def level_index(change: pl.DataFrame) -> float:
    """The index that lifts the reform's change from the level of 2019 to that of 2022.

    The median of the municipalities' ratios: one slip in one municipality does not move it.

    Args:
        change: ``present_2019_eur``, ``reform_2019_eur`` and ``change_2022_eur`` per municipality.
    """
    ratio = change.select(
        pl.col("change_2022_eur") / (pl.col("reform_2019_eur") - pl.col("present_2019_eur"))
    ).to_series()
    if ratio.is_empty():
        raise ValueError("An index needs at least one municipality.")
    return float(cast("float", ratio.median()))


def change_totals(change: pl.DataFrame) -> pl.DataFrame:
    """The sums of the municipalities, and the change per inhabitant from them.

    The deck prints no totals. The per-inhabitant figures of municipalities are rounded and are not
    averaged.

    Returns:
        One row in the columns of ``contracts.LiabilityChange``, without ``area_code``.
    """
    return change.select(pl.col("population_2019", *_LEVELS).sum()).with_columns(
        change_per_inhabitant_eur=pl.col("change_2022_eur") / pl.col("population_2019")
    )


def paid_band(rules: pl.DataFrame, day: int) -> pl.DataFrame:
    """The rules that hold on a paid day: one row per rule set and benefit."""
    return rules.filter(
        pl.col("from_day") <= day, pl.col("to_day").is_null() | (pl.col("to_day") >= day)
    )


def chosen_rules(rules: pl.DataFrame, rule_sets: Sequence[str]) -> pl.DataFrame:
    """The bands of the chosen rule sets, once for all benefits that they cover.

    Returns:
        One row per rule set and band, in the order of the catalogue: ``rule_set``, ``position``
        (its place in the catalogue), ``valid_from``, ``valid_to`` and the band.
    """
    places = {id_: place for place, id_ in enumerate(LIABILITY_RULE_SETS)}
    return (
        rules.filter(pl.col("rule_set").is_in(list(rule_sets)))
        .select("rule_set", "valid_from", "valid_to", *_BAND)
        .unique(maintain_order=True)
        .with_columns(
            position=pl.col("rule_set").replace_strict(places, default=None, return_dtype=pl.Int32)
        )
        .sort("position", "from_day")
    )


def curves(chosen: pl.DataFrame) -> pl.DataFrame:
    """Rule sets with the same bands as one curve, named by the first of them.

    Args:
        chosen: what ``chosen_rules`` gives.

    Returns:
        One row per curve and band: ``rule_set`` and ``position`` of the first rule set,
        ``same`` (the rule sets that share the bands, in order) and the band.
    """
    shapes = chosen.group_by("rule_set", "position", maintain_order=True).agg(
        shape=pl.struct(_BAND).sort_by("from_day")
    )
    return (
        shapes.sort("position")
        .group_by("shape", maintain_order=True)
        .agg(pl.col("rule_set").first(), pl.col("position").first(), same=pl.col("rule_set"))
        .explode("shape")
        .unnest("shape")
        .select("rule_set", "position", "same", *_BAND)
    )


def law_of(rules: pl.DataFrame, day: date) -> str | None:
    """The rule set in force on a day; a plan never is."""
    in_force = rules.filter(
        pl.col("valid_from") <= day, pl.col("valid_to").is_null() | (pl.col("valid_to") >= day)
    )["rule_set"]
    return None if in_force.is_empty() else str(in_force[0])


def first_share(curve: pl.DataFrame) -> tuple[int, float, float]:
    """From which paid day a municipality pays, what it then pays, and the most it pays.

    Args:
        curve: the bands of one rule set.
    """
    paying = curve.filter(pl.col("municipal_percent") > 0).sort("from_day")
    percents = paying["municipal_percent"]
    return int(paying["from_day"][0]), float(percents[0]), float(percents[-1])


def months(shares: pl.DataFrame) -> list[date]:
    """The months in hand, newest first."""
    return shares["period"].unique().sort(descending=True).to_list()


def per_inhabitant(
    totals: pl.DataFrame, population: pl.DataFrame, month: date, area: tuple[str, float | None]
) -> pl.DataFrame:
    """Set the euros of municipalities and of their area against the population of the year before.

    Args:
        totals: ``area_code``, ``recipients``, ``municipal_share_eur`` and ``status``.
        population: ``area_code``, ``period`` (a year's first day) and ``population`` at its end.
        month: the month of the euros.
        area: code and sum of the area.

    Returns:
        The rows with the area's appended: ``population`` and ``per_inhabitant_eur``, null where
        either is not known.
    """
    counted = population.filter(pl.col("period").dt.year() == month.year - 1).select(
        "area_code", "population"
    )
    code, euros = area
    people = counted.filter(pl.col("area_code").is_in(totals["area_code"].to_list()))
    whole = pl.DataFrame(
        {
            "area_code": [code],
            "municipal_share_eur": [euros],
            "status": ["computed"],
            "population": [people["population"].sum() if people.height == totals.height else None],
        },
        schema_overrides={"municipal_share_eur": pl.Float64, "population": pl.Float64},
    )
    rows = totals.join(counted, on="area_code", how="left", validate="1:1", maintain_order="left")
    return pl.concat([rows, whole], how="diagonal_relaxed").with_columns(
        per_inhabitant_eur=pl.col("municipal_share_eur") / pl.col("population")
    )


def of_month(shares: pl.DataFrame, municipalities: Sequence[str], month: date) -> pl.DataFrame:
    """The rows of some municipalities in one month."""
    return shares.filter(pl.col("area_code").is_in(list(municipalities)), pl.col("period") == month)


def in_force(rules: pl.DataFrame, day: date) -> pl.DataFrame:
    """The bands of the law in force on a day; no rows where none is known."""
    law = law_of(rules, day)
    return chosen_rules(rules, [law] if law else [])


def percents_of_bands(curve: pl.DataFrame) -> dict[str, float]:
    """The municipality's per cent in each day band of the data, under one law.

    Empty where the law cuts a band: the data of its months are told in other bands.
    """
    for bands in (DAY_BANDS, DAY_BANDS_2015):
        percents = {band: _percent_of(curve, band) for band in bands}
        whole = {band: percent for band, percent in percents.items() if percent is not None}
        if whole.keys() == percents.keys():
            return whole
    return {}


def _percent_of(curve: pl.DataFrame, band: str) -> float | None:
    """The per cent of a band that lies whole in one band of the law; none where it is cut."""
    first, _dash, last = band.partition("-")
    endless = pl.col("to_day").is_null()
    whole = curve.filter(
        pl.col("from_day") <= int(first),
        endless | (pl.col("to_day") >= int(last)) if last else endless,
    )["municipal_percent"]
    return None if whole.is_empty() else float(whole[0])


def longest_and_all(shown: pl.DataFrame) -> tuple[float, float]:
    """The euros of the last day band, and of all bands; zero where the last is merged or absent.

    Args:
        shown: what ``metrics.disclosure.shown_by_band`` gives.
    """
    last = [DAY_BANDS[-1], DAY_BANDS_2015[-1]]
    longest = shown.filter(pl.col("from_band").is_in(last))["municipal_share_eur"]
    return float(longest.sum()), float(shown["municipal_share_eur"].sum())
