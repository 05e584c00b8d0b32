"""Trends, forecasts and peers, as the build has computed them."""

from __future__ import annotations

import polars as pl

from labourmarket.warehouse import query, remembered


@remembered
def seasonal_trend(indicator_id: str, area_codes: tuple[str, ...]) -> pl.DataFrame:
    """Trends and seasonally adjusted figures, as ``contracts.SeasonalTrend`` has them."""
    return query(
        """
        SELECT * FROM seasonal_trend
        WHERE indicator_id = $indicator_id AND list_contains($area_codes, area_code)
        ORDER BY area_code, period
        """,
        indicator_id=indicator_id,
        area_codes=list(area_codes),
    )


@remembered
def forecast(indicator_id: str, area_codes: tuple[str, ...]) -> pl.DataFrame:
    """The forecasts worth showing: those whose kind has missed by less than the naive one."""
    return query(
        """
        SELECT forecast.* FROM forecast JOIN forecast_error USING (indicator_id, area_code)
        WHERE indicator_id = $indicator_id AND list_contains($area_codes, area_code)
          AND beats_naive
        ORDER BY area_code, period
        """,
        indicator_id=indicator_id,
        area_codes=list(area_codes),
    )


@remembered
def indicators_with_outlook(area_codes: tuple[str, ...]) -> list[str]:
    """The indicators of which any of the areas has a trend or a forecast worth showing."""
    return query(
        """
        SELECT indicator_id FROM seasonal_trend WHERE list_contains($area_codes, area_code)
        UNION
        SELECT indicator_id FROM forecast JOIN forecast_error USING (indicator_id, area_code)
        WHERE list_contains($area_codes, area_code) AND beats_naive
        """,
        area_codes=list(area_codes),
    )["indicator_id"].to_list()


@remembered
def forecast_error(indicator_id: str, area_codes: tuple[str, ...]) -> pl.DataFrame:
    """The back-test of every forecast, as ``contracts.ForecastError`` has it."""
    return query(
        """
        SELECT * FROM forecast_error
        WHERE indicator_id = $indicator_id AND list_contains($area_codes, area_code)
        ORDER BY area_code
        """,
        indicator_id=indicator_id,
        area_codes=list(area_codes),
    )


@remembered
def peers(area_code: str) -> pl.DataFrame:
    """The areas most like one, nearest first, and what sets them apart.

    Returns:
        One row per peer and indicator known of both: ``peer_area_code``, ``place``, ``distance``,
        ``indicator_id``, ``value``, ``peer_value`` and ``contribution``, the indicator's part of
        the squared distance (they sum to it).
    """
    return query(
        """
        SELECT peer.peer_area_code, place, distance, own.indicator_id, own.value,
               other.value AS peer_value,
               weight * (own.standard - other.standard) ** 2
                   / sum(weight) OVER (PARTITION BY peer.peer_area_code) AS contribution
        FROM peer
        JOIN peer_value AS own USING (area_code)
        JOIN peer_value AS other ON other.area_code = peer.peer_area_code
            AND other.indicator_id = own.indicator_id
        JOIN peer_indicator ON peer_indicator.level = peer.level
            AND peer_indicator.indicator_id = own.indicator_id
        WHERE peer.area_code = $area_code
        ORDER BY place, contribution DESC, own.indicator_id
        """,
        area_code=area_code,
    )


@remembered
def peer_indicators(level: str) -> pl.DataFrame:
    """What the areas of a level are compared by, the heaviest first."""
    return query(
        "SELECT * FROM peer_indicator WHERE level = $level ORDER BY weight DESC, indicator_id",
        level=level,
    )
