"""How places stand in a sentence: a table of forms by area code, never string rules.

The Finnish local case of a municipality is the one used there, as the Institute for the Languages
of Finland advises (Kemissä but Ylitorniolla); Swedish says ``i`` of a municipality even where it is
an island, but ``på Kökar``. An area without forms is told by a phrase that bends instead of it.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from labourmarket.catalogue.model import Text

_TABLE = Path(__file__).with_suffix(".csv")
_MUNICIPALITY = "KU"


@dataclass(frozen=True, slots=True)
class PlaceForms:
    """A place in a sentence: where something is, and whose it is, in each language."""

    area_code: str
    name_fi: str
    inside: Text
    of: Text


def in_place(area_code: str, language: str, name: str = "") -> str:
    """Where something is: ``Kemissä``, ``i Kemi``, ``in Kemi``; within a sentence.

    ``name`` is told of an area that has no forms here, ``alueella NAME``; without one, its code.
    """
    forms = place_forms().get(area_code)
    told = forms.inside if forms else _unbent_inside(area_code, name or area_code)
    return _in_language(told, language)


def of_place(area_code: str, language: str, name: str = "") -> str:
    """Whose something is: ``Kemin``, ``Kemis``, ``of Kemi``; see ``in_place`` for ``name``."""
    forms = place_forms().get(area_code)
    told = forms.of if forms else _unbent_of(area_code, name or area_code)
    return _in_language(told, language)


@cache
def place_forms() -> Mapping[str, PlaceForms]:
    """The forms of all areas of the classification, and of municipalities that ended, by code."""
    with _TABLE.open(encoding="utf-8", newline="") as table:
        rows = [_forms(row) for row in csv.DictReader(table)]
    return {forms.area_code: forms for forms in rows}


def _forms(row: Mapping[str, str]) -> PlaceForms:
    return PlaceForms(
        area_code=row["area_code"],
        name_fi=row["name_fi"],
        inside=Text(row["in_fi"], row["in_sv"], row["in_en"]),
        of=Text(row["of_fi"], row["of_sv"], row["of_en"]),
    )


def _unbent_inside(area_code: str, name: str) -> Text:
    if area_code.startswith(_MUNICIPALITY):
        return Text(f"kunnassa {name}", f"i kommunen {name}", f"in the municipality of {name}")
    return Text(f"alueella {name}", f"i området {name}", f"in the area of {name}")


def _unbent_of(area_code: str, name: str) -> Text:
    if area_code.startswith(_MUNICIPALITY):
        return Text(f"kunnan {name}", f"för kommunen {name}", f"of the municipality of {name}")
    return Text(f"alueen {name}", f"för området {name}", f"of the area of {name}")


def _in_language(text: Text, language: str) -> str:
    return {"fi": text.fi, "sv": text.sv, "en": text.en}[language]
