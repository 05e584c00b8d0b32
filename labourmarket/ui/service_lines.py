"""The choices of the service lines page, and the picture that answers each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from labourmarket import numbers, places, queries
from labourmarket.catalogue.service_lines import SERVICE_LINES
from labourmarket.figures import horizontal, series_bars
from labourmarket.figures.style import Figure, Theme
from labourmarket.language import gettext as _, told
from labourmarket.metrics import service_lines as metrics
from labourmarket.metrics.service_lines import COUNTS, JOBSEEKERS, UNEMPLOYED
from labourmarket.narrative import service_lines as narrative
from labourmarket.queries import Focus
from labourmarket.tables import findings, service_lines as tables
from labourmarket.tables.findings import Verdicts
from labourmarket.tables.model import Table
from labourmarket.tables.service_lines import Placement
from labourmarket.ui import exports, pickers, show
from labourmarket.ui.show import Picture
from labourmarket.warehouse import remembered, remembered_in_words

STACKED, GROUPED = "stacked", "grouped"
WITHIN_MUNICIPALITY, WITHIN_LINE = "within_municipality", "within_line"
BOTH = "both"
# The two colours that part best, in grey print and in the dark theme too.
_STYLE_OF_COUNT = {JOBSEEKERS: 0, UNEMPLOYED: 3}


@dataclass(frozen=True, slots=True)
class Choice:
    """A reader's choice: the place of the answer, the picture, and who is counted."""

    area_code: str
    picture: str
    counted: str

    @property
    def is_share(self) -> bool:
        """Whether the picture shows per cents."""
        return self.picture in (WITHIN_MUNICIPALITY, WITHIN_LINE)

    @property
    def is_both(self) -> bool:
        """Whether all jobseekers stand against the unemployed."""
        return self.counted == BOTH


def choose() -> Choice:
    """Choose place, picture and who is counted."""
    area_code = pickers.place()
    picture = pickers.one(
        "picture",
        _("Picture"),
        {
            STACKED: _("stacked"),
            GROUPED: _("side by side"),
            WITHIN_MUNICIPALITY: _("share within the municipality"),
            WITHIN_LINE: _("share within the line"),
        },
    )
    counts = {count: tables.count_name(count) for count in COUNTS}
    if picture == GROUPED:
        counts |= {BOTH: _("all against the unemployed")}
    return Choice(area_code, picture, pickers.one("counted", _("Counted"), counts))


@remembered
def in_hand() -> pl.DataFrame:
    """The placement of the newest month, as ``contracts.ServiceLinePlacement`` has it."""
    return metrics.in_newest_month(queries.service_line_placement())


def as_file() -> pl.DataFrame:
    """The same with the areas' names."""
    return exports.named(in_hand())


@remembered
def placement(focus: Focus) -> Placement:
    """The same of the area and of its municipalities."""
    return tables.placement(in_hand(), focus.municipality_codes, focus.area_code)


@remembered_in_words
def answer(focus: Focus, area_code: str, month: date) -> str:
    """The sentence of the chosen place."""
    return narrative.answer(place_of(placement(focus), area_code), area_code, month)


@remembered_in_words
def as_published(focus: Focus) -> Table:
    """The deck's table of counts with its sums."""
    return tables.table(placement(focus), _verdicts(in_hand()))


@remembered_in_words
def shares(focus: Focus) -> Table:
    """The deck's column of shares beside the computed ones."""
    return tables.shares(placement(focus), _verdicts(in_hand()))


def _verdicts(rows: pl.DataFrame) -> Verdicts:
    """The verdicts of the deck's figures; none beside the area's own, which no check concerns."""
    if not metrics.is_published(rows):
        return {}
    return findings.by_subject(queries.findings(*tables.CHECKS))


def place_of(shown: Placement, area_code: str) -> pl.DataFrame:
    """The rows of one place: published for the area, unless it has none of its own."""
    if area_code != shown.area_code:
        return shown.of_municipalities.filter(pl.col("area_code") == area_code)
    if not shown.of_area[JOBSEEKERS].null_count():
        return shown.of_area
    sums = metrics.summed(shown.of_municipalities, "service_line")
    return sums.with_columns(area_code=pl.lit(area_code))


def series(shown: Placement, choice: Choice) -> pl.DataFrame:
    """The bars of the picture: ``category``, ``series``, their names, ``value`` and ``label``."""
    if choice.is_both:
        return _counts_side_by_side(place_of(shown, choice.area_code))
    rows = _named(_valued(shown, choice), choice)
    # Parts of a municipality keep its place in the alphabet: every bar is as long as the others.
    return rows if choice.picture == WITHIN_MUNICIPALITY else _largest_first(rows)


