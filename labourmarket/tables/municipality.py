"""The tables of one municipality's page: two months beside each other, peers, what has changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import polars as pl

from labourmarket import numbers, places
from labourmarket.catalogue.peers import PEER_INDICATORS
from labourmarket.facts import Fact
from labourmarket.language import gettext as _, told
from labourmarket.tables.model import Cell, Table


def two_months(facts: Sequence[Fact]) -> Table:
    """Each headline in the month, in the one compared with, and the change."""
    first = facts[0]
    return Table(
        caption=_("{place}: {month} and {other}").format(
            place=places.name(first.area_code),
            month=numbers.month(first.period),
            other=numbers.month(first.compared_with),
        ),
        headings=(
            _("Figure"),
            numbers.month(first.period),
            numbers.month(first.compared_with),
            _("Change"),
            _("Change, %"),
        ),
        rows=tuple(_beside(fact) for fact in facts),
    )


def _beside(fact: Fact) -> tuple[str, ...]:
    return (
        told(fact.indicator.title),
        _value(fact),
        numbers.emptiness(None)
        if fact.earlier is None
        else numbers.in_unit(fact.earlier, fact.indicator),
        "–" if fact.change is None else numbers.change_in_unit(fact.change, fact.indicator),
        _percent(fact),
    )


def _value(fact: Fact) -> str:
    return numbers.known(fact.value, fact.low, fact.high, fact.status, fact.indicator)


def _percent(fact: Fact) -> str:
    if fact.indicator.is_rate or fact.change_percent is None:
        return "–"
    return numbers.signed_percent(fact.change_percent)


def peers(rows: pl.DataFrame, area_code: str) -> Table:
    """The peers, nearest first, and the figures that they were found by.

    Args:
        rows: as ``queries.peers`` gives them.
        area_code: whose peers they are.
    """
    indicators = [id_ for id_ in PEER_INDICATORS if id_ in set(rows["indicator_id"])]
    own = dict(rows.select("indicator_id", "value").iter_rows())
    return Table(
        caption=_("Municipalities most like {place}").format(place=places.name(area_code)),
        headings=(
            _("Municipality"),
            _("Distance"),
            *(told(PEER_INDICATORS[id_].title) for id_ in indicators),
        ),
        rows=(
            (places.name(area_code), "–", *_figures(own, indicators)),
            *(_peer(of_peer, indicators) for of_peer in rows.partition_by("place")),
        ),
    )


def _peer(of_peer: pl.DataFrame, indicators: Sequence[str]) -> tuple[str | Cell, ...]:
    code, distance = of_peer.select("peer_area_code", "distance").row(0)
    known = dict(of_peer.select("indicator_id", "peer_value").iter_rows())
    return (
        Cell(places.name(code), href=f"municipality?area={code}"),
        numbers.number(distance, 2),
        *_figures(known, indicators),
    )


def _figures(known: dict[str, float], indicators: Iterable[str]) -> tuple[str, ...]:
    return tuple(
        numbers.compared_by(known[id_], PEER_INDICATORS[id_])
        if id_ in known
        else _("secret or missing")
        for id_ in indicators
    )


def weights(indicators: pl.DataFrame) -> Table:
    """What likeness is reckoned from: the indicators, their weights and their spread."""
    return Table(
        caption=_("What likeness is reckoned from"),
        headings=(_("Figure"), _("Weight"), _("Month")),
        rows=tuple(
            (
                told(PEER_INDICATORS[row["indicator_id"]].title),
                numbers.number(row["weight"], 0),
                numbers.month(row["period"]),
            )
            for row in indicators.iter_rows(named=True)
        ),
    )


def changed_since(frozen: Sequence[Fact], now: Sequence[Fact]) -> Table | None:
    """The figures of a frozen view that later releases have changed; None where none has."""
    changed = [
        (then, today)
        for then, today in zip(frozen, now, strict=True)
        if (then.value, then.low, then.high) != (today.value, today.low, today.high)
    ]
    if not changed:
        return None
    return Table(
        caption=_("What has changed since"),
        headings=(_("Figure"), _("In this view"), _("By the newest release"), _("Difference")),
        rows=tuple(
            (told(then.indicator.title), _value(then), _value(today), _difference(then, today))
            for then, today in changed
        ),
    )


def _difference(then: Fact, today: Fact) -> str:
    if then.value is None or today.value is None:
        return "–"
    return numbers.difference_in_unit(today.value - then.value, then.indicator)
