"""Tables fit a laptop; on a phone they scroll in a box of their own that the keyboard reaches."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

LAPTOP, PHONE = (1280, 800), (390, 844)
WIDER_THAN_THEIR_BOX = """boxes => boxes
    .filter(box => box.scrollWidth > box.clientWidth + 1)
    .map(box => box.getAttribute('aria-label'))"""


def tables(page: Page, address: str, size: tuple[int, int], last: str) -> Locator:
    """The boxes of a page's tables once the last of them is there."""
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(address)
    boxes = page.locator(".tt-scroll")
    expect(boxes.filter(has=page.get_by_text(last))).to_be_visible()
    return boxes


@pytest.mark.parametrize(
    ("path", "last"),
    [
        ("", "Kunkin lähteen uusin ajankohta ja julkaisu"),
        ("comparison", "keskiarvot tammi–joulukuussa 2022"),
        ("data", "Mittariluettelo"),
    ],
)
def test_on_a_laptop_no_table_scrolls_sideways(page: Page, server: str, path: str, last: str):
    boxes = tables(page, f"{server}/{path}", LAPTOP, last)

    assert boxes.evaluate_all(WIDER_THAN_THEIR_BOX) == []


def test_on_a_phone_a_wide_table_is_scrolled_by_the_keyboard(page: Page, server: str):
    boxes = tables(page, f"{server}/comparison", PHONE, "keskiarvot tammi–joulukuussa 2022")
    wide = boxes.last

    assert boxes.evaluate_all(WIDER_THAN_THEIR_BOX)
    assert page.evaluate("document.body.scrollWidth") <= PHONE[0]
    wide.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("box => box.scrollLeft > 0", arg=wide.element_handle())
    expect(wide).to_have_role("region")