def _largest_first(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.sort(pl.col("value").sum().over("category"), descending=True, maintain_order=True)


def _valued(shown: Placement, choice: Choice) -> pl.DataFrame:
    placed = shown.of_municipalities
    if choice.picture == WITHIN_MUNICIPALITY:
        with_area = pl.concat([placed, shown.of_area])
        return metrics.shares(with_area, choice.counted, within="area_code")
    if choice.picture == WITHIN_LINE:
        return metrics.shares(placed, choice.counted, within="service_line")
    return metrics.counted_on_lines(placed, choice.counted)


def _named(rows: pl.DataFrame, choice: Choice) -> pl.DataFrame:
    return rows.select(
        "value",
        category="area_code",
        category_name=_words("area_code", places.names()),
        series="service_line",
        series_name=_words("service_line", _line_names()),
        position=_positions("service_line", list(SERVICE_LINES)),
        label=_labels(rows["value"], is_share=choice.is_share),
    )


def _counts_side_by_side(of_place: pl.DataFrame) -> pl.DataFrame:
    rows = of_place.unpivot(index="service_line", on=COUNTS, variable_name="count")
    return rows.select(
        pl.col("value").cast(pl.Float64),
        category="service_line",
        category_name=_words("service_line", _line_names()),
        series="count",
        series_name=_words("count", {count: tables.count_name(count) for count in COUNTS}),
        position=pl.col("count").replace_strict(_STYLE_OF_COUNT, return_dtype=pl.Int32),
        label=_labels(rows["value"], is_share=False),
    )


def _line_names() -> dict[str, str]:
    return {line.id: told(line.name) for line in SERVICE_LINES.values()}


def _words(code: str, words: dict[str, str]) -> pl.Expr:
    return pl.col(code).replace_strict(words, return_dtype=pl.String)


def _positions(code: str, order: Sequence[str]) -> pl.Expr:
    places_in_order = {one: position for position, one in enumerate(order)}
    return pl.col(code).replace_strict(places_in_order, return_dtype=pl.Int32)


def _labels(values: pl.Series, *, is_share: bool) -> pl.Series:
    in_words = numbers.percent if is_share else numbers.number
    return pl.Series(
        [numbers.emptiness(None) if value is None else in_words(value) for value in values],
        dtype=pl.String,
    )


def draw(focus: Focus, choice: Choice, month: date, source: str) -> None:
    """Draw the picture under its finding, and its figures as a table."""
    show.figure(*_picture(focus, choice, month, source, show.theme()), key="service_lines")
    show.table(_picture_as_table(focus, choice, month))


@remembered_in_words
def _picture(focus: Focus, choice: Choice, month: date, source: str, theme: Theme) -> Picture:
    shown = placement(focus)
    bars = series(shown, choice)
    return Picture(
        _figure(bars, choice, theme), title(bars, shown, choice), subtitle(choice, month), source
    )


@remembered_in_words
def _picture_as_table(focus: Focus, choice: Choice, month: date) -> Table:
    heading = _("Service line") if choice.is_both else _("Area")
    return tables.of_picture(series(placement(focus), choice), subtitle(choice, month), heading)


def _figure(bars: pl.DataFrame, choice: Choice, theme: Theme) -> Figure:
    if choice.picture in (STACKED, WITHIN_MUNICIPALITY):
        drawn = series_bars.stacked_bars(bars, theme, share=choice.picture == WITHIN_MUNICIPALITY)
    else:
        drawn = series_bars.grouped_bars(bars, theme)
    horizontal.embolden(drawn["layout"], [places.name(choice.area_code)])
    return drawn


def title(bars: pl.DataFrame, shown: Placement, choice: Choice) -> str:
    """What the picture tells."""
    if choice.is_both:
        return narrative.unemployed_of_placed(place_of(shown, choice.area_code), choice.area_code)
    if choice.picture == STACKED:
        return narrative.most_placed(shown.of_municipalities, choice.counted)
    if choice.picture == WITHIN_MUNICIPALITY:
        return narrative.largest(bars.filter(pl.col("category") == choice.area_code))
    return narrative.largest(bars)


def subtitle(choice: Choice, month: date) -> str:
    """Measure, who is counted, month and unit of the picture."""
    told_of = {
        STACKED: _("Placement on the service lines, {counted}, {month}, persons"),
        GROUPED: _("Placement on the service lines, {counted}, {month}, persons"),
        WITHIN_MUNICIPALITY: _(
            "Share of each service line within the municipality, {counted}, {month}, per cent"
        ),
        WITHIN_LINE: _(
            "Share of each municipality within the service line, {counted}, {month}, per cent"
        ),
    }[choice.picture]
    counted = (
        _("{place}: all jobseekers against the unemployed").format(
            place=places.name(choice.area_code)
        )
        if choice.is_both
        else tables.count_name(choice.counted)
    )
    return told_of.format(counted=counted, month=numbers.month(month))
