"""A PxWeb API v1 as StatFin runs it, in ASGI, with every fault that has been seen there.

A fault is put on a list by the test and meets the next calls that it is for.
"""

from __future__ import annotations

import asyncio
import itertools
import threading
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from typing import Any

import orjson

from tests.replica.tables import SUPPRESSED, Dimension, Published

BASE = "/PxWeb/api/v1/fi"
IIS_PAGE = b"<html><title>403 - Forbidden: Access is denied.</title></html>"
JSON = "application/json; charset=utf-8"


@dataclass
class Fault:
    """What goes wrong with the next ``times`` calls whose path holds ``at``."""

    kind: str
    at: str = ""
    times: int = 1
    method: str = ""
    told: str = ""


@dataclass
class Call:
    """A call as the replica met it."""

    method: str
    path: str
    body: bytes
    moment: float
    headers: dict[str, str]


@dataclass
class Replica:
    """The application, with what it offers, what goes wrong in it, and whom it has met."""

    tables: list[Published] = field(default_factory=list)
    config: dict[str, Any] = field(
        default_factory=lambda: {
            "maxValues": 120000,
            "maxCells": 120000,
            "maxCalls": 40,
            "timeWindow": 60,
            "CORS": True,
        }
    )
    most_cells: int = 120_000
    faults: list[Fault] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    now: Callable[[], float] = lambda: 0.0
    # told of each query before it is answered; a test stops the download there
    met: Callable[[Call], None] = lambda _call: None
    stopping: threading.Event = field(default_factory=threading.Event)
    place: str = f"{BASE}/StatFin"

    def table(self, path: str) -> Published:
        return next(table for table in self.tables if table.path == path)

    def queries(self, at: str = "") -> list[dict[str, list[str]]]:
        """What was asked for in the queries so far: values by variable."""
        return [
            {one["code"]: one["selection"]["values"] for one in orjson.loads(call.body)["query"]}
            for call in self.calls
            if call.method == "POST" and at in call.path
        ]

    async def __call__(self, scope: dict[str, Any], receive: Any, send: Any) -> None:
        body = b""
        while (message := await receive())["type"] == "http.request":
            body += message["body"]
            if not message["more_body"]:
                break
        headers = {name.decode(): value.decode() for name, value in scope["headers"]}
        query = scope["query_string"].decode()
        path = scope["path"] + (f"?{query}" if query else "")
        call = Call(scope["method"], path, body, self.now(), headers)
        self.calls.append(call)
        await asyncio.to_thread(self.met, call)
        fault = self._fault(call)
        if fault is None:
            await _send(send, *self._answer(call))
        else:
            await self._fail(fault, call, send)

    def _fault(self, call: Call) -> Fault | None:
        for fault in self.faults:
            if fault.times > 0 and fault.at in call.path and fault.method in ("", call.method):
                fault.times -= 1
                return fault
        return None

    def _answer(self, call: Call) -> tuple[int, bytes, str]:
        """Status, body and content type."""
        path = call.path.removeprefix(BASE).removeprefix("/")
        if path == "?config":
            return 200, orjson.dumps(self.config), JSON
        below = path.removeprefix("StatFin/")
        table = next((table for table in self.tables if table.path == below), None)
        if table is None:
            return self._folder(below)
        if call.method == "GET":
            return 200, orjson.dumps(table.metadata()), JSON
        return self._data(table, call.body)

    def _folder(self, path: str) -> tuple[int, bytes, str]:
        entries = [
            {"id": table.path.split("/")[1], "type": "t", "text": table.title}
            for table in self.tables
            if table.path.split("/")[0] == path
        ]
        return (200, orjson.dumps(entries), JSON) if entries else bad_request()

    def _data(self, table: Published, body: bytes) -> tuple[int, bytes, str]:
        try:
            chosen = _chosen(table, orjson.loads(body)["query"])
        except (LookupError, ValueError):
            return bad_request()
        cells = 1
        for codes in chosen.values():
            cells *= len(codes)
        if cells > self.most_cells:
            return 403, IIS_PAGE, "text/html"
        return 200, orjson.dumps(json_stat(table, chosen)), JSON

    async def _fail(self, fault: Fault, call: Call, send: Any) -> None:
        if fault.kind == "slow":
            await asyncio.to_thread(self.stopping.wait)
            return
        status, body, kind = self._answer(call)
        half = body[: len(body) // 2]
        if fault.kind == "cut":
            await _send(send, status, half, kind, length=len(body))
            return
        page = b"<html>Huolto</html>"
        answers = {
            "cut_json": (200, half, JSON),
            "html": (200, page, "text/html"),
            "html_as_json": (200, page, JSON),
            "json_as_html": (200, body, "text/html"),
            "other": (200, orjson.dumps({"class": "dataset", "id": []}), JSON),
        }
        if fault.kind == "less":
            await _send(send, *self._answer(_for_one_area_less(call)))
        elif fault.kind == "too_large":
            await _send(send, 200, b"[" + b" " * int(fault.told) + b"]", JSON)
        elif fault.kind in answers:
            await _send(send, *answers[fault.kind])
        else:
            await _send(send, int(fault.kind), b"", "text/plain", **_header(fault))


def _header(fault: Fault) -> dict[str, str]:
    """What a status says beside itself: where to go, or how long to wait."""
    name = "location" if fault.kind in ("302", "307") else "retry_after"
    return {name: fault.told} if fault.told else {}


def _for_one_area_less(call: Call) -> Call:
    """The same query without the last of its areas."""
    told = orjson.loads(call.body)
    told["query"][0]["selection"]["values"].pop()
    return replace(call, body=orjson.dumps(told))


def bad_request() -> tuple[int, bytes, str]:
    """StatFin's answer to anything that it does not know."""
    return 400, b"Bad Request", "text/plain"


def _chosen(table: Published, query: list[dict[str, Any]]) -> dict[str, list[str]]:
    asked = {one["code"]: one["selection"] for one in query}
    known = {one.code for one in table.dimensions}
    if set(asked) - known:
        raise LookupError
    return {
        one.code: _values(one, asked.get(one.code))
        for one in table.dimensions
        if one.code in asked or not one.elimination
    }


def _values(one: Dimension, selection: dict[str, Any] | None) -> list[str]:
    codes = list(one.values)
    if selection is None or selection["filter"] == "all":
        return codes
    if selection["filter"] == "top":
        return codes[-int(selection["values"][0]) :]
    if not set(selection["values"]) <= set(codes):
        raise LookupError
    return [code for code in codes if code in selection["values"]]


def json_stat(table: Published, chosen: dict[str, list[str]]) -> dict[str, Any]:
    """The answer in the form of StatFin; what was eliminated is at its total."""
    names = [one.code for one in table.dimensions]
    at_total = {name: ["SSS"] for name in names if name not in chosen}
    every = [chosen.get(name) or at_total[name] for name in names]
    figures = [
        table.value(dict(zip(names, codes, strict=True))) for codes in itertools.product(*every)
    ]
    status = {str(n): told for n, told in enumerate(figures) if isinstance(told, str)}
    roles: dict[str, list[str]] = {}
    for one in table.dimensions:
        if one.role:
            roles.setdefault(one.role, []).append(one.code)
    texts = {one.code: one.values for one in table.dimensions}
    answer = {
        "version": "2.0",
        "class": "dataset",
        "label": table.title,
        "source": "KEHA-keskus, Työnvälitystilasto",
        "updated": table.updated,
        "note": [f"{SUPPRESSED} = Tieto on salassapitosäännön alainen"],
        "role": roles,
        "id": list(chosen),
        "size": [len(codes) for codes in chosen.values()],
        "dimension": {
            name: {
                "label": name,
                "category": {
                    "index": {code: place for place, code in enumerate(codes)},
                    "label": {code: texts[name][code] for code in codes},
                },
            }
            for name, codes in chosen.items()
        },
        "value": [None if isinstance(told, str) else told for told in figures],
    }
    return answer | ({"status": status} if status else {})


async def _send(
    send: Callable[[dict[str, Any]], Awaitable[None]],
    status: int,
    body: bytes,
    kind: str,
    length: int | None = None,
    **headers: str,
) -> None:
    told = {"content-type": kind, "content-length": str(length or len(body))}
    told |= {name.replace("_", "-"): value for name, value in headers.items()}
    pairs = [(name.encode(), value.encode()) for name, value in told.items()]
    await send({"type": "http.response.start", "status": status, "headers": pairs})
    await send({"type": "http.response.body", "body": body})
