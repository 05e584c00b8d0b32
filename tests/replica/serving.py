"""A replica on a free port of this machine, in a thread of the test."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

from tests.replica import ckan
from tests.replica.app import Replica
from tests.replica.ckan import Catalogue
from tests.replica.faulty import Faulty


@contextmanager
def serving(replica: Replica | Catalogue | Faulty, **tls: str) -> Iterator[str]:
    """Serve until left; gives the address of what it publishes.

    The socket listens before the thread starts: a call that comes earlier waits in its queue.
    """
    path = ckan.BASE if isinstance(replica, Catalogue) else replica.place
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        config = uvicorn.Config(
            replica, log_level="critical", lifespan="off", loop="asyncio", ws="none", **tls
        )
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            yield f"{'https' if tls else 'http'}://127.0.0.1:{port}{path}"
        finally:
            replica.stopping.set()
            server.should_exit = True
            thread.join()
