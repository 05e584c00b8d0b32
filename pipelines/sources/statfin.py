"""What all StatFin tables share: secret symbols, periods, areas, content codes.

Symbols are those of the tables' own notes: ``...`` is secret (a count of 1–4), ``..`` not
available, ``.`` not applicable.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import polars as pl

from labourmarket import contracts
from labourmarket.catalogue.indicators import INDICATORS
from labourmarket.codes import COUNTRY, FREQUENCY, INDICATOR, STATUS
from labourmarket.language import gettext as _
from pipelines import gate
from pipelines.faults import Fault
from pipelines.formats import pxweb
from pipelines.formats.cube import ROLES, Cube, Labels, codes_in, recoded
from pipelines.gate import Areas, Reading

# From the contents that a table offers, code to text, to those that are ours, code to indicator id.
Contents = Callable[[Mapping[str, str]], dict[str, str]]
STATUS_OF_SYMBOL = {"...": "suppressed", "..": "not_available", ".": "not_applicable"}
TOTALS = ("yhteensä", "sammanlagt", "totalt", "total")
# Levels that the publisher has beside ours, and its buckets for unknown places: KU199, MK91, SK902
# and ELY80 are abroad or elsewhere, *JO(U) unknown municipality.
OTHER_AREAS = re.compile(r"^(SK|ELY|EVK|MA|SA|YTA|HVA|TK|VP|PL|KUJOU|MKJO|MK91|KU199)")


def read(
    path: Path,
    source_id: str,
    areas: Areas,
    faults: list[Fault],
    contents: Contents,
    *,
    all_contents: bool = False,
) -> Reading | None:
    """Read an answer of a StatFin table to observations of our indicators.

    Args:
        path: the file.
        source_id: the source of the observations.
        areas: the codes that are known.
        faults: where everything wrong with the file is told.
        contents: which contents are our indicators.
        all_contents: whether a content that is none of ours is a fault; else it is set aside.
    """
    cube = extract(path, faults)
    if cube is None:
        return None
    offered = {code: code for code in codes_in(cube.cells, "metric")}
    others = [code for code in codes_in(cube.cells, "geo") if OTHER_AREAS.match(code)]
    indicator_of = contents(offered | dict(cube.labels.get("metric", {})))
    kept = cube.cells.filter(
        ~pl.col("geo").is_in(others),
        pl.lit(all_contents) | pl.col("metric").is_in(list(indicator_of)),
        *_at_totals(cube.cells, cube.labels),
    )
    if not indicator_of:
        faults.append(_no_contents(path.name, ", ".join(offered)))
    rows = clean(kept, source_id, indicator_of, areas, file=path.name, faults=faults).with_columns(
        released_at=pl.lit(cube.updated, dtype=pl.Datetime("us"))
    )
    return Reading(
        {
            "observation_release": gate.through(
                contracts.ObservationRelease, rows, path.name, faults
            )
        },
        rows_read=cube.cells.height,
        rows_set_aside=cube.cells.height - kept.height,
        released_at=cube.updated,
        notes=cube.notes,
    )


def bare(code: str) -> str:
    """A content code without the prefix that some tables gained on 8 June 2026."""
    return code.rsplit("-", 1)[-1].upper()


def is_total(code: str, text: str) -> bool:
    """Whether a value of sex, age or education is all of them together."""
    return code == COUNTRY or text.strip().casefold().startswith(TOTALS)


def _at_totals(cells: pl.DataFrame, labels: Labels) -> list[pl.Expr]:
    """Rows of one sex, age or level of education are not figures of ours."""
    others = [name for name in cells.columns if name not in (*ROLES, "value", "symbol")]
    totals = []
    for name in others:
        of_dimension = labels.get(name, {})
        codes = [
            code for code in codes_in(cells, name) if is_total(code, of_dimension.get(code, code))
        ]
        totals.append(pl.col(name).is_in(codes))
    return totals


def _no_contents(file: str, offered: str) -> Fault:
    return Fault(
        file,
        "metric",
        offered,
        _("a code that the catalogue knows"),
        _("query the table with area, period and contents"),
    )


def extract(path: Path, faults: list[Fault]) -> Cube | None:
    """The answer as published: codes, values and symbols."""
    cube = pxweb.read(path, faults)
    if cube is None:
        return None
    missing = [role for role in ROLES if role not in cube.cells.columns]
    if missing:
        faults.append(
            Fault(
                path.name,
                "role",
                ", ".join(cube.cells.columns),
                _("dimensions with the roles {roles}").format(roles=", ".join(missing)),
                _("query the table with area, period and contents"),
            )
        )
        return None
    return cube


def clean(
    cells: pl.DataFrame,
    source_id: str,
    indicator_of: Mapping[str, str],
    areas: Areas,
    *,
    file: str,
    faults: list[Fault],
) -> pl.DataFrame:
    """Give cells our codes, dates and statuses; unknown codes, periods and symbols are faults.

    A secret count is the interval 1–4; a secret rate has no bounds.
    """
    dated = _dated(_known(cells, indicator_of, areas, file, faults), file, faults)
    named = dated.with_columns(
        indicator_id=recoded(dated["metric"], indicator_of, INDICATOR),
        status=recoded(dated["symbol"], STATUS_OF_SYMBOL, STATUS).fill_null("published"),
        source_id=pl.lit(source_id),
    )
    counts = [id_ for id_, indicator in INDICATORS.items() if not indicator.is_rate]
    suppressed_count = (pl.col("status") == "suppressed") & pl.col("indicator_id").is_in(counts)
    return named.select(
        "indicator_id",
        pl.col("geo").alias("area_code"),
        "period",
        "frequency",
        "value",
        low=pl.when(suppressed_count).then(contracts.SECRET_LOW).otherwise(pl.col("value")),
        high=pl.when(suppressed_count).then(contracts.SECRET_HIGH).otherwise(pl.col("value")),
        status="status",
        source_id="source_id",
    )


def _known(
    cells: pl.DataFrame,
    indicator_of: Mapping[str, str],
    areas: Areas,
    file: str,
    faults: list[Fault],
) -> pl.DataFrame:
    """The cells whose content, symbol and area are known; others are told."""
    _tell_unknown(cells, "metric", set(indicator_of), file, faults)
    _tell_unknown(cells, "symbol", set(STATUS_OF_SYMBOL), file, faults)
    if areas:
        _tell_unknown(cells, "geo", set(areas), file, faults)
    return cells.filter(
        pl.col("metric").is_in(list(indicator_of)),
        pl.col("geo").is_in(list(areas)) if areas else pl.lit(True),
        pl.col("symbol").is_null() | pl.col("symbol").is_in(list(STATUS_OF_SYMBOL)),
    )


def _dated(cells: pl.DataFrame, file: str, faults: list[Fault]) -> pl.DataFrame:
    """Cells with ``period`` and ``frequency``; a time that is neither month nor year is told."""
    period_of = _first_days(codes_in(cells, "time"))
    frequency_of = {time: "month" if "M" in time else "year" for time in period_of}
    dated = cells.with_columns(
        period=recoded(cells["time"], period_of, pl.Date()),
        frequency=recoded(cells["time"], frequency_of, FREQUENCY),
    )
    for time in sorted(time for time, first_day in period_of.items() if first_day is None):
        faults.append(
            Fault(
                file,
                "time",
                time,
                _("a month such as 2026M06, or a year"),
                _("fetch the file again"),
            )
        )
    return dated.filter(pl.col("period").is_not_null())


def _first_days(times: list[str]) -> dict[str, date | None]:
    """The first day of each month or year; None for what is neither."""
    time = pl.col("time")
    first_days = pl.DataFrame({"time": times}, schema={"time": pl.String}).select(
        time,
        period=pl.coalesce(
            time.str.to_date("%YM%m", strict=False),
            pl.concat_str(time, pl.lit("-01-01")).str.to_date("%Y-%m-%d", strict=False),
        ),
    )
    return dict(first_days.iter_rows())


def _tell_unknown(
    cells: pl.DataFrame, column: str, known: set[str], file: str, faults: list[Fault]
) -> None:
    for code in sorted(set(codes_in(cells, column)) - known):
        faults.append(
            Fault(
                file,
                column,
                code,
                _("a code that the catalogue knows"),
                _(
                    "add it to labourmarket/catalogue or to data/raw/classification, or leave it "
                    "out of the query"
                ),
            )
        )
