"""Areas as a reader meets them."""

from __future__ import annotations

import pytest

from labourmarket import language, places


@pytest.fixture(autouse=True)
def _in_finnish(built_warehouse):
    language.use("fi")
    yield
    language.use("fi")


@pytest.mark.parametrize(
    ("code", "at_the_head", "within"),
    [
        ("fi", "Koko maassa", "koko maassa"),
        ("sv", "I hela landet", "i hela landet"),
        ("en", "In the whole country", "in the whole country"),
    ],
)
def test_a_place_at_the_head_of_a_sentence_has_a_capital(code, at_the_head, within):
    language.use(code)

    assert places.inside("SSS") == at_the_head
    assert places.within("SSS") == within


def test_a_place_without_forms_is_told_by_its_name(monkeypatch):
    monkeypatch.setattr(places, "names", lambda: {"SK192": "Kemi-Tornio"})

    assert places.inside("SK192") == "Alueella Kemi-Tornio"
