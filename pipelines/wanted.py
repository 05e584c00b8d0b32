"""What a download was asked for: which tables and data sets, areas and periods."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl

from labourmarket.catalogue.sources import KELA_MUNICIPAL_SHARE
from labourmarket.codes import COUNTRY
from labourmarket.language import gettext as _
from pipelines.faults import Fault, RejectedInputError
from pipelines.geography import download as geography, drawing
from pipelines.network.kela import DATASETS, Dataset
from pipelines.network.statfin import TABLES, Published

EVERY_AREA = "all"
KNOWN: tuple[Published | Dataset, ...] = (*TABLES, *DATASETS)
MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")


class UnknownChoiceError(Exception):
    """An argument names what is not there; the message says what is."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to download. ``since`` is a month (``2006-01``), or empty for all that is offered.

    Data sets of Kela come whole, whatever areas and months are wanted of the tables of StatFin.
    """

    tables: tuple[Published, ...]
    datasets: tuple[Dataset, ...]
    area: Callable[[str], bool]
    since: str = ""
    everything: bool = False
    # sources of areas: those that were named, else those that are due
    areas: tuple[str, ...] = ()
    areas_are_named: bool = False

    def period(self, code: str) -> bool:
        """Whether a period (``2006M01``, ``2006``) is wanted; a year is, from its first day on."""
        month = code.replace("M", "-")
        return month >= self.since[: len(month)]


def wanted(
    names: Sequence[str],
    area: str,
    since: str,
    raw_folder: Path,
    today: date,
    *,
    everything: bool,
) -> Wanted:
    """Understand the arguments of ``download``.

    Raises:
        UnknownChoiceError: a source, an area or a month that is none.
        RejectedInputError: the classification under raw cannot be read.
    """
    if since and not MONTH.fullmatch(since):
        raise UnknownChoiceError(_("{text} is not a month such as 2006-01").format(text=since))
    _refuse_unknown(names)
    tables = tuple(table for table in TABLES if not names or _is_named(table, names))
    datasets = tuple(one for one in DATASETS if not names or _is_named(one, names))
    areas = tuple(name for name in geography.NAMES if name in names)
    due = areas if names else geography.due(raw_folder, today)
    return Wanted(tables, datasets, _area(area, raw_folder), since, everything, due, bool(areas))


def _refuse_unknown(names: Sequence[str]) -> None:
    others = [name for name in names if name not in geography.NAMES]
    unknown = [name for name in others if not any(_is_named(one, [name]) for one in KNOWN)]
    if unknown:
        raise UnknownChoiceError(
            _("{text}: not a source that can be downloaded. There are {known}").format(
                text=", ".join(unknown),
                known=", ".join([*(one.id for one in KNOWN), *geography.NAMES]),
            )
        )


def _is_named(one: Published | Dataset, names: Sequence[str]) -> bool:
    if isinstance(one, Published):
        return not {one.id, one.number, "statfin"}.isdisjoint(names)
    return not {one.id, KELA_MUNICIPAL_SHARE.id, "kela"}.isdisjoint(names)


def _area(area: str, raw_folder: Path) -> Callable[[str], bool]:
    if area == EVERY_AREA:
        return lambda _code: True
    codes = _with_surroundings(area, _classified(raw_folder))
    return lambda code: code in codes


def _with_surroundings(area: str, areas: pl.DataFrame) -> set[str]:
    """The municipalities asked for, their regions and the whole country to compare with."""
    asked = {code.strip() for code in area.split(",")}
    municipalities = areas.filter(
        pl.col("area_code").is_in(list(asked)) | pl.col("employment_area_code").is_in(list(asked)),
        pl.col("level") == "municipality",
    )
    known = {*municipalities["area_code"], *municipalities["employment_area_code"]}
    if unknown := asked - known:
        raise UnknownChoiceError(
            _("{text}: not an area. Name an employment area (TA22), municipalities or all").format(
                text=", ".join(sorted(unknown))
            )
        )
    return {COUNTRY, *municipalities["area_code"], *municipalities["region_code"]}


def _classified(raw_folder: Path) -> pl.DataFrame:
    faults: list[Fault] = []
    areas = drawing.areas_in_hand(raw_folder, faults)
    if faults:
        raise RejectedInputError(faults)
    return areas
