"""One published table, whichever of PxWeb's three forms it came in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from math import prod

import polars as pl

GEO, TIME, METRIC = "geo", "time", "metric"
ROLES = (GEO, TIME, METRIC)
Labels = Mapping[str, Mapping[str, str]]
# What Statistics Finland calls its variable of areas, in its three languages.
_AREA_NAMES = ("alue", "kunta", "maakunta", "område", "kommun", "region", "area", "municipality")
_AREA_CODE = re.compile(r"^(SSS|KU\w{3}|MK\w\w|SK\w{3}|ELY\w\w|EVK\w\w|TA\d\d)$")
_ID_BEFORE_TITLE = re.compile(r"^(\d\w{2,4}) -- ")
_ID = re.compile(r"(?:^|_)(\d\w{2,4})(?:\.px)?$")


@dataclass(frozen=True, slots=True)
class Cube:
    """One table: a cell per row, and what the publisher says of the whole.

    ``cells`` has one column of codes (categorical) per dimension, named by role (``geo``, ``time``,
    ``metric``) or by the dimension's own code, then ``value`` (float, null where not published) and
    ``symbol`` (the publisher's sign for a missing value, else null). ``labels`` are the texts of
    codes by column of ``cells``, ``names`` the publisher's names of these columns; both may lack
    what a form does not tell. ``table_id`` is empty where the form does not tell it. ``updated`` is
    in UTC.
    """

    cells: pl.DataFrame
    updated: datetime
    source: str
    label: str
    notes: tuple[str, ...] = ()
    labels: Labels = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    table_id: str = ""


def in_utc(moment: datetime) -> datetime:
    """A moment in UTC, without its zone."""
    return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment


def cells_of(names: Sequence[str], codes: Sequence[Sequence[str]]) -> pl.DataFrame:
    """The codes of every cell, one row each, the last dimension changing fastest."""
    stride = prod(len(of_dimension) for of_dimension in codes)
    position = pl.int_range(stride, eager=True)
    columns = {}
    for name, of_dimension in zip(names, codes, strict=True):
        stride //= len(of_dimension)
        columns[name] = pl.Series(of_dimension, dtype=pl.Categorical).gather(
            (position // stride) % len(of_dimension)
        )
    return pl.DataFrame(columns)


def codes_in(cells: pl.DataFrame, name: str) -> list[str]:
    """The codes of a column, each once, in the order in which they come."""
    return cells[name].unique(maintain_order=True).drop_nulls().cast(pl.String).to_list()


def recoded(codes: pl.Series, to: Mapping[str, object], dtype: pl.DataType) -> pl.Series:
    """What each code stands for, looked up once per code; null where it stands for nothing."""
    each_once = pl.Enum(codes.unique().drop_nulls().cast(pl.String))
    meanings = pl.Series(codes.name, [to.get(code) for code in each_once.categories], dtype=dtype)
    return meanings.gather(codes.cast(each_once).to_physical())


def looks_like_areas(name: str, codes: Sequence[str]) -> bool:
    """Whether a dimension is one of areas, by its name or by Statistics Finland's area codes."""
    if name.casefold() in _AREA_NAMES or name.casefold().startswith("alue_"):
        return True
    return set(codes) != {"SSS"} and all(_AREA_CODE.match(code) for code in codes)


def table_id(*told: str) -> str:
    """The id of a table from what a file tells: ``12r5``, also as ``statfin_tyonv_pxt_12r5``."""
    for text in told:
        found = _ID_BEFORE_TITLE.match(text) or _ID.search(text)
        if found:
            return found[1].lower()
    return ""
