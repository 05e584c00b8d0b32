"""The tables of the warehouse: columns, types, keys and rules.

Nothing enters the warehouse without its contract, and the docstring of a contract is the
description of its table.
"""

from __future__ import annotations

import dataframely as dy

from labourmarket.contracts.account import Build, ChangeInBuild, Finding, Load, SourceNote
from labourmarket.contracts.areas import Area, AreaMerger
from labourmarket.contracts.derived import (
    Forecast,
    ForecastError,
    Peer,
    PeerIndicator,
    PeerValue,
    SeasonalTrend,
)
from labourmarket.contracts.observations import (
    SECRET_HIGH,
    SECRET_LOW,
    STATFIN_CELL_KEY,
    Indicator,
    Observation,
    ObservationRelease,
    StatfinCell,
    SupersededObservation,
)
from labourmarket.contracts.services_and_money import (
    BUDGET_LINE_KEY,
    BudgetItem,
    BudgetLine,
    LiabilityChange,
    LiabilityRule,
    MunicipalBenefitShare,
    MunicipalServices,
    ServiceLinePlacement,
    Statement,
)

__all__ = [
    "BUDGET_LINE_KEY",
    "READABLE",
    "SECRET_HIGH",
    "SECRET_LOW",
    "STATFIN_CELL_KEY",
    "TABLES",
    "VIEWS",
    "Area",
    "AreaMerger",
    "BudgetItem",
    "BudgetLine",
    "Build",
    "ChangeInBuild",
    "Finding",
    "Forecast",
    "ForecastError",
    "Indicator",
    "LiabilityChange",
    "LiabilityRule",
    "Load",
    "MunicipalBenefitShare",
    "MunicipalServices",
    "Observation",
    "ObservationRelease",
    "Peer",
    "PeerIndicator",
    "PeerValue",
    "SeasonalTrend",
    "ServiceLinePlacement",
    "SourceNote",
    "Statement",
    "StatfinCell",
    "SupersededObservation",
]

TABLES: dict[str, type[dy.Schema]] = {
    "area": Area,
    "area_merger": AreaMerger,
    "indicator": Indicator,
    "observation": Observation,
    "superseded_observation": SupersededObservation,
    "service_line_placement": ServiceLinePlacement,
    "budget_item": BudgetItem,
    "budget_line": BudgetLine,
    "liability_change": LiabilityChange,
    "liability_rule": LiabilityRule,
    "municipal_benefit_share": MunicipalBenefitShare,
    "municipal_services": MunicipalServices,
    "statfin_cell": StatfinCell,
    "statement": Statement,
    "finding": Finding,
    "load": Load,
    "source_note": SourceNote,
    "change_in_build": ChangeInBuild,
    "build": Build,
    "seasonal_trend": SeasonalTrend,
    "forecast": Forecast,
    "forecast_error": ForecastError,
    "peer": Peer,
    "peer_indicator": PeerIndicator,
    "peer_value": PeerValue,
}
# A view holds no row of its own: most figures have one release, and are written once.
VIEWS: dict[str, tuple[type[dy.Schema], tuple[str, ...]]] = {
    "observation_release": (ObservationRelease, ("observation", "superseded_observation"))
}
READABLE = TABLES | {name: contract for name, (contract, _parts) in VIEWS.items()}
