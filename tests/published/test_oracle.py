"""Published figures as oracle: what was printed is what the built warehouse holds."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path

import duckdb
import orjson
import polars as pl
import pytest

from labourmarket import numbers
from labourmarket.catalogue.indicators import INDICATORS, by_source_code
from labourmarket.catalogue.sources import STATFIN_12R5

PRINTED = Path(__file__).parent
INDICATOR_OF_CONTENT = by_source_code(STATFIN_12R5.id)
EIGHT_AREAS = ["SSS", "MK19", "KU240", "KU241", "KU751", "KU845", "KU851", "KU976"]
YEAR_2022 = date(2022, 1, 1)
PLAN = "plan_2023"
Ask = Callable[..., pl.DataFrame]


def printed(name: str) -> list[dict[str, str]]:
    """The rows of a table of printed figures."""
    with (PRINTED / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def figure(text: str) -> float | None:
    return float(text) if text else None


def month(text: str) -> date:
    return date(int(text[:4]), int(text[5:]), 1)


@pytest.fixture(scope="module")
def ask(built_data: Path) -> Ask:
    """Ask the warehouse that the project's raw files make."""
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH '{built_data / 'warehouse.duckdb'}' AS built (READ_ONLY)")
        connection.execute("USE built")
        yield lambda sql, **named: connection.sql(sql, params=named or None).pl()


@pytest.fixture(scope="module")
def observation(ask: Ask) -> Callable[..., tuple]:
    """Value, low, high and status of one observation."""
    rows = ask("SELECT * FROM observation")
    held = {
        (
            row["indicator_id"],
            row["area_code"],
            row["period"],
            row["frequency"],
            row["source_id"],
        ): (
            row["value"],
            row["low"],
            row["high"],
            row["status"],
        )
        for row in rows.iter_rows(named=True)
    }
    return lambda *key: held[key]


@pytest.mark.parametrize(
    "row", printed("deck_d1"), ids=lambda row: f"{row['row_id']}-{row['area_code']}"
)
def test_d1_every_figure_of_the_background_table(observation, row):
    value, low, high, status = observation(
        row["row_id"], row["area_code"], YEAR_2022, "year", "forum_2023"
    )

    assert value == low == high == float(row["value"])
    assert status == "published"


def test_d1_has_no_total_where_the_deck_prints_none(ask):
    held = ask("SELECT indicator_id, area_code FROM observation WHERE source_id = 'forum_2023'")

    assert set(held.rows()) == {(row["row_id"], row["area_code"]) for row in printed("deck_d1")}
    assert held.height == 86


def test_d2_every_placement_on_a_service_line(ask):
    held = ask(
        "SELECT service_line, area_code, jobseekers, unemployed, published_share_percent "
        "FROM service_line_placement WHERE period = DATE '2023-01-01'"
    )

    assert sorted(held.rows(), key=str) == sorted(
        (
            (
                row["service_line"],
                row["area_code"],
                int(row["jobseekers"]),
                int(row["unemployed"]),
                figure(row["published_share_percent"]),
            )
            for row in printed("deck_d2")
        ),
        key=str,
    )


def test_d3_every_item_of_the_cost_breakdown(ask):
    held = ask("SELECT item, amount_eur, published_share_percent, year, kind FROM budget_item")

    assert sorted(held.rows()) == sorted(
        (
            row["item"],
            float(row["amount_eur"]),
            figure(row["published_share_percent"]),
            None,
            "as_published",
        )
        for row in printed("deck_d3")
    )


def test_d4_every_municipalitys_change_of_liability(ask):
    columns = list(printed("deck_d4")[0])
    held = ask("SELECT * FROM liability_change").select(columns)

    assert sorted(held.rows()) == sorted(
        (row["area_code"], *(float(row[name]) for name in columns[1:]))
        for row in printed("deck_d4")
    )


