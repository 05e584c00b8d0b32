"""Statistics Finland's classification service, as its answers have been seen.

The identifier of the employment areas is not verified: the one here is made up, and a test may
choose another or none.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, unquote, urlsplit

import orjson

from tests.replica.app import JSON
from tests.replica.faulty import Faulty

AREAS = Path(__file__).parents[2] / "data/raw/classification/areas_2026.csv"
OFFICIAL = "https://data.stat.fi/api/classifications/v2"
LEVELS = {"kunta": "municipality", "maakunta": "region", "tyollisyysalue": "employment_area"}
BELONGS = {"maakunta": "region_code", "tyollisyysalue": "employment_area_code"}

Row = dict[str, str]


def rows() -> list[Row]:
    """The areas of 2026 as the project has them."""
    with AREAS.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


@dataclass
class ClassificationService(Faulty):
    """The application, with the areas of one year."""

    year: int = 2026
    areas: list[Row] = field(default_factory=rows)
    place: str = "/api/classifications/v2"
    # what a classification is called here, by its Finnish word; None where it is not offered
    identifiers: dict[str, str | None] = field(default_factory=dict)
    # whether a correspondence table is listed as addresses, as it is seen to be, or as items
    as_items: bool = False

    def identifier(self, word: str) -> str | None:
        return self.identifiers.get(word, f"{word}_1_{self.year}0101")

    def answer(self, path: str) -> tuple[int, bytes, str]:
        address = urlsplit(path.removeprefix(self.place))
        steps = [unquote(step) for step in address.path.strip("/").split("/")]
        language = parse_qs(address.query).get("lang", ["fi"])[0]
        told = self._told(steps, language)
        return (404, b"", "text/plain") if told is None else (200, orjson.dumps(told), JSON)

    def _told(self, steps: list[str], language: str) -> Any:
        words = {self.identifier(word): word for word in LEVELS if self.identifier(word)}
        if steps == ["correspondenceTables"]:
            return self._tables()
        if steps[0] == "classifications" and steps[1] in words:
            word = words[steps[1]]
            name = {"lang": "fi", "name": f"{word.replace('o', 'ö', 1)} {self.year}"}
            if len(steps) == 2:
                return [{"localId": steps[1], "classificationName": [name]}]
            return [self._item(steps[1], row, language) for row in self._of(word)]
        if steps[0] == "correspondenceTables":
            target = steps[1].partition("#")[2]
            return self._maps(steps[1], words[target]) if target in words else None
        return None

    def _tables(self) -> list[str]:
        source = self.identifier("kunta")
        targets = [self.identifier(word) for word in BELONGS]
        return [
            f"{OFFICIAL}/correspondenceTables/{table}"
            for table in (
                f"kunta_1_{self.year - 1}0101%23maakunta_1_{self.year - 1}0101",
                *(f"{source}%23{target}" for target in targets if source and target),
                f"{source}%23seutukunta_1_{self.year}0101",
            )
        ]

    def _of(self, word: str) -> list[Row]:
        return [row for row in self.areas if row["level"] == LEVELS[word]]

    def _item(self, identifier: str, row: Row, language: str) -> dict[str, Any]:
        code = row["area_code"][2:]
        name = {"lang": language, "langName": language, "name": row[f"name_{language}"]}
        return {
            "localId": f"{identifier}/{code}",
            "classification": {"localId": identifier},
            "code": code,
            "level": 1,
            "classificationItemNames": [name],
        }

    def _maps(self, table: str, word: str) -> list[Any]:
        source, _hash, target = table.partition("#")
        pairs = [(row["area_code"][2:], row[BELONGS[word]][2:]) for row in self._of("kunta")]
        if not self.as_items:
            base = f"{OFFICIAL}/correspondenceTables/{quote(table)}/maps"
            return [f"{base}/{municipality}/{area}" for municipality, area in pairs if area]
        return [
            {"sourceLocalId": f"{source}/{municipality}", "targetLocalId": f"{target}/{area}"}
            for municipality, area in pairs
        ]
