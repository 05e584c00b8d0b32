"""What the deck says in words (D7, D8, D9), heading by heading."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

# The deck's own order; a heading that it does not name follows the named ones.
DECK_ORDER = (
    "D8.municipalities",
    "D8.reform_goals",
    "D8.why_responsible_municipality",
    "D8.responsible_municipality",
    "D8.board",
    "D8.organisation",
    "D8.teams",
    "D8.teams_around",
    "D8.experience",
    "D8.timeline",
    "D8.network",
    "D8.procurement",
)


@dataclass(frozen=True, slots=True)
class Statement:
    """One heading of the deck with its points, in the deck's own wording."""

    heading: str
    points: tuple[str, ...]


def by_heading(rows: pl.DataFrame) -> list[Statement]:
    """Gather the points under their headings, in the order of the deck.

    Args:
        rows: what ``queries.statements`` gives. Neighbouring statements with the same heading are
            one.
    """
    order = {id_: place for place, id_ in enumerate(DECK_ORDER)}
    in_order = rows.with_columns(
        place=pl.col("statement_id").replace_strict(
            order, default=len(order), return_dtype=pl.Int32
        )
    ).sort("place", "statement_id", "position")
    runs = in_order.with_columns(run=pl.col("heading_fi").rle_id())
    return [
        Statement(heading, tuple(points))
        for heading, points in runs.group_by("run", "heading_fi", maintain_order=True)
        .agg("text_fi")
        .select("heading_fi", "text_fi")
        .iter_rows()
    ]
