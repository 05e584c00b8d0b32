"""Which areas are most alike: nearest by standardised indicators, all with visible parts.

Municipalities are compared with municipalities and employment areas with employment areas, by the
indicators and weights of ``catalogue.peers``. The distance is the root of the weighted mean of the
squared differences of standardised figures. A secret count, and a rate of one, is left out for its
area, which is then compared by what else is known.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import polars as pl

from labourmarket.catalogue.indicators import INDICATORS
from labourmarket.catalogue.jobseekers import UNEMPLOYED_JOBSEEKERS
from labourmarket.catalogue.peers import PEER_INDICATORS, PeerIndicator
from labourmarket.settings import OWN_AREA

LEVELS = ["municipality", "employment_area"]
NEAREST = 7
# An indicator, a month and a pair take part only where at least this share of them is known.
ENOUGH = 0.5
# Each is held against every other: of a whole country's at once that would fill the memory.
_AREAS_AT_ONCE = 100
COUNTS = [
    id_
    for id_ in INDICATORS
    if any(id_ in (of.part.id, of.whole and of.whole.id) for of in PEER_INDICATORS.values())
]
_AREA = ["level", "area_code"]
_INDICATOR = ["level", "indicator_id"]


class Peers(NamedTuple):
    """The peers, what they are compared by, and every figure behind that."""

    peer: pl.DataFrame
    indicator: pl.DataFrame
    value: pl.DataFrame


def peers(months: pl.DataFrame, areas: pl.DataFrame) -> Peers:
    """Find the peers of every area by the newest month of which enough is known.

    Args:
        months: rows of ``indicator_id``, ``area_code``, ``period`` and ``value`` (null where secret
            or missing), each month once; the indicators are those of ``COUNTS``.
        areas: ``area_code`` and ``level``.

    Returns:
        The tables ``peer``, ``peer_indicator`` and ``peer_value``, as their contracts have them. An
        own list of municipalities has peers but is nobody's.
    """
    placed = months.join(areas.select("area_code", "level"), on="area_code").filter(
        pl.col("level").is_in(LEVELS)
    )
    values = figures(_in_newest_month(placed), PEER_INDICATORS.values())
    known = _standards(values)
    standard = (
        values.join(known, on=_INDICATOR, validate="m:1")
        .with_columns(standard=(pl.col("scaled") - pl.col("mean")) / pl.col("deviation"))
        .sort(*_AREA, "indicator_id")
    )
    return Peers(
        _nearest(standard).sort("level", "area_code", "place"),
        known.sort(_INDICATOR),
        standard.select(*_AREA, "indicator_id", "value", "standard"),
    )


def _in_newest_month(placed: pl.DataFrame) -> pl.DataFrame:
    """The rows of each level's newest month in which half of its areas have figures."""
    held = (
        placed.filter(pl.col("indicator_id") == UNEMPLOYED_JOBSEEKERS.id)
        .group_by("level", "period")
        .agg(areas=pl.len())
        .filter(pl.col("areas") >= ENOUGH * pl.col("areas").max().over("level"))
        .group_by("level")
        .agg(pl.col("period").max())
    )
    return placed.join(held, on=["level", "period"], how="semi")


def figures(counts: pl.DataFrame, indicators: Iterable[PeerIndicator]) -> pl.DataFrame:
    """The figures that areas are compared by, where all of their counts are known.

    Returns:
        ``level``, ``area_code``, ``period``, ``indicator_id``, ``value``, ``scaled`` (what is
        compared: the value or its logarithm) and ``weight``.
    """
    return pl.concat(_figure(counts, indicator) for indicator in indicators)


def _figure(counts: pl.DataFrame, indicator: PeerIndicator) -> pl.DataFrame:
    key = [*_AREA, "period"]
    part, whole = _of(counts, indicator.part.id), pl.lit(100)
    if indicator.whole:
        of_whole = _of(counts, indicator.whole.id).filter(pl.col("value") > 0)
        part = part.join(of_whole, on=key, validate="1:1", suffix="_whole")
        whole = pl.col("value_whole")
    value = 100 * pl.col("value") / whole
    return part.select(
        *key,
        indicator_id=pl.lit(indicator.id),
        value=value,
        scaled=value.log1p() if indicator.logarithm else value,
        weight=pl.lit(float(indicator.weight)),
    )


def _of(counts: pl.DataFrame, indicator_id: str) -> pl.DataFrame:
    known = counts.filter(pl.col("indicator_id") == indicator_id, pl.col("value").is_not_null())
    return known.select(*_AREA, "period", "value")


def _standards(values: pl.DataFrame) -> pl.DataFrame:
    """Mean and deviation of each indicator that is known for half of the areas and differs."""
    official = values.filter(pl.col("area_code") != OWN_AREA)
    areas = official.group_by("level").agg(areas=pl.col("area_code").n_unique())
    return (
        official.group_by(_INDICATOR)
        .agg(
            pl.col("weight").first(),
            mean=pl.col("scaled").mean(),
            deviation=pl.col("scaled").std(ddof=0),
            period=pl.col("period").first(),
            known=pl.len(),
        )
        .join(areas, on="level", validate="m:1")
        .filter(pl.col("known") >= ENOUGH * pl.col("areas"), pl.col("deviation") > 0)
        .drop("known", "areas")
    )


def contributions(standard: pl.DataFrame, other: pl.DataFrame) -> pl.DataFrame:
    """Every pair of areas of a level, and how far apart each indicator sets them.

    Returns:
        ``level``, ``area_code``, ``peer_area_code``, ``indicator_id``, ``weight`` and ``apart``
        (the squared difference of the standardised figures).
    """
    return (
        standard.join(other, on=_INDICATOR, suffix="_peer")
        .filter(pl.col("area_code") != pl.col("area_code_peer"))
        .select(
            *_AREA,
            "indicator_id",
            "weight",
            peer_area_code="area_code_peer",
            apart=(pl.col("standard") - pl.col("standard_peer")) ** 2,
        )
    )


def _nearest(standard: pl.DataFrame) -> pl.DataFrame:
    areas = standard.select(_AREA).unique(maintain_order=True)
    some = [standard.join(part, on=_AREA, how="semi") for part in areas.iter_slices(_AREAS_AT_ONCE)]
    return pl.concat(_nearest_to(part, standard) for part in (standard.clear(), *some))


def _nearest_to(some: pl.DataFrame, standard: pl.DataFrame) -> pl.DataFrame:
    official = standard.filter(pl.col("area_code") != OWN_AREA)
    every = standard.unique(_INDICATOR).group_by("level").agg(whole=pl.col("weight").sum())
    return (
        contributions(some, official)
        .group_by(*_AREA, "peer_area_code")
        .agg(
            shared=pl.col("weight").sum(),
            distance=((pl.col("weight") * pl.col("apart")).sum() / pl.col("weight").sum()).sqrt(),
        )
        .join(every, on="level", validate="m:1")
        .filter(pl.col("shared") >= ENOUGH * pl.col("whole"))
        .sort("distance", "peer_area_code")
        .with_columns(place=pl.int_range(1, pl.len() + 1).over(_AREA))
        .filter(pl.col("place") <= NEAREST)
        .select(*_AREA, "peer_area_code", "place", "distance")
    )
