"""The interface as a caller meets it: over a socket, beside the pages."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import httpx
import polars as pl
import pytest

from labourmarket import program, settings
from labourmarket.api import door, media, server
from tests.conftest import ROOT
from tests.serving import calling, serving

ASKED = "/api/observations?indicator=unemployed_jobseekers&area=KU240&period=2026-06"
ADDRESSES = [f"/api{path}" for path in server.ENDPOINTS]
CACHED = [ASKED, "/api/catalogue", "/api/areas"]
EXAMPLES = re.findall(
    r"curl .*?'http://localhost:8501(/api\S*)'", (ROOT / "README.md").read_text("utf-8")
)


@pytest.fixture(scope="module")
def busy(built_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A caller of a server that answers three calls a minute."""
    log = tmp_path_factory.mktemp("busy") / "log"
    with calling(built_data, log, TYOTAULU_API_CALLS_PER_MINUTE="3") as caller:
        yield caller


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[httpx.Client]:
    """A caller of a server without a warehouse."""
    with calling(tmp_path, tmp_path / "log") as caller:
        yield caller


@pytest.mark.parametrize("name", media.FORMATS)
def test_a_figure_is_had_in_every_format(interface, name):
    told = interface.get(f"{ASKED}&format={name}")

    assert told.status_code == 200
    assert told.headers["content-type"] == media.FORMATS[name].sent_as
    assert f'.{media.FORMATS[name].ending}"' in told.headers["content-disposition"]


def test_a_csv_is_asked_for_by_header(interface):
    told = interface.get(ASKED, headers={"Accept": "text/csv"})

    assert "KU240;Kemi;2026-06-01;month;1386,0;1386,0;1386,0;published" in told.text


def test_parquet_is_read_from_the_address(interface):
    told = interface.get(f"{ASKED}&format=parquet")

    assert pl.read_parquet(io.BytesIO(told.content))["value"].to_list() == [1386]


def test_names_are_in_the_language_of_the_address_alone(interface):
    told = interface.get(f"{ASKED},2023-10&lang=sv", headers={"Accept-Language": "en"})

    assert {row["title"] for row in told.json()["observations"]} == {"Arbetslösa arbetssökande"}


@pytest.mark.parametrize("address", CACHED)
def test_an_answer_that_the_caller_holds_is_not_sent_again(interface, address):
    first = interface.get(address)
    tag = first.headers["etag"]

    for held in (tag, tag.removeprefix("W/"), f'"other", {tag}', "*"):
        again = interface.get(address, headers={"If-None-Match": held})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == tag
        assert again.headers["cache-control"] == first.headers["cache-control"]
    assert "max-age=300" in first.headers["cache-control"]
    assert interface.get(address, headers={"If-None-Match": '"other"'}).status_code == 200


def test_each_question_and_format_has_a_tag_of_its_own(interface):
    asked = (ASKED, f"{ASKED}&lang=sv", f"{ASKED}&format=csv", "/api/areas", "/api/catalogue")
    tags = [interface.get(address).headers["etag"] for address in asked]
    tags.append(interface.get(ASKED, headers={"Accept": "text/csv"}).headers["etag"])

    assert len(set(tags)) == len(tags)


def test_a_new_warehouse_has_new_tags_that_tell_nothing_of_the_machine(built_data, tmp_path):
    shutil.copy2(built_data / "warehouse.duckdb", tmp_path)
    with serving(tmp_path, tmp_path / "log") as address:
        before = httpx.get(f"{address}/api/areas").headers["etag"]
        shutil.copy2(built_data / "warehouse.duckdb", tmp_path / "new")
        (tmp_path / "new").replace(tmp_path / "warehouse.duckdb")
        after = httpx.get(f"{address}/api/areas", headers={"If-None-Match": before})

    assert re.fullmatch(r'W/"[0-9a-f]{32}"', before)
    assert after.status_code == 200
    assert after.headers["etag"] != before


