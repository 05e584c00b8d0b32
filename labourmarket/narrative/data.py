"""The data page in words: what each table and check is, and what stands where a figure is not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import polars as pl

from labourmarket import numbers
from labourmarket.catalogue.sources import (
    CLASSIFICATION,
    COMPUTED,
    FORUM_2023,
    KELA_MUNICIPAL_SHARE,
    LAW,
    SOURCES,
    STATFIN_OTHER,
)
from labourmarket.language import gettext as _, ngettext, told
from labourmarket.metrics.disclosure import SMALLEST_SHOWN
from labourmarket.narrative import origins

INDICATORS, SOURCES_SECTION, CHANGES, FINDINGS, FILES, OTHER, DECK, WORDS = (
    "indicators",
    "sources",
    "changes",
    "findings",
    "files",
    "other",
    "deck",
    "words",
)
ALL = "all"
# Sources of the tables whose rows do not name their own.
_SOURCE_OF_TABLE = {
    "area": (CLASSIFICATION.id,),
    "area_merger": (CLASSIFICATION.id,),
    "liability_change": (FORUM_2023.id,),
    "liability_rule": (LAW.id, FORUM_2023.id),
    "municipal_benefit_share": (KELA_MUNICIPAL_SHARE.id,),
    "municipal_services": (FORUM_2023.id,),
    "statfin_cell": (STATFIN_OTHER.id,),
}


def sections() -> dict[str, str]:
    """The parts of the page, of which one is shown at a time."""
    return {
        INDICATORS: _("Indicators"),
        SOURCES_SECTION: _("Sources"),
        CHANGES: _("What changed"),
        FINDINGS: _("Findings"),
        FILES: _("Files"),
        OTHER: _("Other tables"),
        DECK: _("The deck in words"),
        WORDS: _("Missing figures"),
    }


def answer(newest: pl.DataFrame, findings: pl.DataFrame) -> str:
    """How many publications are behind the figures, and how many findings they gave.

    Args:
        newest: one row per loaded source.
        findings: every finding.
    """
    differing = findings.filter(pl.col("verdict") == "differs").height
    sources = ngettext(
        "The figures come from {count} publication.",
        "The figures come from {count} publications.",
        newest.height,
    ).format(count=newest.height)
    checked = ngettext(
        "Of {all} checks {count} differs in its source.",
        "Of {all} checks {count} differ in their source.",
        differing,
    ).format(all=numbers.number(findings.height), count=differing)
    return f"{sources} {checked}"


def how_kept() -> str:
    """How figures come into the warehouse, and what is done to them."""
    return "\n\n".join(
        (
            _(
                "Each figure is kept as published. Computed figures stand beside published ones "
                "and are told apart by their status and source."
            ),
            _(
                "Where the figures of a source contradict each other, nothing is corrected: the "
                "difference is shown as a finding."
            ),
        )
    )


def check_names() -> dict[str, str]:
    """What each check holds against what."""
    return {
        "background_totals": _("background table: totals"),
        "structural_parts": _("structural unemployment: parts"),
        "activation_rate_from_counts": _("activation rate from counts"),
        "yearly_average_of_months": _("yearly average of months"),
        "share_from_counts": _("unemployed share from counts"),
        "labour_force_of_the_area": _("labour force of the area (D7)"),
        "population_of_areas": _("population of areas"),
        "service_line_totals": _("service lines: totals"),
        "service_line_grand_total": _("service lines: grand total"),
        "service_line_shares": _("service lines: shares"),
        "budget_total": _("costs: total"),
        "budget_shares": _("costs: shares"),
        "net_of_services": _("municipal services: net"),
        "liability_change_index": _("change of liability: index"),
        "liability_per_inhabitant": _("change of liability: per inhabitant"),
        "benefit_bands": _("Kela: day bands and totals"),
        "benefit_sums": _("Kela: benefits and totals"),
    }


def verdict_names() -> dict[str, str]:
    """The verdicts of findings, as a choice."""
    return {
        ALL: _("all"),
        "differs": _("differs in the source"),
        "rounding": _("rounding difference"),
        "matches": _("matches"),
    }


def check_options(held: Sequence[str]) -> dict[str, str]:
    """All checks that gave findings, as a choice."""
    names = check_names()
    return {ALL: _("all checks")} | {id_: names.get(id_, id_) for id_ in sorted(held)}


def found(count: int) -> str:
    """How many findings a choice gives."""
    return ngettext("{count} finding", "{count} findings", count).format(
        count=numbers.number(count)
    )


def more_findings(count: int) -> str:
    """That the table is cut, and where all of it is."""
    return _(
        "The first {count} are shown; all of them are in the file of the table finding."
    ).format(count=numbers.number(count))


def protected_findings() -> str:
    """Why the checks of Kela's totals have no figures."""
    return _(
        "The checks of Kela's totals concern single benefits and day bands of municipalities, some "
        "of a few persons. Their verdicts are shown, their figures are not."
    )


