"""The questions that pages ask the warehouse: one function each, all of the reading SQL.

Answers are remembered until a build swaps in a new warehouse.
"""

from labourmarket.queries.account import (
    build,
    changes,
    findings,
    holds_invented_data,
    known_as_of,
    loads,
    newest_by_source,
    other_table,
    other_tables,
    table,
)
from labourmarket.queries.derived import (
    forecast,
    forecast_error,
    indicators_with_outlook,
    peer_indicators,
    peers,
    seasonal_trend,
)
from labourmarket.queries.figures import (
    background_table,
    frequencies,
    in_month,
    monthly,
    months,
    observations,
    periods_in_hand,
    population,
    release_days,
    yearly,
)
from labourmarket.queries.places import (
    Focus,
    UnknownAreaError,
    areas,
    areas_in_hand,
    focus,
    mergers,
)
from labourmarket.queries.preferred import PREFERENCE, TooManyFiguresError
from labourmarket.queries.services_and_money import (
    benefit_shares,
    budget_items,
    liability_change,
    liability_rules,
    municipal_services,
    service_line_placement,
    statements,
)

__all__ = [
    "PREFERENCE",
    "Focus",
    "TooManyFiguresError",
    "UnknownAreaError",
    "areas",
    "areas_in_hand",
    "background_table",
    "benefit_shares",
    "budget_items",
    "build",
    "changes",
    "findings",
    "focus",
    "forecast",
    "forecast_error",
    "frequencies",
    "holds_invented_data",
    "in_month",
    "indicators_with_outlook",
    "known_as_of",
    "liability_change",
    "liability_rules",
    "loads",
    "mergers",
    "monthly",
    "months",
    "municipal_services",
    "newest_by_source",
    "observations",
    "other_table",
    "other_tables",
    "peer_indicators",
    "peers",
    "periods_in_hand",
    "population",
    "release_days",
    "seasonal_trend",
    "service_line_placement",
    "statements",
    "table",
    "yearly",
]
