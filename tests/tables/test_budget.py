"""The tables of the budget page: published beside computed, in euros and per inhabitant."""

import pytest

from labourmarket import queries
from labourmarket.metrics import budget as metrics
from labourmarket.tables import budget, findings
from labourmarket.tables.model import Cell


def text(cell: str | Cell) -> str:
    return cell if isinstance(cell, str) else cell.text


def euros(*amounts: str) -> list[str]:
    return [f"{amount} €".replace(" ", "\u00a0") for amount in amounts]


@pytest.fixture
def services(built_warehouse):
    codes = queries.focus().municipality_codes
    rows = metrics.with_population(
        metrics.of_newest_year(queries.municipal_services(), codes), queries.population(codes)
    )
    return rows, metrics.area_total(rows, codes, "TA22")


@pytest.fixture
def costs(built_warehouse):
    published = queries.budget_items()
    return budget.costs(
        metrics.items(published),
        metrics.published_total(published),
        "TA22",
        findings.by_subject(queries.findings(*budget.COST_CHECKS)),
    )


def test_the_printed_total_stands_beside_the_sum_of_the_items_which_is_2000_less(costs):
    printed, computed = (row[1] for row in costs.rows[-2:])

    assert [printed.text, computed.text] == euros("8 247 000", "8 245 000")
    assert printed.badge.verdict == "rounding"
    assert "−2\u00a0000\u00a0€" in computed.note


def test_both_shares_of_an_item_are_shown(costs):
    subsidy = costs.rows[0]

    assert [text(cell) for cell in subsidy[2:]] == ["50\u00a0%", "49,6\u00a0%"]
    assert subsidy[2].badge.verdict == "matches"


def test_the_net_of_keminmaa_is_as_printed_and_its_difference_is_told(services):
    rows, total = services
    verdicts = findings.by_subject(queries.findings(*budget.SERVICE_CHECKS))

    keminmaa = budget.services(rows, total, verdicts).rows[1]

    assert [text(cell) for cell in keminmaa[2:]] == euros(
        "175 000", "854 000", "−680 000", "−679 000", "300 000"
    )
    assert keminmaa[4].badge.verdict == "rounding"


def test_the_sums_of_the_area_are_computed_and_carry_no_verdict(services):
    shown = budget.services(*services, {"TA22/net_eur": None})

    area = shown.rows[-1]
    assert [text(cell) for cell in area[1:5]] == [
        "29,5",
        *euros("1 400 000", "8 776 400", "−7 377 400"),
    ]
    assert area[4].badge is None
    assert shown.total_from == 6


def test_per_inhabitant_the_population_and_its_day_stand_in_the_table(services):
    rows, total = (metrics.per_inhabitant(part) for part in services)

    shown = budget.services_per_inhabitant(rows, total, "31.12.2025")

    assert "31.12.2025" in shown.headings[1]
    kemi, area = shown.rows[0], shown.rows[-1]
    assert list(kemi[1:4]) == ["19\u00a0339", "0,62", "28\u00a0€"]
    assert list(area[5:6]) == euros("−130")


def test_a_municipality_without_a_population_says_that_it_is_missing(services):
    rows = services[0].with_columns(population=None).cast({"population": float})

    kemi = budget.services_per_inhabitant(metrics.per_inhabitant(rows), rows.clear(), "").rows[0]

    assert set(kemi[1:]) == {"puuttuu aineistosta"}


def test_services_are_offered_in_the_words_of_the_deck(services):
    offered = dict(budget.offered(services[0]).rows)

    assert offered["Simo"].lang == "fi"
    assert offered["Simo"].text == (
        "Velvoitetyöllistäminen, työpaja, kesätyöt, kuntatyöllistäminen, palveluohjaus"
    )
