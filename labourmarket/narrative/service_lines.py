"""Who is placed where, in a sentence; and the finding of each picture in ten words."""

from __future__ import annotations

from datetime import date

import polars as pl

from labourmarket import numbers, places
from labourmarket.catalogue.service_lines import SERVICE_LINES
from labourmarket.language import gettext as _, told
from labourmarket.metrics.service_lines import JOBSEEKERS, UNEMPLOYED, summed


def answer(of_place: pl.DataFrame, area_code: str, period: date) -> str:
    """How many are placed in a place, how many of them unemployed, and on which line the most.

    Args:
        of_place: rows of ``metrics.service_lines.on_lines`` of one place.
        area_code: the place.
        period: the month.
    """
    jobseekers, unemployed = _sums(of_place)
    if not jobseekers or unemployed is None:
        return _("{place}: {why}.").format(
            place=places.name(area_code), why=numbers.emptiness(None)
        )
    return _(
        "{In_place} {jobseekers} jobseekers were placed on the service lines {in_month}, "
        "{unemployed} of them unemployed ({percent}). The largest line: {line}, {placed}."
    ).format(
        In_place=places.inside(area_code),
        in_month=numbers.in_month(period),
        jobseekers=numbers.number(jobseekers),
        unemployed=numbers.number(unemployed),
        percent=numbers.percent(100 * unemployed / jobseekers),
        **_largest_line(of_place),
    )


def _sums(of_place: pl.DataFrame) -> tuple[float | None, float | None]:
    whole = summed(of_place, "area_code")
    return whole[JOBSEEKERS][0], whole[UNEMPLOYED][0]


def _largest_line(of_place: pl.DataFrame) -> dict[str, str]:
    top = of_place.sort(JOBSEEKERS, descending=True).row(0, named=True)
    return {
        "line": told(SERVICE_LINES[top["service_line"]].name),
        "placed": numbers.number(top[JOBSEEKERS]),
    }


def how_computed() -> str:
    """What the figures are and which of them Työtaulu has computed."""
    return _(
        "The figures are a cross-section of one month and not an average: they are exact counts, "
        "so the municipalities must sum to the total to the person. The totals of the area are as "
        "published; the totals of the municipalities are sums of their four lines, since none are "
        "printed. *Share within the municipality* is the line's part of all those placed in that "
        "municipality, *share within the line* the municipality's part of all those placed on that "
        "line, *share of the unemployed* the line's part of all the unemployed placed in the area."
    )


def largest(series: pl.DataFrame) -> str:
    """The largest bar of a picture by its names; nothing is claimed where a figure is not known."""
    if series.is_empty() or series["value"].null_count():
        return _("Placement on the service lines")
    top = series.sort("value", descending=True, maintain_order=True).row(0, named=True)
    return _("Largest: {place}, {line}, {value}").format(
        place=top["category_name"], line=top["series_name"], value=top["label"]
    )


def most_placed(placed: pl.DataFrame, counted: str) -> str:
    """The municipality with the most on all lines together."""
    sums = summed(placed, "area_code")
    if sums.is_empty() or sums[counted].null_count():
        return _("Placement on the service lines")
    top = sums.sort(counted, descending=True, maintain_order=True).row(0, named=True)
    return _("{In_place} the largest figure: {value}").format(
        In_place=places.inside(top["area_code"]), value=numbers.number(top[counted])
    )


def unemployed_of_placed(of_place: pl.DataFrame, area_code: str) -> str:
    """How many of those placed in a place are unemployed."""
    jobseekers, unemployed = _sums(of_place)
    if jobseekers is None or unemployed is None:
        return _("Placement on the service lines")
    return _("{place}: {unemployed} unemployed of {jobseekers} placed").format(
        place=places.name(area_code),
        unemployed=numbers.number(unemployed),
        jobseekers=numbers.number(jobseekers),
    )
