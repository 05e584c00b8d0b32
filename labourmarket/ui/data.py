"""The parts of the data page: only the chosen one is drawn."""

from __future__ import annotations

from datetime import date

import polars as pl
import streamlit as st

from labourmarket import queries
from labourmarket.catalogue.indicators import INDICATORS
from labourmarket.catalogue.sources import FORUM_2023, STATFIN_OTHER
from labourmarket.contracts import READABLE
from labourmarket.language import gettext as _, told
from labourmarket.metrics import disclosure, selection, spans
from labourmarket.narrative import changes as narrative_of_changes, data as narrative, origins
from labourmarket.tables import (
    catalogue,
    changes as tables_of_changes,
    findings,
    sources,
)
from labourmarket.ui import address, exports, html, pickers, show

# The checks of the whole country's months are more than a page can hold.
MOST_FINDINGS = 500
LABOUR_FORCE_CHECK = "labour_force_of_the_area"


def indicators() -> None:
    """One indicator in full, and the whole catalogue."""
    runs = spans.runs(queries.periods_in_hand())
    chosen = pickers.one_of_many(
        "indicator", _("Figure"), {id_: told(one.title) for id_, one in INDICATORS.items()}
    )
    show.table(catalogue.indicator(INDICATORS[chosen], runs))
    show.table(catalogue.indicators(runs))


def publications() -> None:
    """Sources, what is due, and the ledger of raw files."""
    today = date.today()
    newest = queries.newest_by_source()
    show.table(sources.newest(newest))
    show.table(sources.due(newest, today))
    show.line(narrative.last_day(today))
    show.table(sources.ledger(queries.loads()))


def changes() -> None:
    """What the last download changed, what is due next, and which municipalities ended."""
    today = date.today()
    found, build = queries.changes(), queries.build().row(0, named=True)
    show.line(narrative_of_changes.answer(found, build))
    show.points(narrative_of_changes.sentences(found))
    if (revised := tables_of_changes.revised(found)).rows:
        show.table(revised)
        source = narrative.source_of_table("", found)
        show.downloads(found, "change_in_build", _("what changed"), source)
    if notes := narrative_of_changes.notes(found, html.in_finnish):
        st.subheader(_("Changed definitions and notes"), anchor=False)
        show.in_finnish_only()
        show.points(notes)
    show.table(tables_of_changes.next_releases(queries.newest_by_source(), today))
    show.line(f"{narrative.last_day(today)} {narrative_of_changes.next_releases()}")
    if ended := narrative_of_changes.mergers(queries.mergers()):
        st.subheader(_("Municipalities that ended"), anchor=False)
        show.points(ended)


def all_findings() -> None:
    """Every finding, by verdict and check."""
    every = disclosure.shown_findings(queries.findings())
    verdict = pickers.one("verdict", _("Verdict"), narrative.verdict_names())
    check = pickers.one_of_many(
        "check", _("Check"), narrative.check_options(every["check_id"].unique().to_list())
    )
    chosen = selection.of_findings(every, verdict=verdict, check=check)
    show.line(narrative.protected_findings())
    show.table(findings.table(chosen.head(MOST_FINDINGS), narrative.found(chosen.height)))
    if chosen.height > MOST_FINDINGS:
        show.line(narrative.more_findings(MOST_FINDINGS))


def files() -> None:
    """One table of the warehouse: what it is, its columns and its files."""
    described = narrative.table_descriptions()
    name = pickers.one_of_many("table", _("Table"), {id_: id_ for id_ in READABLE})
    rows = offered(name)
    source = narrative.source_of_table(name, rows)
    st.markdown(described.get(name, ""))
    if protection := narrative.protection(name):
        st.markdown(protection)
    show.downloads(rows, name, name, source, parquet=True)
    show.table(
        catalogue.columns(
            READABLE[name],
            rows,
            _("{table}: {count} rows").format(table=name, count=rows.height),
        ),
        source,
    )


def offered(name: str) -> pl.DataFrame:
    """A table of the warehouse as it may leave the house."""
    if name == "municipal_benefit_share":
        focus = queries.focus()
        return exports.named(
            disclosure.protected(
                queries.benefit_shares(), focus.area_code, focus.municipality_codes
            )
        )
    if name == "finding":
        return disclosure.shown_findings(queries.findings())
    return queries.table(name)


def other_tables() -> None:
    """StatFin tables that were loaded as files: what there is, and one of them as a file."""
    held = queries.other_tables()
    show.line(narrative.other_tables_in_words(held.height))
    if held.is_empty():
        address.not_to_be_had("statfin")
        return
    source = origins.source_named([STATFIN_OTHER.id])
    show.in_finnish_only()
    show.table(sources.other_tables(held), source)
    titles = {row["table_id"]: row["table_title"] for row in held.iter_rows(named=True)}
    chosen = pickers.one_of_many("statfin", _("Table"), titles)
    cells = queries.other_table(chosen)
    show.downloads(cells, f"statfin_{chosen}", chosen, source, parquet=True)
    show.table(sources.first_cells(cells, chosen), source)


def deck() -> None:
    """The legal minimum (D7) and the organising (D8), in the deck's own words."""
    source = origins.source_named([FORUM_2023.id])
    checked = queries.findings(LABOUR_FORCE_CHECK)
    show.statements(queries.statements("D7"))
    show.line(narrative.minimum_in_words(checked))
    show.table(findings.table(checked, _("Labour force of the area")), source)
    show.statements(queries.statements("D8"))
    show.line(_("Source: {source}").format(source=source))


def words() -> None:
    """The words for emptiness, and how secret counts are treated."""
    show.table(catalogue.words(narrative.words()))
    show.points(narrative.notes_on_words())


SECTIONS = {
    narrative.INDICATORS: indicators,
    narrative.SOURCES_SECTION: publications,
    narrative.CHANGES: changes,
    narrative.FINDINGS: all_findings,
    narrative.FILES: files,
    narrative.OTHER: other_tables,
    narrative.DECK: deck,
    narrative.WORDS: words,
}


def section(chosen: str) -> None:
    """Draw the chosen part."""
    SECTIONS[chosen]()
