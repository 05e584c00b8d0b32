"""Forecasts of monthly counts for twelve months, and how such forecasts have missed before.

The back-test forecasts from every month after the first three years with what was known then, and
holds each against the twelve months that followed and against the seasonal naive forecast, which
says the figure of the same month of the year before. Only counts are forecast: a share would need
the labour force of the months to come, which is exchanged each January for a figure not yet known.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import polars as pl
from numpy.typing import NDArray

from labourmarket.metrics import smoothing, stretches
from labourmarket.metrics.smoothing import HORIZON
from labourmarket.metrics.stl import SEASON, Matrix

# Three years to learn from, and three in which forecasts are held against what came.
LEARNED = 3 * SEASON
SHORTEST = LEARNED + 3 * SEASON
COVERAGE = 0.8
# Of fewer earlier misses no interval is made that a later one could be held against.
_FEWEST_MISSES = 12
# Every month of a series is forecast from: of a whole country's at once that would fill the memory.
_SERIES_AT_ONCE = 250
Cube = NDArray[np.float64]
_ERROR = pl.Schema(
    {
        "indicator_id": pl.String,
        "area_code": pl.String,
        "mae": pl.Float64,
        "mae_seasonal_naive": pl.Float64,
        "windows": pl.Int64,
        "coverage_80": pl.Float64,
        "beats_naive": pl.Boolean,
    }
)
_FORECAST = pl.Schema(
    {
        "indicator_id": pl.String,
        "area_code": pl.String,
        "period": pl.Date,
        "value": pl.Float64,
        "low": pl.Float64,
        "high": pl.Float64,
        "made_from": pl.Date,
        "horizon": pl.Int64,
    }
)


class Outlook(NamedTuple):
    """The forecasts, and how the same way of forecasting has missed."""

    forecast: pl.DataFrame
    error: pl.DataFrame


def outlook(months: pl.DataFrame) -> Outlook:
    """Forecast each series that is unbroken for six years up to its indicator's newest month.

    Args:
        months: counts as ``stretches.unbroken`` takes them.

    Returns:
        ``forecast``: one row per area and month to come, with ``value``, ``low`` and ``high`` (80 %
        interval), ``made_from`` (the last month used) and ``horizon`` (1-12). ``error``: one row
        per area, as ``contracts.ForecastError`` has it. Both without rows where no series
        is long enough.
    """
    rows = stretches.newest(months, SHORTEST)
    if rows.is_empty():
        return Outlook(_FORECAST.to_frame(), _ERROR.to_frame())
    series = rows.group_by(stretches.SERIES, maintain_order=True).agg(
        made_from=pl.col("last").first(), months=pl.col("months").first()
    )
    some = [_outlook(part, _of_series(rows, part)) for part in series.iter_slices(_SERIES_AT_ONCE)]
    forecasts = pl.concat(one.forecast for one in some)
    return Outlook(
        forecasts.sort(*stretches.SERIES, "period"), pl.concat(one.error for one in some)
    )


def _of_series(rows: pl.DataFrame, series: pl.DataFrame) -> NDArray[np.float64]:
    """The figures of these series, one after the other."""
    of_these = rows.join(series, on=stretches.SERIES, how="semi", maintain_order="left")
    return of_these["value"].to_numpy()


def _outlook(series: pl.DataFrame, values: NDArray[np.float64]) -> Outlook:
    figures = _beside_each_other(values, series["months"].to_numpy())
    made = smoothing.ahead(np.log1p(figures))
    misses = _misses(made, figures)
    return Outlook(_forecast(series, made, _reach(misses)), _error(series, made, figures, misses))


def _beside_each_other(values: NDArray[np.float64], lengths: NDArray[np.int64]) -> Matrix:
    """Series of several lengths as columns that begin together."""
    figures = np.full((len(lengths), lengths.max()), np.nan)
    figures[np.arange(lengths.max()) < lengths[:, None]] = values
    return figures.T


def _coming(figures: Matrix) -> Cube:
    """The twelve figures after each month, not a number where one of them is not in hand."""
    padded = np.vstack([figures[1:], np.full((HORIZON, figures.shape[1]), np.nan)])
    windows = np.lib.stride_tricks.sliding_window_view(padded, HORIZON, axis=0).swapaxes(1, 2)
    return np.where(np.isnan(windows).any(axis=1, keepdims=True), np.nan, windows)


def _tested(cube: Cube) -> Cube:
    """From the first month with three years behind it to the last with a year before it."""
    return cube[LEARNED - 1 : -HORIZON]


def _misses(made: Cube, figures: Matrix) -> Cube:
    """By how much forecasts missed, in logarithms: windows × months ahead × series."""
    return np.abs(_tested(made) - np.log1p(_tested(_coming(figures))))


def _rank(misses: NDArray[np.int64], horizon: NDArray[np.int64] | int) -> NDArray[np.int64]:
    """Which of so many ordered misses bounds the interval.

    Windows that begin a month apart share all but one of their months: ``n`` misses at horizon
    ``h`` tell as much as ``n / h`` separate ones. Split conformal prediction takes the
    ``0.8 * (n + 1)``-th of ``n`` separate ones.
    """
    margin: NDArray[np.float64] = np.ceil(COVERAGE * (misses + horizon))
    return np.minimum(margin, misses).astype(np.int64)


def _reach(misses: Cube) -> Matrix:
    """How far the interval reaches to both sides, in logarithms: months ahead × series."""
    windows = np.isfinite(misses).sum(axis=0)
    rank = _rank(windows, np.arange(1, HORIZON + 1)[:, None])
    reach: Matrix = np.take_along_axis(np.sort(misses, axis=0), rank[None] - 1, axis=0)[0]
    return reach


def _coverage(misses: Cube) -> NDArray[np.float64]:
    """How often the figure fell into the interval of the misses that were known by then."""
    inside = [_inside(misses[:, horizon - 1], horizon) for horizon in range(1, HORIZON + 1)]
    shares: NDArray[np.float64] = np.nanmean(np.concatenate(inside), axis=0)
    return shares


def _inside(misses: Matrix, horizon: int) -> Matrix:
    """Per window 1 or 0; not a number while fewer than twelve misses were known."""
    misses, window = np.ascontiguousarray(misses), np.arange(len(misses))
    known = np.maximum(window - horizon + 1, 0)
    earlier = zip(known, misses, strict=True)
    smaller = np.stack([(misses[:end] < miss).sum(axis=0, dtype=np.int16) for end, miss in earlier])
    held = smaller < _rank(known, horizon)[:, None]
    judged = (known >= _FEWEST_MISSES)[:, None] & np.isfinite(misses)
    return np.where(judged, held, np.nan)


def _error(series: pl.DataFrame, made: Cube, figures: Matrix, misses: Cube) -> pl.DataFrame:
    came, earlier = _coming(figures), np.full_like(made, np.nan)
    earlier[SEASON:] = came[:-SEASON]
    missed = np.abs(np.expm1(_tested(made)) - _tested(came))
    missed_naively = np.abs(_tested(earlier) - _tested(came))
    return (
        series.select(stretches.SERIES)
        .with_columns(
            mae=pl.Series(np.nanmean(missed, axis=(0, 1))),
            mae_seasonal_naive=pl.Series(np.nanmean(missed_naively, axis=(0, 1))),
            windows=pl.Series(np.isfinite(misses[:, 0]).sum(axis=0)),
            coverage_80=pl.Series(_coverage(misses)),
        )
        .with_columns(beats_naive=pl.col("mae") < pl.col("mae_seasonal_naive"))
    )


def _forecast(series: pl.DataFrame, made: Cube, reach: Matrix) -> pl.DataFrame:
    last = series["months"].to_numpy() - 1
    logarithms = made[last, :, np.arange(series.height)]
    bounds = {"value": logarithms, "low": logarithms - reach.T, "high": logarithms + reach.T}
    return (
        series.drop("months")
        .join(
            pl.DataFrame({"horizon": np.arange(1, HORIZON + 1)}), how="cross", maintain_order="left"
        )
        .with_columns(
            pl.Series(name, np.maximum(np.expm1(bound), 0.0).ravel())
            for name, bound in bounds.items()
        )
        .with_columns(period=pl.col("made_from").dt.offset_by(pl.format("{}mo", pl.col("horizon"))))
        .select(_FORECAST.names())
    )
