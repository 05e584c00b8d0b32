"""What pages compute from the warehouse at every choice of a reader: kept until it changes.

Each answer follows from the warehouse and the arguments alone, never from the language.
"""

from __future__ import annotations

from datetime import date

import polars as pl

from labourmarket import queries
from labourmarket.catalogue.sources import FORUM_2023
from labourmarket.metrics import background, disclosure, liability, selection
from labourmarket.warehouse import remembered

Codes = tuple[str, ...]


def background_figures() -> pl.DataFrame:
    """The deck's background figures as published."""
    return queries.background_table(selection.DECK_YEAR, FORUM_2023.id)


@remembered
def background_totals(codes: Codes) -> pl.DataFrame:
    """The same summed over municipalities."""
    return background.computed_totals(background_figures(), codes)


def background_totals_of(area_code: str, codes: Codes) -> pl.DataFrame:
    """These sums of an area; none of a municipality, which is one of its own parts."""
    totals = background_totals(codes)
    return totals.clear() if area_code in codes else totals


@remembered
def months_of_shares(codes: Codes) -> list[date]:
    """The months of which Kela has told any of these municipalities, newest first."""
    own = pl.col("area_code").is_in(list(codes))
    return liability.months(queries.benefit_shares().filter(own))


@remembered
def shares(codes: Codes, month: date) -> pl.DataFrame:
    """Kela's rows of a month; not to be shown as they are."""
    return liability.of_month(queries.benefit_shares(), codes, month)


@remembered
def shares_by_band(codes: Codes, month: date) -> pl.DataFrame:
    """What of a month may be shown by paid days."""
    return disclosure.shown_by_band(shares(codes, month))


@remembered
def shares_by_benefit(codes: Codes, month: date) -> pl.DataFrame:
    """What of a month may be shown by benefit."""
    return disclosure.shown_by_benefit(shares(codes, month))


@remembered
def area_total_eur(codes: Codes, month: date) -> float | None:
    """What the municipalities paid together, where that may be shown."""
    return disclosure.area_total_eur(shares(codes, month), codes)


@remembered
def totals_per_inhabitant(area_code: str, codes: Codes, month: date) -> pl.DataFrame:
    """Each municipality's total with euros per inhabitant, the area's at the end."""
    return liability.per_inhabitant(
        disclosure.shown_totals(shares(codes, month), codes),
        queries.population(codes),
        month,
        (area_code, area_total_eur(codes, month)),
    )


@remembered
def law(month: date) -> pl.DataFrame:
    """The rules in force in a month."""
    return liability.in_force(queries.liability_rules(), month)


@remembered
def rules(rule_sets: Codes) -> pl.DataFrame:
    """The rules of chosen laws and of the plan."""
    return liability.chosen_rules(queries.liability_rules(), rule_sets)


@remembered
def curves(rule_sets: Codes) -> pl.DataFrame:
    """The same as steps over the paid days."""
    return liability.curves(rules(rule_sets))
