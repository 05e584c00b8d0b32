"""An answer as json-stat2, the form in which statistical offices hand out cubes.

https://json-stat.org/full/
"""

from __future__ import annotations

from math import prod
from typing import Any

import polars as pl

from labourmarket import numbers, queries
from labourmarket.api.answer import Answer, too_much
from labourmarket.catalogue.indicators import INDICATORS
from labourmarket.language import gettext as _, told
from labourmarket.tables.catalogue import unit

MOST_CELLS = 200_000
MISSING = "missing"
"""The status of a cell between the figures in hand that is itself not in hand."""
DIMENSIONS = ("indicator", "area", "period")
_KEY = ("indicator_id", "area_code", "period")


def dataset(
    answer: Answer, source: str, more: dict[str, Any], most: int = MOST_CELLS
) -> dict[str, Any]:
    """Every combination of the indicators, areas and periods in hand, null where there is none.

    Args:
        answer: the figures.
        source: the source line with its marks.
        more: what stands in the extension, beside ``low`` and ``high`` of cells without a value.
        most: how many cells one answer holds.

    Raises:
        WrongParametersError: the combinations are more than that.
    """
    axes = [answer.rows.select(key).unique().sort(key) for key in _KEY]
    size = [axis.height for axis in axes]
    if prod(size) > most:
        raise too_much(most)
    cells = _cells(axes, answer.rows)
    return {
        "version": "2.0",
        "class": "dataset",
        "label": ", ".join(answer.rows["title"].unique(maintain_order=True)),
        "source": source,
        "updated": _updated(answer.rows),
        "note": [source, _what_statuses_mean()],
        "id": DIMENSIONS,
        "size": size,
        "role": {"metric": ["indicator"], "geo": ["area"], "time": ["period"]},
        "dimension": _dimensions(axes, answer),
        "value": cells["value"].to_list(),
        "status": cells["status"].to_list(),
        "extension": {**more, "low": _bounds(cells, "low"), "high": _bounds(cells, "high")},
    }


def _cells(axes: list[pl.DataFrame], rows: pl.DataFrame) -> pl.DataFrame:
    """The cells in the order of the format, the last dimension changing fastest."""
    indicators, areas, periods = axes
    every = indicators.join(areas, how="cross", maintain_order="left_right").join(
        periods, how="cross", maintain_order="left_right"
    )
    found = rows.select(*_KEY, "value", "low", "high", "status")
    return every.join(
        found, on=_KEY, how="left", validate="1:1", maintain_order="left"
    ).with_columns(pl.col("status").fill_null(MISSING))


def _updated(rows: pl.DataFrame) -> Any:
    """The newest release; where there is no figure, when the warehouse was built."""
    return queries.build()["built_at"].item() if rows.is_empty() else rows["released_at"].max()


def _dimensions(axes: list[pl.DataFrame], answer: Answer) -> dict[str, Any]:
    indicators, areas, periods = (axis.to_series().to_list() for axis in axes)
    names = dict(answer.rows.select("area_code", "name").unique().iter_rows())
    titles = {id_: told(INDICATORS[id_].title) for id_ in indicators}
    months = answer.frequency == "month"
    codes = [f"{period:%Y-%m}" if months else f"{period:%Y}" for period in periods]
    told_periods = [numbers.period(period, answer.frequency) for period in periods]
    return {
        "indicator": _dimension(_("Figure"), titles, unit=_units(indicators)),
        "area": _dimension(_("Area"), {code: names[code] for code in areas}),
        "period": _dimension(_("Period"), dict(zip(codes, told_periods, strict=True))),
    }


def _dimension(label: str, labels: dict[str, str], **more: object) -> dict[str, Any]:
    return {"label": label, "category": {"index": list(labels), "label": labels, **more}}


def _units(indicator_ids: list[str]) -> dict[str, Any]:
    chosen = (INDICATORS[id_] for id_ in indicator_ids)
    return {one.id: {"base": unit(one), "decimals": one.decimals} for one in chosen}


def _bounds(cells: pl.DataFrame, which: str) -> dict[str, float]:
    """Bounds of the cells without a value, by their position as text."""
    bounded = cells.with_row_index("position").filter(
        pl.col("value").is_null(), pl.col(which).is_not_null()
    )
    return {str(position): bound for position, bound in bounded.select("position", which).rows()}


def _what_statuses_mean() -> str:
    return _(
        "Status suppressed: {suppressed}. Status computed without a value: parts of the sum are "
        "secret, and only its bounds are known. Status missing: {missing}."
    ).format(suppressed=numbers.emptiness("suppressed"), missing=numbers.emptiness(None))
