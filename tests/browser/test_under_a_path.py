"""A page under a path of its host, in a browser: drawn, linked and shared from there."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.reading import open_expanders, stands
from tests.serving import serving


def test_a_page_under_a_path_draws_and_is_shared_from_there(
    built_data: Path, tmp_path: Path, page: Page
):
    setting = {"STREAMLIT_SERVER_BASE_URL_PATH": "tilastot/kemi"}
    with serving(built_data, tmp_path / "log", **setting) as service:
        page.goto(f"{service}/municipality?area=KU240&lang=en")
        stands(page)
        open_expanders(page)

        expect(page.get_by_test_id("stPlotlyChart").first).to_be_visible()
        shared = page.get_by_test_id("stCode").all_inner_texts()
        assert shared[0].startswith(f"{service}/municipality?")
        assert all(f'src="{service}/municipality?' in frame for frame in shared[1:])

        page.get_by_role("link", name="Budget").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Budget")
        assert page.url.startswith(f"{service}/budget")
        page.goto(f"{service}?lang=en")
        expect(page.get_by_role("heading", level=1)).to_have_text("Overview")
