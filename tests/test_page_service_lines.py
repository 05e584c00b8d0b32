"""The service lines: who is placed where, in pictures and in the deck's own table."""

import pytest
from streamlit.testing.v1 import AppTest

from labourmarket import queries
from labourmarket.tables import service_lines as tables
from labourmarket.ui import service_lines as view
from tests import pages
from tests.pages import figure, html, opened

LINES = 4


@pytest.fixture
def page(built_warehouse):
    return pages.page("service_lines")


def drawn(app: AppTest) -> dict[str, dict[str, float]]:
    return {
        trace["name"]: dict(zip(trace["y"], trace["x"], strict=True))
        for trace in figure(app)["data"]
    }


def test_first_the_whole_area_is_answered_and_the_lines_are_stacked(page):
    app = opened(page)

    assert "4\u00a0714" in app.get("html")[1].proto.body + html(app)
    assert figure(app)["layout"]["barmode"] == "stack"
    assert drawn(app)["Työnvälitys"]["Kemi"] == 612
    assert len(drawn(app)) == LINES


def test_the_municipality_with_the_most_stands_first(page):
    assert figure(opened(page))["data"][0]["y"][:2] == ["Kemi", "Tornio"]


def test_the_unemployed_alone_can_be_counted(page):
    assert drawn(opened(page, counted="unemployed"))["Työnvälitys"]["Kemi"] == 276


def test_side_by_side_all_jobseekers_stand_against_the_unemployed_of_the_place(page):
    app = opened(page, picture="grouped", counted="both", area="KU851")

    counts = [dict(zip(trace["y"], trace["x"], strict=True)) for trace in figure(app)["data"]]
    assert figure(app)["layout"]["barmode"] == "group"
    assert [count["Työnvälitys"] for count in counts] == [583, 253]


def test_shares_within_a_municipality_sum_to_a_hundred_and_the_area_is_beside_them(page):
    shares = drawn(opened(page, picture="within_municipality"))

    for place in ("Kemi", "Simo", "Meri-Lappi"):
        assert sum(line[place] for line in shares.values()) == pytest.approx(100)
    assert shares["Työnvälitys"]["Kemi"] == pytest.approx(100 * 612 / 2037)


def test_shares_within_a_line_sum_to_a_hundred_over_the_municipalities(page):
    shares = drawn(opened(page, picture="within_line", counted="unemployed"))

    assert all(sum(line.values()) == pytest.approx(100) for line in shares.values())
    assert shares["Monialainen yhteispalvelu (TYP)"]["Kemi"] == pytest.approx(100 * 184 / 297)


def test_the_own_municipality_is_set_in_bold_type(page):
    assert "<b>Simo</b>" in figure(opened(page, area="KU751"))["layout"]["yaxis"]["ticktext"]


def test_the_decks_table_stands_with_its_totals_shares_and_verdicts(page):
    shown = html(opened(page))

    assert "täsmää" in shown
    assert "12,6\u00a0%" in shown
    assert "ero −0,15\u00a0%-yks. (lähteessä)" in shown


def test_the_address_holds_the_whole_choice(page):
    app = opened(page, picture="grouped", counted="both", area="KU240")

    assert dict(app.query_params) == {"area": "KU240", "picture": "grouped", "counted": "both"}


def test_counting_both_falls_back_where_bars_are_not_side_by_side(page):
    app = opened(page, picture="stacked", counted="both")

    assert app.query_params["counted"] == "jobseekers"
    assert len(app.warning) == 1


def test_an_area_without_placements_is_told_in_plain_words(page, monkeypatch):
    monkeypatch.setenv("TYOTAULU_AREA", "TA01")

    app = opened(page)

    assert not app.get("plotly_chart")
    assert "4\u00a0714" not in html(app)


def test_an_own_area_has_sums_of_its_municipalities_where_none_are_published(built_warehouse):
    rows = queries.service_line_placement()
    shown = tables.placement(rows, ["KU240", "KU851"], "OWN")

    of_area = view.place_of(shown, "OWN")

    assert of_area["jobseekers"].sum() == 2037 + 1432
