"""Tables as HTML: kept once made, and yet each in the language of its reader."""

from __future__ import annotations

from labourmarket import language
from labourmarket.tables.model import Cell, Table
from labourmarket.ui import html


def test_the_links_of_an_equal_table_lead_on_in_each_readers_language():
    numbers = Table("2022", ("", "2022"), ((Cell("1", href="comparison"), "2"),))
    made = {}
    for code in ("fi", "sv", "fi"):
        with language.speaking(code):
            made[code] = html.table(numbers)

    assert 'href="comparison?lang=fi"' in made["fi"]
    assert 'href="comparison?lang=sv"' in made["sv"]
