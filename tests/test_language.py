"""The language of the interface."""

from __future__ import annotations

import threading

import pytest

from labourmarket import language
from labourmarket.catalogue.model import Text


@pytest.fixture(autouse=True)
def _in_finnish():
    language.use("fi")
    yield
    language.use("fi")


@pytest.mark.parametrize(
    ("asked", "spoken"),
    [
        ("fi", "fi"),
        ("sv_FI.UTF-8", "sv"),
        ("EN", "en"),
        ("C.UTF-8", "fi"),
        ("de", "fi"),
        ("", "fi"),
    ],
)
def test_an_unknown_language_becomes_finnish(asked, spoken):
    language.use(asked)

    assert language.current() == spoken


def test_a_text_of_the_catalogue_is_told_in_the_language_spoken():
    text = Text("kunta", "kommun", "municipality")
    told = []
    for code in language.LANGUAGES:
        language.use(code)
        told.append(language.told(text))

    assert told == ["kunta", "kommun", "municipality"]


def test_an_interface_text_is_finnish_in_finnish_and_its_key_in_english():
    finnish = language.gettext("Update report")
    language.use("en")

    assert finnish != "Update report"
    assert language.gettext("Update report") == "Update report"


def test_a_text_that_no_catalogue_has_stays_as_it_is():
    assert language.gettext("no such text") == "no such text"


def test_each_reader_speaks_a_language_of_their_own():
    spoken = {}

    def read(code: str) -> None:
        language.use(code)
        spoken[code] = language.current()

    for code in ("sv", "en"):
        reader = threading.Thread(target=read, args=(code,))
        reader.start()
        reader.join()

    assert spoken == {"sv": "sv", "en": "en"}
    assert language.current() == "fi"
