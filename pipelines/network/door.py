"""The one HTTP client: known hosts, verified TLS, bounded answers, polite retries."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.metadata import version
from types import TracebackType

import httpx
import stamina
from stamina.instrumentation import set_on_retry_hooks

from labourmarket import numbers
from labourmarket.language import gettext as _
from pipelines.network import status
from pipelines.network.calls import CSV, Answer, Call, Check, anything
from pipelines.network.failures import (
    BrokenAnswerError,
    BusyError,
    UnreachableError,
    UntrustedError,
)
from pipelines.network.window import Window

# Two waits of 2 s and 4 s tell a dead network; seven attempts outlast a window of 60 s.
ATTEMPTS, ATTEMPTS_TO_CONNECT = 7, 3
FIRST_WAIT, LONGEST_WAIT, JITTER = 2.0, 60.0, 2.0
# A publisher that asks for more is left for another day.
LONGEST_HOLD = 900.0
MOST_REDIRECTS = 3
# The same service under its other name, as seen at the publisher.
OTHER_NAMES = {
    "pxdata.stat.fi": ("statfin.stat.fi",),
    "data.stat.fi": ("api.stat.fi",),
    "www.avoindata.fi": (
        "avoindata.fi",
        "www.opendata.fi",
        "opendata.fi",
        "avoindata.suomi.fi",
    ),
}
HOST = re.compile(r"[a-z0-9.:-]+")
LOOPBACK = ("127.0.0.1", "::1", "localhost")


@dataclass(frozen=True, slots=True)
class Bounds:
    """What an answer may take: bytes, seconds between two pieces of it, and seconds in all.

    A full answer of 120,000 cells is about two megabytes.
    """

    most_bytes: int = 50_000_000
    silence: float = 60.0
    connect: float = 15.0
    whole: float = 300.0


@dataclass(slots=True)
class Door:
    """Calls to the hosts that follow from one configured address, each bounded and checked."""

    base: str
    window: Window = field(default_factory=Window)
    bounds: Bounds = field(default_factory=Bounds)
    _client: httpx.Client = field(init=False)
    _known: frozenset[str] = field(init=False)
    _down: dict[str, UnreachableError] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Know the hosts before any call.

        Raises:
            UntrustedError: the address is not HTTPS (HTTP serves on this machine only).
        """
        set_on_retry_hooks([])  # what is waited for, the window tells
        url = _parsed(self.base)
        names = (url.host, *OTHER_NAMES.get(url.host, ()))
        self._known = frozenset(_place(url.copy_with(host=name)) for name in names)
        _secure(url)
        self._client = httpx.Client(
            verify=True,
            follow_redirects=False,
            timeout=httpx.Timeout(self.bounds.silence, connect=self.bounds.connect),
            headers={"User-Agent": f"tyotaulu/{version('tyotaulu')}"},
        )

    def __enter__(self) -> Door:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _at: TracebackType | None,
    ) -> None:
        self._client.close()

    @property
    def host(self) -> str:
        """The host whose limits the window keeps."""
        return _parsed(self.base).host

    def get(self, url: str, check: Check = anything) -> Answer:
        """Ask for JSON; raises ``NotFetchedError``, in one of its kinds, where none came."""
        return self._with_retries(Call("GET", url, check))

    def file(self, url: str, check: Check = anything) -> Answer:
        """Ask for delimited text, as ``get`` does for JSON; ``told`` is its bytes."""
        return self._with_retries(Call("GET", url, check, kind=CSV))

    def post(self, url: str, query: bytes, check: Check = anything) -> Answer:
        """Send a JSON query and return the JSON that answers it, as ``get`` does."""
        return self._with_retries(Call("POST", url, check, query))

    def _with_retries(self, call: Call) -> Answer:
        if self.host in self._down:
            raise self._down[self.host]
        retries = stamina.retry_context(
            on=self._again(),
            attempts=ATTEMPTS,
            timeout=None,
            wait_initial=FIRST_WAIT,
            wait_max=LONGEST_WAIT,
            wait_jitter=JITTER,
        )
        try:
            for attempt in retries:
                with attempt:
                    return self._followed(call)
        except UnreachableError as down:
            self._down[self.host] = down
            raise
        raise AssertionError

    def _again(self) -> Callable[[Exception], bool | float]:
        """Decide after each failure; a pause that the host asked for is held by the window."""
        unreachable = 0

        def decide(failure: Exception) -> bool | float:
            nonlocal unreachable
            if isinstance(failure, UnreachableError):
                unreachable += 1
                return unreachable < ATTEMPTS_TO_CONNECT
            if isinstance(failure, BusyError) and failure.seconds is not None:
                if failure.seconds > LONGEST_HOLD:
                    return False
                self.window.hold(self.host, failure.seconds)
                return 0.0
            return isinstance(failure, BusyError | BrokenAnswerError)

        return decide

    def _followed(self, call: Call) -> Answer:
        url = call.url
        for _hop in range(MOST_REDIRECTS + 1):
            self._refuse_unknown(url)
            self.window.wait(self.host)
            try:
                answer = self._once(call, url)
            finally:
                self.window.ended(self.host)
            if isinstance(answer, Answer):
                call.check(answer.told)
                return answer
            url = answer
        raise UntrustedError(_("too many redirects from {url}").format(url=self.base))

    def _refuse_unknown(self, url: str) -> None:
        parsed = _parsed(url)
        if _place(parsed) not in self._known or parsed.userinfo:
            raise UntrustedError(_("{host} is not a known host").format(host=_place(parsed)))
        _secure(parsed)

    def _once(self, call: Call, url: str) -> Answer | str:
        """Make a call once: its answer, or the address that it redirects to."""
        sent = self._client.stream(call.method, url, content=call.query, headers=call.headers)
        with _told_plainly(), sent as response:
            moved = status.redirected(response)
            if moved:
                return moved
            status.refuse_failures(response, call.kind)
            content = self._bounded(response)
        return Answer(content, call.kind.read(content))

    def _bounded(self, response: httpx.Response) -> bytes:
        content, until = bytearray(), self.window.clock.now() + self.bounds.whole
        for piece in response.iter_bytes():
            content += piece
            if len(content) > self.bounds.most_bytes:
                limit = numbers.number(self.bounds.most_bytes)
                too_large = _("the answer is larger than {limit} bytes").format(limit=limit)
                raise UntrustedError(too_large)
            if self.window.clock.now() > until:
                raise BrokenAnswerError(_("the answer did not come to an end in time"))
        return bytes(content)


