"""What stands under a trend that looks ahead: the forecast in figures, and how far to trust it."""

from __future__ import annotations

from labourmarket import comparison, places, queries
from labourmarket.catalogue.sources import COMPUTED
from labourmarket.comparison import Choice
from labourmarket.language import gettext as _, told
from labourmarket.tables import outlook as tables
from labourmarket.ui import exports, show


def below(choice: Choice) -> None:
    """The tables and files of the trend and the forecast; nothing where they were not chosen."""
    if not choice.outlook:
        return
    adjusted, ahead = comparison.adjusted(choice), comparison.forecast(choice)
    missed = places.named(queries.forecast_error(choice.indicator_id, choice.area_codes))
    show.line(
        _(
            "The trend is that of seasonally adjusted counts (STL); its newest months are revised "
            "by each later one. Where a month is secret or missing it breaks off."
        )
    )
    if missed.is_empty():
        show.line(
            _("There is no forecast: it takes six unbroken years up to the newest month in hand.")
        )
    else:
        show.table(tables.forecast(ahead.filter("ahead"), choice.indicator))
        show.table(tables.errors(missed, choice.indicator))
    source = told(COMPUTED.name)
    show.downloads(
        exports.adjusted(adjusted),
        f"{choice.indicator_id}_seasonal_trend",
        _("seasonally adjusted trend"),
        source,
    )
    if not ahead.is_empty():
        name = f"{choice.indicator_id}_forecast"
        show.downloads(exports.forecast(ahead), name, _("forecast"), source)
