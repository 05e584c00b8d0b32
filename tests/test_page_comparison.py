"""The comparison: one indicator, the municipalities, a measure, a period and a picture."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from tests import pages
from tests.pages import figure, html, opened, text


@pytest.fixture
def comparison(built_warehouse):
    return pages.page("comparison")


def alternative(page: AppTest) -> str:
    """What a reader hears in the place of the picture."""
    return str(page.get("plotly_chart")[0].proto.alt).replace("\u00a0", " ")


def test_the_trend_has_a_line_for_each_municipality_and_a_gap_where_months_are_missing(comparison):
    drawn = figure(opened(comparison))

    names = {trace["name"] for trace in drawn["data"]}
    assert names == {"Kemi", "Keminmaa", "Simo", "Tervola", "Tornio", "Ylitornio"}
    kemi = next(trace for trace in drawn["data"] if trace["name"] == "Kemi")
    at_gap = kemi["x"].index("2024-06-01")
    assert kemi["y"][at_gap] is None
    assert kemi["y"][-1] == 1386
    assert not kemi.get("connectgaps")


def test_region_and_country_join_when_figures_are_in_proportion(comparison):
    drawn = figure(opened(comparison, measure="share"))

    assert {"Lappi", "Koko maa"} <= {trace["name"] for trace in drawn["data"]}


def test_a_count_in_proportion_to_the_labour_force_is_the_share_of_the_statistics(comparison):
    app = opened(comparison, measure="share", view="rank")

    assert alternative(app).startswith("Kemissä suurin luku: 17,1 % (kesäkuu 2026)")


def test_the_rank_leaves_out_whoever_has_a_secret_figure(comparison):
    app = opened(comparison, indicator="unemployed_foreign", view="rank")

    shown = html(app)
    assert shown.count("salattu (1–4 henkilöä)") == 3
    assert "Alueella, jonka luku on kokonaan tai osittain salainen" in shown


def test_a_change_is_on_the_same_month_of_last_year(comparison):
    shown = html(opened(comparison, period="2023-10", view="change"))

    assert "1\u00a0098" in shown
    assert "1\u00a0161" in shown
    assert "−63" in shown


def test_without_the_year_before_the_change_is_on_the_newest_month_of_the_same_name(comparison):
    app = opened(comparison, view="change")

    assert alternative(app) == (
        "Torniossa suurin muutos: ▲ +235. Työttömät työnhakijat, muutos kesäkuu 2023 – kesäkuu 2026"
    )
    assert re.search(r'<th scope="col"[^>]*>kesäkuu 2023</th>', text(app))
    assert "+15,8 %" in text(app)  # Kemi: from 1,197 to 1,386


def test_without_any_earlier_figure_the_change_says_so(comparison):
    app = opened(comparison, indicator="structurally_unemployed", view="change")

    assert alternative(app).startswith("Ei aiempia lukuja, joihin verrata. ")


def test_per_inhabitant_figures_say_when_the_population_is_missing(comparison):
    shown = html(opened(comparison, measure="per_1000", period="2023-10", view="rank"))

    assert "puuttuu aineistosta" in shown
    assert "Väkiluku on edellisen vuoden lopusta" in shown


def test_the_decks_table_stands_with_published_and_computed_totals(comparison):
    shown = html(opened(comparison))

    assert "Julkaistu summa" in shown
    assert "Laskettu summa" in shown
    assert "3\u00a0726\u00a0462\u00a0€" in shown
    assert "pyöristysero" in shown


def test_an_indicator_of_yearly_figures_only_offers_the_year_of_the_deck(comparison):
    app = opened(comparison, indicator="structurally_unemployed")

    assert app.query_params["period"] == "2022"
    assert app.query_params["view"] == "rank"


def test_the_address_holds_the_whole_choice(comparison):
    app = opened(comparison, indicator="open_vacancies", areas="KU240.KU851", highlight="KU851")

    assert dict(app.query_params) == {
        "indicator": "open_vacancies",
        "period": "2026-06",
        "measure": "count",
        "areas": "KU240.KU851",
        "view": "trend",
        "average": "0",
        "outlook": "0",
        "highlight": "KU851",
    }


def test_without_a_choice_of_municipalities_all_are_shown(comparison):
    app = opened(comparison, areas="")

    assert len({trace["name"] for trace in figure(app)["data"]}) == 6
    assert "areas" not in app.query_params


def test_the_population_is_that_of_a_years_end_and_no_average(comparison):
    shown = opened(comparison, indicator="population", period="2025")

    assert "31.12.2025" in text(shown)
    assert "2025, keskiarvo" not in text(shown)


def test_the_source_line_has_the_release_of_the_month_that_is_shown(comparison):
    shown = text(opened(comparison, view="change", period="2023-10"))

    assert "StatFin 12r5, Työnvälitystilasto, julkaistu 5.12.2023" in shown


def test_the_source_line_of_a_trend_has_its_first_and_last_release(comparison):
    assert "julkaistu 5.12.2023–21.7.2026" in text(opened(comparison))


def test_a_month_without_an_average_of_twelve_says_why_and_which_is_the_newest(comparison):
    shown = text(opened(comparison, average="1"))

    assert "osa kuukausista puuttuu aineistosta (kesäkuu 2026 ja sitä edeltävät)." in shown
    assert "Uusin keskiarvo: lokakuu 2023." in shown
    assert "keskiarvoa ei ole" not in text(opened(comparison, average="1", period="2023-10"))