def test_d5_every_band_of_paid_days(ask):
    held = ask(
        "SELECT from_day, to_day, municipal_percent FROM liability_rule "
        "WHERE rule_set = $plan ORDER BY from_day",
        plan=PLAN,
    )

    assert held.rows() == [
        (int(row["from_day"]), figure(row["to_day"]), float(row["municipal_percent"]))
        for row in printed("deck_d5")
    ]


def test_d6_every_municipalitys_own_services(ask):
    columns = list(printed("deck_d6")[0])
    held = ask("SELECT * FROM municipal_services WHERE year = 2023")

    assert sorted(held.select(columns).rows()) == sorted(
        (row["area_code"], *(float(row[name]) for name in columns[1:]))
        for row in printed("deck_d6")
    )


@pytest.mark.parametrize(
    ("area_code", "first", "last"),
    [
        (
            "KU240",
            "Velvoitetyöllistäminen",
            "hankkeet (palvelut, asiakastyö ja -ohjaus, "
            "työnvälitys, työhönvalmennus, rekrytilaisuudet)",
        ),
        ("KU241", "Henkilökohtainen asiakaspalvelu", "työpaja"),
    ],
)
def test_d6_the_services_offered_stand_one_per_line(ask, area_code, first, last):
    offered = (
        ask("SELECT services_fi FROM municipal_services WHERE area_code = $code", code=area_code)
        .item()
        .split("\n")
    )

    assert (offered[0], offered[-1]) == (first, last)
    assert len(offered) == {"KU240": 9, "KU241": 8}[area_code]


def test_d7_says_what_the_deck_says_of_the_legal_minimum(ask):
    told = ask("SELECT text_fi FROM statement WHERE statement_id = 'D7' ORDER BY position")

    assert "20 000" in told["text_fi"][0]
    assert "yli 25 000" in told["text_fi"][1]


@pytest.mark.parametrize(
    "row",
    printed("statfin_months"),
    ids=lambda row: f"{row['area_code']}-{row['content']}-{row['month']}",
)
def test_a_month_of_statfin_is_as_published(observation, row):
    value, low, high, status = observation(
        INDICATOR_OF_CONTENT[row["content"]],
        row["area_code"],
        month(row["month"]),
        "month",
        "statfin_12r5",
    )

    assert (value, status) == (figure(row["value"]), row["status"])
    assert (low, high) == ((1, 4) if status == "suppressed" else (value, value))


@pytest.mark.parametrize(
    "row", printed("statfin_2026M06"), ids=lambda row: f"{row['area_code']}-{row['content']}"
)
def test_june_2026_is_as_published_and_its_sums_and_rates_follow(observation, row):
    indicator_id = INDICATOR_OF_CONTENT.get(row["content"], row["content"])
    source = "computed" if row["status"] == "computed" else "statfin_12r5"

    *bounds, status = observation(indicator_id, row["area_code"], date(2026, 6, 1), "month", source)

    decimals = INDICATORS[indicator_id].decimals
    shown = [None if bound is None else float(numbers.rounded(bound, decimals)) for bound in bounds]
    assert shown == [figure(row[name]) for name in ("value", "low", "high")]
    assert status == row["status"]


@pytest.mark.parametrize(
    ("area_code", "low", "high"),
    [
        ("KU241", 9.7, 10.7),
        ("KU751", 8.1, 13.6),
        ("KU845", 14.8, 19.6),
        ("KU976", 14.4, 18.0),
        ("TA22", 15.4, 16.0),
    ],
)
def test_an_activation_rate_with_secret_parts_is_an_interval(observation, area_code, low, high):
    value, *bounds, status = observation(
        "activation_rate", area_code, date(2026, 6, 1), "month", "computed"
    )

    assert value is None
    assert [round(bound, 1) for bound in bounds] == [low, high]
    assert status == "computed"


@pytest.mark.parametrize(
    ("area_code", "rate"), [("SSS", 15.4), ("MK19", 15.1), ("KU240", 17.1), ("KU851", 15.5)]
)
def test_an_activation_rate_without_secret_parts_is_known(observation, area_code, rate):
    value, low, high, _status = observation(
        "activation_rate", area_code, date(2026, 6, 1), "month", "computed"
    )

    assert round(value, 1) == rate
    assert value == low == high


