"""Forecasts by exponential smoothing of level and season, of many series at once.

The model has a level and twelve seasonal figures and no trend: ETS(A,N,A) in the notation of
Hyndman and others, Forecasting with Exponential Smoothing (2008). Each series takes the pair of
weights with which its forecasts made so far have missed least. One pass over the months gives the
forecasts from every month, so that a back-test costs nothing more. In the 214 months of 2006-2023
trends, damped or not, made the forecasts of the municipalities worse.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from labourmarket.metrics.stl import SEASON, Matrix

HORIZON = 12
# Two years give the first level and seasons.
BEGINNING = 2 * SEASON
_LEVEL_WEIGHTS, _SEASON_WEIGHTS = np.meshgrid([0.1, 0.2, 0.3, 0.5, 0.7, 0.9], [0.2, 0.4])
_LEVEL: Matrix = _LEVEL_WEIGHTS.ravel()
_SEASON: Matrix = _SEASON_WEIGHTS.ravel() * (1 - _LEVEL)
_AHEAD = np.arange(HORIZON)


def ahead(figures: Matrix) -> NDArray[np.float64]:
    """Forecast the next twelve months from each month, with what was known then.

    Args:
        figures: one row per month, one column per series, oldest first; the series begin together,
            and are not a number after their ends.

    Returns:
        Months × twelve months ahead × series; not a number in the first two years and after a
        series' end.
    """
    level, seasons = _beginning(figures)
    misses = np.zeros_like(level)
    recent = np.full((SEASON, HORIZON, *level.shape), np.nan)
    made = np.full((len(figures), HORIZON, figures.shape[1]), np.nan)
    for month in range(BEGINNING, len(figures)):
        figure, now = figures[month][:, None], month % SEASON
        misses += np.nansum(np.abs(recent[(month - 1 - _AHEAD) % SEASON, _AHEAD] - figure), axis=0)
        surprise = figure - level - seasons[now]
        level = level + _LEVEL * surprise
        seasons[now] += _SEASON * surprise
        recent[now] = level + seasons[(month + 1 + _AHEAD) % SEASON]
        best = misses.argmin(axis=1)[None, :, None]
        made[month] = np.take_along_axis(recent[now], best, axis=2)[:, :, 0]
    return made


def _beginning(figures: Matrix) -> tuple[Matrix, NDArray[np.float64]]:
    """Level and seasons after two years, for each series and pair of weights."""
    years = figures[:BEGINNING].reshape(2, SEASON, -1)
    growth = (years[1] - years[0]).mean(axis=0) / SEASON
    straight = growth * (np.arange(BEGINNING) - (BEGINNING - 1) / 2)[:, None]
    middle = years.mean(axis=(0, 1))
    seasons = (figures[:BEGINNING] - middle - straight).reshape(2, SEASON, -1).mean(axis=0)
    pairs = np.ones(len(_LEVEL))
    return (middle + straight[-1])[:, None] * pairs, seasons[:, :, None] * pairs
