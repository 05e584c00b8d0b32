"""The comparison in a real browser: a choice changes the picture, the address restores it."""

from __future__ import annotations

import io
import re

import polars as pl
import pytest
from playwright.sync_api import Page, expect

PICTURE = ".js-plotly-plot"


def opened(page: Page, address: str) -> Page:
    page.goto(address)
    expect(page.locator(PICTURE)).to_be_visible()
    return page


def choose(page: Page, group: str, name: str) -> None:
    page.get_by_role("radiogroup", name=group).get_by_role("radio", name=name, exact=True).click()


def names_drawn(page: Page) -> set[str]:
    return set(page.locator(PICTURE).evaluate("plot => plot.data.map(trace => trace.name)"))


def test_leaving_out_a_municipality_takes_its_line_away(server, page: Page):
    opened(page, f"{server}/comparison")
    assert "Simo" in names_drawn(page)

    page.get_by_role("toolbar", name="Kunnat").get_by_role("button", name="Simo").click()

    expect(page).to_have_url(re.compile(r"areas=KU240\.KU241\.KU845\.KU851\.KU976"))
    page.wait_for_function(
        "selector => document.querySelector(selector)?.data.every(t => t.name !== 'Simo')",
        arg=PICTURE,
    )
    assert "Kemi" in names_drawn(page)


def test_a_link_shows_another_visitor_the_same_view(server, page: Page, browser):
    opened(page, f"{server}/comparison?indicator=open_vacancies&period=2023-10&view=rank")
    choose(page, "Korosta", "Tornio")
    expect(page).to_have_url(re.compile("highlight=KU851"))

    other = browser.new_context(locale="fi-FI").new_page()
    opened(other, page.url)

    title = page.get_by_role("heading", level=2).first.inner_text()
    assert title == "Kemissä suurin luku: 352 (lokakuu 2023)"
    expect(other.get_by_role("heading", level=2).first).to_have_text(title)
    assert other.url == page.url
    other.context.close()


def test_going_back_brings_the_earlier_choice(server, page: Page):
    opened(page, f"{server}/comparison")
    choose(page, "Kuva", "järjestys")
    expect(page).to_have_url(re.compile("view=rank"))

    page.go_back()

    expect(page).to_have_url(re.compile("view=trend"))
    page.wait_for_function(
        "selector => document.querySelector(selector).data[0].type === 'scatter'", arg=PICTURE
    )


def test_the_choices_of_one_page_do_not_follow_to_another(server, page: Page):
    page.goto(f"{server}/?area=KU240&month=2023-10")
    expect(page.get_by_text("Kemissä oli lokakuussa 2023")).to_be_visible()

    page.get_by_test_id("stSidebarNavLink").filter(has_text="Kuntavertailu").click()

    expect(page).to_have_url(re.compile(r"/comparison\?.*indicator="))
    assert "month=" not in page.url


@pytest.mark.parametrize(
    ("kind", "names"),
    [("CSV", ("area_code", "value", "place")), ("Excel", ("Alueen koodi", "Luku", "Sija"))],
)
def test_a_download_has_the_figures_of_the_view(
    kind: str, names: tuple[str, str, str], server, page: Page
):
    opened(page, f"{server}/comparison?view=rank&period=2026-06")

    with page.expect_download() as started:
        page.get_by_role("button", name=f"Lataa {kind}").first.click()
    content = started.value.path().read_bytes()

    rows = (
        pl.read_excel(io.BytesIO(content), sheet_id=1)
        if kind == "Excel"
        else pl.read_csv(io.BytesIO(content), separator=";", decimal_comma=True)
    )
    area_code, value, place = names
    of_kemi = rows.filter(pl.col(area_code) == "KU240").row(0, named=True)
    assert of_kemi[value] == 1386
    assert of_kemi[place] == 1
    assert rows.height == 6
    assert started.value.suggested_filename == (
        f"unemployed_jobseekers_rank_fi.{'xlsx' if kind == 'Excel' else 'csv'}"
    )


def test_a_picture_has_a_name_and_its_figures_stand_in_a_table(server, page: Page):
    opened(page, f"{server}/comparison?view=rank&period=2026-06")

    title = re.compile("Kemissä suurin luku: 1.386")
    expect(page.get_by_role("figure", name=title)).to_have_count(1)
    table = page.get_by_role("table", name=re.compile("Työttömät työnhakijat, kesäkuu 2026"))
    expect(table.get_by_role("rowheader", name="Kemi", exact=True)).to_be_visible()
    expect(table.get_by_role("row").filter(has_text="Simo")).to_contain_text("114")


def test_a_phone_need_not_scroll_sideways(server, page: Page):
    page.set_viewport_size({"width": 390, "height": 844})

    opened(page, f"{server}/comparison")

    assert page.evaluate("document.documentElement.scrollWidth") <= 390
