"""Which figure answers which choice, with its finding, measure and source."""

from __future__ import annotations

from collections.abc import Callable

import polars as pl

from labourmarket import comparison as asked, events
from labourmarket.comparison import CHANGE, TREND, Choice
from labourmarket.figures import bars, trend
from labourmarket.figures.style import Figure, Theme
from labourmarket.language import gettext as _, told
from labourmarket.narrative import origins, rankings
from labourmarket.tables import comparison as tables
from labourmarket.tables.model import Table
from labourmarket.ui import exports, share, show
from labourmarket.ui.show import Picture
from labourmarket.warehouse import remembered_in_words


def comparison(view: str, choice: Choice) -> None:
    """Draw the comparison as trend, rank or change."""
    show.figure(*_picture(view, choice, show.theme()), key="comparison")


@remembered_in_words
def _picture(view: str, choice: Choice, theme: Theme) -> Picture:
    snapshot = asked.chosen_period(choice)
    find = rankings.largest_change if view == CHANGE else rankings.largest
    return Picture(
        _figure(view, snapshot, choice, theme),
        find(snapshot, choice),
        subtitle(view, choice),
        source(view, choice),
    )


def _figure(view: str, snapshot: pl.DataFrame, choice: Choice, theme: Theme) -> Figure:
    if view == TREND:
        return trend.trend(
            asked.series(choice),
            choice.indicator,
            theme,
            events.law_changes(),
            adjusted=asked.adjusted(choice) if choice.outlook else None,
            forecast=asked.forecast(choice) if choice.outlook else None,
        )
    if view == CHANGE:
        return bars.change_bars(snapshot, choice.indicator, theme)
    return bars.ranked_bars(snapshot, choice.indicator, theme, choice.highlighted)


@remembered_in_words
def as_table(choice: Choice) -> Table:
    """The chosen period in figures."""
    snapshot = asked.chosen_period(choice)
    return tables.table(
        snapshot, choice.indicator, choice.period_name, asked.earlier_name(snapshot, choice)
    )


@remembered_in_words
def source(view: str, choice: Choice) -> str:
    """Where the figures of the picture are from."""
    shown = asked.series(choice) if view == TREND else asked.chosen_period(choice)
    return origins.source_of(shown)


def rows(view: str, choice: Choice) -> Callable[[], pl.DataFrame]:
    """The figures of the picture for a file, put together once it is asked for."""
    return lambda: exports.comparison(
        view, asked.series(choice), asked.chosen_period(choice), choice
    )


def offer_link(view: str, choice: Choice) -> None:
    """The link to the comparison, and its picture for another site."""
    share.offer("comparison", subtitle(view, choice), {"": _("The picture above")})


def subtitle(view: str, choice: Choice) -> str:
    """Measure, place, period and unit of the picture."""
    title = told(choice.indicator.title)
    if view == CHANGE:
        return _("{title}, change {earlier} – {later}").format(
            title=title,
            earlier=asked.earlier_name(asked.chosen_period(choice), choice),
            later=choice.period_name,
        )
    if view != TREND:
        return f"{title}, {choice.period_name}"
    if choice.averaged:
        return _("{title} by month, averages of twelve months").format(title=title)
    if choice.outlook and asked.forecast(choice).is_empty():
        return _("{title} by month; thin: seasonally adjusted trend").format(title=title)
    if choice.outlook:
        return _(
            "{title} by month; thin: seasonally adjusted trend, dashed: forecast with its "
            "80-per-cent interval"
        ).format(title=title)
    return _("{title} by month; secret counts are marked as intervals").format(title=title)
