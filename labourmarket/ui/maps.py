"""A map to click, with its legend in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import polars as pl
import streamlit as st

from labourmarket import boundaries
from labourmarket.catalogue.model import Indicator
from labourmarket.figures.maps import drawn
from labourmarket.figures.shading import Key, legend
from labourmarket.figures.style import Figure, Theme
from labourmarket.language import gettext as _
from labourmarket.ui import base, html, show
from labourmarket.ui.show import Picture

_EMPLOYMENT_AREA = "TA"


class AreaMap(NamedTuple):
    """A map as it is drawn, and what its shades mean."""

    picture: Picture
    legend: list[Key]


def made(
    rows: pl.DataFrame,
    indicator: Indicator,
    own: str | None,
    title: str,
    subtitle: str,
    *,
    source: str,
    theme: Theme,
) -> AreaMap:
    """Make the map of areas of one level; a table of the same belongs beside it.

    Args:
        rows: one row per area: ``area_code``, ``name``, ``value``, ``low``, ``high``, ``status``.
        indicator: the indicator as it is measured.
        own: code of the own area, outlined strongly.
        title: the finding.
        subtitle: measure, place and period.
        source: where the figures are from.
        theme: of the reader.

    Returns:
        What follows from the arguments and the outlines in hand.
    """
    figure = drawn(rows, indicator, theme, own, _boundaries(rows["area_code"].to_list()))
    return AreaMap(Picture(figure, title, subtitle, source), legend(rows, indicator, theme))


def draw(area_map: AreaMap, key: str) -> str | None:
    """Draw a map with its legend.

    Returns:
        The code of the area that was clicked; None until one is, and None again once the figure
        has changed: keep it in the address.
    """
    points = show.selectable(*area_map.picture, key, settings=settings())
    st.html(html.legend(area_map.legend, _("Legend of the map")))
    return chosen(points)


def chosen(points: Sequence[Figure]) -> str | None:
    """The area of the first point: of a square its own data, of an outline its place."""
    if not points:
        return None
    code = points[0].get("customdata") or points[0].get("location")
    return str(code[0] if isinstance(code, list) else code)


def _boundaries(codes: Sequence[str]) -> boundaries.GeoJSON | None:
    if all(code.startswith(_EMPLOYMENT_AREA) for code in codes):
        return boundaries.employment_areas()
    return boundaries.municipalities(codes)


def settings() -> Figure:
    """Where Plotly finds its (empty) ground instead of at a foreign host, and no zoom by wheel."""
    return {"topojsonURL": f"{base.path()}/app/static/topo/", "scrollZoom": False}
