"""Colours that can be seen, styles that stay, and Plotly's texts in the reader's language."""

from itertools import pairwise

import pytest

from labourmarket import language
from labourmarket.figures.style import (
    DARK,
    LIGHT,
    STYLED_POSITIONS,
    area_style,
    axis,
    base_layout,
    config,
    theme as theme_named,
)


def wcag(one: str, other: str) -> float:
    """Contrast by the formula of WCAG 2.2, written anew so that the code is checked by it."""

    def luminance(colour: str) -> float:
        linear = []
        for start in (1, 3, 5):
            channel = int(colour[start : start + 2], 16) / 255
            linear.append(
                channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
            )
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    first, second = luminance(one), luminance(other)
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)


def test_every_mark_can_be_seen_on_its_background(theme):
    marks = [*theme.colours, theme.grey, theme.reference, *theme.sequential[:2]]

    assert {mark for mark in marks if wcag(mark, theme.background) < 3} == set()


def test_every_text_can_be_read_on_its_background(theme):
    texts = [*theme.labels, theme.text, theme.muted]

    assert {text for text in texts if wcag(text, theme.background) < 4.5} == set()
    assert wcag(theme.muted, theme.band) >= 4.5


def test_neighbours_in_the_palette_part_in_grey_print_too(theme):
    first_four = theme.colours[:4]

    assert all(wcag(one, other) >= 3 for one, other in pairwise(first_four))


def test_six_areas_differ_by_dash_and_symbol_with_four_hues_at_most(theme):
    styles = [area_style(position, theme) for position in range(STYLED_POSITIONS)]

    assert len({style.dash for style in styles}) == len({style.symbol for style in styles}) == 6
    assert len({style.colour for style in styles[:4]}) == 4
    assert styles[4].colour == styles[5].colour == theme.colours[4]


def test_the_seventh_area_is_thin_and_grey(theme):
    style = area_style(6, theme)

    assert style.colour == theme.grey
    assert style.width < area_style(0, theme).width


def test_dark_is_chosen_by_name_and_all_else_is_light():
    assert theme_named("dark") is DARK
    assert theme_named("light") is theme_named(None) is LIGHT


@pytest.mark.parametrize(
    ("spoken", "separators"), [("fi", ",\u00a0"), ("sv", ",\u00a0"), ("en", ".,")]
)
def test_numbers_in_figures_have_the_form_of_the_language(spoken, separators):
    language.use(spoken)

    assert base_layout(LIGHT, 300)["separators"] == separators


def test_months_in_figures_have_finnish_names():
    locales = config()["locales"]

    assert config()["locale"] == "fi"
    assert locales["fi"]["format"]["months"][5] == "kesäkuu"
    assert locales["fi"]["format"]["days"][0] == "sunnuntai"
    assert locales["fi"]["format"]["date"] == "%-d.%-m.%Y"
    assert locales["sv"]["format"]["months"][5] == "juni"


def test_plotly_is_told_the_language_spoken_now():
    language.use("sv")
    assert config()["locale"] == "sv"

    language.use("en")
    assert config()["locale"] in config()["locales"]


def test_small_text_is_at_least_twelve_px_and_nothing_is_dragged_on_a_phone():
    layout = base_layout(LIGHT, 300)

    assert layout["font"]["size"] >= 12
    assert axis(LIGHT)["tickfont"]["size"] >= 12
    assert layout["dragmode"] is False
    assert axis(LIGHT)["fixedrange"] is True
