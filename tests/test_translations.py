"""Every text of the interface goes through the catalogues, and every catalogue is complete."""

import ast
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Message
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po

from labourmarket import language
from tests.conftest import ROOT

CODE = [
    path
    for folder in ("labourmarket", "pipelines", "pages")
    for path in sorted((ROOT / folder).rglob("*.py"))
]
LOCALE = ROOT / "labourmarket" / "locale"
TRANSLATIONS = sorted(path.parents[1].name for path in LOCALE.glob("*/LC_MESSAGES/tyotaulu.po"))
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2)}
in_each_translation = pytest.mark.parametrize("code", TRANSLATIONS)


@cache
def used() -> dict[object, list[str]]:
    found = defaultdict(list)
    for path in CODE:
        for _line, message, _comments, _context in extract_from_file(
            "python", str(path), keywords=KEYWORDS
        ):
            found[message].append(path.name)
    return found


@cache
def messages(code: str) -> tuple[Message, ...]:
    with (LOCALE / code / "LC_MESSAGES" / "tyotaulu.po").open("rb") as file:
        return tuple(message for message in read_po(file, locale=code) if message.id)


def translated(code: str) -> dict[object, object]:
    return {message.id: message.string for message in messages(code)}


def forms(text: str | tuple[str, ...] | None) -> tuple[str, ...]:
    return (text or "",) if isinstance(text, str | None) else text


def places(text: str) -> Counter[str]:
    return Counter(name for _, name, _, _ in Formatter().parse(text) if name is not None)


def test_every_language_but_the_one_of_the_keys_has_its_catalogue():
    assert {*TRANSLATIONS, "en"} == set(language.LANGUAGES)


@in_each_translation
def test_every_text_has_its_translation(code: str):
    ready = translated(code)

    assert [text for text in used() if not all(forms(ready.get(text)))] == []


@in_each_translation
def test_no_translation_is_left_without_use(code: str):
    assert sorted(set(translated(code)) - set(used()), key=str) == []


@in_each_translation
def test_each_text_is_translated_once(code: str):
    text = (LOCALE / code / "LC_MESSAGES" / "tyotaulu.po").read_text("utf-8")

    assert len(messages(code)) == text.count("\nmsgid ") - 1  # the header is a message, too


@in_each_translation
def test_a_translation_fills_the_same_places_as_its_key(code: str):
    faulty = [
        (message.id, message.string)
        for message in messages(code)
        if any(places(form) != places(forms(message.id)[-1]) for form in forms(message.string))
    ]

    assert faulty == []


@in_each_translation
def test_babel_finds_no_fault_in_a_translation(code: str):
    faulty = [
        (message.id, [str(error) for error in message.check()])
        for message in messages(code)
        if message.check()
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


def test_swedish_is_spoken_from_its_catalogue():
    language.use("sv_FI.UTF-8")
    try:
        assert language.gettext("missing from the data") == "saknas i materialet"
        assert language.ngettext("{count} area", "{count} areas", 2) == "{count} områden"
    finally:
        language.use("fi")


def test_english_needs_no_catalogue():
    language.use("en_GB.UTF-8")
    try:
        assert language.gettext("missing from the data") == "missing from the data"
    finally:
        language.use("fi")
