"""One fact, one sentence, in the current language."""

from __future__ import annotations

from labourmarket import numbers, places
from labourmarket.catalogue.model import Direction, Indicator
from labourmarket.language import gettext as _, told
from labourmarket.metrics.change import SMALLEST_BASE
from labourmarket.narrative.facts import Fact


def situation(fact: Fact) -> str:
    """Where an indicator stands in a place and month, and how that is from a year before."""
    if fact.low is None:
        return _("{place}: {title} {month}: {why}.").format(
            place=places.name(fact.area_code),
            title=told(fact.indicator.title),
            month=numbers.in_month(fact.period),
            why=numbers.emptiness(fact.status),
        )
    return f"{_level(fact)}, {change_from_last_year(fact)}."


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


def change_from_last_year(fact: Fact) -> str:
    """The change on the year in words: more, less, the same, or that it is not known."""
    if fact.change is None:
        return no_figure_a_year_earlier(fact)
    if numbers.rounded(fact.change, fact.indicator.decimals) == 0:
        return _("the same as a year earlier")
    size = _size(fact)
    if fact.change > 0:
        return _("{size} more than a year earlier").format(size=size)
    if fact.indicator.is_count:
        return _("{size} fewer than a year earlier").format(size=size)
    return _("{size} less than a year earlier").format(size=size)


def no_figure_a_year_earlier(fact: Fact) -> str:
    """Why there is no comparison with last year."""
    if fact.value is None and fact.low is not None:
        return _("the change cannot be told because the figure is partly secret")
    return _("no figure a year earlier ({month})").format(
        month=numbers.month(fact.period.replace(year=fact.period.year - 1))
    )


def _size(fact: Fact) -> str:
    change = abs(fact.change or 0)
    if fact.indicator.is_rate:
        return _("{number} percentage points").format(
            number=numbers.number(change, fact.indicator.decimals)
        )
    if fact.change_percent is None:
        return numbers.in_unit(change, fact.indicator)
    return _("{number} ({percent})").format(
        number=numbers.in_unit(change, fact.indicator),
        percent=numbers.percent(abs(fact.change_percent)),
    )


def marked_change(fact: Fact) -> str:
    """The change for a card: an arrow, the words, and whether that is better or worse."""
    words = change_from_last_year(fact)
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
                "{now} now, {earlier} a year earlier; the change is computed from unrounded "
                "figures and rounded once."
            ).format(
                now=numbers.in_unit(fact.value, fact.indicator),
                earlier=numbers.in_unit(fact.earlier, fact.indicator),
            )
        )
    if fact.value is None and fact.low is not None:
        lines.append(
            _(
                "Some of the counts are secret (1–4 persons), so the figure is an interval. In a "
                "sum of several services a secret part is counted cautiously from 0 to 4."
            )
        )
    lines.append(
        _("No per cent is given of a base under {base} persons.").format(base=SMALLEST_BASE)
    )
    return "\n\n".join(lines)


def change_words(change: float, indicator: Indicator) -> str:
    """A change alone: an arrow and the size with its unit."""
    arrow = "▲" if change > 0 else "▼" if change < 0 else ""
    return f"{arrow} {numbers.difference_in_unit(change, indicator)}".strip()
