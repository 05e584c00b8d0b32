"""What became of each table or data set of a download, and its line in the summary."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from labourmarket.language import gettext as _


@dataclass(slots=True)
class Outcome:
    """What became of one table or data set.

    ``kept`` are the new files, ``failure`` says why it is not whole, ``stands`` tells since when
    the figures stand; ``unannounced`` are files with figures that changed without a new release,
    ``put_aside`` those that the build has refused. Where it ``may_fail``, its failure is told and
    does not fail the run: what is in hand serves as well.
    """

    name: str
    stands: Callable[[], str]
    kept: list[Path] = field(default_factory=list)
    failure: str = ""
    unannounced: list[Path] = field(default_factory=list)
    put_aside: list[Path] = field(default_factory=list)
    may_fail: bool = False


def summary(outcomes: list[Outcome]) -> list[str]:
    """One line per table: what came, or what was not fetched and since when the figures stand."""
    return [line for outcome in outcomes for line in _lines(outcome)]


def _lines(outcome: Outcome) -> list[str]:
    template = _template(outcome)
    told = template.format(
        source=outcome.name,
        files=len(outcome.put_aside or outcome.kept),
        reason=outcome.failure,
        stands=outcome.stands() or _("nothing is in hand"),
    )
    revised = [
        _("{source}: CHANGED WITHOUT A NEW RELEASE: {files}; kept as a release of today").format(
            source=outcome.name, files=", ".join(path.name for path in outcome.unannounced)
        )
    ]
    return [told, *(revised if outcome.unannounced else [])]


def _template(outcome: Outcome) -> str:
    if outcome.put_aside:
        return _("{source}: PUT ASIDE, files {files}; {stands}")
    if outcome.failure and outcome.kept:
        return _("{source}: INCOMPLETE, new files {files}, then {reason}; {stands}")
    if outcome.failure:
        return _("{source}: NOT FETCHED, {reason}; {stands}")
    if outcome.kept:
        return _("{source}: new files {files}; {stands}")
    return _("{source}: nothing new; {stands}")
