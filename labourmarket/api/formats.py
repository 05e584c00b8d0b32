"""An answer as bytes, in each of the formats."""

from __future__ import annotations

from typing import Any

import orjson

from labourmarket import queries
from labourmarket.api import jsonstat
from labourmarket.api.answer import Answer, sources
from labourmarket.exports import tabular
from labourmarket.language import current


def written(answer: Answer, format_name: str) -> bytes:
    """The answer in the format of that name, one of ``media.FORMATS``."""
    return {
        "json": _json,
        "csv": _csv,
        "json-stat2": _json_stat,
        "parquet": _parquet,
    }[format_name](answer)


def json_bytes(document: object) -> bytes:
    """A document as JSON; moments of the warehouse are in UTC, and say so."""
    return orjson.dumps(document, option=orjson.OPT_NAIVE_UTC | orjson.OPT_UTC_Z)


def marks() -> dict[str, Any]:
    """Whether figures of the warehouse are invented, and of which earlier day they are, if any."""
    return {"invented": queries.holds_invented_data(), "known_as_of": queries.known_as_of()}


def _json(answer: Answer) -> bytes:
    return json_bytes(
        {
            "language": current(),
            "source": tabular.told_source(answer.source),
            **_origin(answer),
            "observations": answer.rows.to_dicts(),
        }
    )


def _origin(answer: Answer) -> dict[str, Any]:
    return {**marks(), "sources": sources(answer.rows)}


def _csv(answer: Answer) -> bytes:
    return tabular.csv_file(answer.rows, answer.source)


def _parquet(answer: Answer) -> bytes:
    return tabular.parquet_file(answer.rows, answer.source)


def _json_stat(answer: Answer) -> bytes:
    source = tabular.told_source(answer.source)
    return json_bytes(jsonstat.dataset(answer, source, _origin(answer)))
