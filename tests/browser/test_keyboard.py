"""Everything works with the keyboard alone: reached in order, seen where it is, and operated."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.reading import PHONE, open_, reading, stands

MOST_STEPS = 120
# What shows the focus of an element: for a list its box, for a switch its label, else itself.
LOOK = """
window.mark = e => e.closest('label') ?? (e.matches('[role=combobox]') ? e.parentElement : e);
window.look = e => { const s = getComputedStyle(window.mark(e));
    return [s.outlineStyle, s.outlineWidth, s.boxShadow].join(' '); };
window.visited = []; window.focused = null; window.hidden = []; window.unseen = [];
window.backwards = [];
window.nameOf = e => e.getAttribute('aria-label') ?? e.textContent.trim();
"""
# One step: judge the element that has lost the focus, then take note of the one that has it.
STEP = """() => {
    const now = document.activeElement, last = window.focused;
    if (last && last.look === window.look(last.element))
        window.unseen.push(window.nameOf(last.element));
    if (now === document.body) return false;
    const box = window.mark(now).getBoundingClientRect();
    if (box.right <= 0 || box.bottom <= 0 || box.left >= innerWidth || box.top >= innerHeight)
        window.hidden.push(window.nameOf(now));
    if (last && !(last.element.compareDocumentPosition(now) & Node.DOCUMENT_POSITION_FOLLOWING))
        window.backwards.push(window.nameOf(now));
    window.visited.push(now);
    window.focused = {element: now, look: window.look(now)};
    return true;
}"""
MISSED = """() => {
    const all = document.querySelectorAll(
        '[data-testid="stMain"] :is(a[href], button, input, summary, .tt-scroll)');
    const group = e => e.closest('[role=radiogroup], [role=toolbar]');
    const groups = window.visited.map(group).filter(Boolean);
    return [...all].filter(e => e.checkVisibility({visibilityProperty: true}) && e.tabIndex >= 0
        && !window.visited.includes(e) && !groups.includes(group(e))).map(window.nameOf);
}"""


@pytest.fixture(scope="module")
def pressed(browser: Browser) -> Iterator[Page]:
    """A page on which the tests press keys and nothing else."""
    with reading(browser) as page:
        page.context.add_init_script(LOOK)
        yield page


def tab_through(page: Page) -> None:
    for _step in range(MOST_STEPS):
        page.keyboard.press("Tab")
        if not page.evaluate(STEP):
            return
    pytest.fail("The keyboard never leaves the page.")


def tab_to(page: Page, name: str) -> None:
    """Press Tab until what has the focus is called ``name`` or is in a group of that name."""
    called = """name => { const e = document.activeElement;
        const group = e.closest('[role=radiogroup], [role=toolbar]');
        return [e, group].some(one => one && window.nameOf(one).includes(name)
            && e.closest('.tt-languages, .stMain') && !e.matches('.stMain')); }"""
    for _step in range(MOST_STEPS):
        page.keyboard.press("Tab")
        if page.evaluate(called, name):
            return
    pytest.fail(f"The keyboard does not reach {name}.")


@pytest.mark.parametrize("name", ["municipality", "comparison", "data"])
def test_everything_is_reached_in_order_and_the_focus_is_always_seen(
    name: str, pressed: Page, server: str
):
    open_(pressed, server, name)

    tab_through(pressed)

    assert pressed.evaluate(MISSED) == []
    assert pressed.evaluate("window.unseen") == []
    assert pressed.evaluate("window.hidden") == []
    assert pressed.evaluate("window.backwards") == []


def test_on_a_phone_the_menu_that_is_put_away_is_passed_over(pressed: Page, server: str):
    pressed.set_viewport_size(PHONE)
    open_(pressed, server, "data")

    tab_through(pressed)

    assert pressed.evaluate("window.hidden") == []
    pressed.set_viewport_size({"width": 1280, "height": 900})


def test_the_way_back_through_the_page_is_the_same(pressed: Page, server: str):
    open_(pressed, server, "data")
    tab_to(pressed, "Svenska")

    pressed.keyboard.press("Shift+Tab")

    expect(pressed.locator(":focus")).to_have_text("Suomi")


def test_the_first_key_leads_past_the_menu_to_the_content(pressed: Page, server: str):
    open_(pressed, server, "municipality")

    pressed.keyboard.press("Tab")
    expect(pressed.locator(":focus")).to_have_text("Siirry pääsisältöön")
    pressed.keyboard.press("Enter")
    pressed.keyboard.press("Tab")

    expect(pressed.locator(":focus")).to_have_text("Suomi")


def test_a_municipality_and_a_month_are_changed_by_keys_and_the_answer_is_told(
    pressed: Page, server: str
):
    open_(pressed, server, "municipality")
    told = pressed.locator("body > [role=status]")
    expect(told).to_be_empty()

    tab_to(pressed, "Kunta")
    pressed.keyboard.press("ArrowRight")
    pressed.keyboard.press("Space")

    expect(pressed.locator(".tt-answer")).to_contain_text("Keminmaassa")
    expect(told).to_contain_text("Keminmaassa oli kesäkuussa 2026")
    stands(pressed)
    tab_to(pressed, "Verrataan")
    for key in ("ArrowDown", "ArrowDown", "Enter"):
        pressed.keyboard.press(key)
    expect(told).not_to_contain_text("kesäkuussa 2023")


def test_an_expander_opens_and_a_file_comes_by_keys(pressed: Page, server: str):
    open_(pressed, server, "comparison")

    tab_to(pressed, "Lataa CSV: kuvan luvut")
    with pressed.expect_download() as started:
        pressed.keyboard.press("Enter")
    assert started.value.suggested_filename.endswith(".csv")
    tab_to(pressed, "Määritelmä ja lähde")
    pressed.keyboard.press("Enter")

    expect(pressed.locator("details[open] summary")).to_contain_text("Määritelmä")


def test_a_tab_of_the_data_page_is_chosen_by_keys(pressed: Page, server: str):
    open_(pressed, server, "data")

    tab_to(pressed, "Näytettävä osa")
    pressed.keyboard.press("ArrowRight")
    pressed.keyboard.press("Space")

    expect(pressed.get_by_role("heading", level=2).first).to_have_text("Lähteet")
    expect(pressed.locator("body > [role=status]")).to_have_text(re.compile("Lähteet"))
