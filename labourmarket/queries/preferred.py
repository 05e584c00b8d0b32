"""Which of several sources a figure is taken from."""

from __future__ import annotations

from datetime import date

import polars as pl

from labourmarket.warehouse import query

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


def preferred(
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
    """Figures, each from the source that a page prefers, in its newest release.

    Args:
        indicator_ids: the indicators.
        area_codes: the areas.
        frequency: ``month`` or ``year``.
        source_id: only this source; empty for the preferred one.
        first: no period before this one.
        last: no period after this one.
        periods: only these; empty for all.
        known_on: only with what had been released by the end of this day; None for all.
        most: how many stored figures to choose from, those of every source counted; None for all.

    Returns:
        One row per indicator, area and period, in this order: ``indicator_id`` and the columns of
        ``figures.monthly``.

    Raises:
        TooManyFiguresError: more than ``most`` are asked for.
    """
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
