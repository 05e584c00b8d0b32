"""The deck of the regional forum of 6 June 2023: one file per table of it, D1 to D9.

Nothing is corrected: a total that does not add up stays as printed and becomes a finding.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import polars as pl

from labourmarket.catalogue.sources import FORUM_2023
from labourmarket.language import gettext as _
from pipelines.faults import Fault
from pipelines.gate import Areas, Reading
from pipelines.sources.forum import background, liability, money, service_lines, statements

FOLDER, PATTERN = FORUM_2023.id, "*.*"

READERS: dict[str, Callable[[Path, Areas, list[Fault]], dict[str, pl.DataFrame] | None]] = {
    "background_2022.csv": background.read,
    "service_lines_2023M01.csv": service_lines.read,
    "cost_breakdown.csv": money.read_cost_breakdown,
    "municipal_services_2023.csv": money.read_municipal_services,
    "liability_change.csv": liability.read_change,
    "liability_by_paid_days.csv": liability.read_paid_days,
    "deck.toml": statements.read,
}


def read(path: Path, areas: Areas, faults: list[Fault]) -> Reading | None:
    """Read one table of the deck, which its file's name tells."""
    reader = READERS.get(path.name)
    if reader is None:
        faults.append(
            Fault(
                path.name,
                _("whole file"),
                path.name,
                ", ".join(READERS),
                _("name the file after a table of the deck, or move it out of the folder"),
            )
        )
        return None
    tables = reader(path, areas, faults)
    if tables is None:
        return None
    return Reading(tables, rows_read=sum(rows.height for rows in tables.values()))
