"""What a screen reader tells: names, headings, landmarks, and the figures of every picture."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Browser, Page, expect

from labourmarket import language
from labourmarket.ui import words
from tests.browser.reading import PAGES, open_, open_expanders, reading
from tests.serving import serving

# From each picture the heading above it, and whether a table stands before the next picture that
# shows something else: a map and a strip of the same figures share theirs.
PICTURES = """() => {
    const parts = [...document.querySelectorAll(
        '[data-testid="stMain"] :is(h2, h3, [role=figure], table)')];
    const above = at => parts.slice(0, at).findLast(one => one.matches('h2, h3'))?.textContent;
    const pictures = parts.map((part, at) => [part, at])
        .filter(([part]) => part.matches('[role=figure]'))
        .map(([part, at]) => ({at, name: part.ariaLabel, heading: above(at),
            measure: part.ariaLabel.slice(above(at).length)}));
    return pictures.map(one => {
        const next = pictures.find(({at, measure}) => at > one.at && measure !== one.measure)?.at;
        const table = parts.slice(one.at, next).some(part => part.matches('table'));
        return {...one, table};
    });
}"""


@pytest.fixture(scope="module")
def heard(browser: Browser) -> Iterator[Page]:
    """A page that the tests read aloud."""
    with reading(browser) as page:
        yield page


@pytest.fixture
def unwatched(browser: Browser) -> Iterator[Page]:
    """A page on which something is to fail."""
    with browser.new_context(locale="fi-FI") as context:
        yield context.new_page()


@pytest.mark.parametrize("name", PAGES)
def test_headings_and_landmarks_are_in_order_and_pictures_have_name_sentence_and_table(
    name: str, heard: Page, server: str
):
    open_(heard, server, name)
    open_expanders(heard)
    tree = heard.locator("body").aria_snapshot()

    levels = [int(level) for level in re.findall(r"heading .*\[level=(\d)\]", tree)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert re.findall(r"^- (region|banner|main)", tree, re.M) == ["region", "banner", "main"]
    assert len(re.findall(r"- navigation", tree)) == 2
    for picture in heard.evaluate(PICTURES):
        assert picture["name"].startswith(picture["heading"])
        assert picture["table"]
    assert (
        re.findall(r"^\s*- (?:button|link|combobox|switch|img|table|figure):?$", tree, re.M) == []
    )


@pytest.mark.parametrize("code", ["fi", "sv"])
def test_streamlits_own_words_are_in_the_language_of_the_page(code: str, heard: Page, server: str):
    open_(heard, server, "municipality", code)
    with language.speaking(code):
        ours = words.of_streamlit()

    heard.get_by_test_id("stMainMenuButton").click()
    tree = heard.locator("body").aria_snapshot()

    spoken = ("Skip to main content", "Sidebar", "App pages", "Main menu", "Open", "Theme", "Dark")
    for english in spoken:
        assert ours[english] in tree
        assert f'"{english}"' not in tree
    heard.keyboard.press("Escape")


@pytest.mark.parametrize("code", ["fi", "sv"])
def test_a_field_for_numbers_says_what_its_buttons_and_the_enter_key_do(
    code: str, heard: Page, server: str
):
    open_(heard, server, "liability", code)
    with language.speaking(code):
        ours = words.of_streamlit()
    field = heard.get_by_test_id("stNumberInput").first

    field.get_by_role("spinbutton").fill("120")

    expect(field).to_contain_text(ours["Press Enter to apply"])
    for english in ("Decrement", "Increment"):
        expect(field.get_by_role("button", name=ours[english], exact=True)).to_have_count(1)
    field.get_by_role("spinbutton").press("Escape")


@pytest.mark.parametrize(("code", "many"), [("fi", "vaihtoehtoa."), ("sv", "alternativ.")])
def test_a_list_tells_in_the_language_of_the_page_how_much_it_offers(
    code: str, many: str, heard: Page, server: str
):
    open_(heard, server, "municipality", code)

    heard.get_by_role("combobox").first.click()

    expect(heard.locator("[data-live-announcer]")).to_have_text(re.compile(rf"^\d+ {many}$"))
    heard.keyboard.press("Escape")


@pytest.mark.parametrize("code", ["fi", "sv"])
def test_a_missing_page_is_told_in_the_language_of_the_page(
    code: str, unwatched: Page, server: str
):
    unwatched.goto(f"{server}/not-a-page?lang={code}")

    message = unwatched.get_by_role("dialog")
    with language.speaking(code):
        ours = words.of_streamlit()
    expect(message.get_by_role("heading")).to_have_text(ours["Page not found"])
    expect(message).to_contain_text(
        ours[
            "The page that you have requested does not seem to exist. Running the app's main page."
        ]
    )


def test_a_lost_connection_is_told_in_the_language_of_the_page(
    unwatched: Page, built_data: Path, tmp_path: Path
):
    with language.speaking("fi"):
        ours = words.of_streamlit()
    with serving(built_data, tmp_path / "log") as address:
        open_(unwatched, address, "accessibility")

    message = unwatched.get_by_role("dialog")
    expect(message.get_by_role("heading")).to_have_text(ours["Connection error"])
    expect(message).to_contain_text(
        ours["Streamlit server is not responding. Are you connected to the internet?"]
    )


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("Connection failed with status 502.", "Yhteys epäonnistui: tila 502."),
        ("Kemi, selected", "Kemi, valittu"),  # told on devices of Apple alone
    ],
)
def test_a_text_of_streamlit_with_a_name_or_number_in_it_keeps_that(
    theirs: str, ours: str, heard: Page, server: str
):
    open_(heard, server, "accessibility")

    heard.evaluate("text => document.body.append(document.createElement('p'), text)", theirs)

    expect(heard.locator("body")).to_contain_text(ours)


def test_an_english_page_has_streamlits_words_as_they_are(server: str):
    with urlopen(Request(f"{server}/?lang=en")) as answer:
        html = answer.read().decode()

    [told] = re.findall(r'<script type="application/json" id="tt-words">(.*?)</script>', html)
    assert json.loads(told) == {}


def test_another_page_of_the_menu_is_told_when_it_has_come(heard: Page, server: str):
    open_(heard, server, "municipality")

    heard.get_by_test_id("stSidebarNavLink").filter(has_text="Aineisto").click()

    expect(heard.locator("body > [role=status]")).to_contain_text("Aineisto ja määritelmät")
