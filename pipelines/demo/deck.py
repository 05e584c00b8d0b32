"""The tables of the regional forum's deck, with invented figures that add up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from labourmarket.catalogue.budget_items import ALL_ITEMS, BUDGET_ITEMS
from labourmarket.catalogue.sources import FORUM_2023
from pipelines.demo.figures import BESIDE_LONG_TERM, LONG_TERM, SERVICES, Figures
from pipelines.demo.statfin import RawFile, inhabitants
from pipelines.sources.forum.background import INDICATOR_OF_ROW
from pipelines.sources.forum.deck import MUNICIPALITIES, RELEASED_AT, TOTAL
from pipelines.sources.forum.money import ITEM_OF_LABEL, SUPPORT_SHARE
from pipelines.sources.forum.service_lines import LABEL, LINE_OF_LABEL, SHARE

YEAR = 2022
OF_LINES = (0.37, 0.21, 0.31, 0.11)
OF_ITEMS = (0.24, 0.18, 0.49, 0.04, 0.05)
TOTAL_EUR = 8_100_000
LEVEL_OF_2022 = 1.06
SUPPORT_YEAR_EUR = 5_400
Values = NDArray[np.float64]


def files(figures: Figures) -> Iterator[RawFile]:
    """The five tables of figures; words and the rule of the plan are not invented."""
    of_2022 = _averages(figures)
    tables = {
        "background_2022.csv": background(of_2022),
        "service_lines_2023M01.csv": service_lines(of_2022),
        "cost_breakdown.csv": cost_breakdown(),
        "municipal_services_2023.csv": municipal_services(of_2022),
        "liability_change.csv": liability_change(of_2022),
    }
    for name, lines in tables.items():
        content = "".join(";".join(map(str, line)) + "\n" for line in lines).encode()
        yield RawFile(f"{FORUM_2023.id}/{name}", content, RELEASED_AT.date().isoformat())


def _averages(figures: Figures) -> dict[str, Values]:
    """Averages of 2022 by content, of the deck's municipalities in its order."""
    places = [figures.places.codes.index(code) for code in MUNICIPALITIES.values()]
    contents = {name: figures.of_year(name, YEAR)[places] for name in figures.counts}
    of_2019 = inhabitants(figures.places, list(range(2019, 2026)))[places, 0]
    return contents | {"population_2019": of_2019.astype(np.float64)}


def background(of_2022: Mapping[str, Values]) -> list[list[object]]:
    """D1: rounded averages, their sum where they add up, the activation rate from both counts."""
    unemployed = np.rint(of_2022["TYOTTOMATLOPUSSA"])
    broad = unemployed + np.rint(sum(of_2022[name] for name in SERVICES))
    parts = [of_2022[part] for part in (LONG_TERM, *BESIDE_LONG_TERM)]
    recipients = np.rint(0.29 * unemployed)
    rows = [
        np.rint(of_2022["HAKIJALOPUSSA"]),
        unemployed,
        broad,
        np.rint(np.sum(parts, axis=0)),
        *(np.rint(part) for part in parts),
        np.rint(of_2022["TYOTTOMAT25"]),
        np.rint(of_2022["TYOTTOMATULK"]),
        100 * (broad - unemployed) / broad,
        recipients,
        recipients * SUPPORT_YEAR_EUR,
    ]
    return [
        ["rivi", *MUNICIPALITIES, TOTAL],
        *(_row(label, row) for label, row in zip(INDICATOR_OF_ROW, rows, strict=True)),
    ]


def _row(label: str, values: Values) -> list[object]:
    if "%" in label:
        return [label, *(f"{value:.1f}".replace(".", ",") for value in values), ""]
    return [label, *_whole(values), int(values.sum())]


def _whole(values: Iterable[float]) -> list[int]:
    return [round(value) for value in values]


def service_lines(of_2022: Mapping[str, Values]) -> list[list[object]]:
    """D2: both counts of each line and municipality, and their sums."""
    lines = np.array(OF_LINES)[:, None]
    seekers = np.rint(lines * of_2022["HAKIJALOPUSSA"]).astype(int)
    unemployed = np.minimum(np.rint(lines * of_2022["TYOTTOMATLOPUSSA"]).astype(int), seekers)
    everybody = [f"{seekers.sum()} / {unemployed.sum()}", 100]
    rows: list[list[object]] = [[LABEL, *MUNICIPALITIES, TOTAL, SHARE]]
    for place, label in enumerate(list(LINE_OF_LABEL)[:-1]):
        pairs = [f"{a} / {b}" for a, b in zip(seekers[place], unemployed[place], strict=True)]
        total = f"{seekers[place].sum()} / {unemployed[place].sum()}"
        share = f"{100 * unemployed[place].sum() / unemployed.sum():.1f}".replace(".", ",")
        rows.append([label, *pairs, total, share])
    return [*rows, [list(LINE_OF_LABEL)[-1], *[""] * len(MUNICIPALITIES), *everybody]]


def cost_breakdown() -> list[list[object]]:
    """D3: five items, their shares and the sum."""
    label_of = {item: label for label, item in ITEM_OF_LABEL.items()}
    items = [
        [label_of[item], round(TOTAL_EUR * share), round(100 * share)]
        for item, share in zip(BUDGET_ITEMS, OF_ITEMS, strict=True)
    ]
    return [["erä", "euroa", "osuus %"], *items, [label_of[ALL_ITEMS], TOTAL_EUR, ""]]


def municipal_services(of_2022: Mapping[str, Values]) -> list[list[object]]:
    """D6: person-years, income, expenditure, net and the budgeted share of support."""
    thousands = np.rint(of_2022["TYOTTOMATLOPUSSA"] * 1.1).astype(int)
    rows = [
        [
            name,
            max(1, round(size / 90)),
            "",
            size * 300,
            -size * 2_000,
            size * 300 - size * 2_000,
            size * 1_200,
        ]
        for name, size in zip(MUNICIPALITIES, thousands.tolist(), strict=True)
    ]
    heading = ["kunta", "htv", "htv selite", "tulot", "menot", "netto", SUPPORT_SHARE]
    return [heading, *rows]


def liability_change(of_2022: Mapping[str, Values]) -> list[list[object]]:
    """D4: present and reform at the level of 2019, the change at that of 2022."""
    present = np.rint(of_2022["TYOTTOMATLOPUSSA"] * 1_400)
    reform = np.rint(present * 2.1)
    change = np.rint((reform - present) * LEVEL_OF_2022)
    population = of_2022["population_2019"]
    heading = [
        "kunta",
        "Asukasluku v. 2019 lopussa",
        "Nykytila € v. 2019",
        "Uudistus v. 2019 tasossa",
        "Muutos vuoden 2022 tasossa (lisäys)",
        "Muutos € per asukas",
    ]
    figures = zip(
        MUNICIPALITIES, population, present, reform, change, change / population, strict=True
    )
    return [heading, *([name, *_whole(values)] for name, *values in figures)]
