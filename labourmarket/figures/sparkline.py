"""A line without axes, as a picture of its own for cards: plain SVG, no script."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from markupsafe import Markup

from labourmarket.figures.style import Theme

_WIDTH, _HEIGHT, _EDGE = 120, 32, 4

_Point = tuple[float, float]


def sparkline_svg(values: Sequence[float | None], name: str, theme: Theme) -> Markup:
    """Draw values in their order; what is not known breaks the line.

    Args:
        values: one per period, oldest first; null where not known.
        name: what a screen reader says of the picture; escaped here.
        theme: the colours.

    Returns:
        An ``<svg>`` element, safe to put into HTML; a value between two gaps is a dot, and the
        newest known one always is.
    """
    runs = _runs(_points(values))
    dots = [run[0] for run in runs if len(run) == 1]
    newest = [runs[-1][-1]] if runs else []
    return Markup(
        '<svg role="img" aria-label="{name}" xmlns="http://www.w3.org/2000/svg" '
        'width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        "<title>{name}</title>{line}{dots}</svg>"
    ).format(
        name=name,
        width=_WIDTH,
        height=_HEIGHT,
        line=_line(runs, theme.colours[0]),
        dots=Markup("").join(_dot(point, theme.colours[0]) for point in [*dots, *newest]),
    )


def _points(values: Sequence[float | None]) -> list[_Point | None]:
    known = [value for value in values if value is not None]
    lowest, highest = min(known, default=0.0), max(known, default=0.0)
    across = (_WIDTH - 2 * _EDGE) / max(len(values) - 1, 1)
    up = (_HEIGHT - 2 * _EDGE) / ((highest - lowest) or 1.0)
    base = _HEIGHT - _EDGE if highest > lowest else _HEIGHT / 2
    return [
        None if value is None else (_EDGE + place * across, base - (value - lowest) * up)
        for place, value in enumerate(values)
    ]


def _runs(points: Sequence[_Point | None]) -> list[list[_Point]]:
    """The stretches of points between gaps."""
    grouped = groupby(points, key=lambda point: point is not None)
    return [[point for point in run if point is not None] for is_known, run in grouped if is_known]


def _line(runs: list[list[_Point]], colour: str) -> Markup:
    path = " ".join(
        "M" + " L".join(f"{x:.1f} {y:.1f}" for x, y in run) for run in runs if len(run) > 1
    )
    if not path:
        return Markup("")
    return Markup(
        '<path d="{path}" fill="none" stroke="{colour}" stroke-width="2" '
        'stroke-linejoin="round" stroke-linecap="round"/>'
    ).format(path=path, colour=colour)


def _dot(point: _Point, colour: str) -> Markup:
    return Markup('<circle cx="{x}" cy="{y}" r="3" fill="{colour}"/>').format(
        x=f"{point[0]:.1f}", y=f"{point[1]:.1f}", colour=colour
    )
