"""The budget: what the services cost, per municipality and per inhabitant."""

import pytest
from streamlit.testing.v1 import AppTest

from tests import pages
from tests.pages import figure, html, opened


@pytest.fixture
def page(built_warehouse):
    return pages.page("budget")


def bars(app: AppTest, place: int = 0) -> dict[str, float]:
    drawn = figure(app, place)["data"][0]
    return dict(zip(drawn["y"], drawn["x"], strict=True))


def test_first_the_net_cost_of_each_municipality_is_drawn_from_the_largest(page):
    shown = bars(opened(page))

    assert list(shown)[:2] == ["Kemi", "Tornio"]
    assert shown["Keminmaa"] == 680_000


def test_the_answer_is_of_the_chosen_place_in_all_and_per_inhabitant(page):
    answer = next(
        element.proto.body
        for element in opened(page, area="KU240").get("html")
        if "tt-answer" in element.proto.body
    )

    assert "3\u00a0330\u00a0000\u00a0€" in answer
    assert "172\u00a0€" in answer
    assert "31.12.2025" in answer


def test_per_inhabitant_says_of_when_the_population_is(page):
    app = opened(page, measure="per_inhabitant")

    assert bars(app)["Kemi"] == pytest.approx(3_330_000 / 19_339)
    assert "StatFin 11ra" in html(app)
    assert "31.12.2025" in html(app)
    assert "2019" in html(app)


def test_in_all_no_population_is_claimed_as_a_source(page):
    assert "StatFin 11ra" not in html(opened(page, measure="total"))


@pytest.mark.parametrize(
    ("amount", "of_kemi"),
    [("expenditure", 3_870_000), ("income", 540_000), ("support_share", 1_600_000)],
)
def test_each_amount_can_be_drawn(page, amount, of_kemi):
    assert bars(opened(page, amount=amount))["Kemi"] == of_kemi


def test_the_cost_breakdown_has_both_totals_and_the_verdict(page):
    app = opened(page)

    shown = html(app)
    assert list(bars(app, 1).values()) == [4_087_000, 1_992_000, 1_437_000, 396_000, 333_000]
    assert "8\u00a0247\u00a0000\u00a0€" in shown
    assert "8\u00a0245\u00a0000\u00a0€" in shown
    assert "pyöristysero" in shown


def test_what_the_net_contains_is_told_in_the_decks_words(page):
    assert "Netto (sis. Tmt-kuntaosuuden)" in html(opened(page))


def test_the_rules_of_the_economy_stand_in_the_decks_words(page):
    assert "kuntakohtaiset kustannuspaikat &gt; yhdenmukaiset tilit" in html(opened(page))


def test_the_address_holds_the_whole_choice(page):
    app = opened(page, area="KU851", amount="expenditure", measure="per_inhabitant")

    assert dict(app.query_params) == {
        "area": "KU851",
        "amount": "expenditure",
        "measure": "per_inhabitant",
    }


def test_an_area_without_figures_is_told_in_plain_words(page, monkeypatch):
    monkeypatch.setenv("TYOTAULU_AREA", "TA01")

    app = opened(page)

    assert not app.get("plotly_chart")
    assert "3\u00a0330\u00a0000" not in html(app)
