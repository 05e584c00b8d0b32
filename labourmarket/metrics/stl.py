"""Seasonal-trend decomposition by local lines (STL), of many series at once.

Cleveland, Cleveland, McRae, Terpenning: STL: A Seasonal-Trend Decomposition Procedure Based on
Loess, Journal of Official Statistics 6 (1990). It gives the figures of statsmodels' ``STL`` with
``seasonal=11, robust=True`` and ``fit(inner_iter=1, outer_iter=10)``, but takes a matrix of series
where that takes one, which is ten times as fast for the whole country.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

Matrix: TypeAlias = NDArray[np.float64]

SEASON = 12
# Odd windows in the paper's notation: n(s) in years, n(t) and n(l) in months.
_SEASONAL, _TREND, _LOW_PASS = 11, 21, 13
_ROBUST_PASSES = 10
# A figure that misses the fit by six times the median miss has no weight at all.
_OUTLIER = 6
# Nearer to nought or one than this counts as that, as in the authors' own code.
_CERTAIN = 0.001


class Decomposed(NamedTuple):
    """Both parts of each figure; what is left over is neither."""

    trend: Matrix
    seasonal: Matrix


def decomposed(figures: Matrix) -> Decomposed:
    """Take series apart into trend and season, robust against outliers.

    Args:
        figures: one row per month, one column per series; whole years, every cell known.
    """
    weights, trend = np.ones_like(figures), np.zeros_like(figures)
    seasonal = trend
    for _pass in range(1 + _ROBUST_PASSES):
        seasonal = _seasonal(figures - trend, weights)
        trend = _smooth(figures - seasonal, weights, _TREND)
        weights = _trust(figures - seasonal - trend)
    return Decomposed(trend, seasonal)


def _seasonal(detrended: Matrix, weights: Matrix) -> Matrix:
    """Smooth each calendar month over the years, then take the level out of the result."""
    months, series = detrended.shape
    years = months // SEASON
    extended = _local_lines(
        _kernel(-1, years + 1, years, _SEASONAL),
        detrended.reshape(years, -1),
        weights.reshape(years, -1),
    ).reshape(-1, series)
    level = _moving(_moving(_moving(extended, SEASON), SEASON), 3)
    return extended[SEASON:-SEASON] - _smooth(level, np.ones((months, 1)), _LOW_PASS)


def _smooth(figures: Matrix, weights: Matrix, window: int) -> Matrix:
    return _local_lines(_kernel(0, len(figures), len(figures), window), figures, weights)


def _moving(figures: Matrix, length: int) -> Matrix:
    sums: Matrix = np.cumsum(np.vstack([np.zeros_like(figures[:1]), figures]), axis=0)
    return (sums[length:] - sums[:-length]) / length


class _Kernel(NamedTuple):
    """How the figures around each target count: one row per target, one column per figure.

    The figures farther away weigh nothing. To multiply with all of them all the same is left to the
    library for matrices, which is twice as fast as to add up those that count.
    """

    weights: Matrix
    places: Matrix
    squares: Matrix
    nearest: NDArray[np.int64]


@lru_cache(maxsize=128)
def _kernel(start: int, end: int, length: int, window: int) -> _Kernel:
    """Tricube weights of the ``window`` figures nearest to each target from start up to end.

    ``places`` and ``squares`` are the weights times the distance to the target, and its square.
    """
    targets, width = np.arange(start, end), min(window, length)
    first = np.clip(targets - window // 2, 0, length - width)[:, None]
    places = (np.arange(length) - targets[:, None]).astype(np.float64)
    is_near = (np.arange(length) >= first) & (np.arange(length) < first + width)
    distance = np.abs(places)
    reach = np.where(is_near, distance, 0).max(axis=1, keepdims=True) + (window - width) // 2
    weights = (1 - np.minimum(distance / reach, 1) ** 3) ** 3
    weights[~is_near | (distance > (1 - _CERTAIN) * reach)] = 0
    nearest = np.clip(targets, 0, length - 1)
    return _Kernel(weights, weights * places, weights * places**2, nearest)


def _local_lines(kernel: _Kernel, figures: Matrix, weights: Matrix) -> Matrix:
    """The height at each target of the line fitted to the figures around it.

    Where no figure around a target has any weight, the nearest figure itself stands.
    """
    weighed = weights * figures
    total, place, square = (sums @ weights for sums in kernel[:3])
    height, together = (sums @ weighed for sums in kernel[:2])
    of = np.where(total > 0, total, 1.0)
    spread = square / of - (place / of) ** 2
    is_line = np.sqrt(np.maximum(spread, 0)) > _CERTAIN * (len(figures) - 1)
    slope = (together - place * height / of) / of / np.where(is_line, spread, 1.0)
    lines = (height - np.where(is_line, slope, 0.0) * place) / of
    return np.where(total > 0, lines, figures[kernel.nearest])


def _trust(left_over: Matrix) -> Matrix:
    """Bisquare weights: the further a figure is from the fit, the less it counts."""
    misses = np.abs(left_over)
    limit = _OUTLIER * np.median(misses, axis=0)
    ratio = misses / np.where(limit > 0, limit, 1.0)
    inside = np.where(ratio <= _CERTAIN, 1.0, (1 - np.minimum(ratio, 1) ** 2) ** 2)
    return np.where(ratio > 1 - _CERTAIN, 0.0, inside)
