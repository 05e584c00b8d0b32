"""The catalogue, the sources, the deck's words and the findings as tables."""

from datetime import date

import polars as pl
import pytest

from labourmarket.catalogue.indicators import INDICATORS
from labourmarket.catalogue.services import ACTIVATION_RATE
from labourmarket.contracts import READABLE
from labourmarket.narrative import data as narrative
from labourmarket.tables import catalogue, findings, sources, statements

RUNS = pl.DataFrame(
    [
        ("activation_rate", "month", date(2006, 1, 1), date(2023, 10, 1)),
        ("activation_rate", "month", date(2026, 6, 1), date(2026, 6, 1)),
        ("activation_rate", "year", date(2022, 1, 1), date(2022, 1, 1)),
    ],
    schema=["indicator_id", "frequency", "first", "last"],
    orient="row",
)


def test_every_indicator_is_in_the_catalogue_and_one_without_figures_says_so():
    table = catalogue.indicators(RUNS)
    in_hand = {row[0].note: row[2] for row in table.rows}

    assert list(in_hand) == list(INDICATORS)
    assert in_hand["jobseekers"] == "puuttuu aineistosta"


def test_the_periods_in_hand_tell_of_the_gap_between_them():
    (in_hand,) = catalogue.spans(RUNS).values()

    assert in_hand.startswith("tammikuu 2006 – lokakuu 2023; kesäkuu 2026; ")
    assert in_hand.endswith("2022")


def test_an_indicator_is_told_with_its_definition_and_code():
    told = {row[0]: row[1] for row in catalogue.indicator(ACTIVATION_RATE, RUNS).rows}

    assert ACTIVATION_RATE.definition.fi in told.values()
    assert "activation_rate" in told.values()


def test_every_table_of_the_warehouse_is_described():
    assert list(narrative.table_descriptions()) == list(READABLE)


@pytest.mark.parametrize(("newest", "same"), [(date(2026, 10, 1), True), (date(2026, 7, 1), False)])
def test_a_month_that_should_be_out_and_is_not_in_hand_is_due(newest, same):
    rows = pl.DataFrame({"source_id": ["kela_municipal_share"], "newest": [newest]})
    today = date(2026, 11, 24)
    up_to_date = sources.due(rows.with_columns(newest=date(2026, 10, 1)), today)

    assert (sources.due(rows, today).rows[0][3] == up_to_date.rows[0][3]) is same
    assert up_to_date.rows[0][2] == "lokakuu 2026"


def test_points_stay_under_their_headings_in_the_order_of_the_deck():
    rows = pl.DataFrame(
        {
            "statement_id": ["D8.board", "D8.board", "D8.municipalities", "D8.unknown"],
            "heading_fi": ["Lautakunta", "Lautakunta", "Kunnat", "Muu"],
            "position": [2, 1, 1, 1],
            "text_fi": ["toinen", "ensimmäinen", "kuusi", "loppu"],
        }
    )

    assert [(one.heading, one.points) for one in statements.by_heading(rows)] == [
        ("Kunnat", ("kuusi",)),
        ("Lautakunta", ("ensimmäinen", "toinen")),
        ("Muu", ("loppu",)),
    ]


def test_a_finding_names_its_month_in_words(built_warehouse):
    assert findings.subject_name("KU240/2026-07-01/all") == "Kemi, heinäkuu 2026, yhteensä"
