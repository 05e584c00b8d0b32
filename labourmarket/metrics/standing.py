"""Where one area stands among all: its place, its quarter, and how sure both are."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from labourmarket.metrics.ranking import shown

FEWEST_FOR_QUARTILES = 8
_QUARTILES = (0.25, 0.5, 0.75)
Bounds = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Standing:
    """The standing of one area among ``of`` areas that have a figure.

    Attributes:
        place: 1 is the largest, equal figures share it; None where the own figure is unknown, or
            where intervals leave more than one place open.
        tied: how many other areas share the figure for certain.
        of: areas with a figure, a value or an interval, the own one among them.
        quartile: 1 lowest to 4 highest; None under eight areas or where it is open.
        unknown: areas without any figure.
        overlapping: other areas that an interval, theirs or the own, leaves open to lie over, under
            or at the own figure.
        place_from: the first place that is possible; None where the own figure is unknown.
        place_to: the last place that is possible.
    """

    place: int | None
    tied: int
    of: int
    quartile: int | None
    unknown: int
    overlapping: int
    place_from: int | None
    place_to: int | None


def standing(snapshot: pl.DataFrame, area_code: str, decimals: int) -> Standing:
    """Place one area among all by the figures as they are printed.

    Args:
        snapshot: one row per area: ``area_code``, ``value`` (null where not known), and ``low`` and
            ``high`` of a secret or interval figure (null where nothing is known).
        area_code: the own area; one without a row has no figure.
        decimals: the indicator's rounding.
    """
    bounded = _bounds(snapshot, decimals)
    own = bounded.filter(pl.col("area_code") == area_code)
    unknown = snapshot.height - bounded.height
    if own.is_empty():
        return Standing(None, 0, bounded.height, None, unknown, 0, None, None)
    low, high = own.select("low", "high").row(0)
    first, last, tied, overlapping = _counted(
        bounded.filter(pl.col("area_code") != area_code), low, high
    )
    return Standing(
        place=first if first == last else None,
        tied=tied,
        of=bounded.height,
        quartile=_quartile(bounded, low, high),
        unknown=unknown,
        overlapping=overlapping,
        place_from=first,
        place_to=last,
    )


def quartiles(snapshot: pl.DataFrame) -> tuple[Bounds, ...]:
    """The lower quartile, the median and the upper quartile, each from its least to its most.

    The two are equal where secret and interval figures cannot move it. Areas without a figure do
    not count; there is nothing where no area has one.

    Args:
        snapshot: ``value``, ``low`` and ``high``, as for ``standing``.
    """
    known = snapshot.select(_end("low"), _end("high")).drop_nulls()
    return () if known.is_empty() else _quantiles(known)


def _quantiles(known: pl.DataFrame) -> tuple[Bounds, ...]:
    ends = known.select(
        pl.col(end).quantile(share, "linear").alias(f"{end} {share}")
        for end in ("low", "high")
        for share in _QUARTILES
    ).row(0)
    return tuple(zip(ends[: len(_QUARTILES)], ends[len(_QUARTILES) :], strict=True))


def _end(bound: str) -> pl.Expr:
    """The least or the most that a figure can be: of a known one the figure itself."""
    return pl.coalesce("value", bound).alias(bound)


def _bounds(snapshot: pl.DataFrame, decimals: int) -> pl.DataFrame:
    """What is known of each figure as printed, in units of the last decimal."""
    return (
        snapshot.lazy()
        .select("area_code", _end("low"), _end("high"))
        .drop_nulls()
        .with_columns(low=shown("low", decimals), high=shown("high", decimals))
        .collect()
    )


def _counted(others: pl.DataFrame, low: float, high: float) -> tuple[int, int, int, int]:
    """The first and last place possible, those certainly equal, and those that overlap."""
    is_exact = (pl.col("low") == pl.col("high")) & (low == high)
    meets = (pl.col("low") <= high) & (pl.col("high") >= low)
    row = others.select(
        first=(pl.col("low") > high).sum() + 1,
        last=(pl.col("high") > low).sum() + 1,
        tied=(meets & is_exact).sum(),
        overlapping=(meets & ~is_exact).sum(),
    ).row(0)
    return (int(row[0]), int(row[1]), int(row[2]), int(row[3]))


def _quartile(bounded: pl.DataFrame, low: float, high: float) -> int | None:
    if bounded.height < FEWEST_FOR_QUARTILES:
        return None
    limits = _quantiles(bounded.select("low", "high"))
    least = 1 + sum(low > most for _least, most in limits)
    most = 1 + sum(high > least for least, _most in limits)
    return least if least == most else None
