"""Placement, budgets, liability, and what the deck says in words."""

from __future__ import annotations

import polars as pl

from labourmarket.warehouse import query, remembered


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
