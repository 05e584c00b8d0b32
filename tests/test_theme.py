"""The colours of the theme can be read: WCAG 2.2 AA, contrast 4.5 for text."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from labourmarket.figures.style import DARK, LIGHT

THEME = tomllib.loads(
    (Path(__file__).parents[1] / ".streamlit" / "config.toml").read_text(encoding="utf-8")
)["theme"]
CAPTION = 0.6  # opacity at which Streamlit draws captions
TAG = 0.12  # share of the text colour behind a chosen place in a long list (style.css)
WHITE = (1.0, 1.0, 1.0)
TINT = 0.1  # share of the primary colour behind a chosen button

Colour = tuple[float, float, float]


def colour(code: str) -> Colour:
    return tuple(int(code[at : at + 2], 16) / 255 for at in (1, 3, 5))


def mixed(over: Colour, under: Colour, share: float) -> Colour:
    return tuple(share * a + (1 - share) * b for a, b in zip(over, under, strict=True))


def luminance(of: Colour) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in of
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(a: Colour, b: Colour) -> float:
    darker, lighter = sorted((luminance(a), luminance(b)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("appearance", ["light", "dark"])
def test_text_links_captions_and_chosen_buttons_can_be_read(appearance):
    page = {name: colour(code) for name, code in THEME[appearance].items() if name != "sidebar"}
    paper, text, accent = page["backgroundColor"], page["textColor"], page["primaryColor"]

    assert contrast(text, paper) >= 7
    assert contrast(text, page["secondaryBackgroundColor"]) >= 7
    assert contrast(mixed(text, paper, CAPTION), paper) >= 4.5
    assert contrast(page["linkColor"], paper) >= 4.5
    assert contrast(accent, mixed(accent, paper, TINT)) >= 4.5


@pytest.mark.parametrize("appearance", ["light", "dark"])
def test_the_border_of_a_control_parts_it_from_the_page_and_from_its_own_fill(appearance):
    page = THEME[appearance]
    border = colour(page["borderColor"])

    assert contrast(border, colour(page["backgroundColor"])) >= 3
    assert contrast(border, colour(page["secondaryBackgroundColor"])) >= 3


@pytest.mark.parametrize("appearance", ["light", "dark"])
def test_the_knob_of_a_switch_parts_from_it_and_the_switch_from_the_page(appearance):
    accent = colour(THEME[appearance]["primaryColor"])

    assert contrast(WHITE, accent) >= 3
    assert contrast(accent, colour(THEME[appearance]["backgroundColor"])) >= 3


@pytest.mark.parametrize("appearance", ["light", "dark"])
def test_a_chosen_place_in_a_long_list_can_be_read(appearance):
    page = THEME[appearance]
    text, field = colour(page["textColor"]), colour(page["secondaryBackgroundColor"])

    assert contrast(text, mixed(text, field, TAG)) >= 4.5


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda palette: palette.name)
def test_marks_and_texts_of_figures_stand_out_from_the_page_they_are_drawn_on(palette):
    paper = colour(THEME[palette.name]["backgroundColor"])
    marks = [*palette.colours, palette.grey, palette.reference, *palette.sequential[:2]]
    texts = [*palette.labels, palette.text, palette.muted]

    assert [mark for mark in marks if contrast(colour(mark), paper) < 3] == []
    assert [text for text in texts if contrast(colour(text), paper) < 4.5] == []


@pytest.mark.parametrize("appearance", ["light", "dark"])
def test_the_sidebar_can_be_read_and_stands_apart(appearance):
    page, sidebar = THEME[appearance], THEME[appearance]["sidebar"]

    assert contrast(colour(sidebar["textColor"]), colour(sidebar["backgroundColor"])) >= 7
    assert contrast(colour(sidebar["linkColor"]), colour(sidebar["backgroundColor"])) >= 4.5
    assert sidebar["backgroundColor"] != page["backgroundColor"]
