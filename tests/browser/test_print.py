"""On paper: the answer, the figures and their sources in dark on white, and nothing to press."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.reading import open_, reading

CHROME = ":is(button, input, nav, footer, label, [data-testid=stSidebar], [data-testid=stHeader])"
SEEN = "all => all.filter(e => e.checkVisibility()).map(e => e.outerHTML.slice(0, 90))"
LIGHT_TEXT = """() => [...document.querySelectorAll('.stMain :is(p, td, th, h1, h2)')]
    .filter(e => e.checkVisibility() && getComputedStyle(e).color !== 'rgb(0, 0, 0)').length"""
A4_WITHIN_MARGINS = {"width": 680, "height": 1009}


@pytest.fixture(scope="module")
def printed(browser: Browser, server: str) -> Iterator[Page]:
    """The page of a municipality in the dark theme, as it goes to the printer."""
    with reading(browser, color_scheme="dark") as page:
        open_(page, server, "municipality")
        page.emulate_media(media="print")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        page.set_viewport_size(A4_WITHIN_MARGINS)
        yield page


def test_the_answer_the_cards_the_charts_and_their_sources_are_printed(printed: Page):
    expect(printed.locator(".tt-answer")).to_be_visible()
    expect(printed.locator(".tt-card")).to_have_count(6)
    expect(printed.get_by_role("figure").first).to_be_visible()
    expect(printed.get_by_text(re.compile("^Lähde: .*julkaistu")).first).to_be_visible()


def test_nothing_that_is_pressed_and_no_menu_is_printed(printed: Page):
    assert printed.locator(CHROME).evaluate_all(SEEN) == []
    assert printed.locator("details:not([open]) > summary").evaluate_all(SEEN) == []


def test_text_is_black_though_the_theme_is_dark(printed: Page):
    assert printed.evaluate(LIGHT_TEXT) == 0
    assert (
        printed.locator(".stApp").evaluate("e => getComputedStyle(e).backgroundColor")
        == "rgb(255, 255, 255)"
    )
    picture = printed.get_by_role("figure").first
    assert "invert" in picture.evaluate("e => getComputedStyle(e).filter")


def test_the_legend_of_the_map_keeps_the_shades_and_the_colours_of_the_map(printed: Page):
    shades = printed.locator(".tt-shade").evaluate_all(
        "all => all.map(e => [getComputedStyle(e).backgroundColor, e.style.backgroundColor,"
        " getComputedStyle(e).filter])"
    )

    assert shades
    for printed_in, drawn_in, filtered in shades:
        assert printed_in == drawn_in
        assert "invert" in filtered  # as the map, which is drawn for the dark theme


def test_tables_and_charts_fit_the_width_of_the_paper(printed: Page):
    for part in printed.locator(".tt-table, .stPlotlyChart, .main-svg").all():
        if part.is_visible():
            box = part.bounding_box()
            assert box is not None
            assert box["x"] + box["width"] <= A4_WITHIN_MARGINS["width"] + 1


def test_an_address_is_written_out_on_paper(printed: Page):
    link = printed.evaluate_handle(
        """() => { const link = document.createElement('a'); link.href = 'mailto:a@example.org';
        document.querySelector('.tt-answer').append(link); return link; }"""
    )

    written = link.evaluate("e => getComputedStyle(e, '::after').content")

    assert "mailto:a@example.org" in written
