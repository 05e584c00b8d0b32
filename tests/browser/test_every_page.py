"""What holds for every page, as a visitor's browser sees it."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Browser, Page, expect

from labourmarket.ui import frame, preview
from tests.browser.conftest import watch
from tests.conftest import ROOT

PAGES = sorted(page.stem for page in (ROOT / "pages").glob("*.py"))
VISITORS = 12


def headers(url: str, **asked: str) -> dict[str, str]:
    with urlopen(Request(url, headers=asked)) as answer:
        return {name.lower(): value for name, value in answer.headers.items()}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_by_its_own_address_as_the_first_request(name: str, cold_server, page: Page):
    page.goto(f"{cold_server}/{name}")

    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_count(1)
    expect(heading).not_to_be_empty()
    expect(page).to_have_title(f"{frame.menu()[name][0]} – {frame.NAME}")
    expect(page.get_by_test_id("stSidebarNavLink")).to_have_count(len(PAGES))
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_test_id("stException")).to_have_count(0)
    expect(page.get_by_test_id("stAlertContentError")).to_have_count(0)
    assert page.locator("html").get_attribute("lang") == "fi"


def test_every_page_is_reached_from_the_menu(server, page: Page):
    page.goto(server)
    links = page.get_by_test_id("stSidebarNavLink")
    expect(links).to_have_count(len(PAGES))

    for title, _icon in frame.menu().values():
        links.filter(has=page.get_by_text(title, exact=True)).click()

        expect(page).to_have_title(f"{title} – {frame.NAME}")
        expect(page.get_by_test_id("stAlertContentError")).to_have_count(0)


def test_visitors_who_come_at_once_to_a_cold_server_all_get_their_page(
    cold_server, browser: Browser
):
    faults: list[str] = []
    visitors = [browser.new_context(locale="fi-FI").new_page() for _ in range(VISITORS)]
    wanted = [PAGES[visitor % len(PAGES)] for visitor in range(VISITORS)]
    for visitor, name in zip(visitors, wanted, strict=True):
        watch(visitor, faults.append)
        visitor.goto(f"{cold_server}/{name}", wait_until="commit")

    for visitor, name in zip(visitors, wanted, strict=True):
        title = f"{frame.menu()[name][0]} – {frame.NAME}"
        expect(visitor).to_have_title(title, timeout=30_000)
        expect(visitor.get_by_role("heading", level=1)).to_have_count(1, timeout=30_000)
        expect(visitor.get_by_test_id("stAlertContentError")).to_have_count(0)
        visitor.context.close()
    assert not faults


@pytest.mark.parametrize("path", ["/", "/comparison", "/_stcore/health", "/app/static/favicon.svg"])
def test_every_answer_carries_the_security_headers(path: str, server):
    sent = headers(server + path)

    assert "frame-ancestors 'self'" in sent["content-security-policy"]
    assert "unsafe-eval" not in sent["content-security-policy"]
    assert sent["x-content-type-options"] == "nosniff"
    assert sent["referrer-policy"] == "same-origin"
    assert "camera=()" in sent["permissions-policy"]


def test_a_document_comes_whole_to_a_browser_that_takes_compressed_ones(server):
    asked = Request(f"{server}/comparison", headers={"Accept-Encoding": "gzip"})
    with urlopen(asked) as answer:
        html = answer.read()

    assert b'<html lang="fi">' in html
    assert f"<title>{preview.of('comparison', {}).title}</title>".encode() in html
    assert int(answer.headers["Content-Length"]) == len(html)


def test_the_file_name_of_the_front_page_leads_to_it_with_its_choices(server, page: Page):
    page.goto(f"{server}/overview?area=TA22")

    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    assert page.url.startswith(f"{server}/?")
    assert "area=TA22" in page.url


def test_scripts_are_cached_for_good_and_own_files_for_an_hour(server):
    script = next((Path(frame.st.__file__).parent / "static" / "static" / "js").glob("index.*.js"))

    assert "immutable" in headers(f"{server}/static/js/{script.name}")["cache-control"]
    assert "max-age=3600" in headers(f"{server}/app/static/favicon.svg")["cache-control"]


def test_maps_find_the_empty_topology_here_and_not_at_a_foreign_host(server):
    with urlopen(f"{server}/app/static/topo/world_110m.json") as answer:
        topology = json.load(answer)

    assert set(topology["objects"]) >= {"coastlines", "countries", "land"}
    assert topology["arcs"] == []
