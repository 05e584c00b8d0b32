"""Figure cards of facts: value, change on the year in words, and a small picture of the past."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl
from markupsafe import Markup

from labourmarket import numbers, places, queries
from labourmarket.facts import Fact
from labourmarket.figures.sparkline import sparkline_svg
from labourmarket.figures.style import Theme
from labourmarket.language import gettext as _, told
from labourmarket.narrative.sentences import marked_change, remark_in_short
from labourmarket.ui.html import Card
from labourmarket.warehouse import remembered, remembered_in_words

# A picture of fewer months than this is no picture.
FEWEST_MONTHS = 13


def of_facts(facts: Sequence[Fact], theme: Theme) -> list[Card]:
    """One card per fact."""
    return [_card(fact, theme) for fact in facts]


@remembered_in_words
def _card(fact: Fact, theme: Theme) -> Card:
    picture, name, since = _past(fact, theme)
    return Card(
        title=told(fact.indicator.title),
        value=numbers.known(fact.value, fact.low, fact.high, fact.status, fact.indicator),
        change=marked_change(fact),
        remark=remark_in_short(fact),
        since=since,
        picture=picture,
        picture_name=name,
    )


def _past(fact: Fact, theme: Theme) -> tuple[Markup, str, str]:
    grid = _months(fact.indicator.id, fact.area_code)
    if grid is None:
        return Markup(""), "", _("earlier months are missing from the data")
    first, last = grid["period"][0], grid["period"][-1]
    span = f"{first.year}–{last.year}"
    name = _("{title}, {place}, {span}").format(
        title=told(fact.indicator.title), place=places.name(fact.area_code), span=span
    )
    return sparkline_svg(grid["value"].to_list(), name, theme), name, span


@remembered
def _months(indicator_id: str, area_code: str) -> pl.DataFrame | None:
    """``period`` and ``value`` of every month, those without a row too; None where few have one."""
    series = queries.monthly(indicator_id, (area_code,))
    if series.height < FEWEST_MONTHS:
        return None
    return series.select("period", "value").upsample("period", every="1mo")
