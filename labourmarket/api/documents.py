"""What can be asked for: the catalogue of figures, the areas, and how the service is."""

from __future__ import annotations

from typing import Any

import polars as pl

from labourmarket import queries
from labourmarket.api.answer import described_source
from labourmarket.api.formats import marks
from labourmarket.catalogue.indicators import INDICATORS
from labourmarket.catalogue.model import Indicator
from labourmarket.language import current, gettext as _, told
from labourmarket.metrics import spans


def catalogue() -> dict[str, Any]:
    """Every indicator with its definition and the unbroken runs of periods in hand."""
    runs = spans.runs(queries.periods_in_hand()).partition_by(
        "indicator_id", as_dict=True, include_key=False
    )
    return {
        "language": current(),
        **marks(),
        "indicators": [
            _described(one, runs.get((one.id,), pl.DataFrame())) for one in INDICATORS.values()
        ],
        "sources": [
            described_source(row["source_id"])
            | {"released_at": row["released_at"], "retrieved": row["retrieved"]}
            for row in queries.newest_by_source().iter_rows(named=True)
        ],
    }


def _described(indicator: Indicator, runs: pl.DataFrame) -> dict[str, Any]:
    return {
        "indicator_id": indicator.id,
        "title": told(indicator.title),
        "definition": told(indicator.definition),
        "unit": indicator.unit,
        "decimals": indicator.decimals,
        "direction": indicator.direction,
        "additive": indicator.additive,
        "source_id": indicator.source_id,
        "in_hand": runs.to_dicts(),
    }


def areas(level: str | None) -> dict[str, Any]:
    """Every area, or those of one level, with its name in the current language."""
    known = queries.areas().select(
        "area_code",
        "level",
        pl.col(f"name_{current()}").alias("name"),
        "employment_area_code",
        "region_code",
        "valid_to",
    )
    shown = known.filter(pl.col("level") == level) if level else known
    return {"language": current(), **marks(), "areas": shown.to_dicts()}


def health() -> dict[str, Any]:
    """That there are figures to serve, and when they were built."""
    return {"status": "ok", "built_at": queries.build()["built_at"].item(), **marks()}


def index() -> dict[str, Any]:
    """What there is under this address, as links relative to it."""
    return {
        "name": "Työtaulu",
        "description": _("Regional labour-market figures, to read only. openapi.json tells how."),
        "links": ["observations", "catalogue", "areas", "health", "openapi.json"],
    }
