"""Large text, narrow windows, other spacing, still pictures and a reader's own colours."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.reading import LAPTOP, PAGES, PHONE, open_, reading

# Tables scroll in a box of their own and charts are two-dimensional by nature (WCAG 1.4.10).
OUTSIDE = """() => [...document.querySelectorAll('[data-testid="stMain"] *')]
    .filter(e => !e.closest('.tt-scroll, .stPlotlyChart, .tt-told') && e.checkVisibility()
        && e.getBoundingClientRect().right > innerWidth + 1)
    .map(e => e.tagName + ' ' + e.textContent.trim().slice(0, 60))"""
CUT_OFF = """() => [...document.querySelectorAll('.stApp *')]
    .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.nodeValue.trim()))
    .filter(e => !e.closest('.stPlotlyChart, [data-testid="stIconMaterial"]')
        && e.clientWidth > 1 && getComputedStyle(e).overflowX !== 'visible'
        && e.scrollWidth > e.clientWidth + 1)
    .map(e => e.textContent.trim().slice(0, 60))"""
SMALL = """() => [...document.querySelectorAll('a[href], button, summary, input, [role=radio]')]
    .map(e => e.closest('label') ?? e)
    .filter(e => e.checkVisibility({visibilityProperty: true}))
    .map(e => [e, e.getBoundingClientRect()])
    .filter(([e, box]) => box.width > 1 && (box.width < 24 || box.height < 24))
    .map(([e, box]) => `${e.textContent.trim()} ${box.width} x ${box.height}`)"""
SPACED = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }"""
LARGE = "html { font-size: 200% !important; }"
MOVING = """() => [...document.querySelectorAll('*')].filter(e => {
    const style = getComputedStyle(e);
    return style.transitionDuration.split(', ').some(time => parseFloat(time) > 0)
        || style.animationName !== 'none'; }).length"""
# Whether an edge, or a fill of its own, is left of our marks in a reader's own colours.
BORDERLESS = """() => [
    ...document.querySelectorAll('.tt-card, .tt-badge, .tt-table td, .tt-notice')]
    .filter(e => e.checkVisibility() && ['Top', 'Left', 'Bottom'].every(
        side => getComputedStyle(e)[`border${side}Width`] === '0px')).length"""
# On how many lines a text stands.
LINES = """e => { const text = document.createRange(); text.selectNodeContents(e);
    return new Set([...text.getClientRects()].map(box => Math.round(box.bottom))).size; }"""
# How many texts are in a trend, and the marks whose middle lies under what is painted behind one.
COVERED = """() => { const box = e => e.getBoundingClientRect();
    const texts = [...document.querySelectorAll('.annotation .bg')];
    const painted = texts.filter(e => getComputedStyle(e).fillOpacity > 0).map(box);
    const under = ({x, y, width, height}, text) =>
        x + width / 2 > text.left && x + width / 2 < text.right
        && y + height / 2 > text.top && y + height / 2 < text.bottom;
    const marks = [...document.querySelectorAll('.points path')].map(box);
    return [texts.length, painted.flatMap(t => marks.filter(mark => under(mark, t))).length]; }"""
FILL = "e => getComputedStyle(e).backgroundColor"


@pytest.fixture(scope="module")
def shown(browser: Browser) -> Iterator[Page]:
    """A page that the tests make narrow, large and wide."""
    with reading(browser) as page:
        yield page


@pytest.fixture(scope="module", params=PAGES)
def opened(request: pytest.FixtureRequest, shown: Page, server: str) -> Page:
    """Each page of the app in turn, opened once for all tests."""
    shown.set_viewport_size(LAPTOP)
    open_(shown, server, request.param)
    return shown


def with_style(page: Page, css: str, question: str) -> list[str]:
    """The answer while the reader's own style holds."""
    style = page.add_style_tag(content=css)
    answer: list[str] = page.evaluate(question)
    style.evaluate("e => e.remove()")
    return answer


def test_at_320_pixels_nothing_but_tables_and_charts_scrolls_sideways(opened: Page):
    opened.set_viewport_size({"width": 320, "height": 640})

    assert opened.evaluate(OUTSIDE) == []
    assert opened.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 320
    assert opened.evaluate(SMALL) == []
    opened.set_viewport_size(LAPTOP)