def test_an_answer_of_another_program_is_not_taken_for_one_of_this(interface, built_data, tmp_path):
    for folder in ("labourmarket", ".streamlit"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    shutil.copy2(ROOT / "app.py", tmp_path)
    indicators = tmp_path / "labourmarket" / "catalogue" / "labour_market.py"
    indicators.write_text(indicators.read_text("utf-8").replace("Open vacancies", "Places"))
    held = {"If-None-Match": interface.get("/api/catalogue?lang=en").headers["etag"]}
    with serving(built_data, tmp_path / "log", program=tmp_path) as address:
        told = httpx.get(f"{address}/api/catalogue?lang=en", headers=held)

    assert interface.get("/api/catalogue?lang=en", headers=held).status_code == 304
    assert told.status_code == 200
    assert "Places" in told.text


def test_the_same_program_elsewhere_has_the_same_name(tmp_path):
    copied = shutil.copytree(ROOT / "labourmarket", tmp_path / "copy")
    assert program.fingerprint(copied) == program.fingerprint()

    (copied / "locale" / "sv" / "new.po").touch()
    assert program.fingerprint(copied) != program.fingerprint()


def test_another_version_of_a_library_has_another_name(tmp_path):
    told = tmp_path / "parts-1.0.dist-info" / "METADATA"
    told.parent.mkdir()
    told.write_text("Metadata-Version: 2.1\nName: parts\nVersion: 1.0\n")
    assert program.libraries([str(tmp_path)]) == "parts 1.0"

    told.write_text("Metadata-Version: 2.1\nName: parts\nVersion: 1.1\n")
    assert program.libraries([str(tmp_path)]) == "parts 1.1"
    assert "polars " in program.libraries()


@pytest.mark.parametrize("address", [*CACHED, *ADDRESSES])
def test_head_is_answered_as_get_without_the_answer(interface, address):
    got = interface.get(address, headers={"Accept-Encoding": "identity"})
    head = interface.head(address, headers={"Accept-Encoding": "identity"})

    assert (head.status_code, head.content) == (got.status_code, b"")
    assert head.headers["content-length"] == got.headers["content-length"]


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_can_be_written(interface, method, address):
    told = interface.request(method, f"{address}?lang=en")

    assert told.status_code == 405
    assert set(told.headers["allow"].split(", ")) == {"GET", "HEAD"}
    assert "read only" in told.json()["title"]


def test_every_wrong_parameter_is_told_in_the_language_asked_for(interface):
    told = interface.get("/api/observations?area=KU999&format=xml&lang=sv&foo=1")

    assert told.status_code == 400
    assert told.headers["content-type"] == "application/problem+json"
    assert told.headers["cache-control"] == "no-store"
    assert told.json()["title"].startswith("Dessa parametrar")
    assert [one["parameter"] for one in told.json()["errors"]] == ["foo", "format", "area"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_unknown_parameter_is_told_at_every_address(interface, address):
    told = interface.get(f"{address}?municipality=Kemi")

    assert told.status_code == 400
    assert told.json()["errors"][0]["parameter"] == "municipality"


def test_an_unknown_address_of_the_interface_is_not_a_page(interface):
    told = interface.get("/api/nothing?lang=en")

    assert told.status_code == 404
    assert "/api/" in told.json()["title"]


def test_the_address_without_its_last_slash_leads_to_the_index(interface):
    told = interface.get("/api?lang=en", follow_redirects=True)

    assert told.url.path == "/api/"
    for link in told.json()["links"]:
        assert interface.get(f"/api/{link}").status_code == 200


@pytest.mark.parametrize("address", [ASKED, "/api/nothing", "/api/areas?foo=1", "/api/health"])
def test_pages_of_any_site_may_read_the_interface_and_only_it(interface, address):
    assert interface.get(address).headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-origin" not in interface.get("/").headers


def test_a_browser_that_asks_first_may_read_and_not_write(interface):
    told = interface.options(ASKED, headers={"Access-Control-Request-Method": "POST"})

    assert told.status_code == 204
    assert told.headers["access-control-allow-methods"] == "GET, HEAD"


def test_answers_have_the_security_headers_of_the_app_and_no_cookie(interface):
    told = interface.get(ASKED)

    assert told.headers["x-content-type-options"] == "nosniff"
    assert "default-src 'self'" in told.headers["content-security-policy"]
    assert "set-cookie" not in told.headers


def test_a_reader_of_a_page_in_swedish_is_not_led_elsewhere(interface):
    came_from = {"Referer": f"{interface.base_url}comparison?lang=sv", "Accept": "text/html"}

    assert interface.get("/api/areas", headers=came_from).status_code == 200


def test_the_pages_are_served_beside_the_interface(interface):
    assert '<html lang="fi">' in interface.get("/").text


def test_a_server_without_figures_says_so_and_not_where_they_should_be(empty, tmp_path):
    for address in ("/api/health", "/api/catalogue", "/api/areas", f"{ASKED}&lang=en"):
        told = empty.get(address)
        assert told.status_code == 503
        assert str(tmp_path) not in told.text
    assert told.json()["title"].startswith("There are no figures on this server yet")
    assert empty.get("/api/openapi.json").status_code == 200


def test_who_asks_too_often_is_told_how_long_to_wait_and_health_is_free(busy):
    codes = [busy.get("/api/areas").status_code for _ in range(3)]
    refused = busy.get("/api/areas?lang=en")

    assert codes == [200, 200, 200]
    assert refused.status_code == 429
    assert 1 <= int(refused.headers["retry-after"]) <= 60
    assert refused.json()["title"].startswith("Too many calls")
    assert refused.headers["access-control-allow-origin"] == "*"
    assert busy.get("/api/health").status_code == 200
    assert busy.get("/").status_code == 200


def test_an_address_that_only_the_caller_tells_is_not_believed(busy):
    codes = {
        busy.get("/api/areas", headers={"X-Forwarded-For": f"192.0.2.{number}"}).status_code
        for number in range(5)
    }

    assert 429 in codes


def test_behind_a_proxy_that_is_trusted_each_caller_counts_for_itself(built_data, tmp_path):
    trusting = {"TYOTAULU_API_CALLS_PER_MINUTE": "1", "FORWARDED_ALLOW_IPS": "127.0.0.1"}
    with serving(built_data, tmp_path / "log", **trusting) as address:
        codes = [
            httpx.get(f"{address}/api/", headers={"X-Forwarded-For": caller}).status_code
            for caller in ("192.0.2.1", "192.0.2.2", "192.0.2.1")
        ]

    assert codes == [200, 200, 429]


def test_the_ipv6_addresses_of_one_line_count_as_one_caller():
    assert door.caller("2001:db8::1") == door.caller("2001:db8::ffff:2")
    assert door.caller("2001:db8:0:1::1") != door.caller("2001:db8::1")
    assert door.caller("192.0.2.1") != door.caller("192.0.2.2")


@pytest.mark.parametrize("setting", ["0", "-1", "many", "1.5"])
def test_a_limit_that_is_no_number_of_calls_is_told_by_its_name(monkeypatch, setting):
    monkeypatch.setenv("TYOTAULU_API_CALLS_PER_MINUTE", setting)

    with pytest.raises(ValueError, match=f"TYOTAULU_API_CALLS_PER_MINUTE={setting}"):
        settings.api_calls_per_minute()


def test_sixty_calls_a_minute_are_answered_unless_set_otherwise():
    assert settings.api_calls_per_minute() == 60


def test_the_examples_of_the_readme_are_answered(interface):
    assert len(EXAMPLES) >= 2
    assert [interface.get(one).status_code for one in EXAMPLES] == [200] * len(EXAMPLES)
