"""The parts of the liability page: the month's money, the rules, the deck's tables."""

from __future__ import annotations

from datetime import date

import polars as pl
import streamlit as st

from labourmarket import at_hand, places, queries
from labourmarket.catalogue.liability import LIABILITY_RULE_SETS
from labourmarket.catalogue.sources import FORUM_2023, KELA_MUNICIPAL_SHARE, LAW
from labourmarket.figures import bars, steps
from labourmarket.figures.style import Theme
from labourmarket.language import gettext as _, told
from labourmarket.metrics import disclosure, liability as metrics
from labourmarket.narrative import liability as narrative, origins
from labourmarket.numbers import emptiness
from labourmarket.queries import Focus
from labourmarket.tables import findings, liability as tables, liability_rules
from labourmarket.tables.model import Table
from labourmarket.ui import address, exports, pickers, show
from labourmarket.ui.show import Picture
from labourmarket.warehouse import remembered_in_words

# The paid days that a reader may ask of; the last band of every law has begun by then.
DAYS = (1, 1500)
FIRST_ASKED_DAY = 101


def month_in_hand() -> date | None:
    """Choose a month of Kela's data; where there is none, say so."""
    months = at_hand.months_of_shares(queries.focus().municipality_codes)
    if not months:
        address.not_to_be_had("month")
        show.line(
            _("Kela's monthly data of co-financed benefits: {emptiness}").format(
                emptiness=emptiness(None)
            )
        )
        return None
    return pickers.month(months)


def answer(focus: Focus, month: date) -> None:
    """What the municipalities of the area paid, and the law behind it."""
    show.answer(_answer(focus, month), narrative.how_computed())


@remembered_in_words
def _answer(focus: Focus, month: date) -> str:
    total = at_hand.area_total_eur(focus.municipality_codes, month)
    return narrative.answer(focus.area_code, month, total, at_hand.law(month))


def by_municipality(focus: Focus, month: date) -> None:
    """The municipalities' totals as a picture and a table."""
    measure = pickers.one(
        "measure",
        _("Shown as"),
        {narrative.EUROS: _("euros"), narrative.PER_INHABITANT: _("euros per inhabitant")},
    )
    show.figure(*_money(focus, month, measure, show.theme()), key="liability_money")
    show.table(
        _money_as_table(focus, month),
        origins.source_named([KELA_MUNICIPAL_SHARE.id, "statfin_11ra"]),
    )


@remembered_in_words
def _money(focus: Focus, month: date, measure: str, theme: Theme) -> Picture:
    rows = _totals(focus, month).head(-1)
    return Picture(
        bars.breakdown_bars(tables.bar_rows(rows, narrative.column_of(measure)), theme),
        narrative.title_of_money(rows, measure),
        narrative.subtitle_of_money(focus.area_code, month, measure),
        origins.source_named([KELA_MUNICIPAL_SHARE.id]),
    )


@remembered_in_words
def _money_as_table(focus: Focus, month: date) -> Table:
    verdicts = findings.by_subject(queries.findings(tables.CHECK))
    return tables.by_municipality(_totals(focus, month), focus.area_code, month, verdicts)


def _totals(focus: Focus, month: date) -> pl.DataFrame:
    return at_hand.totals_per_inhabitant(focus.area_code, focus.municipality_codes, month)


def by_band_and_benefit(focus: Focus, month: date) -> None:
    """What may be shown by paid days and by benefit."""
    source = origins.source_named([KELA_MUNICIPAL_SHARE.id])
    st.markdown(_longest(focus, month))
    show.table(_by_band(focus, month), source)
    show.table(_by_benefit(focus, month), source)


@remembered_in_words
def _longest(focus: Focus, month: date) -> str:
    return narrative.longest_in_words(at_hand.shares_by_band(focus.municipality_codes, month))