def table_descriptions() -> dict[str, str]:
    """What one row of each table is."""
    return {
        "area": _("One area: the country, a region, an employment area or a municipality."),
        "area_merger": _("One municipality that is no longer in the division, and what took it."),
        "indicator": _("One indicator of the catalogue."),
        "observation": _("One value of one indicator, area and period: the newest release."),
        "superseded_observation": _("An earlier release of a value that has a newer one."),
        "service_line_placement": _("Jobseekers placed on one service line, by area and month."),
        "budget_item": _("One item of the cost breakdown, in euros."),
        "budget_line": _(
            "Budget or actual euros of one cost centre and account; costs are positive."
        ),
        "liability_change": _("The reform's change of a municipality's liability, from the deck."),
        "liability_rule": _("One band of paid days: which per cent of a benefit is municipal."),
        "municipal_benefit_share": _("Kela's municipal shares, as far as they may be shown."),
        "municipal_services": _("A municipality's own employment services in one year."),
        "statfin_cell": _("One cell of a StatFin table that no indicator of the catalogue uses."),
        "statement": _("One point of what the deck says in words."),
        "finding": _("One check of figures against each other, with its verdict."),
        "load": _("One raw file of the warehouse: rows read, kept and set aside."),
        "source_note": _("One note of a publisher in one raw file, as published."),
        "change_in_build": _("One thing that the last download changed."),
        "build": _("How the warehouse was built: when, and as of which day."),
        "seasonal_trend": _("Trend and seasonally adjusted figure of one count in one month."),
        "forecast": _("Forecast of one count for one of the next twelve months, with interval."),
        "forecast_error": _("How such forecasts of one count in one area have missed before."),
        "peer": _("One of the seven areas most like an area, with the distance."),
        "peer_indicator": _("One indicator by which areas are held alike, with its weight."),
        "peer_value": _("The figure of one area by which it is held against its peers."),
        "observation_release": _("Every release of every value, so that revisions can be seen."),
    }


def protection(name: str) -> str:
    """What of a table is left out for the protection of persons; empty for most."""
    if name == "municipal_benefit_share":
        return _(
            "Kela's file shows even single recipients, so it is given in a protected form: totals "
            "of municipalities, merged day bands, and single benefits for the whole area only. No "
            "row is about fewer than {count} recipients. The whole file is had from Kela."
        ).format(count=SMALLEST_SHOWN)
    if name == "finding":
        return protected_findings()
    return ""


def source_of_table(name: str, rows: pl.DataFrame) -> str:
    """The source line of a whole table."""
    named = rows["source_id"].unique().sort().to_list() if "source_id" in rows.columns else []
    ids = named or list(_SOURCE_OF_TABLE.get(name, ()))
    loaded = origins.source_named([id_ for id_ in ids if id_ != COMPUTED.id])
    law = told(LAW.name) if LAW.id in ids else ""
    return "; ".join(part for part in (law, loaded) if part) or told(SOURCES[COMPUTED.id].name)


def words() -> list[tuple[str, str]]:
    """What stands in a table where a figure is missing or not exact, and what it means."""
    return [
        (
            numbers.emptiness("suppressed"),
            _(
                "The publisher keeps a count of 1–4 persons secret. It is not zero, and no "
                "difference that would reveal it is printed."
            ),
        ),
        (
            numbers.emptiness(None),
            _("The publisher has released the figure, but it has not been downloaded here."),
        ),
        (numbers.emptiness("not_available"), _("The publisher has not released the figure.")),
        (
            numbers.emptiness("not_applicable"),
            _("The figure is logically impossible or does not concern the area."),
        ),
        (numbers.number(0), _("A true zero: the publisher has counted none.")),
        (
            _("at least {low}, at most {high}").format(low=20, high=28),
            _("A sum with secret parts: the true figure is between these, both included."),
        ),
        (
            "–",
            _(
                "There is nothing to tell, for instance no change because there is no earlier "
                "figure."
            ),
        ),
    ]


def notes_on_words() -> list[str]:
    """How secret counts enter sums, and what computed means."""
    return [
        _(
            "A secret count of one content is taken as 1–4 in the sum of municipalities. In a sum "
            "of several services it is taken cautiously as 0–4."
        ),
        _(
            "A missing figure is never drawn or summed as zero: a sum that lacks a part is itself "
            "missing."
        ),
        _(
            "Computed: Työtaulu has calculated the figure from published ones. Area sums and rates "
            "of areas are computed from municipal counts; rates are never averaged."
        ),
        _(
            "Published: the figure is as its publisher gave it. Provisional: the publisher has "
            "said that it may still change."
        ),
    ]


def other_tables_in_words(count: int) -> str:
    """How many other tables there are, and how more of them come in."""
    told_count = ngettext(
        "{count} table of StatFin has been loaded that no indicator uses.",
        "{count} tables of StatFin have been loaded that no indicator uses.",
        count,
    ).format(count=count)
    none = _("No table of StatFin has been loaded that no indicator uses.")
    how = _(
        "Any StatFin table saved as json-stat2, PX-JSON or px can be loaded: "
        "python -m pipelines load FILE"
    )
    return f"{told_count if count else none} {how}"


def minimum_in_words(findings: pl.DataFrame) -> str:
    """The area's labour force against the deck's statement of the legal minimum (D7).

    Args:
        findings: those of the check ``labour_force_of_the_area``.
    """
    if findings.is_empty():
        return ""
    row = findings.row(0, named=True)
    return _(
        "The deck says more than {stated}; the labour force of 2022 in StatFin's figures is "
        "{computed}. The minimum of the law is {required}, as the deck states it."
    ).format(
        stated=numbers.number(row["published"]),
        computed=numbers.number(row["computed"]),
        required=numbers.number(LEGAL_MINIMUM),
    )


# The labour force that an employment area must have, as the deck states it (D7).
LEGAL_MINIMUM = 20_000


def last_day(today: date) -> str:
    """Of which day the account of what is due is."""
    return _("Reckoned on {day} from the publishers' rhythms.").format(day=numbers.day(today))
