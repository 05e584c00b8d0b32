"""The questions that pages ask the warehouse: one function each, all of the reading SQL.

Answers are remembered until a build swaps in a new warehouse.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import polars as pl

from labourmarket import settings
from labourmarket.contracts import READABLE
from labourmarket.warehouse import query, remembered, version

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


class UnknownAreaError(Exception):
    """The setting TYOTAULU_AREA names an area that the warehouse does not have."""


@dataclass(frozen=True, slots=True)
class Focus:
    """The area shown first, and its municipalities in alphabetical order."""

    area_code: str
    municipality_codes: tuple[str, ...]
    region_codes: tuple[str, ...]


@remembered
def areas() -> pl.DataFrame:
    """Every area of the classification, in Finnish alphabetical order within its level."""
    return query("SELECT * FROM area ORDER BY level, name_fi COLLATE fi")


def focus() -> Focus:
    """The area of the settings, with what it is made of.

    Raises:
        UnknownAreaError: the setting names a code that is not in the classification.
    """
    return _focus(version(), tuple(settings.area_setting()), tuple(settings.own_municipalities()))


@lru_cache(maxsize=8)
def _focus(_version: str, setting: tuple[str, ...], own: tuple[str, ...]) -> Focus:
    known = areas()
    municipalities = known.filter(pl.col("level") == "municipality")
    members = (
        municipalities.filter(pl.col("area_code").is_in(own))
        if own
        else municipalities.filter(pl.col("employment_area_code") == setting[0])
    )
    area_code = settings.OWN_AREA if own else setting[0]
    unknown = [code for code in own if code not in municipalities["area_code"]]
    if area_code not in known["area_code"]:  # an own area that was set after the last build, too
        unknown.append(area_code)
    if unknown or members.is_empty():
        raise UnknownAreaError(
            f"TYOTAULU_AREA: {', '.join(unknown or setting)}. The warehouse has no such area. "
            "Name an employment area (TA22) or municipalities (KU240,KU851), and build it again: "
            "python -m pipelines build"
        )
    return Focus(
        area_code=area_code,
        municipality_codes=tuple(members["area_code"]),
        region_codes=tuple(members["region_code"].unique().sort()),
    )


@remembered
def monthly(indicator_id: str, area_codes: tuple[str, ...]) -> pl.DataFrame:
    """One indicator, month by month, for the chosen areas, from the preferred source.

    Returns:
        One row per area and month, oldest first: ``area_code``, ``period``, ``value`` (in the
        indicator's unit; null where secret or an interval), ``low``, ``high``, ``status``,
        ``source_id`` and ``released_at``. A month that is not in hand has no row.
    """
    return _preferred(indicator_id, area_codes, "month")


@remembered
def yearly(indicator_id: str, area_codes: tuple[str, ...], source_id: str = "") -> pl.DataFrame:
    """One indicator, year by year, in the columns of ``monthly``.

    Args:
        indicator_id: the indicator.
        area_codes: the areas.
        source_id: only this source; empty for the preferred one.
    """
    return _preferred(indicator_id, area_codes, "year", source_id)


def _preferred(
    indicator_id: str, area_codes: tuple[str, ...], frequency: str, source_id: str = ""
) -> pl.DataFrame:
    return query(
        """
        SELECT area_code, period, value, low, high, status, observation.source_id, released_at
        FROM observation JOIN indicator USING (indicator_id)
        WHERE indicator_id = $indicator_id
          AND list_contains($area_codes, area_code)
          AND frequency = $frequency
          AND ($source_id = '' OR observation.source_id = $source_id)
        QUALIFY row_number() OVER (
            PARTITION BY area_code, period
            ORDER BY list_position($preference, CASE
                WHEN observation.source_id = 'computed' AND (
                    unit = 'percent' OR area_code IN (SELECT merged_into FROM area_merger)
                ) THEN 'computed_rate'
                ELSE observation.source_id END)
        ) = 1
        ORDER BY area_code, period
        """,
        indicator_id=indicator_id,
        area_codes=list(area_codes),
        frequency=frequency,
        source_id=source_id,
        preference=list(PREFERENCE),
    )


@remembered
def months(indicator_id: str) -> pl.DataFrame:
    """The months in hand of an indicator, newest first: ``period``."""
    return query(
        """
        SELECT DISTINCT period FROM observation
        WHERE indicator_id = $indicator_id AND frequency = 'month'
        ORDER BY period DESC
        """,
        indicator_id=indicator_id,
    )


@remembered
def frequencies() -> pl.DataFrame:
    """Which indicators are in hand, and how often: ``indicator_id``, ``frequency``."""
    return query("SELECT DISTINCT indicator_id, frequency FROM observation ORDER BY ALL")


@remembered
def periods_in_hand() -> pl.DataFrame:
    """Every month and year of every indicator: ``indicator_id``, ``frequency``, ``period``."""
    return query("SELECT DISTINCT indicator_id, frequency, period FROM observation ORDER BY ALL")


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


@remembered
def service_line_placement() -> pl.DataFrame:
    """Every placement on a service line, as ``contracts.ServiceLinePlacement`` has it."""
    return query("SELECT * FROM service_line_placement ORDER BY period, service_line, area_code")


@remembered
def budget_items() -> pl.DataFrame:
    """Every item of the cost breakdown, as ``contracts.BudgetItem`` has it."""
    return query("SELECT * FROM budget_item ORDER BY amount_eur DESC")


@remembered
def municipal_services() -> pl.DataFrame:
    """The municipalities' own services (D6), as ``contracts.MunicipalServices`` has them."""
    return query("SELECT * FROM municipal_services ORDER BY area_code, year")


@remembered
def liability_change() -> pl.DataFrame:
    """The reform's change of liability (D4), as ``contracts.LiabilityChange`` has it."""
    return query("SELECT * FROM liability_change ORDER BY area_code")


@remembered
def liability_rules() -> pl.DataFrame:
    """Every rule of every rule set, as ``contracts.LiabilityRule`` has it, oldest law first."""
    return query(
        "SELECT * FROM liability_rule ORDER BY valid_from NULLS LAST, rule_set, benefit, from_day"
    )


@remembered
def benefit_shares() -> pl.DataFrame:
    """Kela's monthly shares, as ``contracts.MunicipalBenefitShare`` has them.

    They hold single persons' cases: show them through ``metrics.disclosure`` only.
    """
    return query(
        "SELECT * FROM municipal_benefit_share ORDER BY area_code, period, benefit, day_band"
    )


@remembered
def statements(prefix: str) -> pl.DataFrame:
    """What the deck says in words: statements whose id begins with ``prefix`` (D7, D8, D9)."""
    return query(
        "SELECT * FROM statement WHERE starts_with(statement_id, $prefix) "
        "ORDER BY statement_id, position",
        prefix=prefix,
    )


@remembered
def findings(*check_ids: str) -> pl.DataFrame:
    """The findings of these checks, or of all, the differing ones first."""
    return query(
        """
        SELECT * FROM finding WHERE len($check_ids) = 0 OR list_contains($check_ids, check_id)
        ORDER BY list_position(['differs', 'rounding', 'matches'], verdict), check_id, subject
        """,
        check_ids=list(check_ids),
    )


@remembered
def loads() -> pl.DataFrame:
    """The ledger of the build: one row per raw file, as ``contracts.Load`` has it."""
    return query("SELECT * FROM load ORDER BY source_id, file")


@remembered
def newest_by_source() -> pl.DataFrame:
    """Newest period and release of each source that was loaded.

    Returns:
        ``source_id``, ``newest`` (null where the source has no periods), ``frequency`` and
        ``released_at`` (null where the day of release is not known) and ``retrieved``.
    """
    return query(
        """
        WITH periods AS (
            SELECT source_id, period, frequency FROM observation
            UNION ALL SELECT source_id, period, 'month' FROM service_line_placement
            UNION ALL SELECT 'kela_municipal_share', period, 'month' FROM municipal_benefit_share
            UNION ALL SELECT 'statfin_other', period, frequency FROM statfin_cell
            UNION ALL SELECT source_id, make_date(year, coalesce(month, 1), 1),
                             if(month IS NULL, 'year', 'month') FROM budget_line
        )
        SELECT load.source_id, max(period) AS newest, arg_max(frequency, period) AS frequency,
               max(load.released_at) AS released_at, max(load.retrieved) AS retrieved
        FROM load LEFT JOIN periods USING (source_id)
        GROUP BY ALL ORDER BY load.source_id
        """
    )


@remembered
def other_tables() -> pl.DataFrame:
    """The StatFin tables that were loaded as files and that no indicator uses.

    Returns:
        One row per table: ``table_id``, ``table_title``, ``areas``, ``contents`` and ``rows``
        (numbers of them), ``frequency``, ``oldest`` and ``newest`` (periods) and ``released_at``.
    """
    return query(
        """
        SELECT table_id, arg_max(table_title, released_at) AS table_title,
               count(DISTINCT area_code) AS areas, count(DISTINCT content) AS contents,
               count(*) AS rows, min(frequency::VARCHAR) AS frequency, min(period) AS oldest,
               max(period) AS newest, max(released_at) AS released_at
        FROM statfin_cell GROUP BY table_id ORDER BY table_id
        """
    )


@remembered
def other_table(table_id: str) -> pl.DataFrame:
    """The cells of one of these tables, as ``contracts.StatfinCell`` has them."""
    return query("SELECT * FROM statfin_cell WHERE table_id = $table_id", table_id=table_id)


@remembered
def build() -> pl.DataFrame:
    """How the warehouse was built: the one row of ``contracts.Build``."""
    return query("SELECT * FROM build")


def known_as_of() -> date | None:
    """The day whose knowledge the warehouse shows; None where it shows all that is known."""
    as_of: date | None = build()["as_of"].item()
    return as_of


@remembered
def changes() -> pl.DataFrame:
    """What the last download changed, as ``contracts.ChangeInBuild`` has it."""
    return query(
        "SELECT * FROM change_in_build "
        "ORDER BY source_id, kind, indicator_id, period DESC, area_code"
    )


@remembered
def mergers() -> pl.DataFrame:
    """Municipalities that ended, as ``contracts.AreaMerger`` has them."""
    return query("SELECT * FROM area_merger ORDER BY valid_to DESC, name_fi COLLATE fi")


@remembered
def seasonal_trend(indicator_id: str, area_codes: tuple[str, ...]) -> pl.DataFrame:
    """Trends and seasonally adjusted figures, as ``contracts_derived.SeasonalTrend`` has them."""
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
def forecast_error(indicator_id: str, area_codes: tuple[str, ...]) -> pl.DataFrame:
    """The back-test of every forecast, as ``contracts_derived.ForecastError`` has it."""
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


def holds_invented_data() -> bool:
    """Whether any file of the warehouse is marked as invented."""
    return bool(loads()["invented"].any())


def table(name: str) -> pl.DataFrame:
    """A whole table of the warehouse for download.

    Kela's shares are left to ``metrics.disclosure``, which says what of them may be shown.
    """
    if name not in READABLE:
        raise KeyError(name)
    return query(f"SELECT * FROM {name}")  # noqa: S608 - the name is one of the contracts'
