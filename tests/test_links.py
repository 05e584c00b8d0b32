"""The address of a page is the whole of its state: a copied link shows the same to anyone."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import pytest
from streamlit.testing.v1 import AppTest

from tests import pages
from tests.pages import html, opened, text

# Every choice of every page, set by its widget to something else than it is at first.
CHOICES: dict[str, tuple[str, dict[str, Any]]] = {
    "overview": ("overview", {"area": "KU851", "month": "2022-03"}),
    "trend": (
        "comparison",
        {
            "indicator": "open_vacancies",
            "period": "2023-10",
            "measure": "share",
            "areas": ["KU240", "KU851"],
            "average": True,
            "highlight": "KU851",
        },
    ),
    "outlook": ("comparison", {"areas": ["KU240", "KU751"], "outlook": True}),
    "rank": ("comparison", {"period": "2022", "view": "rank", "highlight": "KU240"}),
    "municipality": (
        "municipality",
        {
            "area": "KU976",
            "month": "2023-10",
            "against": "2019-05",
            "indicator": "open_vacancies",
        },
    ),
    "service_lines": (
        "service_lines",
        {"area": "KU241", "picture": "grouped", "counted": "both"},
    ),
    "budget": ("budget", {"area": "KU845", "amount": "income", "measure": "per_inhabitant"}),
    "liability": (
        "liability",
        {"measure": "per_inhabitant", "rules": ["plan_2023", "te2024"], "day": 301},
    ),
    "indicators": ("data", {"section": "indicators", "indicator": "open_vacancies"}),
    "sources": ("data", {"section": "sources"}),
    "changes": ("data", {"section": "changes"}),
    "findings": (
        "data",
        {"section": "findings", "verdict": "differs", "check": "liability_per_inhabitant"},
    ),
    "files": ("data", {"section": "files", "table": "indicator"}),
    "other": ("data", {"section": "other"}),
    "deck": ("data", {"section": "deck"}),
    "accessibility": ("accessibility", {}),
    "words": ("data", {"section": "words"}),
}
WIDGETS = ("button_group", "selectbox", "multiselect", "toggle", "number_input")


def choose(page: AppTest, name: str, value: object) -> None:
    """Turn a widget as a reader does, whatever its kind."""
    [widget] = [one for kind in WIDGETS for one in page.get(kind) if one.key == name]
    widget.set_value(value).run()
    assert not page.exception
    assert not page.error


def shown(page: AppTest) -> list[str]:
    """All that a reader sees of a page but the links that repeat its address."""
    figures = [figure.proto.spec for figure in page.get("plotly_chart")]
    words = [
        one.value for kind in ("title", "header", "markdown", "warning") for one in page.get(kind)
    ]
    return [html(page), *figures, *words]


@pytest.mark.parametrize("view", CHOICES)
def test_a_copied_address_shows_the_same_page_in_a_session_of_its_own(view, built_warehouse):
    name, choices = CHOICES[view]
    chosen = opened(pages.page(name), lang="sv")
    for widget, value in choices.items():
        choose(chosen, widget, value)
    chosen.run()

    copied = opened(pages.page(name), **dict(chosen.query_params))

    assert {*choices, "lang"} <= {*copied.query_params}
    assert dict(copied.query_params) == dict(chosen.query_params)
    assert shown(copied) == shown(chosen)
    assert not copied.warning


@pytest.mark.parametrize(
    ("name", "choices"),
    [
        ("overview", {"area": "KU91", "month": "2022-13"}),
        (
            "comparison",
            {
                "indicator": "unemployment",
                "period": "2022M10",
                "measure": "percent",
                "areas": "KU999",
                "view": "table",
                "average": "yes",
                "highlight": "KU091",
            },
        ),
        ("comparison", {"outlook": "true"}),
        (
            "municipality",
            {
                "area": "Kemi",
                "month": "kesäkuu",
                "against": "last",
                "indicator": "jobs",
                "frozen": "21.7.2026",
            },
        ),
        ("municipality", {"frozen": "1999-12-31"}),
        ("service_lines", {"area": "KU1", "picture": "pie", "counted": "men"}),
        ("budget", {"area": "", "amount": "all", "measure": "share"}),
        ("liability", {"month": "2020", "measure": "percent", "rules": "te2030", "day": "1501"}),
        ("liability", {"day": "9" * 5000}),
        ("data", {"section": "everything", "indicator": "jobs"}),
        ("data", {"section": "findings", "verdict": "wrong", "check": "none"}),
        ("data", {"section": "files", "table": "secrets"}),
        ("data", {"section": "other", "statfin": "12r5"}),
    ],
)
def test_each_wrong_value_is_told_and_gives_way_to_the_usual_view(name, choices, built_warehouse):
    usual = opened(pages.page(name), **{k: v for k, v in choices.items() if k == "section"})
    page = opened(pages.page(name), **choices)

    wrong = [value for key, value in choices.items() if (key, value) not in SECTIONS]
    assert len(page.warning) == len(wrong)
    for value in wrong:
        assert any(f"`{value[:60] or '–'}" in note.value for note in page.warning)
    assert dict(page.query_params) == dict(usual.query_params)


SECTIONS = {("section", "findings"), ("section", "files"), ("section", "other")}


def test_a_wrong_value_is_told_as_it_is_and_never_becomes_a_link(built_warehouse):
    page = opened(pages.page("budget"), area="`[tästä](https://example.org)`\n\n# Otsikko")

    assert "`´[tästä](https://example.org)´ # Otsikko`" in page.warning[0].value


def test_a_link_to_a_view_on_the_page_has_what_was_chosen_in_the_same_moment(built_warehouse):
    page = opened(pages.page("municipality"), area="KU240")
    choose(page, "area", "KU851")

    assert "?area=KU851" in text(page)
    assert "frozen=" in html(page)
    assert "area=KU240&amp;month=2026-06&amp;against=2023-06&amp;indicator" not in html(page)


def test_the_longest_address_of_a_page_fits_a_message(built_warehouse):
    lengths = {}
    for name, choices in CHOICES.values():
        page = opened(pages.page(name), lang="sv")
        for widget, value in choices.items():
            choose(page, widget, value)
        lengths[name] = max(lengths.get(name, 0), len(urlencode(dict(page.query_params))))

    assert max(lengths.values()) < 200, lengths


def test_who_walks_through_the_pages_keeps_what_the_address_says(built_warehouse):
    walk = opened(pages.page("municipality"), area="KU845")

    for name in ("service_lines", "budget", "liability", "overview", "municipality"):
        walk = opened(walk.switch_page(f"pages/{name}.py"))

        assert walk.query_params["area"] == "KU845"
        assert walk.session_state["area"] == "KU845"


def test_the_area_follows_to_the_next_page_of_the_menu_and_nothing_else_does(built_warehouse):
    walk = opened(pages.page("overview"), area="KU751", month="2023-10")
    for name in ("municipality", "budget", "overview"):
        walk.query_params.clear()  # as a browser does when it follows a link of the menu
        walk = opened(walk.switch_page(f"pages/{name}.py"))

        assert walk.query_params["area"] == "KU751"
    assert walk.query_params["month"] == "2026-06"


def test_an_area_that_the_next_page_does_not_have_does_not_follow(built_warehouse):
    walk = opened(pages.page("overview"), area="TA22")
    walk.query_params.clear()
    walk = opened(walk.switch_page("pages/municipality.py"))

    assert walk.query_params["area"] == "KU240"
    assert not walk.warning
