"""The liability page in words: its answer, how it was computed, and what a reader must know."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import polars as pl

from labourmarket import numbers, places
from labourmarket.catalogue.liability import LIABILITY_RULE_SETS
from labourmarket.language import gettext as _, told
from labourmarket.metrics.disclosure import SMALLEST_SHOWN
from labourmarket.metrics.liability import (
    ABOLISHED_FROM,
    PER_INHABITANT_DECIMALS,
    first_share,
    longest_and_all,
)

EUROS, PER_INHABITANT = "eur", "per_inhabitant"
# After how many days the last day band begins.
DAYS_BEFORE_LAST = {"701-": 700, "1000-": 999}


def answer(area_code: str, month: date, total: float | None, curve: pl.DataFrame) -> str:
    """What the municipalities of the area paid in the month, and under which law.

    Args:
        area_code: the area.
        month: the month.
        total: the computed sum of the municipalities in euros; null where it is not known.
        curve: the bands of the law in force in the month; empty where none is known.
    """
    where, when = places.inside(area_code), numbers.in_month(month)
    if total is None:
        paid = _(
            "{In_place} what the municipalities paid {in_month} is not summed: a municipality is "
            "missing from the data or protected."
        ).format(In_place=where, in_month=when)
    else:
        paid = _(
            "{In_place} the municipalities paid {euros} of unemployment benefits {in_month}."
        ).format(In_place=where, euros=numbers.euros(total), in_month=when)
    return f"{paid} {law_in_words(curve)}".strip()


def law_in_words(curve: pl.DataFrame) -> str:
    """From which paid day and how much a municipality pays under a law."""
    if curve.is_empty():
        return ""
    day, least, most = first_share(curve)
    return _(
        "Law in force: {law}. The municipality pays {least}–{most} of the benefit from paid day "
        "{day} on."
    ).format(
        law=_lowered(told(LIABILITY_RULE_SETS[curve["rule_set"][0]].name)),
        least=numbers.number(least),
        most=numbers.percent(most, 0),
        day=day,
    )


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]


def how_computed() -> str:
    """How the sum was made of the publisher's figures."""
    return "\n\n".join(
        (
            _(
                "Kela publishes the total of each municipality. The sum of the area is computed "
                "from them; Kela does not print it in this data."
            ),
            _(
                "Euros add up over municipalities, day bands and benefits. The sum is rounded "
                "once, to whole euros."
            ),
            _(
                "The percentages of the law are proved from Kela's rows of single days. The text "
                "of the statute has not been checked."
            ),
        )
    )


def title_of_money(rows: pl.DataFrame, measure: str) -> str:
    """Which municipality paid the most, in ten words or fewer.

    Args:
        rows: one row per municipality: ``area_code`` and the euros of the measure.
        measure: ``EUROS`` or ``PER_INHABITANT``.
    """
    column = column_of(measure)
    if rows[column].null_count():
        return _("Municipal share of unemployment benefits")
    top = rows.sort(column, descending=True).row(0, named=True)
    return _("{In_place} the largest figure: {value}").format(
        In_place=places.inside(top["area_code"]), value=amount(top[column], measure)
    )


def column_of(measure: str) -> str:
    """The column that holds the euros of a measure."""
    return "per_inhabitant_eur" if measure == PER_INHABITANT else "municipal_share_eur"


def amount(value: float, measure: str) -> str:
    """Euros as the measure shows them."""
    return numbers.euros(value, PER_INHABITANT_DECIMALS if measure == PER_INHABITANT else 0)


def subtitle_of_money(area_code: str, month: date, measure: str) -> str:
    """Measure, area, period and unit of the picture."""
    pattern = (
        _("Municipal share of co-financed benefits, {place}, {month}, euros per inhabitant")
        if measure == PER_INHABITANT
        else _("Municipal share of co-financed benefits, {place}, {month}, euros")
    )
    return pattern.format(place=places.name(area_code), month=numbers.month(month))


