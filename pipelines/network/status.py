"""What the status line and the headers of an answer say, before anything of it is read.

StatFin's errors as recorded: 400 "Bad Request" as plain text for anything unknown, 403 with a page
of its web server for too many cells, 429 for too many calls, 503 under load. A WFS reports what it
does not know as XML, with status 200 too.
"""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx

from labourmarket.language import gettext as _
from pipelines.network.calls import Kind
from pipelines.network.failures import (
    BrokenAnswerError,
    BusyError,
    TooManyCellsError,
    UnknownThereError,
    UntrustedError,
)

OK, REFUSED, TOO_MANY_CALLS, UNAVAILABLE = 200, 403, 429, 503
UNKNOWN = (400, 404, 410)
# These keep method and body; the others would turn a query into a request for the metadata.
KEEPING_THE_QUERY = (307, 308)


def redirected(response: httpx.Response) -> str | None:
    """Where an answer sends us; None where it does not."""
    if not response.has_redirect_location:
        return None
    if response.request.method != "GET" and response.status_code not in KEEPING_THE_QUERY:
        raise UntrustedError(_("a redirect that drops the query"))
    return str(response.url.join(response.headers["location"]))


def refuse_failures(response: httpx.Response, wanted: Kind) -> None:
    """Raise for any answer that is not a body of the wanted kind with status 200."""
    code = response.status_code
    if code in UNKNOWN:
        told = _("the publisher does not know what was asked ({code})").format(code=code)
        raise UnknownThereError(told)
    if code == REFUSED and response.request.method == "GET":
        raise UnknownThereError(_("the publisher does not give what was asked for (403)"))
    if code == REFUSED:
        raise TooManyCellsError(_("the publisher refused the query as too large (403)"))
    if code in (TOO_MANY_CALLS, UNAVAILABLE):
        raise BusyError(_busy(response), seconds_to_wait(response))
    if code != OK:
        raise BrokenAnswerError(_("the publisher answered with status {code}").format(code=code))
    kind = response.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind.endswith(("/xml", "+xml")) and "html" not in kind:
        raise UnknownThereError(_("the publisher answered with an exception report in XML"))
    if not wanted.is_type(kind):
        told = _("the answer is {kind}, not {wanted}").format(kind=kind or "?", wanted=wanted.name)
        raise BrokenAnswerError(told)


def _busy(response: httpx.Response) -> str:
    seconds = seconds_to_wait(response)
    if seconds is None:
        return _("the publisher is busy ({code})").format(code=response.status_code)
    return _("the publisher is busy ({code}) and asks to wait {seconds} s").format(
        code=response.status_code, seconds=round(seconds)
    )


def seconds_to_wait(response: httpx.Response) -> float | None:
    """``Retry-After`` in seconds, whether it was written so or as a date; None without one."""
    told = response.headers.get("retry-after", "").strip()
    if told.isdigit():
        return float(told)
    try:
        until = parsedate_to_datetime(told)
    except ValueError:
        return None
    now = datetime.now(UTC)
    return max(0.0, ((until if until.tzinfo else until.replace(tzinfo=UTC)) - now).total_seconds())
