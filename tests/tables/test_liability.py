"""What a reader gets of the month's money, the laws and the deck's change."""

from datetime import date

import polars as pl
import pytest

from labourmarket import queries
from labourmarket.catalogue.liability import LIABILITY_RULE_SETS
from labourmarket.metrics import background, disclosure, liability as metrics, selection
from labourmarket.tables import findings, liability, liability_rules
from labourmarket.tables.model import Cell, Table

JULY = date(2026, 7, 1)


def text(cell: str | Cell) -> str:
    shown = cell if isinstance(cell, str) else cell.text
    return shown.replace("\u00a0", " ").replace("\u2060", "")


def rows(table: Table) -> dict[str, list[str]]:
    return {text(row[0]): [text(cell) for cell in row[1:]] for row in table.rows}


@pytest.fixture
def july(built_warehouse):
    return metrics.of_month(queries.benefit_shares(), queries.focus().municipality_codes, JULY)


@pytest.fixture
def by_municipality(july):
    focus = queries.focus()
    of_month = metrics.per_inhabitant(
        disclosure.shown_totals(july, focus.municipality_codes),
        queries.population(focus.municipality_codes),
        JULY,
        (focus.area_code, disclosure.area_total_eur(july, focus.municipality_codes)),
    )
    verdicts = findings.by_subject(queries.findings(liability.CHECK))
    return liability.by_municipality(of_month, focus.area_code, JULY, verdicts)


def test_the_publishers_totals_stand_beside_the_computed_sum_of_the_area(by_municipality):
    shown = rows(by_municipality)

    assert shown["Kemi"] == ["314 595 €", "1 006", "19 339", "16,27 €"]
    assert shown["Meri-Lappi"] == ["636 097 €", "–", "56 949", "11,17 €"]
    assert by_municipality.total_from == 6


def test_the_total_of_a_municipality_carries_the_verdict_of_its_day_bands(by_municipality):
    assert [row[1].badge.verdict for row in by_municipality.rows[:6]] == ["matches"] * 6


def test_merged_bands_have_the_span_of_their_percentages_and_bounds_of_recipients(july):
    percents = metrics.percents_of_bands(metrics.in_force(queries.liability_rules(), JULY))
    table = liability.by_day_band(
        disclosure.shown_by_band(july), queries.focus().municipality_codes, percents, JULY
    )
    tervola = next(row for row in table.rows if row[0] == "Tervola")

    assert "201–400" in text(table.headings[2])
    assert "(20–30 %)" in text(table.headings[2])
    assert text(tervola[2]) == "4 342 €"
    assert "16" in tervola[2].note
    assert "32" in tervola[2].note
    assert "19" not in tervola[2].note


def test_a_municipality_kept_back_shows_no_figure_and_not_that_there_are_one_to_four(
    built_warehouse,
):
    totals = pl.DataFrame(
        {
            "area_code": ["KU240"],
            "recipients": [None],
            "municipal_share_eur": [None],
            "status": ["suppressed"],
            "population": [100.0],
            "per_inhabitant_eur": [None],
        },
        schema_overrides={"recipients": pl.Int64, "municipal_share_eur": pl.Float64},
    )
    bar = liability.bar_rows(totals, "municipal_share_eur").row(0, named=True)

    assert bar["value"] is None
    assert "1–4" not in bar["label"]


def test_abolished_benefits_are_named_as_corrections_from_may_2026_only():
    may, april = (
        liability.benefit_name("labour_market_support+basic_allowance", month)
        for month in (date(2026, 5, 1), date(2026, 4, 1))
    )

    assert may.note == april.text == "Työmarkkinatuki, Peruspäiväraha"
    assert april.note == ""


def test_the_plan_is_never_law_and_the_law_in_force_has_no_end(built_warehouse):
    every = queries.liability_rules()
    chosen = metrics.chosen_rules(every, list(LIABILITY_RULE_SETS))
    shown = rows(liability_rules.rule_sets(chosen, every))

    assert "2023" not in shown["Esityksen suunnitelma 2023"][0]
    assert shown["Laki 1.1.2025–30.4.2026"][0] == "1.1.2025 – 30.4.2026"
    assert "1.5.2026" in shown["Laki 1.5.2026 alkaen"][0]
    assert "Yleistuki" in shown["Laki 1.5.2026 alkaen"][1]
    assert "Työmarkkinatuki" not in shown["Laki 1.5.2026 alkaen"][1]


def test_laws_with_the_same_bands_stand_in_one_row(built_warehouse):
    chosen = metrics.chosen_rules(queries.liability_rules(), list(LIABILITY_RULE_SETS))
    held = metrics.paid_band(metrics.curves(chosen), 450)
    shown = rows(liability_rules.on_day(held, 450))

    assert shown == {
        "Laki 2006–2014": ["0 %"],
        "Laki 2015–2024": ["50 %"],
        "Esityksen suunnitelma 2023": ["40 %"],
        "Laki 1.1.2025–30.4.2026, Laki 1.5.2026 alkaen": ["40 %"],
    }


@pytest.fixture
def change(built_warehouse):
    held = queries.liability_change()
    verdicts = findings.by_subject(queries.findings(*liability_rules.CHANGE_CHECKS))
    return liability_rules.change(held, metrics.change_totals(held), "TA22", verdicts)


def test_the_decks_change_is_as_printed_and_its_computed_sums_stand_last(change):
    shown = rows(change)

    assert shown["Kemi"] == ["20 707", "1 819 835 €", "3 508 356 €", "1 797 963 €", "87 €"]
    assert shown["Meri-Lappi"] == ["60 295", "3 529 025 €", "7 227 362 €", "3 938 055 €", "65 €"]
    assert change.rows[-1][0].note


def test_only_keminmaa_differs_from_the_one_index_and_per_inhabitant(change):
    differing = {
        text(row[0]): [cell.badge.verdict for cell in row[4:]]
        for row in change.rows[:-1]
        if any(cell.badge.verdict == "differs" for cell in row[4:])
    }

    assert differing == {"Keminmaa": ["differs", "differs"]}


def test_support_of_2022_has_its_published_and_computed_totals(built_warehouse):
    focus = queries.focus()
    published = queries.background_table(selection.DECK_YEAR, "forum_2023")
    table = liability_rules.support(
        published,
        background.computed_totals(published, focus.municipality_codes),
        (focus.area_code, focus.municipality_codes),
        findings.by_subject(queries.findings(*liability_rules.SUPPORT_CHECKS)),
    )
    *_municipalities, printed, computed = table.rows

    assert text(printed[2]) == text(computed[2]) == "3 726 462 €"
    assert printed[2].badge.verdict == "matches"
    assert text(computed[1]) == "711"
    assert text(printed[1]) != "711"
