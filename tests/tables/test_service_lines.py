"""The deck's placement table: what is printed stays printed, what is computed is told apart."""

import pytest

from labourmarket import queries
from labourmarket.tables import findings, service_lines
from labourmarket.tables.model import Cell, Table


def text(cell: str | Cell) -> str:
    return cell if isinstance(cell, str) else cell.text


def texts(shown: Table, row: int) -> list[str]:
    return [text(cell) for cell in shown.rows[row]]


@pytest.fixture
def placement(built_warehouse):
    focus = queries.focus()
    return service_lines.placement(
        queries.service_line_placement(), focus.municipality_codes, focus.area_code
    )


@pytest.fixture
def verdicts(built_warehouse):
    return findings.by_subject(queries.findings(*service_lines.CHECKS))


def test_each_line_has_a_row_of_all_jobseekers_and_one_of_the_unemployed(placement, verdicts):
    shown = service_lines.table(placement, verdicts)

    assert texts(shown, 0)[1:] == [
        "612",
        "249",
        "98",
        "89",
        "583",
        "141",
        "1\u00a0772",
        "1\u00a0772",
    ]
    assert texts(shown, 1)[1:] == ["276", "103", "50", "43", "253", "63", "788", "788"]


def test_the_printed_sum_has_no_municipalities_and_the_computed_one_has(placement, verdicts):
    shown = service_lines.table(placement, verdicts)

    printed, computed = texts(shown, 8), texts(shown, 10)
    assert printed[1:] == ["–"] * 6 + ["4\u00a0714", ""]
    assert computed[1:3] == ["2\u00a0037", "516"]
    assert computed[-1] == "4\u00a0714"
    assert shown.total_from == 8


def test_a_published_total_has_its_verdict(placement, verdicts):
    totals = [row[7] for row in service_lines.table(placement, verdicts).rows[:10]]

    assert [cell.badge.verdict for cell in totals] == ["matches"] * 10


def test_a_share_is_shown_as_printed_and_its_difference_is_told(placement, verdicts):
    shown = service_lines.shares(placement, verdicts)

    assert [text(row[2]) for row in shown.rows] == [
        "33\u00a0%",
        "20,4\u00a0%",
        "34\u00a0%",
        "12,6\u00a0%",
        "100\u00a0%",
    ]
    assert [row[3] for row in shown.rows] == [
        "33,0\u00a0%",
        "20,4\u00a0%",
        "34,1\u00a0%",
        "12,45\u00a0%",
        "100,0\u00a0%",
    ]
    assert [row[2].badge.verdict for row in shown.rows[:4]] == ["matches"] * 3 + ["differs"]


def test_an_area_of_which_nothing_was_printed_has_dashes_for_published_totals(built_warehouse):
    own = service_lines.placement(queries.service_line_placement(), ["KU240", "KU851"], "OWN")

    shown = service_lines.table(own, {})

    assert texts(shown, 0)[1:] == ["612", "583", "–", "1\u00a0195"]
    assert texts(service_lines.shares(own, {}), 0)[1:] == ["–", "–", "–"]
