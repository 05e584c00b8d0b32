"""The accessibility statement: what the law wants of it, and what nobody has set is said."""

from __future__ import annotations

import pytest

from labourmarket import numbers
from labourmarket.catalogue.accessibility import LAST_CHECK, SHORTCOMINGS
from labourmarket.language import LANGUAGES
from tests.conftest import ROOT
from tests.pages import opened, page, text

PARTS = {
    "fi": ["Mitä palvelua seloste koskee", "Mikä ei ole saavutettavaa"],
    "sv": ["Vilken tjänst det gäller", "Vad som inte är tillgängligt"],
    "en": ["Which service this is about", "What is not accessible"],
}


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_statement_has_its_parts_and_lists_every_shortcoming(code, built_warehouse):
    shown = opened(page("accessibility"), lang=code)

    headings = [heading.value for heading in shown.header]
    assert headings[:2] == PARTS[code]
    assert len(headings) == 5
    told = text(shown)
    for shortcoming in SHORTCOMINGS:
        assert getattr(shortcoming, code).split(" (")[0] in told.replace("&#39;", "'")


def test_the_statement_tells_the_day_and_the_result_of_the_last_check(built_warehouse):
    told = text(opened(page("accessibility")))

    assert numbers.day(LAST_CHECK.day) in told
    assert f"axe-core {LAST_CHECK.axe}" in told
    assert f"löysi {LAST_CHECK.violations} virhettä" in told


def test_the_statement_counts_the_pages_that_there_are():
    assert LAST_CHECK.pages == len(list((ROOT / "pages").glob("*.py")))


def test_without_settings_the_statement_says_what_the_maintainer_has_not_set(built_warehouse):
    told = text(opened(page("accessibility")))

    assert "ei ole kertonut, kuka tarjoaa" in told
    assert "ei ole kertonut, mihin palautetta" in told
    assert "ei ole kertonut viranomaisen nimeä" in told
    assert "päivän kuluessa" not in told


@pytest.mark.parametrize(
    ("setting", "link"),
    [
        ("palaute@example.org", 'href="mailto:palaute@example.org"'),
        ("https://example.org/palaute", 'href="https://example.org/palaute"'),
        ("puhelin 0100 100", '<p class="tt-text">puhelin 0100 100</p>'),
        ("javascript:alert(1)", '<p class="tt-text">javascript:alert(1)</p>'),
    ],
)
def test_feedback_goes_where_the_setting_says_and_is_answered_in_14_days(
    setting, link, built_warehouse, monkeypatch
):
    monkeypatch.setenv("TYOTAULU_FEEDBACK", setting)

    told = text(opened(page("accessibility")))

    assert link in told
    assert "Vastaamme 14 päivän kuluessa" in told


def test_provider_and_supervisor_are_those_of_the_settings(built_warehouse, monkeypatch):
    monkeypatch.setenv("TYOTAULU_PROVIDER", "Esimerkkikunta <x>")
    monkeypatch.setenv("TYOTAULU_SUPERVISOR", "Valvoja, valvoja.example")

    told = text(opened(page("accessibility")))

    assert "Palvelun tarjoaa: Esimerkkikunta &lt;x&gt;." in told
    assert "Valvova viranomainen: Valvoja, valvoja.example" in told


@pytest.mark.parametrize("name", sorted(path.stem for path in (ROOT / "pages").glob("*.py")))
def test_every_page_ends_with_the_way_to_the_statement_in_its_language(name, built_warehouse):
    told = text(opened(page(name), lang="sv"))

    assert 'href="accessibility?lang=sv" target="_self">Tillgänglighetsutlåtande</a>' in told
