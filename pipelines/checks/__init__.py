"""Figures held against each other: they report, they do not repair.

Each check is a function from the warehouse's tables to rows of ``contracts.Finding``.
"""

from __future__ import annotations

from collections.abc import Callable

import polars as pl

from labourmarket import contracts
from pipelines.checks import background, benefits, liability, money, monthly, service_lines

Tables = dict[str, pl.DataFrame]
# A check of a whole country's months compares hundreds of thousands of figures. Beyond this many
# that match, how many they are is one finding; whatever differs is always told figure by figure.
MOST_MATCHES = 500

CHECKS: tuple[Callable[[Tables], pl.DataFrame], ...] = (
    background.structural_parts,
    background.totals,
    background.activation_rates,
    background.yearly_averages,
    background.yearly_structural,
    background.legal_minimum,
    service_lines.area_totals,
    service_lines.line_totals,
    service_lines.shares,
    money.budget_total,
    money.budget_shares,
    money.net_of_services,
    liability.one_index,
    liability.per_inhabitant,
    monthly.share_of_labour_force,
    monthly.population_of_areas,
    monthly.activation_rate,
    monthly.persons_in_services,
    monthly.structural_unemployment,
    monthly.long_term_unemployment,
    benefits.bands_to_totals,
    benefits.benefits_to_totals,
)
# The observations that these checks compare, besides those of the deck.
COMPARED = sorted({*monthly.COMPARED, *background.COMPARED})


def findings(tables: Tables) -> pl.DataFrame:
    """Run every check; the differing ones come first."""
    rows = pl.concat([folded(check(tables)) for check in CHECKS])
    order = pl.col("verdict").cast(pl.Enum(["differs", "rounding", "matches"]))
    return rows.sort(order, "check_id", "subject").select(contracts.Finding.column_names())


def folded(rows: pl.DataFrame) -> pl.DataFrame:
    """The findings of one check; very many matches as one ``matching/COUNT`` without figures."""
    matching = rows.filter(pl.col("verdict") == "matches")
    if matching.height <= MOST_MATCHES:
        return rows
    one = matching.head(1).with_columns(
        pl.lit(None, pl.Float64).alias(name) for name in ("published", "computed", "difference")
    )
    together = one.with_columns(subject=pl.lit(f"matching/{matching.height}"))
    return pl.concat([rows.filter(pl.col("verdict") != "matches"), together])
