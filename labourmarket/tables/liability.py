"""What the municipalities paid of unemployment benefits in a month, as tables (Kela)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import polars as pl

from labourmarket import numbers, places
from labourmarket.catalogue.liability import ALL, BENEFITS, GENERAL_SUPPORT
from labourmarket.language import gettext as _, told
from labourmarket.metrics.disclosure import JOINED
from labourmarket.metrics.liability import ABOLISHED_FROM, PER_INHABITANT_DECIMALS
from labourmarket.numbers import NO_BREAK
from labourmarket.tables.findings import Verdicts
from labourmarket.tables.model import Badge, Cell, Table

# The check whose verdicts stand beside the publisher's totals: day bands against the total.
CHECK = "benefit_bands"
_JOINER = "\u2060"


def by_municipality(rows: pl.DataFrame, area_code: str, month: date, verdicts: Verdicts) -> Table:
    """The publisher's total of each municipality, and the computed sum of the area.

    Args:
        rows: ``area_code``, ``recipients``, ``municipal_share_eur``, ``population``,
            ``per_inhabitant_eur`` and ``status``; the area's own row is the last.
        area_code: the area.
        month: the month of the euros.
        verdicts: badges by ``area/month/benefit``.
    """
    return Table(
        caption=_("Municipal share of co-financed unemployment benefits, {month}").format(
            month=numbers.month(month)
        ),
        headings=(
            _("Municipality"),
            _("Municipal share"),
            _("Recipients"),
            _("Population {day}").format(day=numbers.day(date(month.year - 1, 12, 31))),
            _("Per inhabitant"),
        ),
        rows=tuple(
            _of_area(row)
            if row["area_code"] == area_code
            else _of_municipality(row, verdicts.get(f"{row['area_code']}/{month}/{ALL}"))
            for row in rows.iter_rows(named=True)
        ),
        total_from=rows.height - 1,
    )


def _of_municipality(row: dict[str, Any], badge: Badge | None) -> tuple[str | Cell, ...]:
    euros = known_euros(row["municipal_share_eur"], row["status"])
    people = row["recipients"]
    return (
        places.name(row["area_code"]),
        Cell(euros, badge=badge if row["municipal_share_eur"] is not None else None),
        why_not(row["status"]) if people is None else numbers.number(people),
        _count(row["population"]),
        per_inhabitant(row["per_inhabitant_eur"], row["status"]),
    )


def _of_area(row: dict[str, Any]) -> tuple[str | Cell, ...]:
    return (
        Cell(places.name(row["area_code"]), note=_("computed sum")),
        known_euros(row["municipal_share_eur"], None),
        Cell("–", note=_("not summed")),
        _count(row["population"]),
        per_inhabitant(row["per_inhabitant_eur"], None),
    )


def known_euros(value: float | None, status: str | None) -> str:
    """Euros rounded once, or why there are none."""
    return why_not(status) if value is None else numbers.euros(value)


def why_not(status: str | None) -> str:
    """Why a figure is not there; what our own rule keeps back may well be of more than 1–4."""
    if status == "suppressed":
        return _("not shown, to protect persons")
    return numbers.emptiness(status)


def per_inhabitant(value: float | None, status: str | None) -> str:
    """Euros per inhabitant, or why there are none."""
    if value is None:
        return why_not("suppressed" if status == "suppressed" else None)
    return numbers.euros(value, PER_INHABITANT_DECIMALS)


def _count(value: float | None) -> str:
    return numbers.emptiness(None) if value is None else numbers.number(value)


def by_day_band(
    shown: pl.DataFrame, municipalities: Sequence[str], percents: Mapping[str, float], month: date
) -> Table:
    """Euros and recipients of each municipality in the groups of day bands that may be shown.

    Args:
        shown: what ``metrics.disclosure.shown_by_band`` gives.
        municipalities: the rows, in order.
        percents: the municipality's per cent by day band.
        month: the month of the euros.
    """
    groups = shown.select("from_band", "to_band", "position").unique().sort("position").rows()
    cells = {
        (row["area_code"], row["position"]): _euros_and_people(row)
        for row in shown.iter_rows(named=True)
    }
    in_hand = set(shown["area_code"])
    nothing = Cell(numbers.euros(0))
    return Table(
        caption=_("Municipal share by paid days, {month}").format(month=numbers.month(month)),
        headings=(
            _("Municipality"),
            *(group_name(first, last, percents) for first, last, _position in groups),
        ),
        rows=tuple(
            (
                places.name(code),
                *(
                    cells.get((code, position), nothing)
                    if code in in_hand
                    else why_not("suppressed")
                    for _first, _last, position in groups
                ),
            )
            for code in municipalities
        ),
    )


def _euros_and_people(row: dict[str, Any]) -> Cell:
    return Cell(numbers.euros(row["municipal_share_eur"]), note=people_between(row))


def people_between(row: Mapping[str, Any]) -> str:
    """How many recipients a group has: a number, or the bounds of merged bands."""
    low, high = row["recipients_at_least"], row["recipients_at_most"]
    if low == high:
        return _unbroken(_("{count} recipients").format(count=numbers.number(low)))
    both = _("at least {low}, at most {high} recipients").format(
        low=numbers.number(low), high=numbers.number(high)
    )
    return ", ".join(_unbroken(part) for part in both.split(", "))


def _unbroken(text: str) -> str:
    """A text that a narrow column does not break, neither between words nor at a dash."""
    return text.replace(" ", NO_BREAK).replace("–", f"{_JOINER}–{_JOINER}")


def group_name(first: str, last: str, percents: Mapping[str, float]) -> str:
    """A group of day bands with what the municipality pays in it: ``201–400 päivää (20–30 %)``."""
    low, high = percents.get(first), percents.get(last)
    days = days_between(int(first.split("-")[0]), _end(last))
    if low is None or high is None:
        return days
    end = numbers.percent(high, 0)
    shown = end if low == high else f"{numbers.number(low)}–{end}"
    return f"{_unbroken(days)} {_unbroken(f'({shown})')}"


def _end(band: str) -> int | None:
    end = band.split("-")[1]
    return int(end) if end else None


def days_between(first: int, last: int | None) -> str:
    """A band of paid days in words; without an end it goes on."""
    if last is None:
        return _("from day {day}").format(day=numbers.number(first))
    return _("days {first}–{last}").format(first=numbers.number(first), last=numbers.number(last))


def by_benefit(shown: pl.DataFrame, area_code: str, month: date) -> Table:
    """Euros by benefit, for the whole area only.

    Args:
        shown: what ``metrics.disclosure.shown_by_benefit`` gives.
        area_code: the area.
        month: the month of the euros.
    """
    return Table(
        caption=_("Municipal share by benefit, {place} as a whole, {month}").format(
            place=places.name(area_code), month=numbers.month(month)
        ),
        headings=(_("Benefit"), _("Municipal share")),
        rows=tuple(
            (benefit_name(row["benefit"], month), numbers.euros(row["municipal_share_eur"]))
            for row in shown.iter_rows(named=True)
        ),
    )


def benefit_name(joined: str, month: date) -> Cell:
    """A benefit or a group of benefits; those that the law has abolished are told as such."""
    ids = joined.split(JOINED)
    name = ", ".join(told(BENEFITS[id_].name) for id_ in ids)
    if GENERAL_SUPPORT.id not in ids and len(ids) > 1 and month >= ABOLISHED_FROM:
        return Cell(_("Abolished benefits, corrections"), note=name)
    return Cell(name)


def bar_rows(rows: pl.DataFrame, column: str) -> pl.DataFrame:
    """Euros of municipalities as the parts of a bar figure: ``name``, ``value``, ``label``.

    Args:
        rows: what ``metrics.liability.per_inhabitant`` gives, without the area's row.
        column: ``municipal_share_eur`` or ``per_inhabitant_eur``.
    """
    told_of = per_inhabitant if column == "per_inhabitant_eur" else known_euros
    return pl.DataFrame(
        [
            {
                "name": places.name(row["area_code"]),
                "value": row[column],
                "label": told_of(row[column], row["status"]),
            }
            for row in rows.iter_rows(named=True)
        ],
        schema_overrides={"value": pl.Float64},
    )
