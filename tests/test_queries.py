"""Questions to the warehouse, asked of the one that the project's raw files make."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from labourmarket import contracts, queries, warehouse
from pipelines import writing

JUNE = date(2026, 6, 1)
# By own files, by a download, by years of unbroken months.
FILLED_LATER = (
    "superseded_observation",
    "budget_line",
    "statfin_cell",
    "change_in_build",
    "forecast",
    "forecast_error",
)
MERI_LAPPI = ("KU240", "KU241", "KU751", "KU845", "KU851", "KU976")


def in_june(indicator_id: str, *area_codes: str) -> pl.DataFrame:
    return queries.monthly(indicator_id, area_codes).filter(pl.col("period") == JUNE)


def test_areas_stand_in_finnish_alphabetical_order_within_their_level(built_warehouse):
    areas = queries.areas()
    names = areas.filter(
        pl.col("level") == "municipality", pl.col("employment_area_code").is_not_null()
    )["name_fi"].to_list()

    assert areas["level"][0] == "country"
    assert names[0] == "Akaa"
    assert names[-1] == "Äänekoski"
    assert names.index("Sastamala") < names.index("Säkylä")
    assert len(names) == 308


def test_a_ring_comes_before_dots_in_the_finnish_alphabet(tmp_path, monkeypatch):
    monkeypatch.setenv("TYOTAULU_DATA", str(tmp_path))
    areas = pl.DataFrame({"level": ["municipality"] * 3, "name_fi": ["Ähtäri", "Öja", "Åbo"]})
    writing.swap_in({"area": areas}, tmp_path / "warehouse.duckdb")

    assert queries.areas()["name_fi"].to_list() == ["Åbo", "Ähtäri", "Öja"]


def test_without_a_setting_the_area_is_meri_lappi(built_warehouse):
    focus = queries.focus()

    assert focus.area_code == "TA22"
    assert focus.municipality_codes == MERI_LAPPI
    assert focus.region_codes == ("MK19",)


def test_any_employment_area_may_be_set(built_warehouse, monkeypatch):
    monkeypatch.setenv("TYOTAULU_AREA", "TA46")

    focus = queries.focus()

    assert len(focus.municipality_codes) == 16
    assert focus.region_codes == ("MK21",)


def test_an_own_area_is_its_list_of_municipalities(built_data, tmp_path, monkeypatch):
    monkeypatch.setenv("TYOTAULU_DATA", str(tmp_path))
    monkeypatch.setenv("TYOTAULU_AREA", " KU851, KU240 ")
    own = pl.DataFrame(
        {"area_code": ["OWN"], "level": ["employment_area"], "name_fi": ["Oma alue"]}
    )
    classified = pl.DataFrame(
        {
            "area_code": ["KU240", "KU851", "KU976"],
            "level": ["municipality"] * 3,
            "name_fi": ["Kemi", "Tornio", "Ylitornio"],
            "region_code": ["MK19"] * 3,
            "employment_area_code": ["TA22"] * 3,
        }
    )
    areas = pl.concat([own, classified], how="diagonal")
    writing.swap_in({"area": areas}, tmp_path / "warehouse.duckdb")

    focus = queries.focus()

    assert focus == queries.Focus("OWN", ("KU240", "KU851"), ("MK19",))


@pytest.mark.parametrize(
    ("setting", "unknown"),
    [
        ("TA99", "TA99"),
        ("KU240,KU999", "KU999"),
        ("KU240,TA22", "TA22"),
        ("TA22,TA33", "TA22, TA33"),
        ("KU240,KU851", "OWN"),
        ("MK19", "MK19"),
    ],
)
def test_a_setting_that_the_warehouse_does_not_know_is_told(
    built_warehouse, monkeypatch, setting, unknown
):
    monkeypatch.setenv("TYOTAULU_AREA", setting)

    with pytest.raises(queries.UnknownAreaError, match=unknown):
        queries.focus()


def test_a_months_rate_is_the_unrounded_one_from_counts(built_warehouse):
    share = in_june("unemployed_share_of_labour_force", "KU240").row(0, named=True)

    assert share["value"] == 100 * 1386 / 8098
    assert share["source_id"] == "computed"


def test_a_months_count_is_the_publishers_own(built_warehouse):
    count = in_june("unemployed_jobseekers", "KU240").row(0, named=True)

    assert (count["value"], count["source_id"]) == (1386, "statfin_12r5")


def test_each_area_and_month_has_one_row_oldest_first(built_warehouse):
    series = queries.monthly("unemployed_jobseekers", ("KU851", "KU240"))

    assert not series.select("area_code", "period").is_duplicated().any()
    assert series.select("area_code", "period").equals(
        series.select("area_code", "period").sort("area_code", "period")
    )
    assert series["period"].min() == date(2006, 1, 1)
    assert series["period"].max() == JUNE


def test_a_secret_count_comes_as_its_interval(built_warehouse):
    secret = queries.monthly("open_vacancies", ("KU751",)).filter(
        pl.col("period") == date(2019, 6, 1)
    )

    assert secret.select("value", "low", "high", "status").rows() == [(None, 1, 4, "suppressed")]


def test_a_yearly_figure_comes_from_the_asked_source_or_the_preferred_one(built_warehouse):
    year = pl.col("period") == date(2022, 1, 1)
    ask = ("unemployed_jobseekers", ("TA22",))

    assert queries.yearly(*ask).filter(year)["value"].item() == 2723.25
    assert queries.yearly(*ask, "forum_2023").filter(year)["value"].item() == 2724


def test_an_indicator_of_which_an_area_has_nothing_has_no_rows_beside_those_that_have(
    built_warehouse,
):
    share = "municipal_share_of_labour_market_support"

    assert queries.monthly(share, MERI_LAPPI).is_empty()
    assert queries.yearly(share, ("KU240", "SSS"))["area_code"].unique().to_list() == ["KU240"]


def test_many_areas_have_the_same_rows_as_few_of_them(built_warehouse):
    areas = (*MERI_LAPPI, "TA22", "MK19", "SSS", "KU091")
    together = queries.monthly("open_vacancies", areas)

    assert together["area_code"].n_unique() == 9
    assert together.filter(pl.col("area_code").is_in(["KU240", "SSS"])).equals(
        queries.monthly("open_vacancies", ("SSS", "KU240"))
    )


def test_the_periods_of_some_areas_are_those_that_any_of_them_has(built_warehouse):
    assert queries.periods_in_hand(("KU091",)).is_empty()
    assert queries.periods_in_hand(("KU091", "KU240")).equals(queries.periods_in_hand(("KU240",)))


def test_an_outlook_is_of_counts_alone(built_warehouse):
    assert sorted(queries.indicators_with_outlook(MERI_LAPPI)) == [
        "open_vacancies",
        "unemployed_jobseekers",
    ]
    assert queries.indicators_with_outlook(("KU091",)) == []


def test_more_figures_than_are_taken_are_refused_before_the_best_source_is_chosen(
    built_warehouse,
):
    ask = (("unemployed_jobseekers",), ("KU240",), "month")
    all_of_them = queries.observations(*ask, at_most=1000).height

    assert queries.observations(*ask, at_most=all_of_them).height == all_of_them
    with pytest.raises(queries.TooManyFiguresError):
        queries.observations(*ask, at_most=all_of_them - 1)


def test_months_in_hand_stand_newest_first(built_warehouse):
    months = queries.months("unemployed_jobseekers")["period"].to_list()

    assert months[0] == JUNE
    assert months == sorted(months, reverse=True)
    assert len(months) == 214 + 1


def test_the_newest_period_and_release_of_each_source_are_told(built_warehouse):
    newest = {row["source_id"]: row for row in queries.newest_by_source().iter_rows(named=True)}

    assert newest["statfin_12r5"]["newest"] == JUNE
    assert newest["statfin_12r5"]["released_at"].date() == date(2026, 7, 21)
    assert newest["kela_municipal_share"]["newest"] == date(2026, 7, 1)
    assert newest["classification"]["newest"] is None


def test_the_findings_that_differ_come_first(built_warehouse):
    verdicts = queries.findings()["verdict"].cast(pl.String).to_list()

    assert verdicts[0] == "differs"
    assert verdicts == sorted(verdicts, key=["differs", "rounding", "matches"].index)
    assert set(queries.findings("budget_total")["check_id"]) == {"budget_total"}


def test_the_shipped_data_are_not_invented(built_warehouse):
    assert not queries.holds_invented_data()


@pytest.mark.parametrize("name", list(contracts.TABLES))
def test_every_table_keeps_its_contract_as_it_is_served(built_warehouse, name):
    served = warehouse.query(f"SELECT * FROM {name}")  # noqa: S608 - names of contracts.TABLES

    assert served.height > 0 or name in FILLED_LATER
    contracts.TABLES[name].validate(served, cast=True)


def test_a_table_that_no_contract_has_is_not_asked_for(built_warehouse):
    with pytest.raises(KeyError):
        queries.table("observation; DROP TABLE load")


def test_a_download_of_a_table_is_the_table(built_warehouse):
    assert queries.table("liability_change").height == 6
