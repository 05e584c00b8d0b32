"""A figure in a frame of another site, in a browser: drawn where allowed, else refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page, expect

from labourmarket.ui import snippets
from tests.serving import serving

TITLE = "Kemi, työttömät"


@contextmanager
def municipal_site() -> Iterator[tuple[str, Callable[[str], None]]]:
    """A site of its own origin and, by the name of its host, of its own site: its address, and what
    puts HTML on its page.
    """
    shown = {"html": ""}

    class Pages(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = f"<!doctype html><title>Kunta</title>{shown['html']}".encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_arguments: object) -> None:
            """Say nothing of each request."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Pages) as site:
        Thread(target=site.serve_forever, daemon=True).start()
        yield f"http://localhost:{site.server_port}", lambda html: shown.update(html=html)
        site.shutdown()


@pytest.fixture
def visitor(browser: Browser) -> Iterator[Page]:
    page = browser.new_context(locale="fi-FI").new_page()
    yield page
    page.context.close()


def framed(service: str, **choices: str) -> str:
    src = snippets.address(service, "municipality", choices | snippets.EMBEDDED)
    return str(snippets.frame(src, TITLE, snippets.FRAMED["municipality"]))


@pytest.mark.parametrize("figure", ["trend", "strip", "map"])
def test_an_allowed_site_shows_one_figure_without_cookies_or_steps_of_its_history(
    figure: str, built_data: Path, tmp_path: Path, visitor: Page
):
    with (
        municipal_site() as (site, show),
        serving(built_data, tmp_path / "log", TYOTAULU_EMBED_HOSTS=site) as service,
    ):
        show(framed(service, area="KU240", figure=figure, lang="sv"))
        visitor.goto(site)
        steps = visitor.evaluate("history.length")
        inside = visitor.frame_locator(f'iframe[title="{TITLE}"]')

        expect(inside.get_by_role("link", name="Öppna i Työtaulu")).to_be_visible()
        expect(inside.locator(".js-plotly-plot")).to_have_count(1)
        expect(inside.get_by_text("Källa:")).to_have_count(1)
        expect(inside.get_by_test_id("stSidebar")).to_have_count(0)
        expect(inside.get_by_test_id("stMainMenu")).to_have_count(0)
        assert visitor.evaluate("history.length") == steps
        assert visitor.context.cookies() == []

        with visitor.context.expect_page() as opened:
            inside.get_by_role("link", name="Öppna i Työtaulu").click()
        expect(opened.value.get_by_role("heading", level=1)).to_have_text("Kommun")
        assert "embed" not in opened.value.url


def test_a_frame_is_as_high_as_its_figure(built_data: Path, tmp_path: Path, visitor: Page):
    with (
        municipal_site() as (site, show),
        serving(built_data, tmp_path / "log", TYOTAULU_EMBED_HOSTS="*") as service,
    ):
        for figure in ("trend", "strip", "map"):
            show(framed(service, area="KU240", figure=figure, lang="fi"))
            visitor.goto(site)
            inside = visitor.frame_locator("iframe")
            link = inside.get_by_role("link", name="Avaa Työtaulussa")
            expect(inside.locator(".js-plotly-plot .main-svg").first).to_be_visible()
            expect(link).to_be_in_viewport()


def test_a_site_that_is_not_allowed_is_refused_by_the_browser(server: str, visitor: Page):
    with municipal_site() as (site, show):
        show(framed(server, area="KU240"))
        refusals: list[str] = []
        visitor.on("console", lambda message: refusals.append(message.text))
        with visitor.expect_event("requestfailed") as failed:
            visitor.goto(site)

        assert failed.value.url.startswith(f"{server}/municipality")
        expect(visitor.frame_locator("iframe").get_by_role("link")).to_have_count(0)
        assert any("frame-ancestors" in text for text in refusals)
