"""Languages as a browser meets them: the shell, the links, the menu and the history."""

from __future__ import annotations

import re
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Browser, Page, expect

from labourmarket import language
from labourmarket.ui import preview
from tests.browser.conftest import watch


def shell(url: str, **asked: str) -> str:
    with urlopen(Request(url, headers=asked)) as answer:
        html: str = answer.read().decode()
    return html


def title(name: str, code: str) -> str:
    with language.speaking(code):
        return preview.of(name, {}).title


def switch(page: Page, name: str) -> None:
    page.locator(".tt-languages").get_by_role("link", name=name).click()


@pytest.mark.parametrize(
    ("query", "accepted", "code"),
    [
        ("?lang=fi", "sv", "fi"),
        ("?lang=sv", "fi", "sv"),
        ("?area=KU240&lang=en", "fi", "en"),
        ("", "de, sv-FI;q=0.8", "sv"),
        ("?lang=de", "en-GB", "en"),
        ("", "", "fi"),
    ],
)
def test_the_shell_is_in_the_language_of_the_address_else_of_the_browser(
    query: str, accepted: str, code: str, server
):
    html = shell(f"{server}/budget{query}", **{"Accept-Language": accepted})

    assert f'<html lang="{code}">' in html
    assert f"<title>{title('budget', code)}</title>" in html
    assert re.search(rf'<meta property="og:title" content="[^"]*{title("budget", code)}">', html)


def test_the_answer_says_that_it_depends_on_the_browsers_languages(server):
    with urlopen(Request(f"{server}/?lang=sv")) as answer:
        assert answer.headers["Content-Language"] == "sv"
        assert "Accept-Language" in answer.headers["Vary"]


def test_the_document_and_the_page_change_language_together(server, page: Page):
    page.goto(f"{server}/budget?area=KU240")
    expect(page.get_by_role("heading", level=1)).to_have_text("Talous")

    for name, code in (("Svenska", "sv"), ("English", "en"), ("Suomi", "fi")):
        switch(page, name)

        expect(page).to_have_title(title("budget", code))
        expect(page.locator(".tt-languages [aria-current]")).to_have_text(name)
        expect(page.locator("html")).to_have_attribute("lang", code)
        expect(page).to_have_url(re.compile(rf"area=KU240.*lang={code}"))


def test_the_language_follows_the_menu_and_comes_back_with_the_history(server, page: Page):
    page.goto(f"{server}/?lang=sv")
    expect(page).to_have_title(title("overview", "sv"))

    page.get_by_test_id("stSidebarNavLink").filter(has_text="Ekonomi").click()

    expect(page).to_have_title(title("budget", "sv"))
    expect(page).to_have_url(re.compile("/budget.*lang=sv"))
    switch(page, "English")
    expect(page).to_have_title(title("budget", "en"))
    page.go_back()
    expect(page).to_have_title(title("budget", "sv"))
    expect(page.locator("html")).to_have_attribute("lang", "sv")


def test_a_page_opened_beside_from_the_menu_keeps_the_language(server, page: Page):
    page.goto(f"{server}/?lang=en")
    link = page.get_by_test_id("stSidebarNavLink").filter(has_text="Budget")
    expect(link).to_be_visible()

    with page.context.expect_page() as opened:
        link.click(button="middle")

    expect(opened.value).to_have_title(title("budget", "en"))
    expect(opened.value.locator("html")).to_have_attribute("lang", "en")
    expect(opened.value).to_have_url(re.compile("/budget.*lang=en"))


def test_a_link_from_another_site_does_not_choose_the_language(server):
    html = shell(
        f"{server}/budget",
        Accept="text/html",
        Referer="https://example.org/?lang=sv",
        **{"Accept-Language": "en"},
    )

    assert '<html lang="en">' in html


def test_one_step_back_from_a_page_of_the_menu_is_the_page_before(server, page: Page):
    page.goto(f"{server}/budget?area=KU240&lang=sv")
    expect(page).to_have_url(re.compile("/budget.*measure="))
    steps = page.evaluate("history.length")
    page.get_by_test_id("stSidebarNavLink").filter(has_text="Kommunjämförelse").click()
    expect(page).to_have_url(re.compile("/comparison.*highlight="))

    assert page.evaluate("history.length") == steps + 1
    page.go_back()

    expect(page).to_have_title(title("budget", "sv"))
    expect(page).to_have_url(re.compile("/budget.*area=KU240"))


def test_what_a_page_chooses_by_itself_is_no_step_of_the_history(server, page: Page):
    page.goto(f"{server}/comparison?lang=sv")
    expect(page).to_have_url(re.compile("highlight="))

    # the empty first page and this one
    assert page.evaluate("history.length") == 2


@pytest.mark.parametrize("locale", ["sv-FI", "en-US"])
def test_a_browser_of_another_language_is_spoken_to_in_it_on_a_phone_too(
    locale: str, server, browser: Browser
):
    faults: list[str] = []
    phone = browser.new_context(locale=locale, viewport={"width": 390, "height": 800}).new_page()
    watch(phone, faults.append)
    phone.goto(server)

    code = locale[:2]
    expect(phone).to_have_title(title("overview", code))
    expect(phone.locator("html")).to_have_attribute("lang", code)
    choice = phone.locator(".tt-languages").bounding_box()
    assert choice is not None
    assert choice["height"] < 40  # one line of links that a finger can hit; two have over 60
    assert choice["x"] + choice["width"] <= 390
    phone.context.close()
    assert not faults


def test_the_languages_are_reached_by_keyboard(server, page: Page):
    page.goto(server)
    link = page.locator(".tt-languages").get_by_role("link", name="Svenska")

    link.focus()
    page.keyboard.press("Enter")

    expect(page.locator("html")).to_have_attribute("lang", "sv")