def _parsed(url: str) -> httpx.URL:
    try:
        return httpx.URL(url)
    except httpx.InvalidURL as wrong:
        raise UntrustedError(_("not an address: {url}").format(url=url[:200])) from wrong


def _place(url: httpx.URL) -> str:
    return f"{url.host}:{url.port}" if url.port else url.host


def _secure(url: httpx.URL) -> None:
    is_local = url.scheme == "http" and url.host in LOOPBACK
    if not HOST.fullmatch(url.host) or not (url.scheme == "https" or is_local):
        raise UntrustedError(_("not an HTTPS address: {url}").format(url=str(url)[:200]))


@contextmanager
def _told_plainly() -> Iterator[None]:
    """Turn the client library's errors into ours."""
    try:
        yield
    except httpx.ConnectTimeout as late:
        raise UnreachableError(_("no connection: {reason}").format(reason=_words(late))) from late
    except httpx.ConnectError as refused:
        kind = UntrustedError if "CERTIFICATE" in str(refused).upper() else UnreachableError
        raise kind(_("no connection: {reason}").format(reason=_words(refused))) from refused
    except httpx.HTTPError as failed:
        told = _("the answer failed: {reason}").format(reason=_words(failed))
        raise BrokenAnswerError(told) from failed


def _words(error: httpx.HTTPError) -> str:
    return str(error) or type(error).__name__
