"""The map on a page: its legend in words, and the area that a click tells."""

import pytest
from streamlit import config
from streamlit.testing.v1 import AppTest

from labourmarket.ui import maps


def a_page_with_a_map() -> None:
    import polars as pl  # the script of a page of its own
    import streamlit as st

    from labourmarket.catalogue.indicators import INDICATORS
    from labourmarket.ui import maps, show

    rows = pl.DataFrame(
        {
            "area_code": ["KU240", "KU751", "KU851"],
            "name": ["Kemi", "Simo", "Tornio"],
            "value": [12.4, None, 13.5],
            "low": [12.4, 8.1, 13.5],
            "high": [12.4, 13.6, 13.5],
            "status": ["published", "computed", "published"],
        }
    )
    made = maps.made(
        rows,
        INDICATORS["unemployed_share_of_labour_force"],
        "KU240",
        "Otsikko",
        "Alaotsikko",
        source="StatFin 12r5",
        theme=show.theme(),
    )
    picked = maps.draw(made, key="map")
    st.text(f"picked: {picked}")


@pytest.fixture
def shown(tmp_path, monkeypatch) -> AppTest:
    monkeypatch.setenv("TYOTAULU_DATA", str(tmp_path))
    app = AppTest.from_function(a_page_with_a_map, default_timeout=30).run()
    assert not app.exception
    return app


def written(app: AppTest) -> str:
    return "".join(block.proto.body for block in app.get("html"))


def test_without_boundaries_a_map_is_drawn_and_before_a_click_nothing_is_picked(shown):
    [chart] = shown.get("plotly_chart")

    assert '"bar"' in chart.proto.spec
    assert shown.text[0].value == "picked: None"


def test_the_legend_tells_each_class_in_words(shown):
    assert "12,4\u00a0% (1 alue)" in written(shown)
    assert "tiedossa vain väli (1 alue)" in written(shown)


@pytest.mark.parametrize(
    ("points", "code"),
    [
        ([], None),
        ([{"curve_number": 0, "x": 1, "y": 0.9, "customdata": "KU751"}], "KU751"),
        ([{"curve_number": 0, "customdata": ["KU751"]}], "KU751"),
        ([{"curve_number": 1, "location": "TA22"}], "TA22"),
    ],
)
def test_a_click_on_a_square_or_an_outline_tells_its_area(points, code):
    assert maps.chosen(points) == code


@pytest.mark.parametrize(
    ("base", "url"), [("", "/app/static/topo/"), ("/kunta/", "/kunta/app/static/topo/")]
)
def test_the_map_finds_its_ground_here_under_a_base_path_too(base, url):
    before = config.get_option("server.baseUrlPath")
    config.set_option("server.baseUrlPath", base)
    try:
        told = maps.settings()
    finally:
        config.set_option("server.baseUrlPath", before)

    assert told["topojsonURL"] == url
