"""``template``: write one of the project's Excel forms, with the places of the area first."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from labourmarket import settings
from labourmarket.language import gettext as _
from pipelines import raw
from pipelines.sources import classification, own_budget, own_service_lines
from pipelines.templates import writing

TEMPLATES = {own.TEMPLATE.id: own.TEMPLATE for own in (own_service_lines, own_budget)}


def write(kind: str, path: Path | None, folder: Path) -> Path:
    """Write a form to ``path``, or to its own name in the working folder.

    Args:
        kind: one of ``TEMPLATES``.
        path: where it is written; an ending of .xlsx is added where it lacks.
        folder: the raw files, whose classification names the places.

    Raises:
        OSError: the file is there already, or cannot be written.
    """
    template = TEMPLATES[kind]
    target = (path or Path(template.file)).with_suffix(".xlsx")
    if target.exists():
        raise FileExistsError(_("{file} is there already").format(file=target))
    writing.write(template, _places(folder), target)
    return target


def _places(folder: Path) -> list[str]:
    """Names of the own area and its municipalities, then of all other municipalities."""
    areas = [classification.extract(path, []) for path in raw.files(classification, folder)]
    known = [rows for rows in areas if rows is not None]
    if not known:
        return []
    own = pl.col("area_code", "employment_area_code").is_in(settings.area_setting())
    return (
        pl.concat(known)
        .with_columns(is_own=pl.any_horizontal(own.fill_null(value=False)))
        .filter(pl.col("is_own") | (pl.col("level") == "municipality"))
        .sort(
            pl.col("is_own"),
            pl.col("level") == "employment_area",
            "name_fi",
            descending=[True, False, False],
        )["name_fi"]
        .unique(maintain_order=True)
        .to_list()
    )
