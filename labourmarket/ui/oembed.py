"""oEmbed (oembed.com): a site that is given the address of a view asks here for its frame."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from labourmarket import language, settings
from labourmarket.language import ADDRESS
from labourmarket.ui import base as under, preview, snippets
from labourmarket.ui.frame import NAME

PATH = "/oembed"
WIDTH = 800
# Codes, and nothing else, are handed on.
_NAME, _CODE = re.compile(r"[a-z_]{1,32}"), re.compile(r"[\w.-]{1,400}", re.ASCII)
_NOT_HANDED_ON = {"embed", "embed_options"}


async def answer(request: Request) -> Response:
    """Tell of one address: 404 where it is none of our figures, 501 in another form than JSON."""
    asked = request.query_params
    if asked.get("format", "json") != "json":
        return PlainTextResponse("Only format=json is served.", 501)
    found = _view(asked.get("url", ""), base(request))
    if found is None:
        return PlainTextResponse("The address is no figure of this service.", 404)
    width, height = (_at_most(asked.get(name), most) for name, most in _sizes(found[0]).items())
    return JSONResponse(_told(base(request), *found, width, height))


def base(request: Request) -> str:
    """The address of the service, as it was set up or as it was asked."""
    return settings.public_address() or str(request.base_url).rstrip("/") + under.path()


def discovery(service: str, page: str, query: str) -> str:
    """Where this endpoint tells of a view; empty for a page without figures for other sites."""
    if page not in snippets.FRAMED:
        return ""
    view = f"{service}/{page}" + (f"?{query}" if query else "")
    return f"{service}{PATH}?{urlencode({'format': 'json', 'url': view})}"


def _sizes(page: str) -> Mapping[str, int]:
    return {"maxwidth": WIDTH, "maxheight": snippets.FRAMED[page]}


def _at_most(asked: str | None, most: int) -> int:
    is_one = asked is not None and re.fullmatch(r"[1-9][0-9]{0,4}", asked)
    return min(int(asked), most) if asked and is_one else most


def _view(url: str, service: str) -> tuple[str, dict[str, str]] | None:
    """The page and the choices of an address of ours; None where it is another."""
    if not url.startswith(f"{service}/"):
        return None
    path, _mark, query = url[len(service) + 1 :].partition("?")
    choices = dict(parse_qsl(urlsplit(f"?{query}").query, keep_blank_values=True))
    are_codes = all(_NAME.fullmatch(name) and _CODE.fullmatch(choices[name]) for name in choices)
    if path not in snippets.FRAMED or not are_codes:
        return None
    return path, {name: choices[name] for name in choices if name not in _NOT_HANDED_ON}


def _told(
    service: str, page: str, choices: dict[str, str], width: int, height: int
) -> dict[str, str | int]:
    with language.speaking(choices.get(ADDRESS, language.DEFAULT)):
        title = preview.of(page, choices).headline
    src = snippets.address(service, page, choices | snippets.EMBEDDED)
    return {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "html": str(snippets.frame(src, title, height, width)),
        "width": width,
        "height": height,
        "provider_name": NAME,
        "provider_url": service,
        "cache_age": 3600,
    }
