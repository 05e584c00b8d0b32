"""The shell of a page before any script has run: its language, its title, what a preview tells.

The session decides by the same rule (``language.chosen``) once its script runs. A choice of
language is a link that loads the page anew, so that ``<html lang>`` is set here alone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias
from urllib.parse import parse_qsl, urlencode, urlsplit

from markupsafe import Markup
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from labourmarket import language, settings
from labourmarket.language import ADDRESS
from labourmarket.ui import base, oembed
from labourmarket.ui.frame import NAME
from labourmarket.ui.headers import content_security_policy
from labourmarket.ui.preview import Preview
from labourmarket.ui.words import of_streamlit

Previews: TypeAlias = Callable[[str, Mapping[str, str]], Preview]
"""From the last part of a path and the choices of an address to what is told, as spoken now."""

_NOT_A_DOCUMENT = re.compile(r"/(_stcore|static|media|component|api)/")
# A compressed or unchanged answer could not be rewritten; a part of it neither.
_WITHOUT = {b"accept-encoding", b"if-none-match", b"if-modified-since", b"range"}
_HEAD = Markup(
    '<title>{title}</title><meta property="og:title" content="{headline}">'
    '<meta property="og:description" content="{description}">'
    '<meta name="description" content="{description}">'
    '<meta property="og:type" content="website"><meta property="og:site_name" content="{name}">'
    '<meta property="og:locale" content="{locale}">'
    '<script type="application/json" id="tt-words">{words}</script>'
    '<script defer src="./app/static/access.js"></script>'
)
_OEMBED = Markup(
    '<link rel="alternate" type="application/json+oembed" href="{href}" title="{headline}">'
)
_LOCALES = {"fi": "fi_FI", "sv": "sv_FI", "en": "en_GB"}


@dataclass(frozen=True)
class Document:
    """Serve the shell of the page in its language and under its name; nothing else is touched."""

    app: ASGIApp
    previews: Previews

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if not _is_document(scope):
            await self.app(scope, receive, send)
            return
        kept = [(name, value) for name, value in scope["headers"] if name not in _WITHOUT]
        start: Message = {}
        body = bytearray()

        async def hold_html(message: Message) -> None:
            if message["type"] == "http.response.start" and _is_html(message):
                start.update(message)
            elif not start:
                await send(message)
            else:
                body.extend(message.get("body", b""))

        await self.app({**scope, "headers": kept}, receive, hold_html)
        if start:
            spoken = _spoken(scope)
            html = self._rewritten(bytes(body), scope, spoken)
            _describe(MutableHeaders(scope=start), html, spoken)
            await send(start)
            await send({"type": "http.response.body", "body": html})

    def _rewritten(self, html: bytes, scope: Scope, spoken: str) -> bytes:
        page, query = _last_part(scope), scope["query_string"].decode("latin-1")
        with language.speaking(spoken):
            told = self.previews(page, dict(parse_qsl(query)))
            words = _json(of_streamlit())
        head = _HEAD.format(
            title=told.title,
            headline=told.headline,
            description=told.description,
            name=NAME,
            locale=_LOCALES[spoken],
            words=words,
        )
        if href := oembed.discovery(oembed.base(Request(scope)), page, query):
            head += _OEMBED.format(href=href, headline=told.headline)
        return html.replace(b'<html lang="en">', f'<html lang="{spoken}">'.encode()).replace(
            b"<title>Streamlit</title>", head.encode()
        )


def _json(words: dict[str, str]) -> Markup:
    """The words as data for a script; no word can end its element."""
    return Markup(json.dumps(words, ensure_ascii=False).replace("<", "\\u003c"))


@dataclass(frozen=True)
class KeptLanguage:
    """Lead a page asked for from another page of ours to the language that was chosen there.

    Streamlit's menu has links without the choices of the address. A click within a session keeps
    its language; opened in a new tab, the link is a request that tells where it comes from.
    """

    app: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        asked = _asked(scope["query_string"]) if _is_page_view(scope) else ""
        before = _asked_before(Headers(scope=scope)) if asked is None else None
        if before not in language.LANGUAGES:
            await self.app(scope, receive, send)
            return
        query = [*parse_qsl(scope["query_string"].decode("latin-1")), (ADDRESS, before)]
        to = f"?{urlencode(query)}".encode("latin-1")
        told = [(b"location", to), (b"cache-control", b"no-store"), (b"content-length", b"0")]
        await send({"type": "http.response.start", "status": 307, "headers": told})
        await send({"type": "http.response.body", "body": b""})


def _last_part(scope: Scope) -> str:
    return _path(scope).rstrip("/").rpartition("/")[2]


def _path(scope: Scope) -> str:
    """The path below that of the app, whose parts are names of no page and of no file."""
    path: str = scope["path"]
    return path.removeprefix(base.path())


def _is_document(scope: Scope) -> bool:
    return scope["type"] == "http" and not _NOT_A_DOCUMENT.search(_path(scope))


def _is_page_view(scope: Scope) -> bool:
    return _is_document(scope) and "text/html" in Headers(scope=scope).get("accept", "")


def _asked(query: bytes | str) -> str | None:
    told = query.decode("latin-1") if isinstance(query, bytes) else query
    return dict(parse_qsl(told, keep_blank_values=True)).get(ADDRESS)


def _asked_before(headers: Headers) -> str | None:
    """The language in the address of the page of ours that the reader comes from."""
    page = urlsplit(headers.get("referer", ""))
    return _asked(page.query) if page.netloc == headers.get("host") else None


def _spoken(scope: Scope) -> str:
    accepted = Headers(scope=scope).get("accept-language", "")
    return language.chosen(_asked(scope["query_string"]), accepted)


def _is_html(start: Message) -> bool:
    return Headers(raw=start["headers"]).get("content-type", "").startswith("text/html")


def _describe(headers: MutableHeaders, html: bytes, spoken: str) -> None:
    """Make the headers say what the rewritten document is."""
    for stale in ("etag", "last-modified"):
        del headers[stale]
    if html:  # the answer to HEAD has none, and its length is not known here
        headers["content-length"] = str(len(html))
    else:
        del headers["content-length"]
    headers["content-language"] = spoken
    headers.add_vary_header("Accept-Language")
    headers["content-security-policy"] = content_security_policy(html, settings.embed_hosts())
