"""Small lines in cards."""

from xml.etree import ElementTree as ET

from labourmarket.figures.sparkline import sparkline_svg
from labourmarket.figures.style import LIGHT

SVG = "{http://www.w3.org/2000/svg}"


def parsed(values: list[float | None], name: str = "Kemi") -> ET.Element:
    return ET.fromstring(sparkline_svg(values, name, LIGHT))


def test_a_month_that_is_not_known_breaks_the_line():
    path = parsed([1.0, 2.0, None, 3.0, 4.0]).find(f"{SVG}path")

    assert path.get("d").count("M") == 2


def test_a_month_alone_between_gaps_is_a_dot_and_so_is_the_newest():
    dots = parsed([1.0, None, 2.0, None, 3.0, 4.0]).findall(f"{SVG}circle")

    assert len(dots) == 3


def test_the_name_is_told_to_screen_readers_and_cannot_carry_markup():
    name = 'Kemi <script>alert("x")</script> & Tornio'
    svg = parsed([1.0, 2.0], name)

    assert "<script" not in sparkline_svg([1.0, 2.0], name, LIGHT)
    assert (svg.get("role"), svg.find(f"{SVG}title").text) == ("img", name)


def test_the_line_stays_inside_its_picture():
    dots = parsed([0.0, 1000.0]).findall(f"{SVG}circle")

    assert all(0 <= float(dot.get("cy")) <= 32 and 0 <= float(dot.get("cx")) <= 120 for dot in dots)


def test_equal_values_are_a_level_line_and_no_values_an_empty_picture():
    assert parsed([5.0, 5.0]).find(f"{SVG}circle").get("cy") == "16.0"
    assert parsed([None, None]).find(f"{SVG}path") is None
