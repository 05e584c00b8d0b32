"""The accessibility statement in words, part by part, with what this installation has set."""

from __future__ import annotations

from dataclasses import dataclass

from labourmarket import numbers, settings
from labourmarket.catalogue import accessibility as statement
from labourmarket.catalogue.accessibility import DAYS_TO_ANSWER, LAST_CHECK
from labourmarket.language import gettext as _, told


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the statement: its heading, its sentences, and a list or an address if any."""

    heading: str
    texts: tuple[str, ...]
    points: tuple[str, ...] = ()
    address: str = ""


def status() -> str:
    """Whether the service conforms: the answer of the page."""
    return told(statement.STATUS)


def parts() -> tuple[Part, ...]:
    """The parts of the statement in the order of the law."""
    return (
        Part(_("Which service this is about"), (told(statement.SCOPE), _provider())),
        Part(
            _("What is not accessible"),
            (_("These do not conform yet, each with the reason and the way round it:"),),
            tuple(told(text) for text in statement.SHORTCOMINGS),
        ),
        Part(_("How accessibility was assessed"), (_assessed(), _prepared())),
        _feedback(),
        Part(_("Supervision"), _supervision()),
    )


def _provider() -> str:
    name = settings.provider()
    if not name:
        return _("The maintainer has not set who provides this service.")
    return _("The service is provided by: {name}.").format(name=name)


def _assessed() -> str:
    return told(statement.ASSESSED).format(
        day=numbers.day(LAST_CHECK.day),
        pages=LAST_CHECK.pages,
        axe=LAST_CHECK.axe,
        violations=LAST_CHECK.violations,
    )


def _prepared() -> str:
    return told(statement.PREPARED).format(day=numbers.day(LAST_CHECK.day))


def _feedback() -> Part:
    """Where to tell of a fault; where nobody has set that, the page says so."""
    heading, address = _("Feedback"), settings.feedback()
    if not address:
        unset = _("The maintainer of this service has not set where to send feedback.")
        return Part(heading, (unset,))
    asked = _(
        "Did you find something that is not accessible, or do you need figures in another form? "
        "Tell us. We answer within {days} days."
    ).format(days=DAYS_TO_ANSWER)
    return Part(heading, (asked,), address=address)


def _supervision() -> tuple[str, ...]:
    told_of = told(statement.SUPERVISION).format(days=DAYS_TO_ANSWER)
    name = settings.supervisor()
    named = (
        _("The supervising authority: {name}").format(name=name)
        if name
        else _("The maintainer has not set the name and address of the authority.")
    )
    return told_of, named
