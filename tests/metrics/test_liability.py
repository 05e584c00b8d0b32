"""Dated rules, the one index, and euros per inhabitant."""

from datetime import date

import polars as pl
import pytest

from labourmarket.metrics import liability
from labourmarket.metrics.due import newest_published
from labourmarket.metrics.spans import runs
from pipelines.tables import liability_rules

LAW_2015 = "labour_market_support_2015"
RULES = pl.DataFrame(
    [
        (LAW_2015, date(2015, 1, 1), date(2024, 12, 31), "labour_market_support", 0, 299, 0.0),
        (LAW_2015, date(2015, 1, 1), date(2024, 12, 31), "labour_market_support", 300, None, 50.0),
        ("plan_2023", None, None, "all", 0, 99, 0.0),
        ("plan_2023", None, None, "all", 100, None, 10.0),
        *(
            (law, first, last, benefit, *band)
            for law, first, last in (
                ("te2024", date(2025, 1, 1), date(2026, 4, 30)),
                ("te2024_yleistuki", date(2026, 5, 1), None),
            )
            for benefit in ("earnings_related_allowance", "general_support")
            for band in ((0, 100, 0.0), (101, 200, 10.0), (201, None, 50.0))
        ),
    ],
    schema={
        "rule_set": pl.String,
        "valid_from": pl.Date,
        "valid_to": pl.Date,
        "benefit": pl.String,
        "from_day": pl.Int32,
        "to_day": pl.Int32,
        "municipal_percent": pl.Float64,
    },
    orient="row",
)
ALL_SETS = RULES["rule_set"].unique().to_list()


@pytest.mark.parametrize(
    ("day", "law"),
    [
        (date(2014, 12, 31), None),
        (date(2024, 12, 31), "labour_market_support_2015"),
        (date(2025, 1, 1), "te2024"),
        (date(2026, 4, 30), "te2024"),
        (date(2026, 5, 1), "te2024_yleistuki"),
        (date(2030, 1, 1), "te2024_yleistuki"),
    ],
)
def test_a_day_has_the_law_of_its_date_and_never_the_plan(day, law):
    assert liability.law_of(RULES, day) == law


def test_laws_with_the_same_bands_are_one_curve_that_names_both():
    curves = liability.curves(liability.chosen_rules(RULES, ALL_SETS))
    last = curves.filter(pl.col("rule_set") == "te2024")

    assert curves["rule_set"].unique(maintain_order=True).to_list() == [
        "labour_market_support_2015",
        "plan_2023",
        "te2024",
    ]
    assert last["same"][0].to_list() == ["te2024", "te2024_yleistuki"]
    assert last["from_day"].to_list() == [0, 101, 201]


def test_only_the_chosen_rule_sets_are_left():
    chosen = liability.chosen_rules(RULES, ["te2024_yleistuki"])

    assert chosen["rule_set"].unique().to_list() == ["te2024_yleistuki"]
    assert chosen.height == 3


@pytest.mark.parametrize(("day", "plan", "law"), [(99, 0, 0), (100, 10, 0), (101, 10, 10)])
def test_the_hundredth_day_costs_in_the_plan_and_the_hundred_and_first_in_the_law(day, plan, law):
    curves = liability.curves(liability.chosen_rules(RULES, ["plan_2023", "te2024"]))
    held = dict(
        liability.paid_band(curves, day).select("rule_set", "municipal_percent").iter_rows()
    )

    assert held == {"plan_2023": plan, "te2024": law}


def test_a_law_tells_from_which_day_and_up_to_what_it_costs():
    assert liability.first_share(liability.in_force(RULES, date(2026, 7, 1))) == (101, 10, 50)


