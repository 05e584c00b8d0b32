"""Areas as a reader meets them: names in the current language, order, and forms in a sentence."""

from __future__ import annotations

from functools import lru_cache

import polars as pl

from labourmarket import queries, warehouse
from labourmarket.catalogue.place_forms import in_place, place_forms
from labourmarket.codes import COUNTRY
from labourmarket.language import current

# The position whose style is dark and unbroken: the own area among grey ones.
_DARK = 4


def name(area_code: str) -> str:
    """The name of an area in the current language."""
    return _names(warehouse.version(), current())[area_code]


def names() -> dict[str, str]:
    """The names of all areas in the current language, by code."""
    return _names(warehouse.version(), current())


@lru_cache(maxsize=8)
def _names(_version: str, language: str) -> dict[str, str]:
    rows = queries.areas().select("area_code", f"name_{language}")
    return dict(rows.iter_rows())


def inside(area_code: str) -> str:
    """Where something is, at the head of a sentence: ``Kemissä``, ``I Kemi``, ``In Kemi``."""
    told = within(area_code)
    return told[0].upper() + told[1:]


def within(area_code: str) -> str:
    """Where something is, inside a sentence: ``Kemissä``, ``koko maassa``, ``i Kemi``."""
    name_of_last_resort = "" if area_code in place_forms() else names().get(area_code, "")
    return in_place(area_code, current(), name_of_last_resort)


def focus_places() -> tuple[str, ...]:
    """The area of the settings and its municipalities."""
    focus = queries.focus()
    return (focus.area_code, *focus.municipality_codes)


def with_parts(area_code: str) -> tuple[str, ...]:
    """A place, and its municipalities where it is the area of the settings."""
    own = focus_places()
    return own if area_code == own[0] else (area_code,)


def municipalities() -> tuple[str, ...]:
    """The municipalities that figures are in hand of: the area's own first, then by name."""
    own = queries.focus().municipality_codes
    held = queries.areas_in_hand("municipality")["area_code"].to_list()
    return (*own, *(code for code in held if code not in own))


def reference_places() -> tuple[str, ...]:
    """What the area is held against: its regions and the whole country."""
    return (*queries.focus().region_codes, COUNTRY)


def named(rows: pl.DataFrame, own: str | None = None) -> pl.DataFrame:
    """Add what figures need to know of an area: ``name``, ``position`` and ``reference``.

    ``position`` is the municipality's place in its area, so that it keeps its colour on every page;
    null for the area itself, the regions and the country, unless the area is the ``own`` one.
    """
    return rows.join(_known(own), on="area_code", how="left", validate="m:1", maintain_order="left")


@warehouse.remembered_in_words
def _known(own: str | None) -> pl.DataFrame:
    """What ``named`` adds, of every area."""
    municipalities = queries.focus().municipality_codes
    position = {own: _DARK} if own else {}
    position |= {code: place for place, code in enumerate(municipalities)}
    known = names()
    return pl.DataFrame(
        {
            "area_code": list(known),
            "name": list(known.values()),
            "position": [position.get(code) for code in known],
            "reference": [code not in municipalities for code in known],
        },
        schema_overrides={"position": pl.Int32},
    )
