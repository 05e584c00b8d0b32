"""An open-data catalogue that speaks CKAN as avoindata.fi does, with Kela's files behind it.

A fault is put on a list by the test and meets the next calls that it is for, as in the PxWeb.
"""

from __future__ import annotations

import asyncio
import hashlib
import threading
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, unquote

import orjson

from tests.replica.app import JSON, Call, Fault, _header, _send

BASE = "/data/api/3"
CSV = "text/csv; charset=utf-8"
PAGE = b"<!DOCTYPE html><html><title>avoindata.fi</title>Huoltokatko</html>"
NEWEST = "kunnan-osarahoittaman-tyottomyysturvan-saajat-ja-maksetut-etuudet-kunnittain"
OLDER = "kuntien-rahoittama-tyomarkkinatuki"
HEADING = (
    "aikatyyppi,kuukausi_nro,vuosikuukausi,vuosi,kunta_nro,etuus,kertymaluokka,saajat,"
    "kuntaosuus_eur"
)
OLDER_HEADING = (
    "aikatyyppi,kuukausi_nro,vuosikuukausi,vuosi,kunta_nro,kunta_nimi,"
    "tyomarkkinatukipaiva_luokka,saaja_lkm,korvattu_paiva_lkm,maksettu_eur,kunta_osuus_eur"
)


@dataclass
class File:
    """One resource of a package: its data, and what the catalogue tells of it."""

    content: bytes
    modified: str | None = "2026-11-18T06:00:00.123456"
    name: str = "data.csv"
    format: str = "CSV"
    folder: str = "resource/f9932fc3/download"
    told: dict[str, Any] = field(default_factory=dict)

    def tell_checksum(self) -> None:
        self.told["sha256"] = hashlib.sha256(self.content).hexdigest()


@dataclass
class Dataset:
    """One package of the catalogue."""

    title: str
    files: list[File]


@dataclass
class Catalogue:
    """The application, with its packages, what goes wrong in it, and whom it has met."""

    packages: dict[str, Dataset] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    stopping: threading.Event = field(default_factory=threading.Event)

    def fetched(self) -> list[str]:
        """The paths of the files asked for so far."""
        return [call.path for call in self.calls if "/api/" not in call.path]

    async def __call__(self, scope: dict[str, Any], _receive: Any, send: Any) -> None:
        headers = {name.decode(): value.decode() for name, value in scope["headers"]}
        query = scope["query_string"].decode()
        path = scope["path"] + (f"?{query}" if query else "")
        call = Call(scope["method"], path, b"", 0.0, headers)
        self.calls.append(call)
        host = f"http://{headers['host']}"
        status, body, kind = self._answer(scope["path"], parse_qs(query), host)
        fault = self._fault(call)
        if fault is None:
            await _send(send, status, body, kind)
        elif fault.kind == "slow":
            await asyncio.to_thread(self.stopping.wait)
        elif fault.kind == "cut":
            await _send(send, status, body[: len(body) // 2], kind, length=len(body))
        elif fault.kind == "html":
            await _send(send, 200, PAGE, "text/html; charset=utf-8")
        elif fault.kind == "csv_as_html":
            await _send(send, 200, body, "text/html; charset=utf-8")
        elif fault.kind == "html_as_csv":
            await _send(send, 200, PAGE, CSV)
        else:
            await _send(send, int(fault.kind), b"", "text/plain", **_header(fault))

    def _fault(self, call: Call) -> Fault | None:
        for fault in self.faults:
            if fault.times > 0 and fault.at in unquote(call.path):
                fault.times -= 1
                return fault
        return None

    def _answer(self, path: str, asked: dict[str, list[str]], host: str) -> tuple[int, bytes, str]:
        if path == f"{BASE}/action/package_show":
            return self._show(asked["id"][0], host)
        if path == f"{BASE}/action/package_search":
            found = [self._told(name, host) for name in self.packages]
            return _result({"count": len(found), "results": found})
        for name, package in self.packages.items():
            for file in package.files:
                if path == f"/data/dataset/{name}/{file.folder}/{file.name}":
                    return 200, file.content, CSV
        return 404, PAGE, "text/html"

    def _show(self, name: str, host: str) -> tuple[int, bytes, str]:
        if name in self.packages:
            return _result(self._told(name, host))
        error = {"__type": "Not Found Error", "message": "Ei löytynyt"}
        return 404, orjson.dumps({"help": "", "success": False, "error": error}), JSON

    def _told(self, name: str, host: str) -> dict[str, Any]:
        package = self.packages[name]
        resources = [
            {
                "id": "f9932fc3",
                "name": file.name,
                "format": file.format,
                "url": f"{host}/data/dataset/{name}/{file.folder}/{file.name}",
                "last_modified": file.modified,
                "created": "2025-05-28T09:00:00",
                "hash": "",
                **file.told,
            }
            for file in package.files
        ]
        about = File(b"{}", name="package.json", format="JSON")
        metadata = {"name": about.name, "format": about.format, "url": f"{host}/package.json"}
        return {"name": name, "title": package.title, "resources": [metadata, *resources]}


def _result(told: dict[str, Any]) -> tuple[int, bytes, str]:
    return 200, orjson.dumps({"help": "", "success": True, "result": told}), JSON


def _of(month: str) -> str:
    return f"Kuukausi,{int(month[5:])},{month.replace('M', '')},{month[:4]}"


def of_2025(months: list[str], euros: float = 3533.49, area: str = "240") -> bytes:
    """Rows of the newest data set: one municipality, benefit and band, and their totals."""
    rows = [
        f"{_of(month)},{area},{benefit},{band},66,{euros}"
        for month in months
        for benefit, band in (("Ansiopäiväraha", "101-200"), ("Yhteensä", "Yhteensä"))
    ]
    return "\n".join([HEADING, *rows, ""]).encode()


def of_2015(months: list[str], euros: float = 1000.1) -> bytes:
    """Rows of the older data set."""
    rows = [
        f"{_of(month)},240,Kemi,{band},3,60,2000,{euros}"
        for month in months
        for band in ("1000", "Yhteensä")
    ]
    return "\n".join([OLDER_HEADING, *rows, ""]).encode()


def of_kela() -> Catalogue:
    """Both data sets of Kela, of Kemi, with a few months each."""
    return Catalogue(
        {
            NEWEST: Dataset(
                "Kunnan osarahoittaman työttömyysturvan saajat ja maksetut etuudet kunnittain",
                [File(of_2025(["2026M09", "2026M10"]))],
            ),
            OLDER: Dataset(
                "Kunnan osarahoittaman työmarkkinatuen saajat ja maksetut etuudet kunnittain",
                [File(of_2015(["2023M12", "2024M12"]), modified="2026-02-15T05:00:00")],
            ),
        }
    )
