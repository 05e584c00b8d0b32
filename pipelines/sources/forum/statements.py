"""D7, D8 and D9: what the deck says in words, point by point."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import polars as pl

from labourmarket import contracts
from labourmarket.catalogue.sources import FORUM_2023
from labourmarket.language import gettext as _
from pipelines import gate
from pipelines.faults import Fault
from pipelines.formats.text import decoded
from pipelines.gate import Areas
from pipelines.sources.forum.deck import MUNICIPALITIES


def read(path: Path, _areas: Areas, faults: list[Fault]) -> dict[str, pl.DataFrame] | None:
    """Read the deck's texts to one row per point."""
    text = decoded(path, faults)
    if text is None:
        return None
    try:
        told = tomllib.loads(text)
        rows = clean(told)
        services_offered(told)
    except (tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError) as wrong:
        faults.append(
            Fault(
                path.name,
                _("whole file"),
                str(wrong),
                "municipal_services, legal_minimum, organising, economy (TOML)",
                _("restore the structure of the file"),
            )
        )
        return None
    return {"statement": gate.through(contracts.Statement, rows, path.name, faults)}


def clean(told: dict[str, Any]) -> pl.DataFrame:
    """Number the points of each section; D8 sections keep their id, D9 sections their place."""
    minimum = told["legal_minimum"]
    sections = [
        ("D7", minimum["heading_fi"], [minimum["statement_fi"], minimum["stated_fi"]]),
        *((f"D8.{one['id']}", one["heading_fi"], one["points_fi"]) for one in told["organising"]),
        *(
            (f"D9.{place}", one["heading_fi"], one["points_fi"])
            for place, one in enumerate(told["economy"], start=1)
        ),
    ]
    return pl.DataFrame(
        [
            {
                "statement_id": statement_id,
                "heading_fi": heading,
                "position": position,
                "text_fi": point,
                "source_id": FORUM_2023.id,
            }
            for statement_id, heading, points in sections
            for position, point in enumerate(points, start=1)
        ]
    )


def services_offered(told: dict[str, Any]) -> dict[str, str]:
    """The services column of D6 by area code, one service per line.

    Raises:
        KeyError: a municipality is not one of the deck's, or one of them is not there.
    """
    by_name = told["municipal_services"]
    strange = set(by_name) ^ set(MUNICIPALITIES)
    if strange:
        raise KeyError(", ".join(sorted(strange)))
    return {MUNICIPALITIES[name]: "\n".join(services) for name, services in by_name.items()}
