"""Cubes of invented figures as PxWeb answers them: json-stat2, small counts secret."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import orjson
from numpy.typing import NDArray

from labourmarket.contracts import SECRET_HIGH, SECRET_LOW
from pipelines.demo.figures import RATE, Figures

# Statistics Finland's limit for one answer.
MOST_CELLS = 120_000
SECRET = "..."
INVENTED = "KEKSITTYÄ AINEISTOA: luvut eivät ole julkaisijan."
SECRET_NOTE = "... = Tieto on salassapitosäännön alainen"


@dataclass(frozen=True, slots=True)
class Table:
    """What stands around the figures of one table: its names, and its texts by code."""

    table_id: str
    label: str
    source: str
    area: str
    time: str
    contents: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Cells:
    """Values by area, period and content, which of them are secret, which contents are rates."""

    values: NDArray[np.float64]
    secret: NDArray[np.bool_]
    rates: NDArray[np.bool_]

    def periods(self, span: slice) -> Cells:
        """Those of some periods."""
        return Cells(self.values[:, span], self.secret[:, span], self.rates)


def month_codes(months: Sequence[date]) -> list[str]:
    """Months as StatFin writes them: ``2026M06``."""
    return [f"{month:%YM%m}" for month in months]


def cells_of_12r5(figures: Figures, area_codes: list[str], contents: Sequence[str]) -> Cells:
    """Areas × months × contents, the rate from the counts of each area."""
    counts = {
        content: figures.places.summed(figures.counts[content], area_codes)
        for content in figures.counts
    }
    force, unemployed = counts["TYOVOIMATK"], counts["TYOTTOMATLOPUSSA"]
    with np.errstate(invalid="ignore", divide="ignore"):
        rate = np.round(100 * unemployed / force, 1)
    unknown = is_secret(unemployed) | (force == 0)
    return Cells(
        np.stack([rate if name == RATE else counts[name] for name in contents], axis=2),
        np.stack(
            [unknown if name == RATE else is_secret(counts[name]) for name in contents], axis=2
        ),
        np.array([name == RATE for name in contents]),
    )


def is_secret(counts: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Counts of 1–4 are not published, 0 is."""
    return (counts >= SECRET_LOW) & (counts <= SECRET_HIGH)


def in_answers(areas: int, periods: int, contents: int) -> Iterator[slice]:
    """Spans of periods whose cells fit into one answer each."""
    fitting = max(1, MOST_CELLS // (areas * contents))
    for start in range(0, periods, fitting):
        yield slice(start, min(start + fitting, periods))


def json_stat(
    table: Table,
    areas: Mapping[str, str],
    periods: Sequence[str],
    cells: Cells,
    *,
    updated: str,
    notes: Sequence[str] = (),
) -> bytes:
    """One answer: dimensions, values in row-major order, symbols where a value is missing."""
    dimensions = {
        table.area: _dimension("Alue", areas),
        table.time: _dimension("Kuukausi", {period: period for period in periods}),
        "contentscode": _dimension("Tiedot", table.contents),
    }
    answer = {
        "version": "2.0",
        "class": "dataset",
        "label": table.label,
        "source": f"{table.source} ({INVENTED})",
        "updated": updated,
        "note": [*notes, INVENTED, SECRET_NOTE],
        "role": {"time": [table.time], "geo": [table.area], "metric": ["contentscode"]},
        "id": list(dimensions),
        "size": list(cells.values.shape),
        "dimension": dimensions,
        "extension": {"px": {"tableid": table.table_id, "language": "fi"}},
        "value": _values(cells),
        "status": {str(place): SECRET for place in np.flatnonzero(cells.secret).tolist()},
    }
    return orjson.dumps(answer)


def _dimension(label: str, texts: Mapping[str, str]) -> dict[str, object]:
    index = {code: place for place, code in enumerate(texts)}
    return {"label": label, "category": {"index": index, "label": dict(texts)}}


def _values(cells: Cells) -> list[float | int | None]:
    """Counts as whole numbers, rates with their tenth, nothing where the figure is secret."""
    counts = np.where(cells.secret, 0, cells.values)
    values = counts.astype(np.int64).astype(object)
    values[:, :, cells.rates] = counts[:, :, cells.rates]
    values[cells.secret] = None
    return list(values.ravel())