CHANGE = pl.DataFrame(
    {
        "area_code": ["KU240", "KU751", "KU241"],
        "population_2019": [20_707, 2_988, 8_079],
        "present_2019_eur": [1_819_835.0, 64_921.0, 275_919.0],
        "reform_2019_eur": [3_508_356.0, 133_747.0, 621_924.0],
        "change_2022_eur": [1_797_963.0, 73_287.0, 368_441.0],
        "change_per_inhabitant_eur": [87.0, 25.0, 45.0],
    }
)


def test_the_index_is_that_of_the_deck_and_one_slip_does_not_move_it():
    assert liability.level_index(CHANGE) == pytest.approx(1.0648, abs=5e-5)


def test_the_areas_change_per_inhabitant_comes_from_sums_and_not_from_rounded_figures():
    totals = liability.change_totals(CHANGE).row(0, named=True)

    assert totals["change_2022_eur"] == 2_239_691
    assert totals["change_per_inhabitant_eur"] == pytest.approx(2_239_691 / 31_774)


TOTALS = pl.DataFrame(
    {
        "area_code": ["KU240", "KU241"],
        "recipients": [1006, 182],
        "municipal_share_eur": [1000.0, 500.0],
        "status": ["published", "published"],
    }
)
POPULATION = pl.DataFrame(
    {
        "area_code": ["KU240", "KU241", "KU240"],
        "period": [date(2025, 1, 1), date(2025, 1, 1), date(2024, 1, 1)],
        "population": [100.0, 50.0, 1.0],
    }
)


def test_euros_are_set_against_the_population_at_the_end_of_the_year_before():
    rows = liability.per_inhabitant(TOTALS, POPULATION, date(2026, 7, 1), ("TA22", 1500.0))

    assert rows["per_inhabitant_eur"].to_list() == [10, 10, 10]
    assert rows["population"].to_list() == [100, 50, 150]


def test_without_one_population_the_area_has_no_figure_per_inhabitant():
    rows = liability.per_inhabitant(TOTALS, POPULATION, date(2025, 7, 1), ("TA22", 1500.0))

    assert rows["per_inhabitant_eur"].to_list() == [1000, None, None]


def test_months_that_follow_each_other_are_one_run_and_a_gap_parts_them():
    periods = pl.DataFrame(
        {
            "indicator_id": "jobseekers",
            "frequency": "month",
            "period": [date(2023, 12, 1), date(2024, 1, 1), date(2026, 6, 1)],
        }
    )

    assert runs(periods).select("first", "last").rows() == [
        (date(2023, 12, 1), date(2024, 1, 1)),
        (date(2026, 6, 1), date(2026, 6, 1)),
    ]


@pytest.mark.parametrize(
    ("source", "today", "newest"),
    [
        ("kela_municipal_share", date(2026, 11, 20), date(2026, 9, 1)),
        ("kela_municipal_share", date(2026, 11, 21), date(2026, 10, 1)),
        ("statfin_12r5", date(2026, 1, 27), date(2025, 11, 1)),
        ("statfin_12r5", date(2026, 2, 1), date(2025, 12, 1)),
        ("forum_2023", date(2026, 11, 24), None),
    ],
)
def test_a_month_is_due_when_its_publisher_has_certainly_released_it(source, today, newest):
    assert newest_published(source, today) == newest


def test_the_day_bands_of_the_data_carry_the_per_cents_of_their_months_law():
    of_2022 = liability.percents_of_bands(liability.in_force(liability_rules(), date(2022, 1, 1)))
    of_2026 = liability.percents_of_bands(liability.in_force(liability_rules(), date(2026, 7, 1)))

    assert of_2022 == {"300-499": 50, "500-999": 50, "1000-": 70}
    assert of_2026 == {"101-200": 10, "201-300": 20, "301-400": 30, "401-700": 40, "701-": 50}


def test_a_law_that_cuts_the_bands_of_the_data_gives_them_no_per_cents():
    cutting = pl.DataFrame(
        {"from_day": [0, 351], "to_day": [350, None], "municipal_percent": [0.0, 50.0]}
    )

    assert liability.percents_of_bands(cutting) == {}
