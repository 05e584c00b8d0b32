"""The language of the interface."""

from __future__ import annotations

import threading
from collections.abc import Callable

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


@pytest.mark.parametrize(
    ("asked", "accepted", "spoken"),
    [
        ("sv", "en", "sv"),
        (None, "en-US,en;q=0.9", "en"),
        (None, "de-DE, sv-FI;q=0.8, en;q=0.9", "en"),
        (None, "de, fr;q=0.5", "fi"),
        (None, "en;q=0, sv;q=0.1", "sv"),
        (None, "sv;q=much, *", "fi"),
        (None, "sv;q=nan, en;q=0.1", "en"),
        (None, "en;q=0.9, sv;q=inf", "en"),
        (None, "SV ; Q = 0.9, en ;q=0.8", "sv"),
        (None, "", "fi"),
        ("de", "sv", "sv"),
        ("SV", "", "fi"),
    ],
)
def test_a_reader_is_spoken_to_as_the_address_asks_else_as_the_browser_prefers(
    asked, accepted, spoken
):
    assert language.chosen(asked, accepted) == spoken


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


def test_an_interface_text_is_swedish_in_swedish():
    with language.speaking("sv"):
        assert language.gettext("Update report") == "Uppdateringsrapport"
        assert language.ngettext("{count} area", "{count} areas", 1) == "{count} område"
        assert language.ngettext("{count} area", "{count} areas", 2) == "{count} områden"


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


def test_a_language_is_spoken_within_its_block_only():
    with language.speaking("sv_FI.UTF-8"):
        with language.speaking("en"):
            inner = language.current()
        outer = language.current()

    assert (outer, inner, language.current()) == ("sv", "en", "fi")


def test_what_was_spoken_is_spoken_again_after_an_error():
    with pytest.raises(ValueError, match="halt"), language.speaking("sv"):
        raise ValueError("halt")

    assert language.current() == "fi"


def in_a_thread_of_its_own(work: Callable[[], str]) -> str:
    said: list[str] = []
    thread = threading.Thread(target=lambda: said.append(work()))
    thread.start()
    thread.join()
    return said[0]


def test_another_thread_begins_in_the_default_language():
    with language.speaking("sv"):
        assert in_a_thread_of_its_own(language.current) == "fi"


def test_work_that_was_bound_to_a_language_speaks_it_in_another_thread():
    def say(key: str = "Update report") -> str:
        """Say it."""
        return language.gettext(key)

    with language.speaking("sv"):
        bound = language.as_spoken_now(say)

    assert in_a_thread_of_its_own(bound) == "Uppdateringsrapport"
    assert bound(key="total") == "sammanlagt"
    assert language.current() == "fi"
    assert bound.__doc__ == "Say it."