def test_the_published_share_of_the_labour_force_is_the_rounded_computed_one(ask):
    both = ask(
        "SELECT s.value AS printed, c.value AS computed FROM observation s JOIN observation c "
        "USING (indicator_id, area_code, period, frequency) "
        "WHERE indicator_id = 'unemployed_share_of_labour_force' "
        "AND s.source_id = 'statfin_12r5' AND c.source_id = 'computed'"
    )

    assert both.height == 8
    assert all(float(numbers.rounded(computed, 1)) == tenth for tenth, computed in both.rows())


@pytest.mark.parametrize("row", printed("kela_2026M07"), ids=lambda row: row["area_code"])
def test_kelas_total_of_july_2026(ask, row):
    held = ask(
        "SELECT municipal_share_eur, recipients FROM municipal_benefit_share "
        "WHERE area_code = $code AND period = DATE '2026-07-01' "
        "AND benefit = 'all' AND day_band = 'all'",
        code=row["area_code"],
    )

    assert held.rows() == [(float(row["municipal_share_eur"]), int(row["recipients"]))]


def test_kelas_euros_of_the_area_are_636_097_15(ask):
    euros = ask(
        "SELECT round(sum(municipal_share_eur), 2) AS euros FROM municipal_benefit_share "
        "WHERE benefit = 'all' AND day_band = 'all'"
    )

    assert euros.item() == 636_097.15


@pytest.mark.parametrize(
    "row",
    [
        row
        for row in printed("deck_d1")
        if row["row_id"] == "unemployed_jobseekers" and row["area_code"] != "TA22"
    ],
    ids=lambda row: row["area_code"],
)
def test_statfins_twelve_months_of_2022_average_to_the_decks_figure(observation, row):
    average, *_bounds = observation(
        "unemployed_jobseekers", row["area_code"], YEAR_2022, "year", "computed"
    )

    assert int(numbers.rounded(average)) == int(row["value"])


def test_the_areas_average_of_2022_is_the_sum_of_its_municipalities_averages(observation):
    averages = {
        code: observation("unemployed_jobseekers", code, YEAR_2022, "year", "computed")[0]
        for code in EIGHT_AREAS[2:]
    }

    of_area = observation("unemployed_jobseekers", "TA22", YEAR_2022, "year", "computed")[0]
    assert sum(averages.values()) == pytest.approx(2723.25)
    assert of_area == 2723.25


def test_the_labour_force_of_the_area_in_2022_was_25_809(observation):
    assert observation("labour_force", "TA22", YEAR_2022, "year", "computed")[:3] == (25_809,) * 3


def test_the_inhabitants_of_the_area_are_56_949(observation):
    year = date(2025, 1, 1)

    assert observation("population", "TA22", year, "year", "statfin_11ra")[0] == 56_949
    assert observation("population", "TA22", year, "year", "computed")[0] == 56_949


def test_the_warehouse_holds_no_differences_but_the_decks_own(ask):
    differing = ask("SELECT check_id, subject FROM finding WHERE verdict = 'differs'")

    assert set(differing.rows()) == {
        ("background_totals", "TA22/jobseekers"),
        ("service_line_shares", "TA22/multidisciplinary_joint_service"),
        ("liability_change_index", "KU241/change_2022_eur"),
        ("liability_per_inhabitant", "KU241/change_per_inhabitant_eur"),
    }


