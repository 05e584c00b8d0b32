"""The tables that each build derives from the monthly counts: trends, forecasts and peers.

They hold what pages only read, so that no page waits for a model. All may be empty: where too few
months or areas are in hand, nothing is said, and nothing is filled in.
"""

from __future__ import annotations

import dataframely as dy
import polars as pl

from labourmarket.codes import AREA_CODE, LEVELS


class SeasonalTrend(dy.Schema):
    """Trend and seasonally adjusted figure of one count in one area and month (STL).

    Of every stretch of at least three unbroken years, as many whole years as it has, counted back
    from its end; a secret or absent month ends a stretch. The newest months are revised by each
    later one. Shares have no trend here: the January step of the labour force would be one.
    """

    indicator_id = dy.String(primary_key=True)
    area_code = dy.String(primary_key=True, regex=AREA_CODE)
    period = dy.Date(primary_key=True)
    trend = dy.Float64(min=0, allow_inf=False, allow_nan=False)
    seasonally_adjusted = dy.Float64(min=0, allow_inf=False, allow_nan=False)
    source_id = dy.String()


class Forecast(dy.Schema):
    """Forecast of one count in one area for one of the next twelve months, with interval.

    Made from series that are unbroken for at least six years up to ``made_from``, the newest month
    in hand; without such a series there are no rows. ``forecast_error`` tells whether a forecast is
    worth showing. The interval is as wide as four of five earlier misses at the same ``horizon``
    (months ahead), with a margin because misses of neighbouring months are alike.
    """

    indicator_id = dy.String(primary_key=True)
    area_code = dy.String(primary_key=True, regex=AREA_CODE)
    period = dy.Date(primary_key=True)
    value = dy.Float64(min=0, allow_inf=False, allow_nan=False)
    low = dy.Float64(min=0, allow_inf=False, allow_nan=False)
    high = dy.Float64(min=0, allow_inf=False, allow_nan=False)
    made_from = dy.Date()
    horizon = dy.Int32(min=1, max=12)

    @dy.rule()
    def a_forecast_lies_in_its_interval(cls) -> pl.Expr:
        return (pl.col("low") <= pl.col("value")) & (pl.col("value") <= pl.col("high"))


class ForecastError(dy.Schema):
    """How forecasts of one count in one area have missed: the back-test of ``forecast``.

    ``windows`` is how many months forecasts were made from, each held against the twelve months
    that followed. ``mae`` is the mean absolute error over all of them in the indicator's unit,
    ``mae_seasonal_naive`` that of saying the same month of the year before. ``coverage_80`` is the
    share (0-1) of figures inside the interval that was known before them. A forecast is shown only
    where ``beats_naive``.
    """

    indicator_id = dy.String(primary_key=True)
    area_code = dy.String(primary_key=True, regex=AREA_CODE)
    mae = dy.Float64(min=0, allow_inf=False, allow_nan=False)
    mae_seasonal_naive = dy.Float64(min=0, allow_inf=False, allow_nan=False)
    windows = dy.Int32(min=1)
    coverage_80 = dy.Float64(min=0, max=1)
    beats_naive = dy.Bool()


class Peer(dy.Schema):
    """One of the seven areas most like an area, of the same level; ``place`` 1 is the nearest.

    ``distance`` is the root of the weighted mean of the squared differences of the standardised
    figures in ``peer_value``, over the indicators known of both areas. Pairs that share less than
    half of the weights are left out; fewer areas have fewer peers.
    """

    area_code = dy.String(primary_key=True, regex=AREA_CODE)
    level = dy.Enum(LEVELS)
    peer_area_code = dy.String(primary_key=True, regex=AREA_CODE)
    place = dy.Int32(min=1)
    distance = dy.Float64(min=0, allow_inf=False, allow_nan=False)


class PeerIndicator(dy.Schema):
    """What areas of a level are compared by: weight, mean and deviation of one indicator.

    Of the newest month in which half of the areas have figures. An indicator that is known for less
    than half of them is left out. Mean and deviation of ``labour_force`` and
    ``vacancies_per_100_unemployed`` are those of the logarithm of one more than the figure.
    """

    level = dy.Enum(LEVELS, primary_key=True)
    indicator_id = dy.String(primary_key=True)
    weight = dy.Float64(min=0)
    mean = dy.Float64(allow_inf=False, allow_nan=False)
    deviation = dy.Float64(min=0, allow_inf=False, allow_nan=False)
    period = dy.Date()


class PeerValue(dy.Schema):
    """The figure of one area by which it is compared, and how many deviations it is off the mean.

    An area has no row where one of the counts is secret or missing: no middle is put in its place.
    """

    level = dy.Enum(LEVELS)
    area_code = dy.String(primary_key=True, regex=AREA_CODE)
    indicator_id = dy.String(primary_key=True)
    value = dy.Float64(min=0, allow_inf=False, allow_nan=False)
    standard = dy.Float64(allow_inf=False, allow_nan=False)
