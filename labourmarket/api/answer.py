"""What is answered: figures with their names, and where they are from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import polars as pl

from labourmarket import places, queries
from labourmarket.api.parameters import Question, Wrong, WrongParametersError
from labourmarket.catalogue.indicators import INDICATORS
from labourmarket.catalogue.sources import SOURCES
from labourmarket.language import gettext as _, told
from labourmarket.narrative import origins
from labourmarket.numbers import number

MOST_FIGURES = 50_000
COLUMNS = (
    "indicator_id",
    "title",
    "area_code",
    "name",
    "period",
    "frequency",
    "value",
    "low",
    "high",
    "status",
    "source_id",
    "released_at",
)


@dataclass(frozen=True, slots=True)
class Answer:
    """Figures in ``COLUMNS``, one row per indicator, area and period in hand, and their origin.

    ``value`` is null where a figure is secret, an interval or missing, and ``status`` says why;
    ``low`` and ``high`` bound it where that is known. ``source`` is the line that goes with every
    file, without the mark of invented data, which ``exports.tabular`` sets.
    """

    rows: pl.DataFrame
    frequency: str
    source: str


def answer(question: Question, most: int = MOST_FIGURES) -> Answer:
    """Ask the warehouse, and name what it tells in the current language.

    Args:
        question: what is asked for.
        most: how many figures it is chosen from, those of every source counted.

    Raises:
        WrongParametersError: there are more of them.
    """
    try:
        rows = queries.observations(
            question.indicator_ids,
            question.area_codes,
            question.frequency,
            first=question.first,
            last=question.last,
            periods=question.periods,
            at_most=most,
        )
    except queries.TooManyFiguresError as too_many:
        raise too_much(most) from too_many
    return Answer(_named(rows, question.frequency), question.frequency, _source_line(rows))


def too_much(limit: int) -> WrongParametersError:
    """That an answer would be of more figures than ``limit``, and what to do."""
    hint = _(
        "One answer is made of {count} figures at the most, those of every source counted. "
        "Ask for fewer indicators, areas or periods."
    ).format(count=number(limit))
    return WrongParametersError([Wrong("indicator, area, period", "", hint)])


def _named(rows: pl.DataFrame, frequency: str) -> pl.DataFrame:
    titles = {id_: told(indicator.title) for id_, indicator in INDICATORS.items()}
    return rows.with_columns(
        pl.col("indicator_id").replace_strict(titles, return_dtype=pl.String).alias("title"),
        pl.col("area_code").replace_strict(places.names(), return_dtype=pl.String).alias("name"),
        frequency=pl.lit(frequency),
    ).select(COLUMNS)


def _source_line(rows: pl.DataFrame) -> str:
    if rows.is_empty():
        return ""
    licences = "; ".join(dict.fromkeys(source["licence"] for source in sources(rows)))
    return _("{source}. Licence: {licence}").format(
        source=origins.source_of(rows), licence=licences
    )


def sources(rows: pl.DataFrame) -> list[dict[str, Any]]:
    """Each publication behind the figures: who published it, under which licence, when."""
    newest = rows.group_by("source_id").agg(pl.col("released_at").max()).sort("source_id")
    return [
        described_source(source_id) | {"released_at": released_at}
        for source_id, released_at in newest.iter_rows()
    ]


def described_source(source_id: str) -> dict[str, Any]:
    """A publication as the catalogue has it, in the current language."""
    source = SOURCES[source_id]
    return {
        "source_id": source_id,
        "publisher": told(source.publisher),
        "name": told(source.name),
        "licence": source.licence,
        "url": source.url,
    }
