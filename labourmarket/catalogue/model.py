"""The shapes that catalogue entries have; an entry that does not fit fails at import."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Text(NamedTuple):
    """One text in the three languages of the interface."""

    fi: str
    sv: str
    en: str


class Unit(StrEnum):
    """What a value counts."""

    PERSONS = "persons"
    VACANCIES = "vacancies"
    PERCENT = "percent"
    EUR = "eur"


class Direction(StrEnum):
    """Which way is better; declared, never inferred from a sign."""

    LOWER_BETTER = "lower_better"
    HIGHER_BETTER = "higher_better"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True)
class Source:
    """A publication that figures come from."""

    id: str
    name: Text
    publisher: Text
    licence: str
    url: str
    rhythm: Text


@dataclass(frozen=True, slots=True)
class Indicator:
    """One figure of the catalogue.

    ``counted`` is what stands after a number in a sentence (Finnish partitive plural); rates have
    none. ``source_code`` is the publisher's content code where the figure is published as such.
    ``additive`` tells whether municipalities sum to an area, ``steps_in_january`` whether the
    labour force is in the figure, which is exchanged for a newer year's each January.
    """

    id: str
    title: Text
    unit: Unit
    decimals: int
    direction: Direction
    definition: Text
    source_id: str
    additive: bool
    counted: Text | None = None
    source_code: str | None = None
    steps_in_january: bool = False

    @property
    def is_rate(self) -> bool:
        """Whether values are per cents, whose differences are percentage points."""
        return self.unit is Unit.PERCENT

    @property
    def is_count(self) -> bool:
        """Whether values are whole persons or posts, of which there are fewer and not less."""
        return self.unit in (Unit.PERSONS, Unit.VACANCIES)


@dataclass(frozen=True, slots=True)
class Named:
    """A code with its name: a service line, a budget item, a benefit."""

    id: str
    name: Text


@dataclass(frozen=True, slots=True)
class DayBand:
    """A band of paid days and the municipality's share in it; ``to_day`` None has no end."""

    from_day: int
    to_day: int | None
    municipal_percent: float


@dataclass(frozen=True, slots=True)
class LiabilityRuleSet:
    """One law, or the deck's plan: which share of a benefit the municipality pays, and when."""

    id: str
    name: Text
    valid_from: str | None
    valid_to: str | None
    benefits: tuple[str, ...]
    bands: tuple[DayBand, ...]
    basis: Text


def on_calculation_date(fi: str, sv: str, en: str) -> Text:
    """Append to a definition when the month's count is taken."""
    return Text(
        f"{fi} Laskentapäivä on kuukauden viimeinen työpäivä.",
        f"{sv} Beräkningsdagen är månadens sista arbetsdag.",
        f"{en} The calculation date is the last working day of the month.",
    )
