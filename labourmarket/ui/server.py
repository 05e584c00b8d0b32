"""The server: the app as an ASGI application, with all imports made before the first visit.

``python -m labourmarket.ui.server`` serves on the address and port given, else on those of
``STREAMLIT_SERVER_ADDRESS`` and ``STREAMLIT_SERVER_PORT``, else on those of
``.streamlit/config.toml``, which holds all other settings. ``streamlit run
labourmarket/ui/server.py`` or any ASGI server can serve ``app`` as well, each
under the path that ``base`` tells.
"""

from __future__ import annotations

import argparse
import gc
import importlib
import os
import pkgutil
import shlex
import socket
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import streamlit as st
import uvicorn
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.routing import BaseRoute, Route

import labourmarket
from labourmarket import api, settings
from labourmarket.ui import base, frame, oembed, preview
from labourmarket.ui.headers import SecurityHeaders
from labourmarket.ui.shell import Document, KeptLanguage

# `streamlit run` puts this folder on the path, where html.py would stand for Python's own.
sys.path[:] = [folder for folder in sys.path if Path(folder) != Path(__file__).parent]

_SCRIPT = Path(__file__).parents[2] / "app.py"
_HEAVY = ("duckdb", "pandas", "plotly.graph_objects", "plotly.io", "polars", "pyarrow")


def main(arguments: Sequence[str] | None = None) -> None:
    """Serve the app until stopped."""
    _check_settings()
    options = _options(arguments)
    with _door(options.address, options.port) as door:
        url = _url(options.address, door.getsockname()[1])
        sys.stdout.write(f"{frame.NAME}: {url} (Ctrl+C stops it)\n")
        sys.stdout.flush()
        with suppress(KeyboardInterrupt):
            uvicorn.Server(_uvicorn()).run(sockets=[door])


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m labourmarket.ui.server", description="Serve Työtaulu."
    )
    address = os.environ.get("STREAMLIT_SERVER_ADDRESS") or st.get_option("server.address")
    port = os.environ.get("STREAMLIT_SERVER_PORT") or st.get_option("server.port")
    parser.add_argument("--address", default=address, help="network address (%(default)s)")
    parser.add_argument("--port", type=int, default=port, help="port (%(default)s); 0: a free one")
    return parser.parse_args(arguments)


def _check_settings() -> None:
    """Refuse to serve by a setting that is not understood, or without those of the project.

    Streamlit looks for its settings where it is started: elsewhere it would tell visitors the
    program's own words of a fault, and listen on every address.
    """
    if not Path.cwd().samefile(_SCRIPT.parent):
        sys.exit(
            f"The settings of the pages are found from the project's folder only. "
            f"Start there: cd {shlex.quote(str(_SCRIPT.parent))}"
        )
    try:
        settings.embed_hosts()
        settings.public_address()
        base.check()
    except ValueError as wrong:
        sys.exit(str(wrong))


def _uvicorn() -> uvicorn.Config:
    return uvicorn.Config(
        app,
        access_log=False,
        forwarded_allow_ips=settings.trusted_proxies(),
        log_level="warning",
        ssl_certfile=st.get_option("server.sslCertFile"),
        ssl_keyfile=st.get_option("server.sslKeyFile"),
        timeout_graceful_shutdown=3,
        ws="websockets-sansio",
        ws_per_message_deflate=False,
    )


def _url(address: str, port: int) -> str:
    return f"http://{f'[{address}]' if ':' in address else address}:{port}{base.path()}"


def _door(address: str, port: int) -> socket.socket:
    """Open the port; visitors who come before the app is ready wait at it."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    try:
        return socket.create_server((address, port), family=family, backlog=2048)
    except OSError as refused:
        sys.exit(
            f"Cannot serve on {_url(address, port)}: {os.strerror(refused.errno or 0)}. "
            "Choose another port: make run PORT=8502"
        )


def _import_what_pages_use() -> None:
    """Import here, in the main thread, what two sessions at once would find half imported."""
    modules = [
        module.name for module in pkgutil.walk_packages(labourmarket.__path__, "labourmarket.")
    ]
    for name in (*_HEAVY, *modules):
        if name != "labourmarket.ui.server":  # this module, which also runs under other names
            importlib.import_module(name)


@asynccontextmanager
async def _warm(_app: st.App) -> AsyncIterator[None]:
    _check_settings()
    _import_what_pages_use()
    gc.collect()
    gc.freeze()
    yield


async def _front_page(request: Request) -> RedirectResponse:
    """Lead from the file name of the default page, which answers at ``/`` alone, to it."""
    query = request.url.query
    return RedirectResponse(f"./?{query}" if query else "./")


def _routes(under: str) -> list[BaseRoute]:
    """What is served beside the pages, under the same path as they."""
    return [
        Route(f"{under}/overview", _front_page),
        Route(f"{under}{oembed.PATH}", oembed.answer),
        *api.routes(under),
    ]


base.settle()
app = st.App(
    _SCRIPT,
    lifespan=_warm,
    routes=_routes(base.path()),
    middleware=[
        Middleware(SecurityHeaders),
        Middleware(KeptLanguage),
        Middleware(Document, previews=preview.of),
    ],
    on_script_error=frame.apologise,
)

if __name__ == "__main__":
    main()