def test_every_cell_of_2006_to_2023_is_that_of_statfins_complete_table(ask, shared_real):
    complete = (
        pl.read_parquet(
            shared_real / "statfin/tyonv_12r5_2006M01-2023M10_all-areas_3-indicators.parquet"
        )
        .filter(pl.col("alue").is_in(EIGHT_AREAS))
        .unpivot(index=["alue", "month"], variable_name="content", value_name="value")
        .select(
            indicator_id=pl.col("content").replace_strict(INDICATOR_OF_CONTENT),
            area_code="alue",
            period=pl.col("month").str.to_date("%YM%m"),
            value=pl.col("value").cast(pl.Float64),
        )
        .sort("indicator_id", "area_code", "period")
    )
    held = ask(
        "SELECT indicator_id, area_code, period, value, status::VARCHAR AS status "
        "FROM observation WHERE source_id = 'statfin_12r5' AND period < DATE '2024-01-01' "
        "ORDER BY indicator_id, area_code, period"
    )

    assert complete.height == 8 * 214 * 3
    assert held.drop("status").equals(complete)
    assert (held["value"].is_null() == (held["status"] == "suppressed")).all()


def px_json(path: Path, area: int) -> pl.DataFrame:
    """The cells of a PX-JSON answer: area, content and the printed text."""
    answer = orjson.loads(path.read_bytes())
    contents = [column["code"] for column in answer["columns"] if column["type"] == "c"]
    return pl.DataFrame(
        [
            {"area_code": row["key"][area], "content": content, "printed": text}
            for row in answer["data"]
            for content, text in zip(contents, row["values"], strict=True)
        ]
    )


def test_every_cell_of_june_2026_is_that_of_statfins_complete_table(ask, shared_real):
    complete = px_json(shared_real / "statfin/tyonv_12r5_2026M06_all-areas.px-json.json", area=0)
    printed_cells = complete.filter(pl.col("area_code").is_in(EIGHT_AREAS)).select(
        "area_code",
        indicator_id=pl.col("content").replace_strict(INDICATOR_OF_CONTENT),
        value=pl.col("printed").replace("...", None).cast(pl.Float64),
        status=pl.when(pl.col("printed") == "...")
        .then(pl.lit("suppressed"))
        .otherwise(pl.lit("published")),
    )
    held = ask(
        "SELECT area_code, indicator_id, value, status::VARCHAR AS status FROM observation "
        "WHERE source_id = 'statfin_12r5' AND period = DATE '2026-06-01'"
    )

    key = ["area_code", "indicator_id"]
    assert held.height == 8 * 23
    assert held.sort(key).equals(printed_cells.sort(key))


def test_every_population_is_that_of_statfins_complete_table(ask, shared_real):
    complete = px_json(shared_real / "statfin/vaerak_11ra_2025_all-areas.px-json.json", area=0)
    population = complete.filter(pl.col("content") == "vaerak-vaesto")
    held = ask("SELECT area_code, value FROM observation WHERE source_id = 'statfin_11ra'")

    expected = {
        code: float(text)
        for code, _content, text in population.iter_rows()
        if code in [*EIGHT_AREAS, "TA22"]
    }
    assert dict(held.iter_rows()) == expected


def test_every_share_of_kela_is_that_of_the_complete_file(ask, shared_real):
    complete = pl.read_csv(
        shared_real / "kela/kunnan_osarahoittama_tyottomyysturva_Meri-Lappi_2026M07.csv",
        separator=";",
    )
    held = ask("SELECT area_code, recipients, municipal_share_eur FROM municipal_benefit_share")

    assert sorted(held.rows()) == sorted(
        (f"KU{row['kunta_nro']}", row["saajat"], row["kuntaosuus_eur"])
        for row in complete.iter_rows(named=True)
    )


def test_the_formula_of_the_activation_rate_gives_statfins_own_in_every_month(shared_real):
    table = pl.read_csv(shared_real / "statfin/tyonv_12u4_2006M01-2022M02_whole-country.csv")
    services = pl.col("PALVELUISSAYHTEENSA")

    computed = table.select(
        "AKTASTE", rate=100 * services / (services + pl.col("TYOTTOMATLOPUSSA"))
    )

    assert computed.height == 194
    assert all(
        abs(float(numbers.rounded(rate, 1)) - published) < 0.1001 / 2
        for published, rate in computed.rows()
    )
