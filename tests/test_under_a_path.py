"""The app under a path of its host, as behind a proxy of several services."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import httpx
import pytest

from tests.serving import calling, refused

SETTING = "STREAMLIT_SERVER_BASE_URL_PATH"
# Its parts are names that mean something else below it: the interface, and a page.
PATH = "/api/data"


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("under") / "log"


@pytest.fixture(scope="module")
def service(built_data: Path, log: Path) -> Iterator[httpx.Client]:
    """A caller of a server that answers under the path."""
    with calling(built_data, log, **{SETTING: f"{PATH}/"}) as caller:
        caller.follow_redirects = True
        yield caller


def title(answer: httpx.Response) -> str:
    [found] = re.findall("<title>([^<]*)</title>", answer.text)
    return str(found)


def test_the_interface_answers_under_the_path(service):
    index = service.get("/api")

    assert index.url.path == f"{PATH}/api/"
    for link in index.json()["links"]:
        assert service.get(f"/api/{link}").status_code == 200


def test_the_description_says_where_the_interface_is_from_where_it_lies(service):
    told = service.get("/api/openapi.json")
    [server] = told.json()["servers"]

    assert urljoin(str(told.url), server["url"]) == f"{service.base_url}".rstrip("/") + "/api"


def test_hints_name_addresses_under_the_path(service):
    wrong = service.get("/api/observations?area=KU999&indicator=x&lang=en").json()["errors"]
    nothing = service.get("/api/nothing?lang=en").json()["title"]

    assert [one["hint"] for one in wrong] == [
        f"The codes are listed at {PATH}/api/catalogue.",
        f"The codes are listed at {PATH}/api/areas.",
    ]
    assert nothing.endswith(f"stands at {PATH}/api/.")


@pytest.mark.parametrize(
    ("path", "named"),
    [("/", "Lägesbild"), ("/overview", "Lägesbild"), ("/municipality", "Kommun")],
)
def test_the_preview_is_that_of_the_page_below_the_path(path, named, service):
    answer = service.get(f"{path}?lang=sv")

    assert '<html lang="sv">' in answer.text
    assert title(answer) == f"{named} – Työtaulu"


def test_a_document_leads_to_the_frame_of_its_figure_under_the_path(service):
    answer = service.get("/municipality?area=KU240&lang=fi")

    [href] = re.findall(r'type="application/json\+oembed" href="([^"]*)"', answer.text)
    found = service.get(html.unescape(href)).json()
    assert f'src="{service.base_url}municipality?area=KU240&amp;' in found["html"]
    assert service.get("/oembed", params={"url": "http://127.0.0.1/municipality"}).is_error


def test_nothing_answers_beside_the_path(service):
    host = str(service.base_url).removesuffix(f"{PATH}/")

    assert httpx.get(f"{host}/api/health").status_code == 404
    assert httpx.get(f"{host}/municipality").status_code == 404


def test_the_server_says_under_which_path_it_answers(service, log):
    assert f" {service.base_url}".rstrip("/") + " " in log.read_text()


def test_a_path_that_is_none_is_refused_at_the_start(built_data):
    said = refused(built_data, **{SETTING: "työ?taulu"})

    assert said.startswith(f"{SETTING}: /työ?taulu is no path")