@remembered_in_words
def _by_band(focus: Focus, month: date) -> Table:
    shown = at_hand.shares_by_band(focus.municipality_codes, month)
    percents = metrics.percents_of_bands(at_hand.law(month))
    return tables.by_day_band(shown, focus.municipality_codes, percents, month)


@remembered_in_words
def _by_benefit(focus: Focus, month: date) -> Table:
    by_benefit = at_hand.shares_by_benefit(focus.municipality_codes, month)
    return tables.by_benefit(by_benefit, focus.area_code, month)


def downloads(focus: Focus) -> None:
    """Every month of Kela's data, as far as it may be shown."""
    show.downloads(
        lambda: exports.named(
            disclosure.protected(
                queries.benefit_shares(), focus.area_code, focus.municipality_codes
            )
        ),
        "municipal_benefit_share",
        _("monthly figures of Kela"),
        origins.source_named([KELA_MUNICIPAL_SHARE.id]),
    )


def choose_rule_sets() -> tuple[str, ...]:
    """Choose laws and the plan; all of them are the default."""
    options = {id_: told(one.name) for id_, one in LIABILITY_RULE_SETS.items()}
    return pickers.several("rules", _("Laws and the plan"), options, tuple(options))


def rules(rule_sets: tuple[str, ...]) -> None:
    """The chosen rule sets as a picture, with their validity and bands."""
    picture = _rules(rule_sets, show.theme())
    show.figure(*picture, key="liability_rules")
    day = pickers.whole_number("day", _("Which share on paid day"), DAYS, FIRST_ASKED_DAY)
    for table in (_on_day(rule_sets, day), _rule_sets(rule_sets), _bands(rule_sets)):
        show.table(table, picture.source)
    show.points(narrative.notes_on_rules(rule_sets))


@remembered_in_words
def _rules(rule_sets: tuple[str, ...], theme: Theme) -> Picture:
    curves = at_hand.curves(rule_sets)
    return Picture(
        steps.liability_steps(liability_rules.named_curves(curves), theme),
        narrative.title_of_rules(curves),
        _("Municipality's share of the benefit by paid days, per cent"),
        "; ".join((told(LAW.name), origins.source_named([FORUM_2023.id]))),
    )


@remembered_in_words
def _on_day(rule_sets: tuple[str, ...], day: int) -> Table:
    return liability_rules.on_day(metrics.paid_band(at_hand.curves(rule_sets), day), day)


@remembered_in_words
def _rule_sets(rule_sets: tuple[str, ...]) -> Table:
    return liability_rules.rule_sets(at_hand.rules(rule_sets), queries.liability_rules())


@remembered_in_words
def _bands(rule_sets: tuple[str, ...]) -> Table:
    return liability_rules.bands(at_hand.curves(rule_sets))


def reform(focus: Focus) -> None:
    """The deck's estimate of the reform (D4)."""
    picture = _reform(focus, show.theme())
    show.figure(*picture, key="liability_change")
    show.table(_reform_as_table(focus), picture.source)
    show.line(_index())
    show.downloads(
        lambda: exports.named(queries.liability_change()),
        "liability_change",
        _("change by the reform"),
        picture.source,
    )


@remembered_in_words
def _reform(focus: Focus, theme: Theme) -> Picture:
    change = queries.liability_change()
    return Picture(
        bars.breakdown_bars(liability_rules.change_bars(change), theme),
        narrative.title_of_change(change),
        _(
            "Change of municipal liability at the level of 2022, {place}, euros per inhabitant"
        ).format(place=places.name(focus.area_code)),
        origins.source_named([FORUM_2023.id]),
    )


@remembered_in_words
def _reform_as_table(focus: Focus) -> Table:
    change = queries.liability_change()
    verdicts = findings.by_subject(queries.findings(*liability_rules.CHANGE_CHECKS))
    return liability_rules.change(change, metrics.change_totals(change), focus.area_code, verdicts)


@remembered_in_words
def _index() -> str:
    return narrative.index_in_words(metrics.level_index(queries.liability_change()))
