"""Every text of the interface goes through the catalogues, and the Finnish one is complete."""

import ast
from collections import defaultdict
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po

from labourmarket import language
from tests.conftest import ROOT

CODE = [
    path
    for folder in ("labourmarket", "pipelines", "pages")
    for path in sorted((ROOT / folder).rglob("*.py"))
]
CATALOGUE = ROOT / "labourmarket" / "locale" / "fi" / "LC_MESSAGES" / "tyotaulu.po"
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2)}


def used() -> dict[object, list[str]]:
    found = defaultdict(list)
    for path in CODE:
        for _line, message, _comments, _context in extract_from_file(
            "python", str(path), keywords=KEYWORDS
        ):
            found[message].append(path.name)
    return found


def translated() -> dict[object, object]:
    with CATALOGUE.open("rb") as file:
        return {message.id: message.string for message in read_po(file, locale="fi") if message.id}


def test_every_text_has_its_finnish():
    missing = [text for text in used() if not translated().get(text)]

    assert missing == []


def test_no_finnish_text_is_left_without_use():
    assert sorted(set(translated()) - set(used()), key=str) == []


def test_a_translation_fills_the_same_places_as_its_key():
    with CATALOGUE.open("rb") as file:
        faulty = [
            (message.id, [str(error) for error in message.check()])
            for message in read_po(file, locale="fi")
            if message.id and message.check()
        ]

    assert faulty == []


@pytest.mark.parametrize("path", CODE, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_text_hides_in_an_f_string_from_the_extraction(path: Path):
    hidden = [
        node.lineno
        for literal in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(literal, ast.JoinedStr)
        for node in ast.walk(literal)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "_"
    ]

    assert hidden == []


def test_an_unknown_language_becomes_finnish():
    language.use("C.UTF-8")

    assert language.current() == "fi"
    assert language.gettext("missing from the data") == "puuttuu aineistosta"


def test_english_needs_no_catalogue():
    language.use("en_GB.UTF-8")
    try:
        assert language.gettext("missing from the data") == "missing from the data"
    finally:
        language.use("fi")
