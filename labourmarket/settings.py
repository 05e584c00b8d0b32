"""The settings, each read by one function from the environment."""

from __future__ import annotations

import os
import re
from pathlib import Path

DEFAULT_AREA = "TA22"
OWN_AREA = "OWN"
STATFIN = "https://pxdata.stat.fi/PxWeb/api/v1/fi/StatFin"
CLASSIFICATIONS = "https://data.stat.fi/api/classifications/v2"
BOUNDARIES = "https://geo.stat.fi/geoserver/tilastointialueet/wfs"
KELA = "https://www.avoindata.fi/data/api/3"
# An origin: scheme, host (or all hosts below one) and port; without encryption this machine alone.
_HOST = r"[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*(:\d{1,5})?"
_ORIGIN = re.compile(rf"\*|https://(\*\.)?{_HOST}|http://(localhost|127\.0\.0\.1)(:\d{{1,5}})?")
_ADDRESS = re.compile(rf"https?://{_HOST}(/[\w.~-]+)*")


def data_folder() -> Path:
    """Where ``raw/`` and the warehouse lie: ``TYOTAULU_DATA``, else the project's ``data``."""
    return Path(os.environ.get("TYOTAULU_DATA") or Path(__file__).parent.parent / "data")


def warehouse_path() -> Path:
    """Where the warehouse lies, whether it has been built or not."""
    return data_folder() / "warehouse.duckdb"


def events_path() -> Path:
    """Where the file of own events lies, whether there is one or not."""
    return data_folder() / "events.csv"


def boundaries_path() -> Path:
    """Where the drawn boundaries lie, whether they have been fetched or not."""
    return data_folder() / "boundaries.geojson"


def area_setting() -> list[str]:
    """The area shown first: one employment area, or a list of municipalities.

    ``TYOTAULU_AREA`` holds one code (``TA22``) or municipality codes separated by commas
    (``KU240,KU851``); unknown codes are met where the areas are known (``queries.focus``).
    """
    setting = os.environ.get("TYOTAULU_AREA") or DEFAULT_AREA
    return [code.strip() for code in setting.split(",") if code.strip()] or [DEFAULT_AREA]


def own_municipalities() -> list[str]:
    """The municipalities of an own area, empty where the setting names an employment area."""
    codes = area_setting()
    return codes if len(codes) > 1 or codes[0].startswith("KU") else []


def statfin_url() -> str:
    """Where StatFin answers: ``TYOTAULU_STATFIN_URL``, else the publisher's own interface.

    Only the host of this address is called. Texts are matched in Finnish: keep ``/fi/``.
    """
    return (os.environ.get("TYOTAULU_STATFIN_URL") or STATFIN).rstrip("/")


def classification_url() -> str:
    """Where the classification service answers: ``TYOTAULU_CLASSIFICATION_URL``."""
    return (os.environ.get("TYOTAULU_CLASSIFICATION_URL") or CLASSIFICATIONS).rstrip("/")


def boundaries_url() -> str:
    """Where the boundaries (WFS) answer: ``TYOTAULU_BOUNDARIES_URL``."""
    return (os.environ.get("TYOTAULU_BOUNDARIES_URL") or BOUNDARIES).rstrip("/")


def kela_url() -> str:
    """Where the catalogue of Kela's open data answers: ``TYOTAULU_KELA_URL``, else avoindata.fi.

    The CKAN address above ``/action``. Only the host of this address is called.
    """
    return (os.environ.get("TYOTAULU_KELA_URL") or KELA).rstrip("/")


def api_calls_per_minute() -> int:
    """How often one address may ask the interface: ``TYOTAULU_API_CALLS_PER_MINUTE``, else 60.

    Raises:
        ValueError: the setting is not a whole number above zero.
    """
    setting = os.environ.get("TYOTAULU_API_CALLS_PER_MINUTE") or "60"
    if not setting.isdecimal() or int(setting) == 0:
        raise ValueError(
            f"TYOTAULU_API_CALLS_PER_MINUTE={setting}: give a whole number above zero, such as 60"
        )
    return int(setting)


def trusted_proxies() -> str:
    """Whose ``X-Forwarded-For`` is believed: ``FORWARDED_ALLOW_IPS`` of uvicorn, else nobody's."""
    return os.environ.get("FORWARDED_ALLOW_IPS", "")


def provider() -> str:
    """Who provides the service: ``TYOTAULU_PROVIDER``, else empty."""
    return os.environ.get("TYOTAULU_PROVIDER", "").strip()


def feedback() -> str:
    """Where readers tell of faults: ``TYOTAULU_FEEDBACK``, an e-mail or web address, else empty."""
    return os.environ.get("TYOTAULU_FEEDBACK", "").strip()


def supervisor() -> str:
    """Who supervises accessibility, with its address: ``TYOTAULU_SUPERVISOR``, else empty.

    The authority changed in 2026; whoever maintains the service names the one in charge.
    """
    return os.environ.get("TYOTAULU_SUPERVISOR", "").strip()


def embed_hosts() -> tuple[str, ...]:
    """The sites that may show a page in a frame: ``TYOTAULU_EMBED_HOSTS``, none by default.

    Origins separated by spaces or commas, such as ``https://www.kemi.fi``,
    ``https://*.kemi.fi`` or ``*`` for every site.

    Raises:
        ValueError: something else than origins; all of it is told.
    """
    setting = os.environ.get("TYOTAULU_EMBED_HOSTS", "")
    hosts = [host.lower().removesuffix("/") for host in re.split(r"[\s,]+", setting) if host]
    if wrong := [host for host in hosts if not _ORIGIN.fullmatch(host)]:
        raise ValueError(
            f"TYOTAULU_EMBED_HOSTS: {', '.join(wrong)} is no origin of a site. "
            "Give scheme and host without a path, such as https://www.kemi.fi, or * for every site."
        )
    return tuple(dict.fromkeys(hosts))


def public_address() -> str:
    """Where readers reach the service: ``TYOTAULU_ADDRESS``, empty where each request tells it.

    Raises:
        ValueError: it is no address of a service.
    """
    address = os.environ.get("TYOTAULU_ADDRESS", "").removesuffix("/")
    if address and not _ADDRESS.fullmatch(address):
        raise ValueError(
            f"TYOTAULU_ADDRESS: {address} is no address of a service. "
            "Give one such as https://tyotaulu.kemi.fi, without a question mark."
        )
    return address
