"""A figure on another site: alone, with its marks and source, and only where it was allowed."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest

from labourmarket import settings
from labourmarket.ui import snippets
from labourmarket.ui.headers import content_security_policy
from tests import pages
from tests.pages import html, text

WIDGETS = ("button_group", "selectbox", "multiselect", "toggle", "expander", "download_button")


def framed(name: str, **choices: str) -> AppTest:
    page = pages.page(name)
    page.context["is_embedded"] = True
    for key, value in choices.items():
        page.query_params[key] = value
    page.run()
    assert not page.exception
    assert not page.error
    return page


def alternatives(page: AppTest) -> list[str]:
    return [figure.proto.alt for figure in page.get("plotly_chart")]


@pytest.mark.parametrize(
    ("name", "choices", "alt"),
    [
        (
            "municipality",
            {},
            "Työttömät työnhakijat: Kemissä 1 386 kesäkuussa 2026. "
            "Työttömät työnhakijat kuukausittain, Kemi",
        ),
        ("municipality", {"figure": "strip"}, "Kemi: sija 1 (6 kunnasta). "),
        ("municipality", {"figure": "map"}, "Kemissä suurin luku: 17,1 %. Työttömät työnhakijat"),
        ("comparison", {}, "Kemissä suurin luku: 1 386 (kesäkuu 2026). "),
        ("comparison", {"figure": "change"}, "Torniossa suurin muutos: ▲ +235. "),
        ("comparison", {"view": "rank"}, "Kemissä suurin luku: 1 386 (kesäkuu 2026). "),
    ],
)
def test_one_figure_stands_alone_with_its_source_and_the_way_to_the_page(
    name, choices, alt, built_warehouse
):
    page = framed(name, **choices)

    [told] = alternatives(page)
    assert alt in told.replace("\u00a0", " ")
    assert "Lähde: KEHA-keskus ja Tilastokeskus" in html(page)
    assert re.search(r'target="_blank" rel="noopener">Avaa Työtaulussa<', html(page))
    assert not page.title
    assert not page.warning
    assert [kind for kind in WIDGETS if page.get(kind)] == []
    assert '<nav class="tt-languages"' not in html(page)


def test_the_way_to_the_page_leads_to_the_same_view_in_the_same_language(built_warehouse):
    page = framed("municipality", area="KU851", month="2023-10", lang="sv", figure="strip")

    [href] = re.findall(r'href="([^"]*)" target="_blank"', html(page))
    assert "area=KU851&amp;" in href
    assert "month=2023-10&amp;" in href
    assert "lang=sv&amp;" in href
    assert "figure" not in href


def test_nothing_is_written_into_the_address_of_a_frame(built_warehouse):
    assert dict(framed("municipality", area="KU851").query_params) == {"area": "KU851"}


def test_a_figure_that_there_is_not_is_told_and_the_first_is_shown(built_warehouse):
    page = framed("municipality", figure="pie")

    assert "`pie`" in page.warning[0].value
    assert alternatives(page)[0].startswith("Työttömät työnhakijat: Kemissä")


def test_a_wrong_code_in_a_frame_is_told_too(built_warehouse):
    assert "`KU999`" in framed("municipality", area="KU999").warning[0].value


def test_a_frozen_figure_says_so_in_its_frame(built_warehouse):
    assert "on jäädytetty 21.7.2026 julkaistuihin lukuihin" in text(
        framed("municipality", frozen="2026-07-21")
    )


def test_a_page_offers_its_link_and_its_frames_to_copy(built_warehouse):
    page = pages.page("municipality")
    page.context["url"] = "https://tyotaulu.example/municipality"
    page.query_params["area"] = "KU851"
    page.query_params["lang"] = "sv"
    page.run()

    link, *frames = [code.value for code in page.code]
    assert link == (
        "https://tyotaulu.example/municipality?lang=sv&area=KU851&month=2026-06"
        "&against=2023-06&indicator=unemployed_jobseekers"
    )
    assert [re.findall(r"figure=(\w+)&amp;embed=true", code) for code in frames] == [
        ["trend"],
        ["strip"],
        ["map"],
    ]
    assert 'title="Torneå, Arbetslösa arbetssökande: Utveckling per månad"' in frames[0]
    assert 'width="100%"' in frames[0]
    assert 'loading="lazy"' in frames[0]


def test_behind_a_proxy_the_set_address_is_the_one_to_copy(built_warehouse, monkeypatch):
    monkeypatch.setenv("TYOTAULU_ADDRESS", "https://luvut.example/kunta/")
    page = pages.page("comparison")
    page.context["url"] = "http://10.0.0.1:8501/comparison"
    page.run()

    assert page.code[0].value.startswith("https://luvut.example/kunta/comparison?indicator=")
    assert "highlight=none" in page.code[0].value


def test_nothing_of_an_address_breaks_out_of_a_frame():
    src = snippets.address("https://a.example", "municipality", {"area": '"><script>'})

    assert "<script" not in snippets.frame(src, '"><script>', 600)


def test_no_site_but_its_own_shows_the_service_in_a_frame_unless_it_is_set():
    assert settings.embed_hosts() == ()
    assert "frame-ancestors 'self'" in content_security_policy().split("; ")


def test_the_sites_of_the_setting_may_show_it_in_a_frame(monkeypatch):
    monkeypatch.setenv(
        "TYOTAULU_EMBED_HOSTS", "https://www.kemi.fi/, https://*.Tornio.fi  http://localhost:8000"
    )

    hosts = settings.embed_hosts()
    assert hosts == ("https://www.kemi.fi", "https://*.tornio.fi", "http://localhost:8000")
    assert content_security_policy(b"", hosts).endswith(
        "frame-ancestors 'self' https://www.kemi.fi https://*.tornio.fi http://localhost:8000"
    )


@pytest.mark.parametrize(
    "wrong",
    [
        "http://www.kemi.fi",
        "www.kemi.fi",
        "https://www.kemi.fi/tilastot",
        "https://kemi.fi;script-src",
        "https://*",
        "'none'",
        "https://",
        "javascript:alert(1)",
    ],
)
def test_what_is_no_origin_is_refused_in_words(wrong, monkeypatch):
    monkeypatch.setenv("TYOTAULU_EMBED_HOSTS", f"https://www.tornio.fi {wrong}")

    with pytest.raises(ValueError, match="TYOTAULU_EMBED_HOSTS") as refused:
        settings.embed_hosts()
    assert wrong in str(refused.value)
    assert "https://www.tornio.fi" not in str(refused.value)


@pytest.mark.parametrize("wrong", ["tyotaulu.kemi.fi", "https://kemi.fi/?a=b", "ftp://kemi.fi"])
def test_what_is_no_address_of_a_service_is_refused_in_words(wrong, monkeypatch):
    monkeypatch.setenv("TYOTAULU_ADDRESS", wrong)

    with pytest.raises(ValueError, match="TYOTAULU_ADDRESS"):
        settings.public_address()