def test_text_of_double_size_is_neither_cut_off_nor_outside_the_window(opened: Page):
    assert with_style(opened, LARGE, OUTSIDE) == []
    assert with_style(opened, LARGE, CUT_OFF) == []


def test_text_with_wider_spacing_is_not_cut_off(opened: Page):
    assert with_style(opened, SPACED, OUTSIDE) == []
    assert with_style(opened, SPACED, CUT_OFF) == []


def test_every_target_is_at_least_24_pixels_wide_and_high(opened: Page):
    assert opened.evaluate(SMALL) == []


def test_nothing_moves_for_a_reader_who_wants_less_motion(opened: Page):
    opened.emulate_media(reduced_motion="reduce")

    assert opened.evaluate(MOVING) == 0
    assert opened.evaluate(
        "[...document.querySelectorAll('.js-plotly-plot')].every("
        "one => !one.layout.transition?.duration)"
    )
    opened.emulate_media(reduced_motion="no-preference")


def test_in_a_readers_own_colours_marks_keep_their_edges_and_choices_their_fill(opened: Page):
    opened.emulate_media(forced_colors="active")

    assert opened.evaluate(BORDERLESS) == 0
    language = opened.locator(".tt-languages a")
    assert language.first.evaluate(FILL) != language.last.evaluate(FILL)
    for choice in opened.get_by_role("radiogroup").all():
        chosen = choice.locator('[aria-checked="true"]')
        others = choice.locator('[aria-checked="false"]')
        assert chosen.evaluate(FILL) not in others.evaluate_all(f"all => all.map({FILL})")
    opened.emulate_media(forced_colors="none")


def test_on_a_phone_both_months_of_a_table_are_in_sight(shown: Page, server: str):
    shown.set_viewport_size(PHONE)
    open_(shown, f"{server}", "municipality", "fi&area=KU751")

    table = shown.get_by_role("table").first
    months = table.get_by_role("columnheader").all()[1:3]

    for month in months:
        box = month.bounding_box()
        assert box is not None
        assert box["x"] + box["width"] <= PHONE["width"]
    change = table.get_by_role("cell", name="%-yks.")
    assert change.evaluate("e => getComputedStyle(e).whiteSpace") == "nowrap"


def test_a_table_that_goes_on_to_the_right_shows_that_until_its_end(shown: Page, server: str):
    shown.set_viewport_size(PHONE)
    open_(shown, server, "liability")
    table = shown.locator(".tt-scroll").first
    shadow = "e => getComputedStyle(e).boxShadow"
    assert table.evaluate("e => e.scrollWidth > e.clientWidth")

    assert "inset" in table.evaluate(shadow)
    table.evaluate("e => e.scrollTo({left: e.scrollWidth})")
    shown.wait_for_function(f"e => ({shadow})(e) === 'none'", arg=table.element_handle())
    shown.set_viewport_size(LAPTOP)
    assert table.evaluate("e => getComputedStyle(e).boxShadow") == "none"


@pytest.mark.parametrize("lang", ["fi", "sv", "en"])
def test_on_a_phone_no_word_of_the_longest_title_is_broken(shown: Page, server: str, lang: str):
    shown.set_viewport_size(PHONE)
    open_(shown, server, "accessibility", lang)

    title = shown.get_by_role("heading", level=1)
    lines = title.evaluate(LINES)

    assert lines <= len(title.inner_text().split())


@pytest.mark.parametrize("lang", ["fi", "sv", "en"])
def test_on_a_phone_what_is_missing_stands_on_two_lines_at_most(
    shown: Page, server: str, lang: str
):
    shown.set_viewport_size(PHONE)
    # of this figure no earlier month is in hand
    open_(shown, server, "comparison", f"{lang}&indicator=long_term_unemployed")

    missing = shown.get_by_role("table").first.locator("td.long").first

    assert missing.evaluate(LINES) <= 2


@pytest.mark.parametrize("lang", ["fi", "sv", "en"])
def test_on_a_phone_no_words_in_a_trend_cover_a_figure(shown: Page, server: str, lang: str):
    shown.set_viewport_size(PHONE)
    open_(shown, server, "comparison", lang)

    texts, covered = shown.evaluate(COVERED)
    assert texts > 1
    assert not covered
