"""The comparison with its switch for the trend and the forecast."""

import pytest
from streamlit.testing.v1 import AppTest

from labourmarket.language import gettext as _
from pipelines.__main__ import main
from tests import pages
from tests.pages import figure, html, opened

NO_FORECAST = "There is no forecast: it takes six unbroken years up to the newest month in hand."


@pytest.fixture
def page(built_warehouse):
    return pages.page("comparison")


@pytest.fixture
def page_of_2023(built_data, tmp_path, monkeypatch):
    """The page on the warehouse as it would have been in December 2023."""
    (tmp_path / "raw").symlink_to(built_data / "raw")
    monkeypatch.setenv("TYOTAULU_DATA", str(tmp_path))
    assert main(["build", "--as-of", "2023-12-31"]) == 0
    return pages.page("comparison")


def widths(app: AppTest) -> set[float]:
    return {
        trace["line"]["width"] for trace in figure(app)["data"] if "width" in trace.get("line", {})
    }


def test_the_usual_view_has_neither_trend_nor_forecast(page):
    app = opened(page)

    assert 1.25 not in widths(app)
    assert app.query_params["outlook"] == "0"


def test_the_address_can_ask_for_the_trend(page):
    app = opened(page, outlook="1")

    assert 1.25 in widths(app)
    assert _(NO_FORECAST) in html(app)
    assert "ohut viiva: kausitasoitettu trendi" in html(app)
    assert "katkoviiva" not in html(app)


def test_a_share_and_an_average_have_no_such_switch(page):
    assert not [one for one in opened(page, measure="share").toggle if one.key == "outlook"]
    assert not [
        one for one in opened(page, measure="count", average="1").toggle if one.key == "outlook"
    ]


def test_a_forecast_sets_out_from_the_newest_known_figure(page_of_2023):
    app = opened(page_of_2023, outlook="1", areas="KU240")
    drawn = figure(app)["data"]
    (dashed,) = [one for one in drawn if one.get("line", {}).get("dash") == "6px,4px"]

    assert (dashed["x"][0], dashed["y"][0]) == ("2023-10-01", 1098)
    assert len(dashed["x"]) == 1 + 12


def test_each_file_is_named_by_what_it_holds(page_of_2023):
    buttons = opened(page_of_2023, outlook="1").get("download_button")
    names = [button.proto.label for button in buttons]

    assert len(set(names)) == len(names) == 8
    assert "Lataa CSV: kausitasoitettu trendi" in names
    assert "Lataa CSV: ennuste" in names


def test_a_forecast_stands_in_a_table_with_its_interval_and_its_errors(page_of_2023):
    shown = html(opened(page_of_2023, outlook="1"))

    assert "marraskuu 2023" in shown
    assert _("How such forecasts have missed before") in shown
    assert "167" in shown
