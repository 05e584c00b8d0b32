"""What the last download changed, in words, and what became of municipalities that ended."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import Any, TypeAlias

import polars as pl
from markupsafe import Markup, escape

from labourmarket import numbers, places
from labourmarket.catalogue.indicators import INDICATORS
from labourmarket.catalogue.sources import SOURCES
from labourmarket.language import gettext as _, ngettext, told

Row = Mapping[str, Any]
Quoted: TypeAlias = Callable[[str], Markup]
# More areas than these are told by their number.
MOST_NAMED = 12
_TAG = re.compile(r"<[^>]*>")


def compared_with(build: Row) -> str:
    """Against what the changes are told."""
    if build["as_of"]:
        return _(
            "The warehouse shows what was known on {day}; what later downloads changed is told "
            "when it is built anew without the day."
        ).format(day=numbers.day(build["as_of"]))
    if build["changes_since"] is None:
        return _("This warehouse is the first: there is no earlier one to compare it with.")
    if build["changes_since_as_of"]:
        return _("Compared with what was known on {day}.").format(
            day=numbers.day(build["changes_since_as_of"])
        )
    return _("Compared with the warehouse of {day}.").format(
        day=numbers.day(build["changes_since"])
    )


def answer(changes: pl.DataFrame, build: Row) -> str:
    """How much the last download changed, in one sentence."""
    if build["as_of"] or build["changes_since"] is None:
        return compared_with(build)
    if changes.is_empty():
        return _("The last download changed nothing. {compared}").format(
            compared=compared_with(build)
        )
    revised = _figures(changes.filter(pl.col("kind") == "revised"))
    new = _figures(changes.filter(pl.col("kind") == "new_months"))
    return _("The last download brought {new} and {revised}. {compared}").format(
        new=ngettext("{count} figure of new months", "{count} figures of new months", new).format(
            count=numbers.number(new)
        ),
        revised=ngettext("{count} revised figure", "{count} revised figures", revised).format(
            count=numbers.number(revised)
        ),
        compared=compared_with(build),
    )


def _figures(rows: pl.DataFrame) -> int:
    return int(rows["figures"].fill_null(1).sum())


def sentences(changes: pl.DataFrame) -> list[str]:
    """New periods, how much was revised and which areas came and went, source by source."""
    return [
        f"{source_name(source_id)}: {sentence}"
        for (source_id,), rows in changes.group_by("source_id", maintain_order=True)
        for sentence in _of_source(rows)
    ]


def _of_source(rows: pl.DataFrame) -> list[str]:
    return [
        *_new_periods(rows.filter(pl.col("kind") == "new_months")),
        *_revised(rows.filter(pl.col("kind") == "revised")),
        *_areas(rows.filter(pl.col("kind") == "new_area"), _("new: {areas}.")),
        *_vanished(rows.filter(pl.col("kind") == "vanished_area")),
    ]


def _new_periods(rows: pl.DataFrame) -> list[str]:
    if rows.is_empty():
        return []
    named = [numbers.period(row["period"], row["frequency"]) for row in rows.iter_rows(named=True)]
    told_periods = ", ".join(named) if len(named) <= MOST_NAMED else f"{named[-1]} – {named[0]}"
    count = _figures(rows)
    return [
        ngettext(
            "new: {periods}, {count} figure.", "new: {periods}, {count} figures.", count
        ).format(periods=told_periods, count=numbers.number(count))
    ]


def _revised(rows: pl.DataFrame) -> list[str]:
    if rows.is_empty():
        return []
    count, by_age = _figures(rows), rows.sort("period")
    ends = [by_age.row(place, named=True) for place in (0, -1)]
    span = dict.fromkeys(numbers.period(row["period"], row["frequency"]) for row in ends)
    return [
        ngettext(
            "{count} figure was revised ({periods}).",
            "{count} figures were revised ({periods}).",
            count,
        ).format(count=numbers.number(count), periods=" – ".join(span))
    ]


def revised_here(
    changes: pl.DataFrame,
    indicator_ids: Collection[str],
    area_codes: Collection[str],
    period: date,
    frequency: str,
) -> list[str]:
    """What was revised of these figures of one period: earlier, now and the difference.

    A figure that is or was secret has no difference, which would reveal it.
    """
    rows = changes.filter(
        pl.col("kind") == "revised",
        pl.col("indicator_id").is_in(list(indicator_ids)),
        pl.col("area_code").is_in(list(area_codes)),
        pl.col("period") == period,
        pl.col("frequency") == frequency,
    )
    more = rows.height - MOST_NAMED
    return [
        *(_both_values(row) for row in rows.head(MOST_NAMED).iter_rows(named=True)),
        *([_more_figures(more)] if more > 0 else []),
    ]


def _both_values(row: Row) -> str:
    indicator = INDICATORS[row["indicator_id"]]
    earlier, later = row["earlier"], row["later"]
    revised = _("{figure}, {area}, {period}: earlier {earlier}, now {now}").format(
        figure=told(indicator.title),
        area=places.name(row["area_code"]),
        period=numbers.period(row["period"], row["frequency"]),
        earlier=numbers.known(earlier, None, None, row["earlier_status"], indicator),
        now=numbers.known(later, None, None, row["later_status"], indicator),
    )
    if earlier is None or later is None:
        return revised
    return f"{revised} ({numbers.difference_in_unit(later - earlier, indicator)})"


def _more_figures(count: int) -> str:
    return ngettext(
        "{count} more figure, on the page Data and definitions",
        "{count} more figures, on the page Data and definitions",
        count,
    ).format(count=numbers.number(count))


def _areas(rows: pl.DataFrame, sentence: str) -> list[str]:
    return [sentence.format(areas=_named(rows))] if rows.height else []


def _vanished(rows: pl.DataFrame) -> list[str]:
    if rows.is_empty():
        return []
    newest = rows["period"][0]
    if newest is None:
        return _areas(rows, _("no longer in it: {areas}."))
    sentence = _("no figures in its newest period, {period}: {areas}.")
    return [sentence.format(period=numbers.month(newest), areas=_named(rows))]


def _named(rows: pl.DataFrame) -> str:
    known = places.names()
    named = [known.get(code, code) for code in rows["area_code"]]
    if len(named) <= MOST_NAMED:
        return ", ".join(named)
    return ngettext("{count} area", "{count} areas", len(named)).format(
        count=numbers.number(len(named))
    )


def notes(changes: pl.DataFrame, quoted: Quoted = escape) -> list[Markup]:
    """Notes and definitions that are new, changed or gone, in the publisher's words.

    ``quoted`` marks these words as what they are; the rest is in the reader's language.
    """
    kinds = ["changed_definition", "changed_note"]
    return [
        Markup("{subject}: {note}").format(subject=_subject(row), note=_note(row, quoted))
        for row in changes.filter(pl.col("kind").is_in(kinds)).iter_rows(named=True)
    ]


def _subject(row: Row) -> str:
    indicator = INDICATORS.get(row["indicator_id"] or "")
    return told(indicator.title) if indicator else source_name(row["source_id"])


def _note(row: Row, quoted: Quoted) -> Markup:
    now, earlier = (quoted(plain(row[name] or "")) for name in ("note", "earlier_note"))
    if not plain(row["earlier_note"] or ""):
        return Markup(_("new: “{note}”")).format(note=now)
    if not plain(row["note"] or ""):
        return Markup(_("no longer there: “{note}”")).format(note=earlier)
    return Markup(_("now “{note}”, earlier “{earlier}”")).format(note=now, earlier=earlier)


def plain(note: str) -> str:
    """A publisher's note without its HTML."""
    return " ".join(_TAG.sub("", note).split())


def source_name(source_id: str) -> str:
    """A publication in the current language."""
    return told(SOURCES[source_id].name) if source_id in SOURCES else source_id


def mergers(rows: pl.DataFrame) -> list[str]:
    """What became of municipalities that are no longer in the division."""
    return [_merger(row) for row in rows.iter_rows(named=True)]


def _merger(row: Row) -> str:
    name, code, day = row["name_fi"], row["area_code"], numbers.day(row["valid_to"])
    if row["merged_into"] is None:
        return _(
            "{name} ({code}) was in the division until {day} at the latest. The data do not tell "
            "which municipality took it, so its history stays under its own code."
        ).format(name=name, code=code, day=day)
    return _(
        "{name} ({code}) was merged into {other} after {day}. Where a release still has both, the "
        "counts until then are added up as computed figures of {other}."
    ).format(name=name, code=code, day=day, other=places.name(row["merged_into"]))


def next_releases() -> str:
    """What the days of the next releases are reckoned from."""
    return _(
        "The days are reckoned from the publishers' rhythms; their exact calendars are not known "
        "here. A publisher that releases once a year, or on no fixed day, is left out."
    )
