"""The controls part from what is around them: WCAG 2.2, 1.4.11, contrast 3 for what shows them.

The colours are those the browser reckons with, blended over all that lies behind. What shows a
control is its border or, where it has none, its fill; of a switch its knob has to be seen too.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.reading import PAGES, open_, open_expanders, reading

LEAST = 3
FAINT = """least => {
    const parts = colour => {
        const [r, g, b, a = 1] = colour.match(/[\\d.]+/g).map(Number);
        const whole = colour.startsWith('color(') ? 255 : 1;
        return [r * whole, g * whole, b * whole, a]; };
    const over = (a, b) => [0, 1, 2].map(i => a[3] * a[i] + (1 - a[3]) * b[i]);
    const paint = e => parts(getComputedStyle(e).backgroundColor);
    const behind = e => e ? over(paint(e), behind(e.parentElement)) : [255, 255, 255];
    const luminance = colour => colour.map(part => part / 255)
        .map(part => part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
        .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
    const contrast = (a, b) => {
        const [darker, lighter] = [luminance(a), luminance(b)].sort((p, q) => p - q);
        return (lighter + 0.05) / (darker + 0.05); };
    const edge = e => getComputedStyle(e).borderTopWidth === '0px' ? behind(e)
        : over(parts(getComputedStyle(e).borderTopColor), behind(e.parentElement));
    const fromAround = e => contrast(edge(e), behind(e.parentElement));
    const controls = [
        '[role=group]:has(> [role=combobox])', '[data-testid=stNumberInputContainer]',
        '[data-testid=stButtonGroup] button', '[data-testid=stDownloadButton] button',
        '[data-testid=stCheckbox] label > div:first-of-type',
        '[data-testid=stCheckbox] label > div:first-of-type > div'];
    return [...document.querySelectorAll(controls.join())]
        .filter(e => e.checkVisibility())
        .map(e => [e, fromAround(e)])
        .filter(([e, reached]) => reached < least)
        .map(([e, reached]) => `${e.closest('[class*=st-key]')?.className.match(/st-key-\\S+/)}`
            + ` ${e.textContent.trim()} ${reached.toFixed(2)}`);
}"""


@pytest.fixture(scope="module")
def seen(browser: Browser) -> Iterator[Page]:
    """A page whose controls the tests look at."""
    with reading(browser) as page:
        yield page


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_every_control_parts_from_what_is_around_it(name: str, theme: str, seen: Page, server: str):
    seen.emulate_media(color_scheme=theme)
    open_(seen, server, name)
    open_expanders(seen)

    assert seen.evaluate(FAINT, LEAST) == []
