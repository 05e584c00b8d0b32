"""The map of areas: by their outlines where these are in hand, else of equal squares."""

from __future__ import annotations

from typing import Any

import polars as pl

from labourmarket.catalogue.model import Indicator
from labourmarket.figures.captions import Caption
from labourmarket.figures.choropleth import choropleth
from labourmarket.figures.style import Figure, Theme
from labourmarket.figures.tiles import tiles


def drawn(
    rows: pl.DataFrame,
    indicator: Indicator,
    theme: Theme,
    own: str | None,
    boundaries: dict[str, Any] | None,
    *,
    caption: Caption | None = None,
) -> Figure:
    """Draw the map that the boundaries allow; both have the classes of ``shading.legend``.

    Args:
        rows: one row per area of one level: ``area_code``, ``name``, ``value``, ``low`` and
            ``high`` (in the indicator's unit) and ``status``.
        indicator: for unit and decimals.
        theme: the colours.
        own: code of the own area, outlined strongly.
        boundaries: the outlines of ``labourmarket.boundaries``; None where none were fetched. Where
            they lack an area, all are drawn as squares: none may be left out of the picture.
        caption: texts to draw into an exported picture.
    """
    if boundaries is None or not _has_all(boundaries, rows):
        return tiles(rows, indicator, theme, own, caption)
    return choropleth(rows, indicator, theme, own, boundaries, caption=caption)


def _has_all(boundaries: dict[str, Any], rows: pl.DataFrame) -> bool:
    return set(rows["area_code"]) <= {feature["id"] for feature in boundaries["features"]}
