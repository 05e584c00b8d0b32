"""No page mixes languages: what a source has in Finnish alone is marked and said to be so."""

from __future__ import annotations

import re

import orjson
import pytest
from streamlit.testing.v1 import AppTest

from labourmarket import language
from labourmarket.narrative import data as narrative
from labourmarket.ui import frame
from tests.conftest import ROOT
from tests.test_languages_of_pages import app, html, spoken

PAGES = sorted(page.stem for page in (ROOT / "pages").glob("*.py"))
# Words that the pages of one language are full of and the others lack; alone, ja is Swedish too.
WORDS_OF = {
    "fi": re.compile(r"\b(ja(?= \w)|ei|oli|luku|kunnat|lähde|työttömät|alue|päivitetty)\b", re.I),
    "sv": re.compile(r"\b(och|inte|är|talet|kommuner|källa|arbetslösa|område)\b", re.I),
    "en": re.compile(r"\b(and|not|the|of|figure|municipalities|unemployed)\b", re.I),
}


VIEWS = [
    *((page, {}) for page in PAGES if page != "data"),
    *(("data", {"section": section}) for section in narrative.sections()),
    ("budget", {"measure": "per_inhabitant"}),
    ("comparison", {"view": "rank", "measure": "share"}),
    ("comparison", {"view": "change", "period": "2023-10"}),
    ("comparison", {"outlook": "1", "period": "2023-10"}),
    ("comparison", {"indicator": "structurally_unemployed", "period": "2022"}),
    ("service_lines", {"picture": "grouped", "counted": "both"}),
    ("service_lines", {"picture": "within_line"}),
    ("liability", {"measure": "per_inhabitant"}),
]


def words(opened: AppTest, code: str) -> str:
    """All that a reader reads, without what is marked as being in another language."""
    parts = [re.sub("<style>.*?</style>", "", html(opened), flags=re.DOTALL)]
    for kind in ("title", "header", "subheader", "markdown", "warning"):
        parts += [element.value for element in opened.get(kind)]
    for kind in ("selectbox", "toggle", "number_input", "button_group", "download_button"):
        parts += [str(widget.proto) for widget in opened.get(kind)]
    for chart in opened.get("plotly_chart"):
        parts += [chart.proto.alt, *texts(orjson.loads(chart.proto.spec))]
    elsewhere = rf'<(\w+)\b[^>]*\blang="(?!{code})\w\w"[^>]*>.*?</\1>'
    return re.sub(r"<[^>]*>", " ", re.sub(elsewhere, " ", "\n".join(parts)))


def texts(value: object) -> list[str]:
    """Every text in the specification of a figure."""
    if isinstance(value, dict):
        value = [part for name, part in value.items() if name != "bdata"]
    if isinstance(value, list):
        return [text for part in value for text in texts(part)]
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize("code", language.LANGUAGES)
@pytest.mark.parametrize(("page", "choices"), VIEWS, ids=lambda value: str(value))
def test_a_view_speaks_the_language_of_its_address_and_no_other(
    page, choices, code, built_warehouse
):
    opened = app(page, lang=code, **choices).run()

    with language.speaking(code):
        title, _icon = frame.menu()[page]
    assert not opened.exception
    assert not opened.warning
    assert opened.title[0].value == title
    assert spoken(opened) == code
    shown = words(opened, code)
    assert WORDS_OF[code].search(shown)
    for other in set(language.LANGUAGES) - {code}:
        assert WORDS_OF[other].findall(shown) == []


@pytest.mark.parametrize(("code", "told"), [("sv", "endast på finska"), ("en", "in Finnish only")])
@pytest.mark.parametrize(("page", "section"), [("budget", ""), ("data", "deck")])
def test_what_the_deck_has_in_finnish_only_is_marked_and_said_to_be_finnish(
    page, section, code, told, built_warehouse
):
    shown = html(app(page, lang=code, **({"section": section} if section else {})).run())

    assert told in shown
    assert '<section class="tt-statements" lang="fi"><h3>' in shown


def test_a_reader_of_finnish_is_not_told_that_it_is_finnish(built_warehouse):
    assert "vain suomeksi" not in html(app("budget", lang="fi").run())
