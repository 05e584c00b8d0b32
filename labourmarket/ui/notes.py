"""What a reader must know beside a figure: definition, source, how to read it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

import polars as pl
import streamlit as st

from labourmarket import comparison, places, queries
from labourmarket.catalogue.model import Indicator
from labourmarket.catalogue.sources import SOURCES
from labourmarket.comparison import Choice
from labourmarket.language import gettext as _, told
from labourmarket.metrics import relative
from labourmarket.narrative import changes as narrative
from labourmarket.tables.sources import licence
from labourmarket.ui import show
from labourmarket.ui.ends import PageEnded
from labourmarket.warehouse import remembered_in_words


def definition(indicator: Indicator) -> None:
    """What is counted, from which source and how often it is published."""
    source = SOURCES[indicator.source_id]
    with st.expander(_("Definition and source: {title}").format(title=told(indicator.title))):
        st.markdown(told(indicator.definition))
        st.markdown(
            _("Source: {publisher}, {name}. Published: {rhythm}. Licence: {licence}.").format(
                publisher=told(source.publisher),
                name=told(source.name),
                rhythm=told(source.rhythm),
                licence=licence(source.licence),
            )
        )


def reading(choice: Choice, snapshot: pl.DataFrame) -> None:
    """What the view leaves out, and why."""
    if choice.averaged and snapshot["value"].null_count() == snapshot.height:
        show.line(_no_average(choice))
    if choice.measure == relative.PER_1000:
        show.line(
            _(
                "The population is that of the end of the year before; where it is not in hand, "
                "the figure is missing."
            )
        )
    if snapshot["value"].null_count():
        show.line(
            _("An area whose figure is secret, partly secret or missing has no place in the order.")
        )
    if choice.measure == relative.COUNT and not choice.indicator.is_rate:
        show.line(
            _(
                "The region and the whole country are shown when figures are in proportion to the "
                "labour force or the inhabitants."
            )
        )


def _no_average(choice: Choice) -> str:
    """Why a month has no average of twelve, and the newest that has."""
    averages = comparison.series(choice).filter(pl.col("value").is_not_null())
    why = _("Of the twelve months up to {month} some are missing from the data.").format(
        month=choice.period_name
    )
    if averages.is_empty():
        return why
    month = choice.named(averages.sort("period")["period"][-1])
    newest = _("The newest average is that of {month}.").format(month=month)
    return f"{why} {newest}"


def revised(
    indicator_ids: Collection[str], area_codes: Collection[str], period: date, frequency: str
) -> None:
    """What the last download changed of the figures that the page shows, with both values."""
    told_of = _revised(tuple(indicator_ids), tuple(area_codes), period, frequency)
    if told_of:
        show.line(_("Changed by the last download:"))
        show.points(told_of)


@remembered_in_words
def _revised(
    indicator_ids: tuple[str, ...], area_codes: tuple[str, ...], period: date, frequency: str
) -> list[str]:
    changes = queries.changes()
    return narrative.revised_here(changes, indicator_ids, area_codes, period, frequency)


def stop_where_missing(figures: pl.Series, area_code: str) -> None:
    """End the page in plain words where nothing of what it shows is in hand for the area.

    Raises:
        PageEnded: nothing is.
    """
    if figures.null_count() == figures.len():
        show.line(
            _("The figures of this page are not in hand for {place}.").format(
                place=places.name(area_code)
            )
        )
        raise PageEnded
