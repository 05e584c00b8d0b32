"""The values of indicators, from the source that a page prefers."""

from __future__ import annotations

from datetime import date

import polars as pl

from labourmarket.catalogue.indicators import INDICATORS
from labourmarket.queries.places import areas
from labourmarket.warehouse import query, remembered, remembered_large

# Where several sources tell one thing, a page prefers them in this order. Rates come from counts,
# unrounded; the published tenth stays beside them, and a check holds the two against each other.
# A published count goes before a computed one, which secret parts can make an interval; but that
# of a municipality that took another comes with the other's.
PREFERENCE = (
    "computed_rate",
    "statfin_12r5",
    "statfin_12ub",
    "statfin_12u4",
    "statfin_11ra",
    "statfin_121w",
    "computed",
    "forum_2023",
)


class TooManyFiguresError(Exception):
    """More figures are asked for than the caller takes."""


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
    return pl.concat(
        [_of_area(code, "month", known_on=known_on)[indicator_id] for code in sorted(area_codes)]
    )


@remembered_large
def _of_area(
    area_code: str, frequency: str, *, source_id: str = "", known_on: date | None = None
) -> dict[str, pl.DataFrame]:
    """Every indicator of one area, by its id, in the columns of ``monthly``.

    All are asked for at once: that takes hardly longer than to ask for one, and a reader who looks
    at one figure of an area, alone or beside others, looks at the next one soon.
    """
    return _by_indicator(
        _preferred(
            tuple(INDICATORS), (area_code,), frequency, source_id=source_id, known_on=known_on
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
    return pl.concat(
        [_of_area(code, "year", source_id=source_id)[indicator_id] for code in sorted(area_codes)]
    )


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
        _preferred(tuple(INDICATORS), codes, "month", periods=(period,), known_on=known_on)
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
    return _preferred(
        indicator_ids, area_codes, frequency, first=first, last=last, periods=periods, most=at_most
    )


_THE_PREFERRED_FIRST = """
    WITH release AS (
        FROM observation
        UNION ALL BY NAME
        FROM superseded_observation WHERE $known_on::DATE IS NOT NULL
    ), figure AS (
        SELECT * FROM release
        WHERE indicator_id IN (SELECT unnest($indicator_ids))
          AND list_contains($area_codes, area_code)
          AND frequency = $frequency
          AND ($source_id = '' OR source_id = $source_id)
          AND period BETWEEN $first AND $last
          AND (len($periods) = 0 OR list_contains($periods, period))
          AND ($known_on::DATE IS NULL OR released_at::DATE <= $known_on::DATE)
        LIMIT $most + 1
    )
    SELECT indicator_id, area_code, period, value, low, high, status, figure.source_id,
           released_at
    FROM figure JOIN indicator USING (indicator_id)
    ORDER BY indicator_id, area_code, period, list_position($preference, CASE
        WHEN figure.source_id = 'computed' AND (
            unit = 'percent' OR area_code IN (SELECT merged_into FROM area_merger)
        ) THEN 'computed_rate'
        ELSE figure.source_id END), released_at DESC
"""


def _preferred(
    indicator_ids: tuple[str, ...],
    area_codes: tuple[str, ...],
    frequency: str,
    *,
    source_id: str = "",
    first: date = date.min,
    last: date = date.max,
    periods: tuple[date, ...] = (),
    known_on: date | None = None,
    most: int | None = None,
) -> pl.DataFrame:
    rows = query(
        _THE_PREFERRED_FIRST,
        indicator_ids=list(indicator_ids),
        area_codes=list(area_codes),
        frequency=frequency,
        source_id=source_id,
        first=first,
        last=last,
        periods=list(periods),
        known_on=known_on,
        most=most,
        preference=list(PREFERENCE),
    )
    if most is not None and rows.height > most:
        raise TooManyFiguresError(most)
    # of few rows, as they are asked for, a window of SQL takes three times as long as its sorting
    return rows.unique(["indicator_id", "area_code", "period"], keep="first", maintain_order=True)


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
