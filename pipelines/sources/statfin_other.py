"""Any other StatFin table that was loaded as a file: its cells as published.

No indicator of the catalogue uses them; they are shown on the data page and can be downloaded.
"""

from __future__ import annotations

import re
from pathlib import Path

import polars as pl
import polars.selectors as cs

from labourmarket import contracts
from labourmarket.catalogue.sources import STATFIN_OTHER
from labourmarket.language import gettext as _
from pipelines import gate
from pipelines.faults import Fault
from pipelines.formats import pxweb
from pipelines.formats.cube import GEO, METRIC, ROLES, TIME, Cube
from pipelines.gate import Areas, Reading

FOLDER, PATTERN = STATFIN_OTHER.id, "*.json"
# As Statistics Finland uses the symbols of px files; a dash is nothing to report, which is no zero.
STATUS_OF_SYMBOL = {
    "...": "suppressed",
    "..": "not_available",
    ".": "not_applicable",
    "-": "not_applicable",
    "....": "not_available",
    ".....": "not_available",
    "......": "not_available",
}
_ID = re.compile(r"^\d\w{2,4} -- ")
_VARIABLES = re.compile(r"^(.*) (?:muuttujina|efter|by) .*$")
_MOST_TOLD = 20


def read(path: Path, _areas: Areas, faults: list[Fault]) -> Reading | None:
    """Read one table, in whichever of PxWeb's forms it is."""
    cube = pxweb.read(path, faults)
    if cube is None:
        return None
    if TIME not in cube.cells.columns:
        faults.append(
            Fault(
                path.name,
                "role",
                ", ".join(cube.cells.columns),
                _("dimensions with the roles {roles}").format(roles=TIME),
                _("query the table with area, period and contents"),
            )
        )
        return None
    cells = gate.through(contracts.StatfinCell, clean(cube, path.name, faults), path.name, faults)
    return Reading(
        {"statfin_cell": cells},
        rows_read=cube.cells.height,
        released_at=cube.updated,
        notes=cube.notes,
    )


def clean(cube: Cube, file: str, faults: list[Fault]) -> pl.DataFrame:
    """Give the cells their periods, statuses and texts; an unknown period is a fault."""
    title = title_of(cube)
    contents = dict(cube.labels.get(METRIC, {}))
    texts = cube.cells.with_columns(cs.categorical().cast(pl.String))
    dated = texts.with_columns(_frequency(), _period())
    _tell_unknown_periods(dated, file, faults)
    content = pl.col(METRIC) if METRIC in dated.columns else pl.lit(title)
    return dated.filter(pl.col("period").is_not_null()).select(
        table_id=pl.lit(cube.table_id or title),
        table_title=pl.lit(title),
        area_code=pl.col(GEO) if GEO in dated.columns else pl.lit(None, pl.String),
        period="period",
        frequency="frequency",
        content=content,
        content_fi=content.replace(contents),
        dimensions=_dimensions(cube),
        value="value",
        status=pl.coalesce(
            pl.col("symbol").replace_strict(STATUS_OF_SYMBOL, default=None, return_dtype=pl.String),
            pl.when(pl.col("value").is_null())
            .then(pl.lit("not_available"))
            .otherwise(pl.lit("published")),
        ),
        released_at=pl.lit(cube.updated, dtype=pl.Datetime("us")),
    )


def title_of(cube: Cube) -> str:
    """What a table is called, without its id and without the list of its variables."""
    return _VARIABLES.sub(r"\1", _ID.sub("", cube.label)).strip()


def _dimensions(cube: Cube) -> pl.Expr:
    """The other variables in words: ``Ammattiryhmä=25 Erityisasiantuntijat``."""
    others = [name for name in cube.cells.columns if name not in (*ROLES, "value", "symbol")]
    if not others:
        return pl.lit("")
    return pl.concat_str([_in_words(cube, name) for name in others], separator="; ")


def _in_words(cube: Cube, name: str) -> pl.Expr:
    """A variable with its value; a text that begins with its code is not given it twice."""
    texts = cube.labels.get(name, {})
    told = {
        code: text if text.split(" ")[0] == code else f"{code} {text}"
        for code, text in texts.items()
        if text and text != code
    }
    return pl.lit(f"{cube.names.get(name, name)}=") + pl.col(name).replace(told)


def _frequency() -> pl.Expr:
    time = pl.col(TIME)
    return (
        pl.when(time.str.contains(r"^\d{4}M"))
        .then(pl.lit("month"))
        .when(time.str.contains(r"^\d{4}Q"))
        .then(pl.lit("quarter"))
        .otherwise(pl.lit("year"))
        .alias("frequency")
    )


def _period() -> pl.Expr:
    """The first day of a month (2026M06), quarter (2026Q2) or year (2026); else null."""
    time = pl.col(TIME)
    quarter = time.str.extract(r"^\d{4}Q([1-4])$").cast(pl.Int32) * 3 - 2
    month = pl.coalesce(
        time.str.extract(r"^\d{4}M(\d\d)$").cast(pl.Int32),
        quarter,
        pl.when(time.str.contains(r"^\d{4}\*?$")).then(pl.lit(1, pl.Int32)),
    )
    year = time.str.extract(r"^(\d{4})")
    printed = pl.concat_str(year, month.cast(pl.String).str.zfill(2), pl.lit("01"), separator="-")
    return printed.str.to_date("%Y-%m-%d", strict=False).alias("period")


def _tell_unknown_periods(dated: pl.DataFrame, file: str, faults: list[Fault]) -> None:
    unknown = dated.filter(pl.col("period").is_null())[TIME].unique().sort()
    for period in unknown.head(_MOST_TOLD):
        faults.append(
            Fault(
                file,
                TIME,
                str(period),
                _("a month such as 2026M06, or a year"),
                _("fetch the file again"),
            )
        )
