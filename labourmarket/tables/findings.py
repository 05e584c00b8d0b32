"""Findings as a reader gets them: what was compared, both numbers, the verdict, the note."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

import polars as pl

from labourmarket import numbers, places, warehouse
from labourmarket.catalogue.budget_items import BUDGET_ITEMS
from labourmarket.catalogue.checks import EXPLANATIONS
from labourmarket.catalogue.indicators import INDICATORS
from labourmarket.catalogue.liability import BENEFITS
from labourmarket.catalogue.service_lines import SERVICE_LINES
from labourmarket.language import current, gettext as _, told
from labourmarket.tables.model import Badge, Cell, Table, badge

Verdicts = dict[str, Badge]
# Checks whose figures are not persons.
_OF_PER_CENTS = {
    "activation_rate_from_counts",
    "budget_shares",
    "service_line_shares",
    "share_from_counts",
}
_OF_EUROS = {
    "benefit_bands",
    "benefit_sums",
    "budget_total",
    "liability_change_index",
    "liability_per_inhabitant",
    "net_of_services",
}
_FINE = 2
_FIRST_DAY = re.compile(r"\d{4}-\d\d-01")


def by_subject(findings: pl.DataFrame) -> Verdicts:
    """The badge of each subject of one check."""
    return {
        row["subject"]: badge(row["verdict"], difference_text(row))
        for row in findings.iter_rows(named=True)
    }


def differing(verdicts: Verdicts) -> Verdicts:
    """Only the badges that say more than that figures match."""
    return {subject: one for subject, one in verdicts.items() if one.verdict != "matches"}


def table(findings: pl.DataFrame, caption: str) -> Table:
    """Every finding with what was published, what was computed and how they compare."""
    return Table(
        caption=caption,
        headings=(
            _("What was compared"),
            _("Published"),
            _("Computed"),
            _("Verdict"),
            _("Explanation"),
        ),
        rows=tuple(
            (
                subject_name(row["subject"]),
                _number(row["published"], row["check_id"]),
                _number(row["computed"], row["check_id"]),
                Cell("", badge(row["verdict"], difference_text(row))),
                _explanation(row),
            )
            for row in findings.iter_rows(named=True)
        ),
        text_columns=frozenset({3, 4}),
    )


def _explanation(finding: Mapping[str, Any]) -> Cell:
    """What was compared; a note that only the build has is Finnish."""
    text = EXPLANATIONS.get(finding["check_id"])
    return Cell(finding["note_fi"], lang="fi") if text is None else Cell(told(text))


def subject_name(subject: str) -> str:
    """The codes of a subject in words: ``Keminmaa, muutos asukasta kohti``."""
    words = _words(warehouse.version(), current())
    return ", ".join(words.get(code) or _month_or_count(code) for code in subject.split("/"))


@lru_cache(maxsize=8)
def _words(_version: str, _language: str) -> Mapping[str, str]:
    return names_of_codes() | places.names()


def _month_or_count(code: str) -> str:
    if _FIRST_DAY.fullmatch(code):
        return numbers.month(date.fromisoformat(code))
    return numbers.number(int(code)) if code.isdecimal() else code


def names_of_codes() -> dict[str, str]:
    """What the codes of findings and exports mean, in the current language."""
    catalogue = [*SERVICE_LINES.values(), *BUDGET_ITEMS.values(), *BENEFITS.values()]
    return (
        {entry.id: told(entry.name) for entry in catalogue}
        | {indicator.id: told(indicator.title) for indicator in INDICATORS.values()}
        | {
            "all": _("total"),
            "matching": _("figures that match, not listed one by one"),
            "jobseekers": _("all jobseekers"),
            "unemployed": _("the unemployed"),
            "net_eur": _("net"),
            "change_2022_eur": _("change at the level of 2022"),
            "change_per_inhabitant_eur": _("change per inhabitant"),
        }
    )


def difference_text(finding: Mapping[str, Any]) -> str:
    """The difference of a finding with its sign, in the unit of what was checked."""
    difference = finding["difference"]
    if difference is None:
        return ""
    if finding["check_id"] in _OF_PER_CENTS:
        return numbers.points(difference, _FINE)
    decimals = 0 if abs(difference) >= 1 else _FINE
    if finding["check_id"] in _OF_EUROS:
        return numbers.signed_euros(difference, decimals)
    return numbers.signed(difference, decimals)


def _number(value: float | None, check_id: str) -> str:
    if value is None:
        return "–"
    decimals = len(f"{value:.{_FINE}f}".rstrip("0").partition(".")[2])
    if check_id in _OF_PER_CENTS:
        return numbers.percent(value, decimals)
    if check_id in _OF_EUROS:
        return numbers.euros(value, _FINE if decimals else 0)
    return numbers.number(value, decimals)
