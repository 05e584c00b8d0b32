"""What the smaller replicas share: calls are noted, and faults on a list meet the next calls."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.replica.app import JSON, Call, Fault, _send

XML = "application/xml"
EXCEPTION_REPORT = b"""<?xml version="1.0" encoding="UTF-8"?>
<ows:ExceptionReport version="2.0.0"><ows:Exception exceptionCode="InvalidParameterValue">
<ows:ExceptionText>Feature type unknown</ows:ExceptionText></ows:Exception></ows:ExceptionReport>"""
PAGE = b"<html>Huolto</html>"


@dataclass
class Faulty:
    """An application that answers GET by ``answer``, unless a fault is due."""

    faults: list[Fault] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    # told of each call before it is answered; a test stops the download there
    met: Callable[[Call], None] = lambda _call: None
    stopping: threading.Event = field(default_factory=threading.Event)
    place: str = ""

    def answer(self, path: str) -> tuple[int, bytes, str]:
        """Status, body and content type for a path with its query."""
        raise NotImplementedError

    async def __call__(self, scope: dict[str, Any], receive: Any, send: Any) -> None:
        await receive()
        query = scope["query_string"].decode()
        path = scope["raw_path"].decode() + (f"?{query}" if query else "")
        headers = {name.decode(): value.decode() for name, value in scope["headers"]}
        call = Call(scope["method"], path, b"", 0.0, headers)
        self.calls.append(call)
        await asyncio.to_thread(self.met, call)
        fault = next((one for one in self.faults if one.times > 0 and one.at in path), None)
        if fault is None:
            await _send(send, *self.answer(path))
            return
        fault.times -= 1
        await self._fail(fault, path, send)

    async def _fail(self, fault: Fault, path: str, send: Any) -> None:
        status, body, kind = self.answer(path)
        half = body[: len(body) // 2]
        answers = {
            "cut_json": (200, half, JSON),
            "html": (200, PAGE, "text/html"),
            "html_as_json": (200, PAGE, JSON),
            "exception": (200, EXCEPTION_REPORT, XML),
            "other": (200, b'{"type": "other"}', JSON),
            "too_large": (200, b"[" + b" " * 100_000 + b"]", JSON),
        }
        if fault.kind == "cut":
            await _send(send, status, half, kind, length=len(body))
        elif fault.kind in answers:
            await _send(send, *answers[fault.kind])
        else:
            await _send(send, int(fault.kind), b"", "text/plain")
