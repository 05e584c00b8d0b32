"""D3, the cost breakdown, and D6, the municipalities' own services."""

from __future__ import annotations

import tomllib
from pathlib import Path

import polars as pl

from labourmarket import contracts
from labourmarket.catalogue.budget_items import ALL_ITEMS, BUDGET_ITEMS
from labourmarket.catalogue.sources import FORUM_2023
from pipelines import gate
from pipelines.faults import Fault
from pipelines.formats.text import parse_numbers, read_table
from pipelines.gate import Areas
from pipelines.sources.forum.deck import AREA, by_municipality, tell_unknown
from pipelines.sources.forum.statements import services_offered

ITEM_OF_LABEL = {item.name.fi: item.id for item in BUDGET_ITEMS.values()} | {
    "Kaikki yhteensä": ALL_ITEMS
}
SUPPORT_SHARE = "Työttömyysturvan kuntaosuus TA 2023"


def read_cost_breakdown(
    path: Path, _areas: Areas, faults: list[Fault]
) -> dict[str, pl.DataFrame] | None:
    """Read D3; the deck states no year, so the year is null."""
    printed = read_table(path, ";", ["erä", "euroa", "osuus %"], faults)
    if printed is None:
        return None
    tell_unknown(printed, "erä", ITEM_OF_LABEL, path.name, faults)
    rows = (
        parse_numbers(printed, ["euroa", "osuus %"], path.name, faults)
        .filter(pl.col("erä").is_in(list(ITEM_OF_LABEL)))
        .select(
            area_code=pl.lit(AREA),
            year=pl.lit(None, dtype=pl.Int32),
            item=pl.col("erä").replace_strict(ITEM_OF_LABEL, return_dtype=pl.String),
            amount_eur="euroa",
            published_share_percent="osuus %",
            kind=pl.lit("as_published"),
            source_id=pl.lit(FORUM_2023.id),
        )
    )
    return {"budget_item": gate.through(contracts.BudgetItem, rows, path.name, faults)}


def read_municipal_services(
    path: Path, _areas: Areas, faults: list[Fault]
) -> dict[str, pl.DataFrame] | None:
    """Read D6; the deck prints expenditure with a minus, here it is positive."""
    amounts = ["htv", "tulot", "menot", "netto", SUPPORT_SHARE]
    printed = read_table(path, ";", ["kunta", *amounts], faults)
    if printed is None:
        return None
    offered = _services_offered(path.with_name("deck.toml"))
    rows = by_municipality(parse_numbers(printed, amounts, path.name, faults), path.name, faults)
    selected = rows.select(
        "area_code",
        year=pl.lit(2023),
        person_years="htv",
        income_eur="tulot",
        expenditure_eur=-pl.col("menot"),
        net_eur="netto",
        labour_market_support_share_eur=SUPPORT_SHARE,
        services_fi=pl.col("area_code").replace_strict(offered, default="", return_dtype=pl.String),
    )
    return {
        "municipal_services": gate.through(contracts.MunicipalServices, selected, path.name, faults)
    }


def _services_offered(path: Path) -> dict[str, str]:
    """The services column of D6, one per line; a broken deck.toml is its own reader's fault."""
    try:
        return services_offered(tomllib.loads(path.read_text("utf-8")))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
