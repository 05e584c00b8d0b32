"""docs/links.md is the agreement on addresses: every parameter that a page writes, and no other."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import chain

import pytest

from labourmarket.ui import embed, frame
from tests import pages
from tests.conftest import ROOT
from tests.pages import opened
from tests.test_links import CHOICES

DOCUMENT = (ROOT / "docs" / "links.md").read_text("utf-8")
ROW = re.compile(r"^\| `(\w+)` \| (.*?) \| (.*?) \| `(.*?)` \|$", re.MULTILINE)
EVERYWHERE = "Every page"
ONLY_WHERE_ASKED_FOR = {"frozen"}  # no widget writes it: a link of the page does
NOT_IN_HAND = {"statfin"}  # offered once a table has been loaded


def documented() -> dict[str, list[tuple[str, str, str, str]]]:
    """By page: parameter, codes, default and example of each row of its table."""
    parts = re.split(r"^## (.*)$", DOCUMENT, flags=re.MULTILINE)[1:]
    return {
        heading.strip("`/") if heading != EVERYWHERE else heading: ROW.findall(text)
        for heading, text in zip(parts[::2], parts[1::2], strict=True)
    }


PAGES = {name or "overview": rows for name, rows in documented().items() if " " not in name}
EXAMPLES = [(page, row) for page, rows in PAGES.items() for row in rows]


def closed(codes: str) -> list[str]:
    """The codes of a row that names all of them."""
    named = re.sub(r"`\w+=\w+`", "", codes)
    return re.findall(r"`(\w+)`", named)


def test_every_page_of_the_menu_is_documented_and_no_other():
    assert [*PAGES] == sorted(PAGES, key=[*frame.menu()].index)
    assert {*PAGES} == {*frame.menu()}


def test_every_parameter_that_a_page_writes_is_documented_and_no_other(built_warehouse):
    written = defaultdict(set)
    for name, choices in CHOICES.values():
        asked = {key: choices[key] for key in ("section", "view", "picture") if key in choices}
        written[name] |= {*opened(pages.page(name), lang="fi", **asked).query_params}
    several = {"comparison": {"areas"}, "liability": {"rules"}}  # written where they are not all

    everywhere = {row[0] for row in documented()[EVERYWHERE]}
    assert everywhere == {"lang"}
    for name, rows in PAGES.items():
        told = {row[0] for row in rows} - ONLY_WHERE_ASKED_FOR - NOT_IN_HAND
        assert told == (written[name] | several.get(name, set())) - everywhere


@pytest.mark.parametrize(("page", "row"), EXAMPLES, ids=lambda part: str(part)[:30])
def test_each_example_and_each_code_of_the_document_is_had(page, row, built_warehouse):
    name, codes, default, example = row
    if name in NOT_IN_HAND:
        pytest.skip("no table of StatFin has been loaded as a file")
    asked = dict(part.split("=") for part in example.split("&"))
    needed = {key: value for key, value in asked.items() if key != name}
    needed |= {"view": "trend"} if name in ("average", "outlook") else {}
    needed |= {"picture": "grouped"} if name == "counted" else {}
    values = {asked[name], *closed(codes), *closed(default)}

    for value in values:
        shown = opened(pages.page(page), **needed, **{name: value})
        assert not shown.warning, value


def test_what_a_frame_is_asked_is_documented():
    [framed] = [rows for name, rows in documented().items() if name.startswith("A figure")]

    assert {row[0] for row in framed} == {"embed", embed.FIGURE, "embed_options"}
    figures = dict(chain.from_iterable([(row[0], row[1])] for row in framed))[embed.FIGURE]
    assert closed(figures) == ["trend", "strip", "map", "trend", "rank", "change"]
