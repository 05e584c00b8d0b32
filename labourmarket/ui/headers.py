"""What the server adds to Streamlit's answers: security headers, caching, the page's shell."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_INLINE_SCRIPT = re.compile(rb"<script>(.*?)</script>", re.DOTALL)
_SECURITY = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
_OWN_FILES = "/app/static/"
_AN_HOUR = "public, max-age=3600"


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


def content_security_policy(html: bytes = b"", framed_by: Sequence[str] = ()) -> str:
    """Allow what the app itself serves, and of inline scripts only those of the document.

    ``framed_by`` are the origins of other sites that may show the document in a frame.
    """
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
            " ".join(["frame-ancestors 'self'", *framed_by]),
        ]
    )


def _add_headers(headers: MutableHeaders, path: str, status: int) -> None:
    headers.setdefault("Content-Security-Policy", content_security_policy())
    for name, value in _SECURITY.items():
        headers.setdefault(name, value)
    if _OWN_FILES in path and status in (200, 304):
        headers.setdefault("Cache-Control", _AN_HOUR)
