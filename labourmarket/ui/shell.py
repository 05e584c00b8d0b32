"""The shell of a page before any script has run: its language, its title, what a preview tells.

The session decides by the same rule (``language.chosen``) once its script runs. A choice of
language is a link that loads the page anew, so that ``<html lang>`` is set here alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias
from urllib.parse import parse_qsl, urlencode, urlsplit

from markupsafe import Markup
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from labourmarket import language
from labourmarket.language import ADDRESS
from labourmarket.ui.headers import content_security_policy

Titles: TypeAlias = Callable[[str], tuple[str, str]]
"""From the last part of a path to the title of its page and what the app is, as spoken now."""

_NOT_A_DOCUMENT = re.compile(r"/(_stcore|static|media|component|api)/")
# A compressed or unchanged answer could not be rewritten; a part of it neither.
_WITHOUT = {b"accept-encoding", b"if-none-match", b"if-modified-since", b"range"}
_HEAD = Markup(
    '<title>{title}</title><meta property="og:title" content="{title}">'
    '<meta property="og:description" content="{about}"><meta name="description" content="{about}">'
)


@dataclass(frozen=True)
class Document:
    """Serve the shell of the page in its language and under its name; nothing else is touched."""

    app: ASGIApp
    titles: Titles

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
            html = self._rewritten(bytes(body), scope["path"], spoken)
            _describe(MutableHeaders(scope=start), html, spoken)
            await send(start)
            await send({"type": "http.response.body", "body": html})

    def _rewritten(self, html: bytes, path: str, spoken: str) -> bytes:
        with language.speaking(spoken):
            title, about = self.titles(path.rstrip("/").rpartition("/")[2])
        head = _HEAD.format(title=title, about=about)
        return html.replace(b'<html lang="en">', f'<html lang="{spoken}">'.encode()).replace(
            b"<title>Streamlit</title>", head.encode()
        )


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


def _is_document(scope: Scope) -> bool:
    return scope["type"] == "http" and not _NOT_A_DOCUMENT.search(scope["path"])


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
    headers["content-security-policy"] = content_security_policy(html)
