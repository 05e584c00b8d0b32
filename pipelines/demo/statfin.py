"""The StatFin tables of the demo: 12r5 in three releases, 12ub and 12u4, 11ra."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from labourmarket.catalogue.indicators import INDICATORS, by_source_code
from labourmarket.catalogue.sources import STATFIN_11RA, STATFIN_12R5
from pipelines.demo import answers
from pipelines.demo.answers import Cells, Table
from pipelines.demo.figures import (
    BESIDE_LONG_TERM,
    CONTENTS,
    LONG_TERM,
    SERVICES,
    VACANCIES,
    Figures,
    first_published,
)
from pipelines.demo.places import Counts, Places, in_12r5
from pipelines.sources.statfin_12ub import INDICATOR_OF_NAME

SOURCE = "KEHA-keskus, Työnvälitystilasto"
FIRST, CORRECTION, NEWEST = "2026-09-22", "2026-10-02", "2026-10-22"
OF_POPULATION = "2026-05-29"
REVISED_MONTHS = 3
CORRECTED = (
    "Korjaus 2.10.2026 (keksitty). Työnvälitystilaston taulukoista on korjattu tietoja "
    "työttömistä ja palveluista kesä-elokuun lukujen osalta."
)


@dataclass(frozen=True, slots=True)
class RawFile:
    """One raw file to be written: where under ``raw``, its bytes, when it was released."""

    path: str
    content: bytes
    released: str


def files(
    figures: Figures, months: int, asked: list[str] | None, random: np.random.Generator
) -> Iterator[RawFile]:
    """Every answer of every table, for the newest months and the areas asked for."""
    places = figures.places
    areas = in_12r5(places, asked)
    before = Figures(
        places, figures.months[:-1], {name: c[:, :-1] for name, c in figures.counts.items()}
    )
    first = first_published(before, REVISED_MONTHS, random)
    corrected = before.counts | {name: first.counts[name] for name in VACANCIES}
    yield from _of_12r5(first.since(months - 1), areas, FIRST)
    yield from _of_12r5(
        Figures(places, before.months, corrected).since(REVISED_MONTHS),
        areas,
        CORRECTION,
        (CORRECTED,),
    )
    yield from _of_12r5(figures.since(2), areas, NEWEST)
    published = [code for code in areas if code[:2] not in ("SK", "EL")]
    yield from _of_12ub(figures.since(months), published)
    yield from _of_12u4(figures.since(months), published)
    yield _of_11ra(places, [*places.members] if asked is None else asked, months)


def _of_12r5(
    figures: Figures, areas: list[str], released: str, notes: tuple[str, ...] = ()
) -> Iterator[RawFile]:
    indicator_of = by_source_code(STATFIN_12R5.id)
    texts = {code: INDICATORS[indicator_of[code]].title.fi for code in CONTENTS}
    table = Table(
        "12r5", "Työttömät työnhakijat eri ryhmissä", SOURCE, "Alue", "timeperiod_m", texts
    )
    cells = answers.cells_of_12r5(figures, areas, CONTENTS)
    yield from _monthly(table, figures, areas, cells, released=released, notes=notes)


def _of_12ub(figures: Figures, areas: list[str]) -> Iterator[RawFile]:
    """Totals of sex and education only; the content codes are not known, the names are."""
    parts = [figures.counts[part] for part in (LONG_TERM, *BESIDE_LONG_TERM)]
    texts = {f"demo_{place}": name for place, name in enumerate(INDICATOR_OF_NAME)}
    table = Table("12ub", "Rakennetyöttömät", SOURCE, "Alue", "timeperiod_m", texts)
    cells = _counts(figures.places, [sum(parts, np.zeros_like(parts[0])), *parts], areas)
    yield from _monthly(table, figures, areas, cells, released=NEWEST)


def _of_12u4(figures: Figures, areas: list[str]) -> Iterator[RawFile]:
    """Persons in services and the activation rate, from the same counts as 12r5."""
    texts = {"PALVELUISSAYHTEENSA": "Palveluissa yhteensä", "AKTASTE": "Aktivointiaste, %"}
    table = Table("12u4", "Palvelut ja aktivointiaste", SOURCE, "Alue", "timeperiod_m", texts)
    in_services = np.sum([figures.counts[content] for content in SERVICES], axis=0)
    served = figures.places.summed(in_services, areas)
    everyone = served + figures.places.summed(figures.counts["TYOTTOMATLOPUSSA"], areas)
    rate = np.round(100 * served / np.maximum(everyone, 1), 1)
    secret = answers.is_secret(served)
    cells = Cells(
        np.stack([served, rate], axis=2),
        np.stack([secret, secret | (everyone == 0)], axis=2),
        np.array([False, True]),
    )
    yield from _monthly(table, figures, areas, cells, released=NEWEST)


def _counts(places: Places, counts: list[Counts], areas: list[str]) -> Cells:
    of_areas = np.stack([places.summed(one, areas) for one in counts], axis=2)
    return Cells(
        of_areas.astype(np.float64), answers.is_secret(of_areas), np.zeros(len(counts), np.bool_)
    )


def _monthly(
    table: Table,
    figures: Figures,
    areas: list[str],
    cells: Cells,
    *,
    released: str,
    notes: tuple[str, ...] = (),
) -> Iterator[RawFile]:
    periods = answers.month_codes(figures.months)
    names = {code: figures.places.names.get(code, code) for code in areas}
    for span in answers.in_answers(len(areas), len(periods), len(table.contents)):
        told = periods[span]
        yield RawFile(
            f"statfin_{table.table_id}/{table.table_id}_{told[0]}-{told[-1]}_{released}.json",
            answers.json_stat(
                table,
                names,
                told,
                cells.periods(span),
                updated=f"{released}T05:00:00Z",
                notes=notes,
            ),
            released,
        )


def inhabitants(places: Places, years: list[int]) -> Counts:
    """The population at the ends of years: each place grows or shrinks a little."""
    growth = 1 + 0.002 * np.log(np.maximum(places.inhabitants, 1) / 12_000)
    ages = np.array(years) - years[-1]
    of_years: Counts = np.rint(places.inhabitants[:, None] * growth[:, None] ** ages).astype(
        np.int64
    )
    return of_years


def _of_11ra(places: Places, asked: list[str], months: int) -> RawFile:
    areas = [code for code in asked if code[:2] in ("SS", "MK", "TA", "KU")]
    areas = [code for code in areas if places.inhabitants[places.members[code]].any()]
    years = list(range(2026 - max(1, months // 12), 2026))
    table = Table(
        "11ra",
        "Tunnuslukuja väestöstä muuttujina Alue, Vuosi ja Tiedot",
        "Tilastokeskus, väestörakenne",
        "alue_23_20260101",
        "timeperiod_y",
        {"vaerak-vaesto": "Väestö 31.12."},
    )
    content = answers.json_stat(
        table,
        {code: places.names[code] for code in areas},
        [str(year) for year in years],
        _counts(places, [inhabitants(places, years)], areas),
        updated=f"{OF_POPULATION}T05:00:00Z",
    )
    return RawFile(f"{STATFIN_11RA.id}/11ra_{years[0]}-{years[-1]}.json", content, OF_POPULATION)
