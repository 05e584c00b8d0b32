"""The look of every figure: colours of the two themes, the style of an area, the bare layout.

Contrasts are those of WCAG 2.2: marks at least 3:1 and text at least 4.5:1 on the background;
neighbours in a palette differ by about 3:1, so that they part in grey print too.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from labourmarket.codes import COUNTRY
from labourmarket.figures import plotly_locale

Figure: TypeAlias = dict[str, Any]
"""A Plotly figure as plain values: ``{"data": [...], "layout": {...}}``."""

# Quoted, since a bare name with a digit of its own makes browsers drop the whole list.
FONT = "'Source Sans', 'Source Sans 3', sans-serif"
SIZE = 14
SMALL = 13
CLEAR = "rgba(0,0,0,0)"
_DOT, _SMALL_DOT = 9, 5


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours on one background.

    ``colours`` are marks; ``labels`` are the same hues, strong enough for text. ``reference`` draws
    the region and the country, ``grey`` areas beyond the sixth, ``pale`` what is uncertain (always
    outlined) and ``band`` the ground of a stretch without data.
    """

    name: str
    background: str
    text: str
    muted: str
    grid: str
    band: str
    pale: str
    grey: str
    reference: str
    colours: tuple[str, ...]
    labels: tuple[str, ...]
    sequential: tuple[str, ...]


LIGHT = Theme(
    name="light",
    background="#FFFFFF",
    text="#16181D",
    muted="#595959",
    grid="#E3E6EA",
    band="#F0F2F5",
    pale="#D6DAE0",
    grey="#8A8A8A",
    reference="#6F6F6F",
    colours=("#12436D", "#28A197", "#801650", "#F46A25", "#3D3D3D", "#A285D1"),
    labels=("#12436D", "#1B7A72", "#801650", "#B5440C", "#3D3D3D", "#7A56B3"),
    sequential=("#12436D", "#2073BC", "#6BACE6"),
)
DARK = Theme(
    name="dark",
    background="#0E1117",
    text="#F2F3F5",
    muted="#A8AEB8",
    grid="#2B303B",
    band="#1D2430",
    pale="#2B303B",
    grey="#8B919B",
    reference="#A0A6B0",
    colours=("#9FCBFF", "#147A71", "#FFB8D4", "#B54F16", "#E6E6E6", "#7C5ABA"),
    labels=("#9FCBFF", "#4FC2B6", "#FFB8D4", "#F59A5F", "#E6E6E6", "#B79CE8"),
    sequential=("#A9D2FA", "#5FA5E8", "#2B78BF"),
)


def theme(name: str | None) -> Theme:
    """The theme of that name; anything but ``dark`` is light."""
    return DARK if name == "dark" else LIGHT


@dataclass(frozen=True, slots=True)
class AreaStyle:
    """How one area is drawn on every page.

    ``label`` is the colour of its name; ``width`` of the line and ``size`` of the symbol are in px.
    ``sample`` stands beside the name of a line that has its colour from no palette.
    """

    colour: str
    dash: str
    symbol: str
    label: str
    width: float
    size: float
    sample: str = ""


# Slot of a colour in the palette, dash and symbol: four hues, then the dark grey twice.
_STYLES = (
    (0, "solid", "circle"),
    (1, "10px,3px", "square"),
    (2, "12px,3px,2px,3px", "diamond"),
    (3, "4px,2px", "triangle-up"),
    (4, "18px,2px", "cross"),
    (4, "7px,3px", "x"),
)
STYLED_POSITIONS = len(_STYLES)


def area_style(position: int | None, theme: Theme) -> AreaStyle:
    """The fixed style of a position: six strong ones, then thin grey; none is a reference area."""
    if position is None:
        return AreaStyle(theme.reference, "dot", "circle", theme.muted, 1.5, _DOT)
    if position >= STYLED_POSITIONS:
        return AreaStyle(theme.grey, "solid", "circle", theme.muted, 1, _SMALL_DOT)
    slot, dash, symbol = _STYLES[position]
    return AreaStyle(theme.colours[slot], dash, symbol, theme.labels[slot], 2.5, _DOT)


def line_style(area_code: str, position: int | None, theme: Theme) -> AreaStyle:
    """The style of an area's line: where several are grey, their dashes tell them apart."""
    style = area_style(position, theme)
    if position is not None:
        return style
    if area_code == COUNTRY:
        return replace(style, sample="\N{MIDDLE DOT}\N{MIDDLE DOT}\N{MIDDLE DOT}")
    return replace(style, dash="8px,4px", symbol="square", sample="\N{EN DASH}\N{EN DASH}")


def text_on(fill: str) -> str:
    """Black or white, whichever is read better on a filled bar."""
    return max((LIGHT.text, LIGHT.background), key=lambda ink: contrast(ink, fill))


def contrast(one: str, other: str) -> float:
    """The WCAG contrast of two ``#rrggbb`` colours, 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


_LINEAR_BELOW = 0.04045


def _luminance(colour: str) -> float:
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (
        channel / 12.92 if channel <= _LINEAR_BELOW else ((channel + 0.055) / 1.055) ** 2.4
        for channel in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def base_layout(theme: Theme, height: int) -> Figure:
    """What every figure has in common: clear ground, own font, Finnish numbers, nothing to drag.

    Args:
        theme: the colours.
        height: of the figure in px; the width is that of its place on the page.
    """
    return {
        "paper_bgcolor": CLEAR,
        "plot_bgcolor": CLEAR,
        "font": {"family": FONT, "size": SIZE, "color": theme.text},
        "separators": plotly_locale.separators(),
        "colorway": list(theme.colours),
        "hoverlabel": {
            "bgcolor": theme.background,
            "bordercolor": theme.muted,
            "font": {"family": FONT, "size": SIZE, "color": theme.text},
            "namelength": -1,
        },
        "dragmode": False,
        "showlegend": False,
        "autosize": True,
        "height": height,
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
    }


def axis(theme: Theme, **settings: Any) -> Figure:
    """An axis in house style, with ``settings`` of Plotly over it."""
    return {
        "fixedrange": True,
        "automargin": True,
        "showline": False,
        "gridcolor": theme.grid,
        "linecolor": theme.muted,
        "zerolinecolor": theme.muted,
        "tickfont": {"size": SMALL, "color": theme.muted},
    } | settings


def config() -> Figure:
    """Settings for ``st.plotly_chart(config=...)``: no mode bar, months and numbers by language."""
    return {
        "displaylogo": False,
        "displayModeBar": False,
        "responsive": True,
        "locale": plotly_locale.current(),
        "locales": plotly_locale.locales(),
    }
