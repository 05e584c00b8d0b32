"""The deck's placement table (D2): published and computed totals, both shares, the verdicts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import polars as pl

from labourmarket import numbers, places
from labourmarket.catalogue.service_lines import ALL_LINES, SERVICE_LINES
from labourmarket.language import gettext as _, told
from labourmarket.metrics import service_lines as metrics
from labourmarket.metrics.service_lines import COUNTS, UNEMPLOYED
from labourmarket.tables.findings import Verdicts
from labourmarket.tables.model import Cell, Table

NOT_PRINTED = "–"
# The checks whose verdicts stand beside the figures of this table.
CHECKS = ("service_line_totals", "service_line_grand_total", "service_line_shares")


@dataclass(frozen=True, slots=True)
class Placement:
    """What the table is made of: rows of ``metrics.on_lines`` and of ``metrics.published_sum``."""

    of_municipalities: pl.DataFrame
    of_area: pl.DataFrame
    printed_sum: pl.DataFrame
    municipalities: Sequence[str]
    area_code: str


def placement(rows: pl.DataFrame, municipalities: Sequence[str], area_code: str) -> Placement:
    """Take the table's parts out of the placement of one month."""
    return Placement(
        metrics.on_lines(rows, municipalities),
        metrics.on_lines(rows, [area_code]),
        metrics.published_sum(rows, area_code),
        municipalities,
        area_code,
    )


def table(shown: Placement, verdicts: Verdicts) -> Table:
    """Every figure of the deck's table, a row per line and count, the sums of lines last.

    Args:
        shown: the figures.
        verdicts: badges by ``area/line/count``.
    """
    counted = {count: _counted(shown, count) for count in COUNTS}
    lines = [
        _line_row(shown, verdicts, (line, count), counted[count])
        for line in SERVICE_LINES
        for count in COUNTS
    ]
    return Table(
        caption=_("Placement as published, with totals"),
        headings=(
            _("Service line"),
            *(places.name(code) for code in shown.municipalities),
            _("Published total"),
            _("Computed total"),
        ),
        rows=(
            *lines,
            *(_printed_sum(shown, verdicts, count) for count in COUNTS),
            *(_computed_sum(shown, count) for count in COUNTS),
        ),
        total_from=len(lines),
    )


class _Counted(NamedTuple):
    """One count by area and line, of the area by line as published, and the sums by line."""

    of_municipalities: dict[tuple[str, str], float | None]
    of_area: dict[str, float | None]
    sums: dict[str, float | None]


def _counted(shown: Placement, count: str) -> _Counted:
    placed = shown.of_municipalities.select("area_code", "service_line", count)
    return _Counted(
        {(code, line): figure for code, line, figure in placed.iter_rows()},
        _by(shown.of_area, "service_line", count),
        _by(metrics.summed(shown.of_municipalities, "service_line"), "service_line", count),
    )


def _line_row(
    shown: Placement, verdicts: Verdicts, row: tuple[str, str], counted: _Counted
) -> tuple[str | Cell, ...]:
    line, count = row
    return (
        Cell(told(SERVICE_LINES[line].name), note=count_name(count)),
        *(_or_dash(counted.of_municipalities[code, line]) for code in shown.municipalities),
        Cell(
            _or_dash(counted.of_area[line]),
            badge=verdicts.get(f"{shown.area_code}/{line}/{count}"),
        ),
        _or_dash(counted.sums.get(line)),
    )


def _printed_sum(shown: Placement, verdicts: Verdicts, count: str) -> tuple[str | Cell, ...]:
    printed = _by(shown.printed_sum, "service_line", count).get(ALL_LINES)
    return (
        Cell(_("All lines, as published"), note=count_name(count)),
        *(NOT_PRINTED for _code in shown.municipalities),
        Cell(_or_dash(printed), badge=verdicts.get(f"{shown.area_code}/{ALL_LINES}/{count}")),
        "",
    )


def _computed_sum(shown: Placement, count: str) -> tuple[str | Cell, ...]:
    sums = _by(metrics.summed(shown.of_municipalities, "area_code"), "area_code", count)
    whole = metrics.summed(shown.of_municipalities.with_columns(area_code=pl.lit("")), "area_code")
    return (
        Cell(_("All lines, computed"), note=count_name(count)),
        *(_or_dash(sums.get(code)) for code in shown.municipalities),
        "",
        _or_dash(whole[count][0]),
    )


def shares(shown: Placement, verdicts: Verdicts) -> Table:
    """The deck's share column: each line's part of all the unemployed placed in the area.

    Args:
        shown: the figures.
        verdicts: badges by ``area/line``.
    """
    published = pl.concat([shown.of_area, shown.printed_sum])
    computed = metrics.shares(shown.of_area, UNEMPLOYED, within="area_code")
    values = _by(computed, "service_line", "value") | {ALL_LINES: _whole(computed["value"])}
    return Table(
        caption=_("Share of the unemployed by service line, as published and computed"),
        headings=(
            _("Service line"),
            _("The unemployed"),
            _("Published share"),
            _("Computed share"),
        ),
        rows=tuple(
            _share(row, values[row["service_line"]], verdicts)
            for row in published.iter_rows(named=True)
        ),
        total_from=shown.of_area.height,
    )


def _share(
    row: dict[str, Any], computed: float | None, verdicts: Verdicts
) -> tuple[str | Cell, ...]:
    line = row["service_line"]
    verdict = verdicts.get(f"{row['area_code']}/{line}")
    differs = verdict is not None and verdict.verdict == "differs"
    return (
        _("All lines") if line == ALL_LINES else told(SERVICE_LINES[line].name),
        _or_dash(row[UNEMPLOYED]),
        Cell(as_printed(row["published_share_percent"]), verdict),
        # as fine as the difference that is told beside it
        _percent_or_dash(computed, 2 if differs else 1),
    )


def _whole(shares_of_lines: pl.Series) -> float | None:
    return None if shares_of_lines.null_count() else float(shares_of_lines.sum())


def of_picture(series: pl.DataFrame, caption: str, heading: str) -> Table:
    """The figures of a picture: a row per category, a column per series.

    Args:
        series: rows as figures of several series take them.
        caption: what is shown.
        heading: of the column of categories.
    """
    names = series["series_name"].unique(maintain_order=True).to_list()
    labels = {
        (row["category_name"], row["series_name"]): row["label"]
        for row in series.iter_rows(named=True)
    }
    return Table(
        caption=caption,
        headings=(heading, *names),
        rows=tuple(
            (category, *(labels[category, name] for name in names))
            for category in series["category_name"].unique(maintain_order=True)
        ),
    )


def count_name(count: str) -> str:
    """Who is counted, in words."""
    return _("the unemployed") if count == UNEMPLOYED else _("all jobseekers")


def as_printed(share: float | None) -> str:
    """A published per cent with the decimals it was printed with: ``33 %``, ``20,4 %``."""
    if share is None:
        return NOT_PRINTED
    return numbers.percent(share, 0 if float(share).is_integer() else 1)


def _by(rows: pl.DataFrame, key: str, column: str) -> dict[str, float | None]:
    return dict(rows.select(key, column).iter_rows())


def _or_dash(value: float | None) -> str:
    return NOT_PRINTED if value is None else numbers.number(value)


def _percent_or_dash(value: float | None, decimals: int = 1) -> str:
    return NOT_PRINTED if value is None else numbers.percent(value, decimals)
