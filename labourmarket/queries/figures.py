"""The values of indicators, from the source that a page prefers."""

from __future__ import annotations

from datetime import date

import polars as pl

from labourmarket.catalogue.indicators import INDICATORS
from labourmarket.queries.places import areas
from labourmarket.queries.preferred import preferred
from labourmarket.warehouse import query, remembered, remembered_large

# More areas than this in one picture are asked for together, and for one indicator at a time: one
# question each would be a long wait for whoever comes first.
_FEW_AREAS = 8


@remembered
def monthly(
    indicator_id: str, area_codes: tuple[str, ...], known_on: date | None = None
) -> pl.DataFrame:
    """One indicator, month by month, for the chosen areas, from the preferred source.

    Args:
        indicator_id: the indicator.
        area_codes: the areas.
        known_on: only with what had been released by the end of this day; None for all. A computed
            figure is in hand from the day of the newest release that it is computed from.

    Returns:
        One row per area and month, oldest first: ``area_code``, ``period``, ``value`` (in the
        indicator's unit; null where secret or an interval), ``low``, ``high``, ``status``,
        ``source_id`` and ``released_at``. A month that is not in hand has no row.
    """
    return _of_areas(indicator_id, area_codes, "month", known_on=known_on)


def _of_areas(
    indicator_id: str,
    area_codes: tuple[str, ...],
    frequency: str,
    *,
    source_id: str = "",
    known_on: date | None = None,
) -> pl.DataFrame:
    codes = sorted(set(area_codes))
    if 0 < len(codes) <= _FEW_AREAS:
        each = [_of_area(code, frequency, source_id, known_on) for code in codes]
        return pl.concat([of_area[indicator_id] for of_area in each])
    rows = preferred((indicator_id,), area_codes, frequency, source_id=source_id, known_on=known_on)
    return _by_indicator(rows)[indicator_id]


@remembered_large
def _of_area(
    area_code: str, frequency: str, source_id: str, known_on: date | None
) -> dict[str, pl.DataFrame]:
    """Every indicator of one area, by its id, in the columns of ``monthly``.

    All are asked for at once: that takes hardly longer than to ask for one, and a reader who looks
    at one figure of an area, alone or beside others, looks at the next one soon.
    """
    return _by_indicator(
        preferred(
            tuple(INDICATORS),
            (area_code,),
            frequency,
            source_id=source_id,
            known_on=known_on,
        )
    )


def _by_indicator(rows: pl.DataFrame) -> dict[str, pl.DataFrame]:
    parts = rows.partition_by("indicator_id", as_dict=True, include_key=False)
    nothing = rows.drop("indicator_id").clear()
    return {indicator_id: parts.get((indicator_id,), nothing) for indicator_id in INDICATORS}


@remembered
def yearly(indicator_id: str, area_codes: tuple[str, ...], source_id: str = "") -> pl.DataFrame:
    """One indicator, year by year, in the columns of ``monthly``.

    Args:
        indicator_id: the indicator.
        area_codes: the areas.
        source_id: only this source; empty for the preferred one.
    """
    return _of_areas(indicator_id, area_codes, "year", source_id=source_id)


@remembered
def in_month(
    indicator_id: str, level: str, period: date, known_on: date | None = None
) -> pl.DataFrame:
    """One month of one indicator in all areas of a level, as ``monthly`` has it.

    An area that has ended, or of which the month is not in hand, has no row.
    """
    return _of_level(level, period, known_on)[indicator_id]


@remembered_large
def _of_level(level: str, period: date, known_on: date | None) -> dict[str, pl.DataFrame]:
    """Every indicator of one month, by its id, for the same reason as ``_of_area``."""
    standing = areas().filter((pl.col("level") == level) & pl.col("valid_to").is_null())
    codes = tuple(standing["area_code"])
    return _by_indicator(
        preferred(tuple(INDICATORS), codes, "month", periods=(period,), known_on=known_on)
    )


def observations(
    indicator_ids: tuple[str, ...],
    area_codes: tuple[str, ...],
    frequency: str,
    *,
    first: date = date.min,
    last: date = date.max,
    periods: tuple[date, ...] = (),
    at_most: int,
) -> pl.DataFrame:
    """Many indicators by month or by year, in the columns of ``monthly`` after ``indicator_id``.

    Not remembered: what the public asks for has no end. Nor is more than ``at_most`` read.

    Args:
        indicator_ids: the indicators.
        area_codes: the areas.
        frequency: ``month`` or ``year``.
        first: no period before this one.
        last: no period after this one.
        periods: only these; empty for all.
        at_most: how many stored figures to choose from, those of every source counted.

    Raises:
        TooManyFiguresError: more than that are asked for.
    """
    return preferred(
        indicator_ids, area_codes, frequency, first=first, last=last, periods=periods, most=at_most
    )


@remembered
def months(indicator_id: str, known_on: date | None = None) -> pl.DataFrame:
    """The months in hand of an indicator, newest first: ``period``; see ``monthly``."""
    return query(
        """
        SELECT DISTINCT period FROM observation_release
        WHERE indicator_id = $indicator_id AND frequency = 'month'
          AND ($known_on::DATE IS NULL OR released_at::DATE <= $known_on::DATE)
        ORDER BY period DESC
        """,
        indicator_id=indicator_id,
        known_on=known_on,
    )


@remembered
def release_days(indicator_id: str, area_codes: tuple[str, ...]) -> pl.DataFrame:
    """The days on which something of an indicator came out, newest first: ``day``."""
    return query(
        """
        SELECT DISTINCT released_at::DATE AS day FROM observation_release
        WHERE indicator_id = $indicator_id AND list_contains($area_codes, area_code)
          AND frequency = 'month' AND released_at IS NOT NULL
        ORDER BY day DESC
        """,
        indicator_id=indicator_id,
        area_codes=list(area_codes),
    )


@remembered
def frequencies() -> pl.DataFrame:
    """Which indicators are in hand, and how often: ``indicator_id``, ``frequency``."""
    return query("SELECT DISTINCT indicator_id, frequency FROM observation ORDER BY ALL")


@remembered
def periods_in_hand(area_codes: tuple[str, ...] = ()) -> pl.DataFrame:
    """Every month and year of every indicator: ``indicator_id``, ``frequency``, ``period``.

    Args:
        area_codes: only those of any of these areas; empty for all.
    """
    return query(
        """
        SELECT DISTINCT indicator_id, frequency, period FROM observation
        WHERE len($area_codes) = 0 OR list_contains($area_codes, area_code)
        ORDER BY ALL
        """,
        area_codes=list(area_codes),
    )


@remembered
def background_table(year: date, source_id: str) -> pl.DataFrame:
    """Every yearly figure of one source in one year, in the columns of ``observation``."""
    return query(
        """
        SELECT * FROM observation
        WHERE frequency = 'year' AND period = $year AND source_id = $source_id
        ORDER BY indicator_id, area_code
        """,
        year=year,
        source_id=source_id,
    )


@remembered
def population(area_codes: tuple[str, ...]) -> pl.DataFrame:
    """Population at a year's end: ``area_code``, ``period`` (its first day), ``population``."""
    return yearly("population", area_codes).select("area_code", "period", population="value")
