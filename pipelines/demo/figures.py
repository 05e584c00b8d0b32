"""Invented counts of municipalities, month by month: level, cycle, season and chance.

Everything is drawn for the whole country and the longest span, so that a smaller choice of areas or
months shows the same figures.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from pipelines.demo.places import BUCKETS, UNKNOWN, Counts, Places

LAST = date(2026, 9, 1)
LONGEST = 360
WORKING, TYPICAL_RATE, RATE_SPREAD = 0.46, 0.108, 0.024
SEASON = np.array([1.05, 1.01, 0.98, 0.96, 0.92, 1.0, 1.07, 1.0, 0.93, 0.94, 0.96, 1.06])
VACANCY_SEASON = np.array([1.2, 1.15, 1.2, 1.15, 1.05, 0.9, 0.7, 0.95, 1.0, 0.95, 0.9, 0.7])
PANDEMIC = date(2020, 4, 1)
# Of the unemployed, or beside them: the level of each content of 12r5.
SHARE_OF_UNEMPLOYED = {
    "TYOTTOMATMIEHET": 0.57,
    "TYOTTOMAT25": 0.137,
    "TYOTTOMAT50": 0.33,
    "TYOTTOMATSAIR": 0.11,
    "TYOTTOMATULK": 0.14,
    "PITKAAIKAISTYOTTOMAT": 0.39,
    "KASSASSA": 0.45,
    "LOMAUTETTU": 0.07,
    "LYHTYOVKO": 0.011,
    "TYOLLISTETTYLOP": 0.045,
    "KOKEILULOP": 0.02,
    "TVKOULUTUSLOP": 0.04,
    "VALMENNUSLOP": 0.035,
    "MTPPALVELUTLOP": 0.045,
}
SERVICES = (
    "TYOLLISTETTYLOP",
    "TYOHARJOITTELULOP",
    "KOKEILULOP",
    "TVKOULUTUSLOP",
    "VALMENNUSLOP",
    "MTPPALVELUTLOP",
)
VACANCIES = {"AVPAIKATLOPUSSA": 0.011, "UUDETAVP": 0.009}
# The parts of structural unemployment beside the long-term unemployed, as shares of these.
BESIDE_LONG_TERM = {"recurrent": 0.52, "after_service": 0.48, "from_service": 0.09}
LONG_TERM = "PITKAAIKAISTYOTTOMAT"
RATE = "TYOTOSUUS"
# Which part of the newest figures is revised later, and by how much.
REVISED_PART, REVISED_BY = 0.3, 0.02
# The contents of 12r5 in the publisher's order.
CONTENTS = (
    "HAKIJALOPUSSA",
    "TYOTTOMATLOPUSSA",
    "TYOVOIMATK",
    RATE,
    "TYOTTOMATMIEHET",
    "TYOTTOMATNAISET",
    "TYOTTOMAT20",
    "TYOTTOMAT25",
    "TYOTTOMAT50",
    "TYOTTOMATSAIR",
    "TYOTTOMATULK",
    "PITKAAIKAISTYOTTOMAT",
    "KASSASSA",
    "LOMAUTETTU",
    "LYHTYOVKO",
    *SERVICES,
    *VACANCIES,
)
Levels = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts by content: one row per municipality of ``places``, one column per month."""

    places: Places
    months: list[date]
    counts: dict[str, Counts]

    def since(self, months: int) -> Figures:
        """The newest months of them."""
        newest = {content: counts[:, -months:] for content, counts in self.counts.items()}
        return Figures(self.places, self.months[-months:], newest)

    def of_year(self, content: str, year: int) -> NDArray[np.float64]:
        """The average of a year's months, one figure per municipality."""
        inside = [month.year == year for month in self.months]
        average: NDArray[np.float64] = self.counts[content][:, inside].mean(axis=1)
        return average


