"""Counts in proportion to the labour force or to the inhabitants."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import polars as pl

from labourmarket.catalogue import labour_market
from labourmarket.catalogue.model import Indicator, Text, Unit

SHARE, PER_1000, COUNT = "share", "per_1000", "count"
_TITLES: Mapping[str, Text] = {
    SHARE: Text(
        "{title}, osuus työvoimasta",
        "{title}, andel av arbetskraften",
        "{title}, share of the labour force",
    ),
    PER_1000: Text(
        "{title} tuhatta asukasta kohti",
        "{title} per tusen invånare",
        "{title} per thousand inhabitants",
    ),
}


def measures_of(indicator: Indicator) -> tuple[str, ...]:
    """How an indicator may be shown: persons also in proportion, all else only as it is."""
    is_a_whole = indicator.id in (labour_market.LABOUR_FORCE.id, labour_market.POPULATION.id)
    if indicator.unit is not Unit.PERSONS or is_a_whole:
        return (COUNT,)
    return (COUNT, SHARE, PER_1000)


def as_measured(indicator: Indicator, measure: str) -> Indicator:
    """The indicator as the measure shows it: its title, unit and rounding."""
    if measure == COUNT:
        return indicator
    title = Text(
        *(
            pattern.format(title=name)
            for pattern, name in zip(_TITLES[measure], indicator.title, strict=True)
        )
    )
    is_share = measure == SHARE
    return replace(
        indicator,
        title=title,
        unit=Unit.PERCENT if is_share else indicator.unit,
        decimals=1,
        counted=None,
        additive=False,
        steps_in_january=is_share,
    )


def share_of_labour_force(series: pl.DataFrame, labour_force: pl.DataFrame) -> pl.DataFrame:
    """Per cent of the labour force of the same area and period; null where that is not known."""
    whole = labour_force.select("area_code", "period", whole="value")
    return _in_proportion(series, whole, on=["area_code", "period"], scale=100)


def per_1000_inhabitants(series: pl.DataFrame, population: pl.DataFrame) -> pl.DataFrame:
    """Per thousand inhabitants at the end of the year before; null where that is not known.

    Args:
        series: an indicator's rows.
        population: ``area_code``, ``period`` (a year's first day) and ``population`` at its end.
    """
    whole = population.select(
        "area_code", year=pl.col("period").dt.year() + 1, whole=pl.col("population")
    )
    dated = series.with_columns(year=pl.col("period").dt.year())
    return _in_proportion(dated, whole, on=["area_code", "year"], scale=1000).drop("year")


def _in_proportion(
    series: pl.DataFrame, whole: pl.DataFrame, on: list[str], scale: int
) -> pl.DataFrame:
    bounds = [
        (scale * pl.col(bound) / pl.col("whole")).alias(bound) for bound in ("value", "low", "high")
    ]
    return (
        series.join(whole, on=on, how="left", validate="m:1", maintain_order="left")
        .with_columns(
            *bounds,
            status=pl.when(pl.col("whole").is_null())
            .then(pl.lit("missing"))
            .otherwise(pl.col("status")),
        )
        .drop("whole")
    )
