"""The routes of the interface, mounted beside the pages at ``/api``.

Endpoints are plain functions, which Starlette runs in threads: DuckDB makes its reader wait.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route

from labourmarket import language, queries, settings, warehouse
from labourmarket.api import documents
from labourmarket.api.answer import answer
from labourmarket.api.door import CallLimit, OpenToAll
from labourmarket.api.formats import json_bytes, written
from labourmarket.api.media import FORMATS
from labourmarket.api.parameters import AT, Pairs, choices, question, spoken
from labourmarket.api.problems import HANDLERS
from labourmarket.codes import LEVELS
from labourmarket.program import fingerprint, libraries

JSON = "application/json"
_OPENAPI = Path(__file__).with_name("openapi.json")
_LANGUAGE: Mapping[str, Sequence[str]] = {language.ADDRESS: language.LANGUAGES}
# Taken before the first call: files that are changed later are those of the next start.
_PROGRAM = (fingerprint(), libraries())
# A new build is told at the latest so long after it; until then a cache need not ask.
_FIVE_MINUTES = "public, max-age=300"


def routes(under: str = "") -> list[BaseRoute]:
    """What the server mounts beside the app, ``under`` the path of the app."""
    return [Route(f"{under}{AT}", _to_index), Mount(f"{under}{AT}", app=_interface())]


def _interface() -> Starlette:
    return Starlette(
        routes=[Route(path, endpoint) for path, endpoint in ENDPOINTS.items()],
        middleware=[
            Middleware(OpenToAll),
            Middleware(CallLimit, per_minute=settings.api_calls_per_minute()),
        ],
        exception_handlers=HANDLERS,
    )


async def _to_index(request: Request) -> RedirectResponse:
    query = request.url.query
    return RedirectResponse(f".{AT}/?{query}" if query else f".{AT}/")


def index(request: Request) -> Response:
    """What there is, with or without a warehouse."""
    pairs = _pairs(request)
    with language.speaking(spoken(pairs)):
        choices(pairs, _LANGUAGE)
        return Response(json_bytes(documents.index()), media_type=JSON)


def openapi(request: Request) -> Response:
    """The description of the interface, as it lies in the project."""
    choices(_pairs(request), {})
    return Response(_OPENAPI.read_bytes(), media_type=JSON)


def health(request: Request) -> Response:
    """Whether there are figures to serve; never from a cache."""
    choices(_pairs(request), {})
    return Response(
        json_bytes(documents.health()), headers={"Cache-Control": "no-store"}, media_type=JSON
    )


def catalogue(request: Request) -> Response:
    """What figures there are."""
    pairs = _pairs(request)
    with language.speaking(spoken(pairs)):
        choices(pairs, _LANGUAGE)
        return _cached(request, JSON, lambda: json_bytes(documents.catalogue()))


def areas(request: Request) -> Response:
    """What areas there are."""
    pairs = _pairs(request)
    with language.speaking(spoken(pairs)):
        chosen = choices(pairs, {**_LANGUAGE, "level": LEVELS})
        return _cached(request, JSON, lambda: json_bytes(documents.areas(chosen.get("level"))))


def observations(request: Request) -> Response:
    """Figures in the format asked for."""
    pairs = _pairs(request)
    with language.speaking(spoken(pairs)):
        known = queries.areas()["area_code"].to_list()
        at = request.scope["root_path"]
        asked = question(pairs, request.headers.get("accept", ""), known, at=at)
        form = FORMATS[asked.format]
        name = f'inline; filename="tyotaulu.{form.ending}"'
        return _cached(
            request,
            form.sent_as,
            lambda: written(answer(asked), asked.format),
            {"Content-Disposition": name, "Vary": "Accept"},
        )


ENDPOINTS: Mapping[str, Callable[[Request], Response]] = {
    "/": index,
    "/observations": observations,
    "/catalogue": catalogue,
    "/areas": areas,
    "/health": health,
    "/openapi.json": openapi,
}


def _pairs(request: Request) -> Pairs:
    return request.query_params.multi_items()


def _cached(
    request: Request,
    media_type: str,
    made: Callable[[], bytes],
    headers: Mapping[str, str] | None = None,
) -> Response:
    """The answer, or 304 where the caller holds that of this warehouse and program already."""
    tag = _tag(request, media_type)
    told = {"ETag": tag, "Cache-Control": _FIVE_MINUTES, **(headers or {})}
    held = {one.strip() for one in request.headers.get("if-none-match", "").split(",")}
    if held & {tag, tag.removeprefix("W/"), "*"}:
        return Response(status_code=304, headers=told)
    return Response(made(), headers=told, media_type=media_type)


def _tag(request: Request, media_type: str) -> str:
    """Weak, for the server compresses; hashed, for a version tells where the warehouse lies."""
    told = (warehouse.version(), *_PROGRAM, request.url.path, request.url.query, media_type)
    return f'W/"{hashlib.sha256(repr(told).encode()).hexdigest()[:32]}"'