def longest_in_words(shown: pl.DataFrame) -> str:
    """How much of the euros is paid for the longest unemployment; empty where bands are merged."""
    longest, whole = longest_and_all(shown)
    if not longest or not whole:
        return ""
    days = DAYS_BEFORE_LAST[shown.sort("position")["to_band"][-1]]
    return _(
        "Benefits paid for more than {days} days cost {euros}, {percent} of the municipalities' "
        "share."
    ).format(
        days=numbers.number(days),
        euros=numbers.euros(longest),
        percent=numbers.percent(100 * longest / whole, 0),
    )


def traps(month: date) -> list[str]:
    """What goes wrong when these figures are read as other figures are."""
    told_ones = [
        _(
            "Recipients do not add up over municipalities, day bands or benefits: one person can "
            "be in several during a month. Euros do add up."
        ),
        _("A negative amount is a correction of earlier months."),
        _(
            "Kela prints a row only where something happened; €0 means that nothing was paid or "
            "corrected."
        ),
    ]
    if month >= ABOLISHED_FROM:
        told_ones.insert(
            1,
            _(
                "Labour market support and the basic allowance were abolished on 1 May 2026, when "
                "general support replaced them. What is still paid of them are corrections, partly "
                "negative; they are shown together."
            ),
        )
    return told_ones


def own_policy() -> list[str]:
    """Why some day bands and benefits are merged."""
    return [
        _(
            "Kela's data shows even single recipients. This is our own rule for protecting them: "
            "no figure of fewer than {count} recipients is shown, nor one that could be had by "
            "subtraction."
        ).format(count=SMALLEST_SHOWN),
        _(
            "Neighbouring day bands are therefore merged, alike in all municipalities. The "
            "recipients of merged bands are told as bounds taken from the largest band alone."
        ),
        _("Single benefits are shown for the whole area only."),
    ]


def title_of_rules(curves: pl.DataFrame) -> str:
    """When the newest chosen rule set begins to cost, in ten words or fewer."""
    newest = curves.filter(pl.col("position") == pl.col("position").max())
    day, _least, most = first_share(newest)
    return _("{law}: from paid day {day}, at most {percent}").format(
        law=told(LIABILITY_RULE_SETS[newest["same"][0][-1]].name),
        day=day,
        percent=numbers.percent(most, 0),
    )


def notes_on_rules(rule_sets: Sequence[str]) -> list[str]:
    """How the plan and the laws differ, and what the percentages of the chosen ones rest on."""
    bases = [told(LIABILITY_RULE_SETS[id_].basis) for id_ in rule_sets]
    return [
        _(
            "The deck's plan counted days 0–99, 100–199 and so on. The law that entered into force "
            "begins at the 101st paid day: bands 101–200, 201–300, 301–400, 401–700 and from 701. "
            "The plan never was law."
        ),
        _(
            "The law of 1 January 2025 and the law of 1 May 2026 have the same bands and are drawn "
            "as one line. What changed are the benefits: general support replaced labour market "
            "support and the basic allowance."
        ),
        _(
            "Under the laws of 2006–2024 the municipality paid a share of labour market support "
            "only."
        ),
        _("Of the earnings-related allowance only the basic part is co-financed."),
        *dict.fromkeys(bases),
    ]


def index_in_words(index: float) -> str:
    """The one index that ties the columns of the deck's table."""
    return _(
        "Change at the level of 2022 = (reform − present) × {index}. The index is the same for "
        "every municipality; it is computed from the table, the deck does not state it. A figure "
        "that does not follow from it carries its difference."
    ).format(index=numbers.number(index, 4))


def title_of_change(rows: pl.DataFrame) -> str:
    """Whose liability grows the most per inhabitant, in ten words or fewer."""
    top = rows.sort("change_per_inhabitant_eur", descending=True).row(0, named=True)
    return _("{In_place} the largest increase: {euros} per inhabitant").format(
        In_place=places.inside(top["area_code"]),
        euros=numbers.euros(top["change_per_inhabitant_eur"]),
    )
