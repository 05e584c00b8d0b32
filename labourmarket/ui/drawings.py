"""Which figure answers which choice, with its finding, measure and source."""

from __future__ import annotations

import polars as pl

from labourmarket import comparison as asked, events
from labourmarket.comparison import CHANGE, TREND, Choice
from labourmarket.figures import bars, trend
from labourmarket.language import gettext as _, told
from labourmarket.narrative import origins, rankings
from labourmarket.ui import share, show


def comparison(view: str, series: pl.DataFrame, snapshot: pl.DataFrame, choice: Choice) -> None:
    """Draw the comparison as trend, rank or change."""
    indicator, theme = choice.indicator, show.theme()
    if view == TREND:
        drawn = trend.trend(
            series,
            indicator,
            theme,
            events.law_changes(),
            adjusted=asked.adjusted(choice) if choice.outlook else None,
            forecast=asked.forecast(choice) if choice.outlook else None,
        )
        title = rankings.largest(snapshot, choice)
    elif view == CHANGE:
        drawn = bars.change_bars(snapshot, indicator, theme)
        title = rankings.largest_change(snapshot, choice)
    else:
        drawn = bars.ranked_bars(snapshot, indicator, theme, choice.highlighted)
        title = rankings.largest(snapshot, choice)
    show.figure(drawn, title, subtitle(view, choice), origins.source_of(series), key="comparison")


def offer_link(view: str, choice: Choice) -> None:
    """The link to the comparison, and its picture for another site."""
    share.offer("comparison", subtitle(view, choice), {"": _("The picture above")})


def subtitle(view: str, choice: Choice) -> str:
    """Measure, place, period and unit of the picture."""
    if view != TREND:
        return f"{told(choice.indicator.title)}, {choice.period_name}"
    title = told(choice.indicator.title)
    if choice.averaged:
        return _("{title} by month, averages of twelve months").format(title=title)
    if choice.outlook:
        return _(
            "{title} by month; thin: seasonally adjusted trend, dashed: forecast with its "
            "80-per-cent interval"
        ).format(title=title)
    return _("{title} by month; secret counts are marked as intervals").format(title=title)