def months_until(last: date, count: int) -> list[date]:
    """The first days of so many months, the last one being ``last``."""
    newest = last.year * 12 + last.month - 1
    return [date(index // 12, index % 12 + 1, 1) for index in range(newest - count + 1, newest + 1)]


def invented(places: Places, random: np.random.Generator) -> Figures:
    """Draw every count of 12r5 and 12ub; rates and sums follow from them."""
    months = months_until(LAST, LONGEST)
    labour_force = _labour_force(places, months)
    unemployed = _whole(labour_force * _rates(places, months, random), random)
    counts = {"TYOVOIMATK": labour_force, "TYOTTOMATLOPUSSA": unemployed}
    counts |= {
        content: _part(unemployed, share, random) for content, share in SHARE_OF_UNEMPLOYED.items()
    }
    counts |= _vacancies(places, labour_force, months, random)
    counts["TYOTTOMATNAISET"] = unemployed - counts["TYOTTOMATMIEHET"]
    counts["TYOTTOMAT20"] = _part(counts["TYOTTOMAT25"], 0.24, random)
    counts |= {
        part: _whole(counts[LONG_TERM].astype(np.float64) * share, random)
        for part, share in BESIDE_LONG_TERM.items()
    }
    counts["TYOHARJOITTELULOP"] = np.zeros_like(unemployed)
    in_services = np.sum([counts[content] for content in SERVICES], axis=0)
    counts["HAKIJALOPUSSA"] = unemployed + in_services + _part(unemployed, 0.36, random)
    return Figures(places, months, counts)


def first_published(figures: Figures, months: int, random: np.random.Generator) -> Figures:
    """The same as first published: of the newest months some figures were revised later."""
    earlier = {content: counts.copy() for content, counts in figures.counts.items()}
    for content in ("TYOTTOMATLOPUSSA", "MTPPALVELUTLOP", "TVKOULUTUSLOP", *VACANCIES):
        newest = earlier[content][:, -months:]
        late = random.random(newest.shape) < REVISED_PART
        newest -= np.where(late, np.ceil(REVISED_BY * newest).astype(np.int64), 0)
    # the ones who came late were women: the two parts still make the whole
    earlier["TYOTTOMATNAISET"] = earlier["TYOTTOMATLOPUSSA"] - earlier["TYOTTOMATMIEHET"]
    np.maximum(earlier["TYOTTOMATNAISET"], 0, out=earlier["TYOTTOMATNAISET"])
    return Figures(figures.places, figures.months, earlier)


def _labour_force(places: Places, months: list[date]) -> Counts:
    """About two years old, and the same in all months of a year."""
    ageing = np.array([0.996 ** (month.year - 2 - 2020) for month in months])
    force: Counts = np.rint(np.outer(places.inhabitants * WORKING, ageing)).astype(np.int64)
    return force


def _rates(places: Places, months: list[date], random: np.random.Generator) -> Levels:
    typical = np.clip(random.normal(TYPICAL_RATE, RATE_SPREAD, len(places.codes)), 0.03, 0.19)
    wandering = _wandering((len(places.codes), len(months)), random)
    rates: Levels = typical[:, None] * _cycle(months) * SEASON[_calendar(months)] * (1 + wandering)
    return rates


def _cycle(months: list[date]) -> Levels:
    """Slow waves of eight years, and the jump of spring 2020 that fades within a year."""
    waves = 1 + 0.14 * np.sin(np.arange(len(months)) * 2 * np.pi / 96)
    since = np.array([(m.year - PANDEMIC.year) * 12 + m.month - PANDEMIC.month for m in months])
    jump: Levels = waves + np.where(since >= 0, 0.5 * np.exp(-np.abs(since) / 5), 0.0)
    return jump


def _wandering(shape: tuple[int, int], random: np.random.Generator) -> Levels:
    """Each municipality's own ups and downs, of which most lasts to the next month."""
    shocks = random.normal(0, 0.022, shape)
    wandering = np.zeros(shape)
    for month in range(1, shape[1]):
        wandering[:, month] = 0.9 * wandering[:, month - 1] + shocks[:, month]
    return wandering


def _calendar(months: list[date]) -> NDArray[np.int64]:
    return np.array([month.month - 1 for month in months])


def _whole(level: Levels, random: np.random.Generator) -> Counts:
    """Whole persons near a level; the fewer they are, the more chance moves them."""
    noise = random.normal(0, 0.25, level.shape) * np.sqrt(level)
    counts: Counts = np.rint(np.maximum(level + noise, 0)).astype(np.int64)
    return counts


def _part(whole: Counts, share: float, random: np.random.Generator) -> Counts:
    """A part of a count: each municipality's own share of it, and never more than all."""
    own = share * np.exp(random.normal(0, 0.15, (len(whole), 1)))
    level = whole.astype(np.float64) * np.minimum(own, 0.95)
    return np.minimum(_whole(level, random), whole)


def _vacancies(
    places: Places, labour_force: Counts, months: list[date], random: np.random.Generator
) -> dict[str, Counts]:
    """By season; a third of all is where the municipality is not known."""
    season = VACANCY_SEASON[_calendar(months)]
    found: dict[str, Counts] = {}
    for content, share in VACANCIES.items():
        level = labour_force * share * season
        level[places.codes.index(UNKNOWN)] = level.sum(axis=0) / 2
        level[places.codes.index(next(iter(BUCKETS)))] = level.sum(axis=0) / 100
        found[content] = _whole(level, random)
    return found
