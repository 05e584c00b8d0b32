"""Why something was not fetched, in words for whoever reads the summary."""

from __future__ import annotations


class NotFetchedError(Exception):
    """An answer did not come, or came and cannot be trusted; the message is for the summary."""


class UnknownThereError(NotFetchedError):
    """The publisher does not know the table, variable or value (StatFin: 400 without a reason)."""


class TooManyCellsError(NotFetchedError):
    """The query was refused for its size (StatFin: 403 with a page of its web server)."""


class BusyError(NotFetchedError):
    """The publisher asks for a pause (429, 503), of ``seconds`` where it says how long."""

    def __init__(self, message: str, seconds: float | None = None) -> None:
        super().__init__(message)
        self.seconds = seconds


class BrokenAnswerError(NotFetchedError):
    """The answer failed on its way: cut, too slow, a server error, or not the JSON asked for."""


class UnreachableError(NotFetchedError):
    """No connection could be made."""


class UntrustedError(NotFetchedError):
    """An answer that is not taken at any time: an unknown host, no valid TLS, too large."""
