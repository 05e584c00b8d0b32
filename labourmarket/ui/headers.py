"""What the server adds to Streamlit's answers: security headers, the page's language, caching."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_NOT_A_DOCUMENT = re.compile(r"/(_stcore|static|media|component)/")
_INLINE_SCRIPT = re.compile(rb"<script>(.*?)</script>", re.DOTALL)
_SECURITY = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
_OWN_FILES = "/app/static/"
_AN_HOUR = "public, max-age=3600"
# A compressed or unchanged answer could not be rewritten; a part of it neither.
_WITHOUT = {b"accept-encoding", b"if-none-match", b"if-modified-since", b"range"}


@dataclass(frozen=True)
class SecurityHeaders:
    """Add the security headers to every answer, and an hour's caching to the app's own files."""

    app: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                _add_headers(MutableHeaders(scope=message), scope["path"], message["status"])
            await send(message)

        await self.app(scope, receive, send_with_headers)


@dataclass(frozen=True)
class Document:
    """Serve the shell of the page in its language and under its name; nothing else is touched."""

    app: ASGIApp
    language: str
    name: str

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or _NOT_A_DOCUMENT.search(scope["path"]):
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
            html = self._rewritten(bytes(body))
            _describe(MutableHeaders(scope=start), html)
            await send(start)
            await send({"type": "http.response.body", "body": html})

    def _rewritten(self, html: bytes) -> bytes:
        return html.replace(b'<html lang="en">', f'<html lang="{self.language}">'.encode()).replace(
            b"<title>Streamlit</title>", f"<title>{self.name}</title>".encode()
        )


def content_security_policy(html: bytes = b"") -> str:
    """Allow what the app itself serves, and of inline scripts only those of the document."""
    hashes = [
        f"'sha256-{base64.b64encode(hashlib.sha256(script).digest()).decode()}'"
        for script in _INLINE_SCRIPT.findall(html)
    ]
    return "; ".join(
        [
            "default-src 'self'",
            " ".join(["script-src 'self'", *hashes]),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self' ws: wss: data: blob:",
            "worker-src 'self' blob:",
            "media-src 'self' data: blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'self'",
        ]
    )


def _is_html(start: Message) -> bool:
    return Headers(raw=start["headers"]).get("content-type", "").startswith("text/html")


def _describe(headers: MutableHeaders, html: bytes) -> None:
    """Make the headers say what the rewritten document is."""
    for stale in ("etag", "last-modified"):
        del headers[stale]
    if html:  # the answer to HEAD has none, and its length is not known here
        headers["content-length"] = str(len(html))
    else:
        del headers["content-length"]
    headers["content-security-policy"] = content_security_policy(html)


def _add_headers(headers: MutableHeaders, path: str, status: int) -> None:
    headers.setdefault("Content-Security-Policy", content_security_policy())
    for name, value in _SECURITY.items():
        headers.setdefault(name, value)
    if _OWN_FILES in path and status in (200, 304):
        headers.setdefault("Cache-Control", _AN_HOUR)
