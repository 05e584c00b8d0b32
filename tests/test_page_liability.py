"""The liability page: the month's money, the laws by date, the deck's change."""

import re
from datetime import date

import pytest

from pipelines.build import build
from tests import pages
from tests.pages import answer, figure, opened, text

BEFORE_KELA = date(2026, 7, 31)
SINGLE_CASES = ("7,44", "18,61", "22,33", "440,46", "750,66", "539,17")


@pytest.fixture
def page(built_warehouse):
    return pages.page("liability")


def test_the_answer_is_what_the_area_paid_in_the_newest_month_and_its_law(page):
    told = answer(opened(page))

    assert "636 097 €" in told
    assert "heinäkuussa 2026" in told
    assert "laki 1.5.2026 alkaen" in told
    assert "101" in told


def test_no_amount_of_a_single_case_is_on_the_page(page):
    shown = text(opened(page))

    assert not [amount for amount in SINGLE_CASES if f"{amount} €" in shown]
    assert not re.search(r">(440|751|539|19|22|-83|−83|−1 622) €", shown)


def test_the_bars_are_of_euros_or_of_euros_per_inhabitant_as_the_address_says(page):
    in_all = figure(opened(page), 0)["data"][0]
    assert dict(zip(in_all["y"], in_all["x"], strict=True))["Kemi"] == pytest.approx(314_594.52)

    each = figure(opened(page, measure="per_inhabitant"), 0)["data"][0]
    assert dict(zip(each["y"], each["x"], strict=True))["Kemi"] == pytest.approx(16.267, abs=1e-3)


def test_laws_of_the_same_bands_are_drawn_once(page):
    lines = figure(opened(page), 1)["data"]

    assert [line["name"] for line in lines] == [
        "Laki 2006–2014",
        "Laki 2015–2024",
        "Esityksen suunnitelma 2023",
        "Laki 1.1.2025–30.4.2026, Laki 1.5.2026 alkaen",
    ]


def test_the_rule_sets_of_the_address_are_the_ones_drawn_and_kept_there(page):
    app = opened(page, rules="plan_2023.te2024")

    assert [line["name"] for line in figure(app, 1)["data"]] == [
        "Esityksen suunnitelma 2023",
        "Laki 1.1.2025–30.4.2026",
    ]
    assert app.query_params["rules"] == "plan_2023.te2024"


@pytest.mark.parametrize(("day", "plan", "law"), [("99", 0, 0), ("100", 10, 0), ("101", 10, 10)])
def test_a_paid_day_of_the_address_shows_its_share_under_the_plan_and_the_law(page, day, plan, law):
    shown = text(opened(page, rules="plan_2023.te2024", day=day))
    table = next(part for part in shown.split("<table") if f"{day}</span></caption>" in part)

    assert re.findall(r"(\d+) %", table) == [str(plan), str(law)]


def test_a_paid_day_that_is_no_number_becomes_the_first_that_costs(page):
    app = opened(page, day="many")

    assert app.number_input[0].value == 101


def test_the_decks_change_carries_its_index_and_keminmaas_differences(page):
    shown = text(opened(page))

    assert "1,0648" in shown
    assert "368 441 €" in shown
    assert "60 295" in shown
    assert shown.count("tt-badge differs") == 2


def test_support_of_2022_is_shown_with_its_published_total(page):
    assert "3 726 462 €" in text(opened(page))


def test_without_kelas_data_the_laws_are_still_shown(built_data, tmp_path, monkeypatch):
    (tmp_path / "raw").symlink_to(built_data / "raw")
    monkeypatch.setenv("TYOTAULU_DATA", str(tmp_path))
    build(lambda _step: None, as_of=BEFORE_KELA)

    app = opened(pages.page("liability"))

    assert "puuttuu aineistosta" in text(app)
    assert "Laki 2015–2024" in text(app)
