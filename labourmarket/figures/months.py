"""The whole grid of months behind a trend: a month without a row is a gap, and says so."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import groupby

import polars as pl

# A stretch shorter than this, or than this share of the figure, is a gap but gets no band.
_LONG_MONTHS, _LONG_SHARE = 6, 0.06
_KNOWN = pl.col("value").is_not_null() | pl.col("low").is_not_null()


def is_blank(series: pl.DataFrame) -> bool:
    """Whether nothing is known of any area in any month."""
    return series.filter(_KNOWN).is_empty()


def completed(series: pl.DataFrame) -> pl.DataFrame:
    """Give every area every month from the first to the last of the series.

    Args:
        series: rows of ``area_code``, ``name``, ``position``, ``period``, ``value``, ``low``,
            ``high`` and ``status``; months without a row are absent. Not blank.

    Returns:
        One row per area (in order of ``position``, reference areas last) and month, oldest first;
        ``value``, ``low``, ``high`` and ``status`` are null in months without a row. Adds
        ``secret`` (only an interval is known), ``isolated`` (a value between two gaps) and
        ``last`` (the newest month of the area of which something is known).
    """
    period = pl.col("period")
    known = series.lazy()
    months = known.select(pl.date_range(period.min(), period.max(), "1mo").alias("period"))
    areas = known.select("area_code", "name", "position").unique("area_code", keep="first")
    gap_before = pl.col("value").shift(1).over("area_code").is_null()
    gap_after = pl.col("value").shift(-1).over("area_code").is_null()
    return (
        areas.join(months, how="cross")
        .join(
            known.select("area_code", "period", "value", "low", "high", "status"),
            on=["area_code", "period"],
            how="left",
            validate="1:1",
        )
        .sort("position", "area_code", "period", nulls_last=True)
        .with_columns(
            secret=pl.col("value").is_null() & pl.col("low").is_not_null(),
            isolated=pl.col("value").is_not_null() & gap_before & gap_after,
            last=period.eq_missing(period.filter(_KNOWN).max().over("area_code")),
        )
        .collect()
    )


def span(grid: pl.DataFrame) -> tuple[date, date]:
    """The first and the last month of a grid."""
    return grid["period"][0], grid["period"][-1]


def frame(grid: pl.DataFrame) -> list[str]:
    """Ends of a time axis that leaves the outermost months a little air."""
    first, last = span(grid)
    air = timedelta(days=10) + (last - first) / 100
    return [(first - air).isoformat(), (last + air).isoformat()]


def middle(first: date, last: date) -> date:
    """The day halfway between two."""
    return first + (last - first) / 2


def januaries(grid: pl.DataFrame) -> list[date]:
    """The Januaries of which, and of the month before, something is known of some area."""
    known = set(grid.filter(_KNOWN)["period"])
    return sorted(day for day in known if day.month == 1 and date(day.year - 1, 12, 1) in known)


def long_gaps(grid: pl.DataFrame) -> list[tuple[date, date, float]]:
    """The long stretches of months of which nothing is known of any area.

    Returns:
        First month, last month, and the stretch's share (0-1) of the whole grid.
    """
    months = grid.lazy().group_by("period").agg(known=_KNOWN.any()).sort("period").collect()
    return [
        (stretch[0], stretch[-1], len(stretch) / months.height)
        for known, stretch in _runs(months)
        if not known and len(stretch) >= max(_LONG_MONTHS, _LONG_SHARE * months.height)
    ]


def _runs(months: pl.DataFrame) -> list[tuple[bool, list[date]]]:
    runs = groupby(months.iter_rows(), key=lambda month: month[1])
    return [(known, [period for period, _ in run]) for known, run in runs]
