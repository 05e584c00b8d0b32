"""The overview: one sentence, figure cards, what differs, and every row of the deck's table."""

import pytest

from labourmarket.catalogue.indicators import BACKGROUND_TABLE
from tests import pages
from tests.pages import html


@pytest.fixture
def overview(built_warehouse):
    return pages.app()


def test_the_first_thing_said_is_how_many_are_unemployed_in_the_newest_month(overview):
    shown = html(overview.run())

    assert (
        "Meri-Lapin työllisyysalueella oli kesäkuussa 2026 työttömiä työnhakijoita 3\u00a0132"
        in shown
    )
    assert "enemmän kuin kesäkuussa 2023" in shown
    assert "vuotta aiemmin" not in shown


def test_a_link_to_a_municipality_and_month_shows_them_with_the_change_on_the_year(overview):
    overview.query_params["area"] = "KU240"
    overview.query_params["month"] = "2023-10"

    shown = html(overview.run())

    assert (
        "Kemissä oli lokakuussa 2023 työttömiä työnhakijoita 1\u00a0098, "
        "63 (5,4\u00a0%) vähemmän kuin vuotta aiemmin." in shown
    )


def test_an_area_that_is_not_there_falls_back_and_says_so(overview):
    overview.query_params["area"] = "KU999"

    app = overview.run()

    assert "KU999" in app.warning[0].value
    assert "Meri-Lapin työllisyysalueella oli" in html(app)


def test_an_activation_rate_of_secret_parts_is_told_as_an_interval(overview):
    overview.query_params["area"] = "KU751"

    assert "vähintään 8,1\u00a0%, enintään 13,6\u00a0%" in html(overview.run())


def test_every_row_of_the_decks_table_is_reached_from_here(overview):
    shown = html(overview.run())

    for indicator in BACKGROUND_TABLE:
        assert f"comparison?indicator={indicator.id}&amp;period=2022" in shown


def test_the_differences_of_the_deck_are_shown_and_not_repaired(overview):
    shown = html(overview.run())

    assert "5\u00a0383" in shown
    assert "5\u00a0662" in shown
    assert "ero +279 (lähteessä)" in shown


def test_nothing_of_the_choice_is_only_in_the_session(overview):
    app = overview.run()

    assert dict(app.query_params) == {"area": "TA22", "month": "2026-06"}


def test_a_month_that_is_missing_is_not_said_to_be_secret(overview):
    shown = html(overview.run())

    # the activation rate: an interval in June 2026, not in hand in June 2023
    assert "kesäkuussa 2023 lukua ei ole aineistossa" in shown
    assert "muutosta ei voi kertoa" not in shown


def test_a_published_share_keeps_its_decimals_and_the_computed_one_is_as_fine_as_the_difference(
    overview,
):
    shown = html(overview.run()).replace("\u00a0", " ")

    assert ">12,6 %<" in shown
    assert ">12,45 %<" in shown
    assert "ero −0,15 %-yks. (lähteessä)" in shown
