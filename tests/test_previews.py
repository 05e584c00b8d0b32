"""What the server tells of a page to those who do not run its script: previews and oEmbed."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from labourmarket import language
from labourmarket.ui import frame, preview
from tests.conftest import ROOT
from tests.serving import calling, refused

SITE = "https://www.kemi.fi"


@pytest.fixture(scope="module")
def service(built_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A caller of a server that one other site may show in a frame."""
    log = tmp_path_factory.mktemp("service") / "log"
    with calling(built_data, log, TYOTAULU_EMBED_HOSTS=SITE) as caller:
        yield caller


def told(answer: httpx.Response) -> dict[str, str]:
    """What the head of a document tells to a preview."""
    found = re.findall(r'<meta (?:property|name)="([^"]*)" content="([^"]*)">', answer.text)
    return {name: html.unescape(content) for name, content in found}


def oembed(service: httpx.Client, path: str, **asked: str) -> httpx.Response:
    return service.get("/oembed", params={"url": f"{service.base_url}{path}", **asked})


@pytest.mark.parametrize("code", language.LANGUAGES)
def test_each_page_has_a_question_of_its_own_in_each_language(code, built_warehouse):
    with language.speaking(code):
        described = {preview.of(name, {}).description for name in frame.menu()}

    assert len(described) == len(frame.menu())


@pytest.mark.parametrize(
    ("path", "headline", "locale"),
    [
        ("/municipality?area=KU851&lang=sv", "Torneå – Kommun – Työtaulu", "sv_FI"),
        (
            "/comparison?indicator=open_vacancies&lang=fi",
            "Avoimet työpaikat – Kuntavertailu – Työtaulu",
            "fi_FI",
        ),
        ("/budget?area=KU999&lang=en", "Budget – Työtaulu", "en_GB"),
        ("/?lang=fi", "Tilannekuva – Työtaulu", "fi_FI"),
    ],
)
def test_a_preview_names_the_view_in_the_language_of_its_address(path, headline, locale, service):
    head = told(service.get(path))

    assert head["og:title"] == headline
    assert head["og:locale"] == locale
    assert head["og:type"] == "website"
    assert head["og:site_name"] == "Työtaulu"
    assert head["og:description"] == head["description"]
    assert head["description"].endswith("?")


def test_nothing_of_an_address_becomes_a_part_of_the_document(service):
    answer = service.get('/municipality?area="><script>alert(1)</script>&lang=fi')

    assert "<script>alert" not in answer.text


def test_a_preview_without_a_warehouse_names_the_page(tmp_path, monkeypatch):
    monkeypatch.setenv("TYOTAULU_DATA", str(tmp_path))

    assert preview.of("municipality", {"area": "KU240"}).headline == "Kunta – Työtaulu"


def test_the_document_of_a_page_with_figures_leads_to_its_oembed(service):
    answer = service.get("/municipality?area=KU240&lang=fi")

    [href] = re.findall(r'type="application/json\+oembed" href="([^"]*)"', answer.text)
    found = service.get(html.unescape(href)).json()
    assert found["title"] == "Kemi – Kunta – Työtaulu"
    assert "json+oembed" not in service.get("/budget").text


def test_oembed_tells_the_frame_of_a_view(service):
    found = oembed(service, "/municipality?area=KU240&figure=strip&lang=sv", maxwidth="600").json()

    assert found["version"] == "1.0"
    assert found["type"] == "rich"
    assert found["provider_name"] == "Työtaulu"
    assert found["width"] == 600
    assert found["html"].startswith(
        f'<iframe src="{service.base_url}/municipality?area=KU240&amp;figure=strip&amp;lang=sv'
        '&amp;embed=true" title="Kemi – Kommun – Työtaulu" width="600"'
    )


def test_another_service_with_an_address_as_long_is_not_answered_for(service):
    other = str(service.base_url).replace("127.0.0.1", "127.0.0.9")

    assert oembed(service, "", url=f"{other}/municipality?area=KU240").status_code == 404


@pytest.mark.parametrize(
    ("path", "asked", "status"),
    [
        ("/municipality", {"url": "https://example.org/municipality?area=KU240"}, 404),
        ("/municipality", {"url": ""}, 404),
        ("/budget", {}, 404),
        ("/_stcore/health", {}, 404),
        ("/municipality/../data", {}, 404),
        ('/municipality?area="><script>', {}, 404),
        ("/municipality?onload=%22x", {}, 404),
        ("/municipality", {"format": "xml"}, 501),
    ],
)
def test_oembed_answers_for_figures_of_the_service_alone(path, asked, status, service):
    assert oembed(service, path, **asked).status_code == status


def test_documents_say_which_other_site_may_frame_them(service):
    sent = service.get("/municipality").headers["content-security-policy"]

    assert sent.endswith(f"frame-ancestors 'self' {SITE}")


def test_a_server_with_a_wrong_setting_says_so_and_does_not_start(built_data):
    said = refused(built_data, TYOTAULU_EMBED_HOSTS="www.kemi.fi")

    assert said.startswith("TYOTAULU_EMBED_HOSTS: www.kemi.fi is no origin")


def test_a_server_started_where_its_settings_are_not_found_says_where_they_are(
    built_data, tmp_path
):
    said = refused(built_data, at=tmp_path)

    assert f"cd {ROOT}" in said
