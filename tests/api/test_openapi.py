"""The description of the interface is held against the code, and answers against it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import httpx
import orjson
import pytest
from openapi_schema_validator import OAS31Validator
from openapi_spec_validator import OpenAPIV31SpecValidator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from labourmarket import language
from labourmarket.api import media, parameters, server
from labourmarket.api.answer import COLUMNS, MOST_FIGURES
from labourmarket.api.jsonstat import DIMENSIONS, MISSING, MOST_CELLS
from labourmarket.api.problems import MEDIA_TYPE
from labourmarket.catalogue.model import Direction, Unit
from labourmarket.codes import AREA_CODE, FREQUENCIES, LEVELS, STATUSES
from tests.conftest import ROOT

FILE = ROOT / "labourmarket" / "api" / "openapi.json"
DESCRIPTION: dict[str, Any] = orjson.loads(FILE.read_bytes())
PARTS = DESCRIPTION["components"]
OPERATIONS = {path: item["get"] for path, item in DESCRIPTION["paths"].items()}


def named(path: str) -> dict[str, dict[str, Any]]:
    """The parameters of the address that the description has for a path."""
    parts = [
        PARTS["parameters"][one["$ref"].rpartition("/")[2]]
        for one in OPERATIONS[path]["parameters"]
    ]
    return {one["name"]: one["schema"] for one in parts if one["in"] == "query"}


def schema(name: str) -> OAS31Validator:
    whole = Resource.from_contents(DESCRIPTION, default_specification=DRAFT202012)
    return OAS31Validator(
        {"$ref": f"urn:openapi#/components/schemas/{name}"},
        registry=Registry().with_resource("urn:openapi", whole),
    )


def test_the_description_is_valid_openapi():
    assert list(OpenAPIV31SpecValidator(DESCRIPTION).iter_errors()) == []


def test_every_address_is_described_and_only_with_get():
    assert set(OPERATIONS) == set(server.ENDPOINTS)
    assert all(set(item) == {"get"} for item in DESCRIPTION["paths"].values())
    assert DESCRIPTION["servers"] == [{"url": f"..{parameters.AT}"}]  # as seen from the description


def test_parameters_and_what_is_allowed_are_those_of_the_code():
    observations = named("/observations")

    assert set(observations) == set(parameters.PARAMETERS)
    for name, allowed in parameters.CHOICES.items():
        assert observations[name]["enum"] == list(allowed)
    assert observations["lang"]["default"] == language.DEFAULT
    assert observations["format"]["default"] == media.DEFAULT
    assert observations["area"]["items"]["pattern"] == AREA_CODE
    assert named("/areas")["level"]["enum"] == LEVELS
    assert set(named("/areas")) == {"level", "lang"}
    assert set(named("/catalogue")) == set(named("/")) == {"lang"}
    assert named("/health") == named("/openapi.json") == {}


@pytest.mark.parametrize("text", ["2026-06", "2022", "2026-13", "2026-6", "026-01", "2026-06-01"])
def test_the_pattern_of_a_period_is_what_the_code_reads(text):
    forms = [re.compile(named("/observations")[name]["pattern"]) for name in ("from", "to")]
    forms.append(re.compile(named("/observations")["period"]["items"]["pattern"]))
    try:
        parameters.question([("from", text)], "", ())
    except parameters.WrongParametersError:
        assert not any(form.search(text) for form in forms)
    else:
        assert all(form.search(text) for form in forms)


def test_the_limits_are_those_of_the_code():
    told = OPERATIONS["/observations"]["description"]

    assert set(map(int, re.findall(r"\d{4,}", told))) == {MOST_FIGURES, MOST_CELLS}


def test_formats_are_those_of_the_code():
    content = OPERATIONS["/observations"]["responses"]["200"]["content"]

    assert set(content) == {one.sent_as.partition(";")[0] for one in media.FORMATS.values()}
    problems = [one["content"] for one in PARTS["responses"].values()]
    assert all(set(one) == {MEDIA_TYPE} for one in problems)


def test_codes_are_those_of_the_code():
    schemas = PARTS["schemas"]
    observation, indicator = (
        schemas["Observation"]["properties"],
        schemas["Indicator"]["properties"],
    )
    cube = schemas["JsonStat"]["properties"]

    assert tuple(observation) == COLUMNS
    assert observation["status"]["enum"] == STATUSES
    assert observation["frequency"]["enum"] == FREQUENCIES
    assert cube["status"]["items"]["enum"] == [*STATUSES, MISSING]
    assert cube["id"]["const"] == list(DIMENSIONS)
    assert indicator["unit"]["enum"] == list(Unit)
    assert indicator["direction"]["enum"] == list(Direction)
    assert schemas["Area"]["properties"]["level"]["enum"] == LEVELS
    assert schemas["Catalogue"]["properties"]["language"]["enum"] == list(language.LANGUAGES)


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("/api/", "Index"),
        ("/api/observations?area=KU751", "Observations"),
        ("/api/observations?area=KU751&frequency=year&lang=en", "Observations"),
        ("/api/observations?period=2024-05", "Observations"),
        ("/api/observations?area=KU751&format=json-stat2", "JsonStat"),
        ("/api/observations?period=2024-05&format=json-stat2", "JsonStat"),
        ("/api/catalogue?lang=sv", "Catalogue"),
        ("/api/areas", "Areas"),
        ("/api/health", "Health"),
        ("/api/observations?area=KU999&format=xml", "Problem"),
        ("/api/nothing", "Problem"),
    ],
)
def test_answers_are_as_described(interface: httpx.Client, address: str, name: str):
    told = interface.get(address)

    assert [error.message for error in schema(name).iter_errors(told.json())] == []


def test_an_answer_that_is_not_as_described_would_be_told(interface: httpx.Client):
    told = interface.get("/api/observations?area=KU751").json()
    told["observations"][0]["status"] = "zero"

    assert len(list(schema("Observations").iter_errors(told))) == 1


def test_the_description_is_served_as_it_lies_in_the_project(interface: httpx.Client):
    assert interface.get("/api/openapi.json").content == Path(FILE).read_bytes()
