"""Who may ask, and how often: pages of any site, each address so many times a minute."""

from __future__ import annotations

import time
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address, ip_network
from math import ceil

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from labourmarket.api.problems import problem

_OPEN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Retry-After, Content-Disposition",
}
_PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, HEAD",
    "Access-Control-Allow-Headers": "*",
    "Access-Control-Max-Age": "86400",
}
_UNLIMITED = "/health"


@dataclass(frozen=True)
class OpenToAll:
    """Let pages of any site read the answers.

    The header stands in every answer, whoever asks: a cache may hand one on to another site.
    """

    app: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""

        async def send_opened(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(_OPEN)
            await send(message)

        asks_whether = scope["method"] == "OPTIONS"
        app = Response(status_code=204, headers=_PREFLIGHT) if asks_whether else self.app
        await app(scope, receive, send_opened)


class CallLimit:
    """Answer each address so many times in any minute, then ask it to wait; health is free.

    The address is that of the connection. Behind a proxy it is the proxy's, unless uvicorn is told
    to believe the proxy (``settings.trusted_proxies``).
    """

    def __init__(self, app: ASGIApp, per_minute: int) -> None:
        self._app = app
        self._rule = RateLimitItemPerMinute(per_minute)
        self._window = MovingWindowRateLimiter(MemoryStorage())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        address = caller(scope["client"][0] if scope["client"] else "")
        if scope["path"].endswith(_UNLIMITED) or self._window.hit(self._rule, address):
            await self._app(scope, receive, send)
            return
        until = self._window.get_window_stats(self._rule, address).reset_time
        wait = {"Retry-After": str(max(1, ceil(until - time.time())))}
        await problem(Request(scope), 429, headers=wait)(scope, receive, send)


def caller(address: str) -> str:
    """Whom an address counts as: one line has a whole /64 of IPv6 addresses to ask from."""
    try:
        told = ip_address(address)
    except ValueError:  # a socket of the machine, or what a trusted proxy made up
        return address
    return str(ip_network((told, 64), strict=False)) if isinstance(told, IPv6Address) else address
