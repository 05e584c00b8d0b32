"""The parts of the liability page: the month's money, the rules, the deck's tables."""

from __future__ import annotations

from datetime import date

import polars as pl
import streamlit as st

from labourmarket import at_hand, places, queries
from labourmarket.catalogue.liability import LIABILITY_RULE_SETS
from labourmarket.catalogue.sources import FORUM_2023, KELA_MUNICIPAL_SHARE, LAW
from labourmarket.figures import bars, steps
from labourmarket.language import gettext as _, told
from labourmarket.metrics import disclosure, liability as metrics
from labourmarket.narrative import liability as narrative, origins
from labourmarket.numbers import emptiness
from labourmarket.queries import Focus
from labourmarket.tables import findings, liability as tables, liability_rules
from labourmarket.ui import address, exports, pickers, show

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
    total = at_hand.area_total_eur(focus.municipality_codes, month)
    law = at_hand.law(month)
    show.answer(narrative.answer(focus.area_code, month, total, law), narrative.how_computed())


def by_municipality(focus: Focus, month: date) -> None:
    """The municipalities' totals as a picture and a table."""
    rows = at_hand.totals_per_inhabitant(focus.area_code, focus.municipality_codes, month)
    measure = pickers.one(
        "measure",
        _("Shown as"),
        {narrative.EUROS: _("euros"), narrative.PER_INHABITANT: _("euros per inhabitant")},
    )
    _draw_money(rows.head(-1), focus.area_code, month, measure)
    verdicts = findings.by_subject(queries.findings(tables.CHECK))
    show.table(
        tables.by_municipality(rows, focus.area_code, month, verdicts),
        origins.source_named([KELA_MUNICIPAL_SHARE.id, "statfin_11ra"]),
    )


def _draw_money(rows: pl.DataFrame, area_code: str, month: date, measure: str) -> None:
    show.figure(
        bars.breakdown_bars(tables.bar_rows(rows, narrative.column_of(measure)), show.theme()),
        narrative.title_of_money(rows, measure),
        narrative.subtitle_of_money(area_code, month, measure),
        origins.source_named([KELA_MUNICIPAL_SHARE.id]),
        key="liability_money",
    )


def by_band_and_benefit(focus: Focus, month: date) -> None:
    """What may be shown by paid days and by benefit."""
    shown = at_hand.shares_by_band(focus.municipality_codes, month)
    by_benefit = at_hand.shares_by_benefit(focus.municipality_codes, month)
    percents = metrics.percents_of_bands(at_hand.law(month))
    source = origins.source_named([KELA_MUNICIPAL_SHARE.id])
    st.markdown(narrative.longest_in_words(shown))
    show.table(
        tables.by_day_band(shown, focus.municipality_codes, percents, month),
        source,
    )
    show.table(tables.by_benefit(by_benefit, focus.area_code, month), source)


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
    every = queries.liability_rules()
    chosen, curves = at_hand.rules(rule_sets), at_hand.curves(rule_sets)
    source = "; ".join((told(LAW.name), origins.source_named([FORUM_2023.id])))
    show.figure(
        steps.liability_steps(liability_rules.named_curves(curves), show.theme()),
        narrative.title_of_rules(curves),
        _("Municipality's share of the benefit by paid days, per cent"),
        source,
        key="liability_rules",
    )
    day = pickers.whole_number("day", _("Which share on paid day"), DAYS, FIRST_ASKED_DAY)
    show.table(liability_rules.on_day(metrics.paid_band(curves, day), day), source)
    show.table(liability_rules.rule_sets(chosen, every), source)
    show.table(liability_rules.bands(curves), source)
    show.points(narrative.notes_on_rules(rule_sets))


def reform(focus: Focus) -> None:
    """The deck's estimate of the reform (D4)."""
    change = queries.liability_change()
    verdicts = findings.by_subject(queries.findings(*liability_rules.CHANGE_CHECKS))
    source = origins.source_named([FORUM_2023.id])
    show.figure(
        bars.breakdown_bars(liability_rules.change_bars(change), show.theme()),
        narrative.title_of_change(change),
        _(
            "Change of municipal liability at the level of 2022, {place}, euros per inhabitant"
        ).format(place=places.name(focus.area_code)),
        source,
        key="liability_change",
    )
    show.table(
        liability_rules.change(change, metrics.change_totals(change), focus.area_code, verdicts),
        source,
    )
    show.line(narrative.index_in_words(metrics.level_index(change)))
    what = _("change by the reform")
    show.downloads(exports.named(change), "liability_change", what, source)
