"""One fact, one sentence, in the current language."""

from __future__ import annotations

from labourmarket import numbers, places
from labourmarket.catalogue.model import Direction, Indicator
from labourmarket.facts import Fact
from labourmarket.language import gettext as _, told
from labourmarket.metrics.change import SMALLEST_BASE, a_year_before
from labourmarket.metrics.variation import YEARS


def situation(fact: Fact) -> str:
    """Where an indicator stands in a place and month, and how that is from the month compared."""
    if fact.low is None:
        return _("{place}: {title} {month}: {why}.").format(
            place=places.name(fact.area_code),
            title=told(fact.indicator.title),
            month=numbers.in_month(fact.period),
            why=numbers.emptiness(fact.status),
        )
    joint = ";" if fact.change is None else ","
    return f"{_level(fact)}{joint} {change(fact)}."


def _level(fact: Fact) -> str:
    shown = numbers.known(fact.value, fact.low, fact.high, fact.status, fact.indicator)
    where, when = places.inside(fact.area_code), numbers.in_month(fact.period)
    if fact.indicator.counted is None:
        return _("{In_place} the {title} was {value} {in_month}").format(
            In_place=where, title=_in_sentence(fact.indicator), value=shown, in_month=when
        )
    return _("{In_place} there were {value} {counted} {in_month}").format(
        In_place=where, value=shown, counted=told(fact.indicator.counted), in_month=when
    )


def _in_sentence(indicator: Indicator) -> str:
    title = told(indicator.title)
    return title[0].lower() + title[1:]


def change(fact: Fact) -> str:
    """The change in words: more, less, the same as then, or that it is not known."""
    if fact.change is None:
        return _no_figure_then(fact)
    if numbers.rounded(fact.change, fact.indicator.decimals) == 0:
        return _("the same as {then}").format(then=then(fact))
    if fact.change > 0:
        words = _("{size} more than {then}")
    elif fact.indicator.is_count:
        words = _("{size} fewer than {then}")
    else:
        words = _("{size} less than {then}")
    return words.format(size=_size(fact), then=then(fact))


def then(fact: Fact) -> str:
    """The month that a figure is compared with, inside a sentence."""
    if fact.compared_with == a_year_before(fact.period):
        return _("a year earlier")
    return numbers.in_month(fact.compared_with)


def _no_figure_then(fact: Fact) -> str:
    """Why there is no comparison."""
    if not fact.then_in_hand:
        return _("the figure {then} is missing from the data").format(then=_then_with_month(fact))
    if fact.value is None:
        return _("the change cannot be told because the figure is partly secret")
    return _("the change cannot be told because the figure {then} is partly secret").format(
        then=then(fact)
    )


def _then_with_month(fact: Fact) -> str:
    """The month compared with, by its name also where it is that of the year before."""
    if fact.compared_with != a_year_before(fact.period):
        return then(fact)
    return f"{then(fact)} ({numbers.month(fact.compared_with)})"


def _size(fact: Fact) -> str:
    size = abs(fact.change or 0)
    if fact.indicator.is_rate or fact.change_percent is None:
        return _amount(size, fact.indicator)
    return _("{number} ({percent})").format(
        number=numbers.in_unit(size, fact.indicator),
        percent=numbers.percent(abs(fact.change_percent)),
    )


def marked_change(fact: Fact) -> str:
    """The change for a card: an arrow, the words, and whether that is better or worse."""
    words = change(fact)
    if fact.change is None or numbers.rounded(fact.change, fact.indicator.decimals) == 0:
        return words
    arrow = "▲" if fact.change > 0 else "▼"
    return f"{arrow} {words}{_judgement(fact)}"


def _judgement(fact: Fact) -> str:
    if fact.indicator.direction is Direction.NEUTRAL or fact.change is None:
        return ""
    better = (fact.change < 0) is (fact.indicator.direction is Direction.LOWER_BETTER)
    return " – " + (_("for the better") if better else _("for the worse"))


def how_computed(fact: Fact) -> str:
    """The numbers, the rule and the rounding behind a sentence."""
    lines = [told(fact.indicator.definition)]
    if fact.value is not None and fact.earlier is not None:
        lines.append(
            _(
                "{now} now, {earlier} {then}; the change is computed from unrounded figures and "
                "rounded once."
            ).format(
                now=numbers.in_unit(fact.value, fact.indicator),
                earlier=numbers.in_unit(fact.earlier, fact.indicator),
                then=then(fact),
            )
        )
    if fact.value is None and fact.low is not None:
        lines.append(
            _(
                "Some of the counts are secret (1–4 persons), so the figure is an interval. In a "
                "sum of several services a secret part is counted cautiously from 0 to 4."
            )
        )
    if fact.usual is not None:
        lines.append(
            _(
                "A change counts as usual where it is no greater than eight of ten changes "
                "over {span} that ended in the {years} years before: {usual}."
            ).format(
                span=numbers.span(fact.months),
                years=YEARS,
                usual=_amount(fact.usual, fact.indicator),
            )
        )
    if not fact.indicator.is_rate:
        lines.append(
            _("No per cent is given of a base under {base} persons.").format(base=SMALLEST_BASE)
        )
    return "\n\n".join(lines)


def remarks(fact: Fact) -> list[str]:
    """How sure a figure is: whether its change is a usual one, and what a small count means."""
    return [*_usual(fact), *_small(fact)]


def remark_in_short(fact: Fact) -> str:
    """The same for a card, in a few words; empty where there is nothing to remark."""
    if fact.is_small and fact.average is not None:
        return _("12-month average {average}").format(average=numbers.number(fact.average, 1))
    if _is_usual(fact):
        return _("within the usual variation over {span}").format(span=numbers.span(fact.months))
    return ""


def _is_usual(fact: Fact) -> bool:
    known = fact.usual is not None and fact.change is not None
    return known and abs(fact.change or 0) <= (fact.usual or 0)


def _usual(fact: Fact) -> list[str]:
    if fact.usual is None or not _is_usual(fact):
        return []
    return [
        _(
            "A change of this size is usual {in_place}: eight of ten changes over {span} have been "
            "at most {usual}."
        ).format(
            in_place=places.within(fact.area_code),
            span=numbers.span(fact.months),
            usual=_amount(fact.usual, fact.indicator),
        )
    ]


def _amount(size: float, indicator: Indicator) -> str:
    if indicator.is_rate:
        return _("{number} percentage points").format(
            number=numbers.number(size, indicator.decimals)
        )
    return numbers.in_unit(size, indicator)


def _small(fact: Fact) -> list[str]:
    if not fact.is_small:
        return []
    reason = _(
        "Fewer than {base} persons are counted here: one or two of them change the figure much, "
        "so it is told in persons and not in per cent."
    ).format(base=SMALLEST_BASE)
    if fact.average is None:
        return [reason]
    return [
        reason,
        _("The average of the twelve months up to this one is {average}.").format(
            average=numbers.number(fact.average, 1)
        ),
    ]
