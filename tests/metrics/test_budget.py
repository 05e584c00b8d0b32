"""Euros of the services: shares of the printed total, sums and no averages, the population."""

from datetime import date

import polars as pl
import pytest

from labourmarket.metrics import budget

KEMI, SIMO = "KU240", "KU751"


def item(name: str, amount: float, kind: str = "as_published") -> dict:
    return {"area_code": "TA22", "year": None, "item": name, "amount_eur": amount, "kind": kind}


def services(*rows: tuple[str, int, float, float, float, float]) -> pl.DataFrame:
    columns = ["area_code", "year", "person_years", "income_eur", "expenditure_eur", "net_eur"]
    return pl.DataFrame(rows, schema=columns, orient="row")


OF_2023 = services(
    (KEMI, 2023, 12.0, 540_000.0, 3_870_000.0, -3_330_000.0),
    (SIMO, 2023, 1.5, 75_000.0, 475_000.0, -401_000.0),
)
POPULATION = pl.DataFrame(
    {
        "area_code": [KEMI, KEMI, SIMO],
        "period": [date(2019, 1, 1), date(2025, 1, 1), date(2025, 1, 1)],
        "population": [20_707.0, 20_000.0, 5_000.0],
    }
)


def shown() -> pl.DataFrame:
    return budget.with_population(budget.of_newest_year(OF_2023, [KEMI, SIMO]), POPULATION)


def test_a_share_is_of_the_printed_total_and_the_largest_item_is_first():
    items = budget.items(
        pl.DataFrame([item("startup_grant", 20.0), item("wage_subsidy", 60.0), item("all", 100.0)])
    )

    assert items["item"].to_list() == ["wage_subsidy", "startup_grant"]
    assert items["computed_share_percent"].to_list() == [60.0, 20.0]


def test_without_a_printed_total_there_are_no_shares():
    costs = pl.DataFrame([item("startup_grant", 20.0), item("all", 100.0, kind="budget")])

    assert budget.published_total(costs) is None
    assert budget.items(costs)["computed_share_percent"].to_list() == [None]


def test_a_plan_does_not_mix_with_the_published_breakdown():
    costs = pl.DataFrame([item("startup_grant", 20.0), item("startup_grant", 9.0, kind="budget")])

    assert budget.items(costs)["amount_eur"].to_list() == [20.0]


def test_the_published_net_stays_and_income_minus_expenditure_stands_beside_it():
    rows = budget.of_newest_year(OF_2023, [SIMO])

    assert rows["net_eur"].to_list() == [-401_000]
    assert rows["computed_net_eur"].to_list() == [-400_000]
    assert rows["net_cost_eur"].to_list() == [401_000]


def test_an_older_year_is_left_out():
    older = services((KEMI, 2022, 10.0, 1.0, 2.0, -1.0))

    rows = budget.of_newest_year(pl.concat([older, OF_2023]), [KEMI])

    assert rows["year"].to_list() == [2023]


def test_the_newest_population_is_used_and_its_day_is_told():
    assert shown()["population"].to_list() == [20_000, 5_000]
    assert budget.population_day(POPULATION) == date(2025, 12, 31)
    assert budget.population_day(POPULATION.clear()) is None


def test_the_area_per_inhabitant_is_of_its_sums_and_no_average_of_municipalities():
    total = budget.area_total(shown(), [KEMI, SIMO], "TA22")
    rate = budget.per_inhabitant(total)

    assert total["net_eur"].to_list() == [-3_731_000]
    assert rate["net_eur"][0] == pytest.approx(-3_731_000 / 25_000)
    assert rate["person_years"][0] == pytest.approx(1000 * 13.5 / 25_000)


def test_an_area_that_lacks_a_municipality_has_no_total():
    assert budget.area_total(shown(), [KEMI, SIMO, "KU851"], "TA22").is_empty()


def test_without_a_population_nothing_is_per_inhabitant():
    of_kemi = POPULATION.filter(pl.col("area_code") == KEMI)
    rows = budget.with_population(budget.of_newest_year(OF_2023, [KEMI, SIMO]), of_kemi)

    rates = budget.per_inhabitant(rows)

    assert rates["net_eur"].to_list() == [pytest.approx(-166.5), None]
    assert budget.area_total(rows, [KEMI, SIMO], "TA22")["population"].to_list() == [None]
