"""What is said when there is no answer: problem details (RFC 9457), in the language asked for."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from labourmarket import language
from labourmarket.api.formats import json_bytes
from labourmarket.api.parameters import AT, Wrong, WrongParametersError, spoken
from labourmarket.language import gettext as _
from labourmarket.warehouse import WarehouseMissingError

MEDIA_TYPE = "application/problem+json"
_log = logging.getLogger(__name__)


def problem(
    request: Request,
    status: int,
    *,
    headers: Mapping[str, str] | None = None,
    wrong: Iterable[Wrong] = (),
) -> Response:
    """Tell a problem.

    Args:
        request: what was asked, and in which language.
        status: one of those that ``_title`` has words for.
        headers: more headers of the answer.
        wrong: the parameters to mend.
    """
    with language.speaking(spoken(request.query_params.multi_items())):
        title = _title(status, request.scope.get("root_path") or AT)
        told: dict[str, object] = {"title": title, "status": status}
    errors = [_told(one) for one in wrong]
    return Response(
        json_bytes(told | {"errors": errors} if errors else told),
        status,
        {"Cache-Control": "no-store", **(headers or {})},
        MEDIA_TYPE,
    )


def _told(wrong: Wrong) -> dict[str, object]:
    """All of it; ``allowed`` only where there is a list."""
    told = asdict(wrong)
    return told if wrong.allowed else {key: told[key] for key in told if key != "allowed"}


def _title(status: int, at: str) -> str:
    return {
        400: _("These parameters cannot be answered. What is allowed stands beside each."),
        404: _("There is nothing at this address. What there is stands at {address}.").format(
            address=f"{at}/"
        ),
        405: _("This interface is to read only: ask with GET."),
        429: _("Too many calls from one address. Retry-After says how many seconds to wait."),
        503: _("There are no figures on this server yet, or they were built by another version."),
    }.get(status, _("The answer failed because of a fault in the program."))


def wrong_parameters(request: Request, error: Exception) -> Response:
    """Tell every parameter that cannot be answered."""
    return problem(request, 400, wrong=getattr(error, "wrong", ()))


def no_figures(request: Request, error: Exception) -> Response:
    """Tell that there is no warehouse, or an outdated one; which, and where, is for the log."""
    _log.error("The interface has no warehouse to answer from: %s", error)
    return problem(request, 503)


def of_http(request: Request, error: Exception) -> Response:
    """Tell an unknown address or a method that is not allowed."""
    return problem(
        request, getattr(error, "status_code", 500), headers=getattr(error, "headers", None)
    )


def fault(request: Request, _error: Exception) -> Response:
    """Tell that the program failed; the server logs the cause."""
    return problem(request, 500)


HANDLERS: Mapping[Any, Callable[[Request, Exception], Response]] = {
    WrongParametersError: wrong_parameters,
    WarehouseMissingError: no_figures,
    HTTPException: of_http,
    Exception: fault,
}
