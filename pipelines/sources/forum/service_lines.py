"""D2: placement on the service lines, all jobseekers / unemployed, January 2023."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl

from labourmarket import contracts
from labourmarket.catalogue import service_lines as lines
from labourmarket.catalogue.sources import FORUM_2023
from labourmarket.language import gettext as _
from pipelines import gate
from pipelines.faults import Fault
from pipelines.formats.cells import ROW, Asked
from pipelines.formats.text import parse_numbers, parsed_number, read_table
from pipelines.gate import Areas
from pipelines.sources.forum.deck import AREA, AREA_OF_COLUMN, tell_unknown

COUNTS = ("jobseekers", "unemployed")
LABEL, SHARE = "palvelulinja", "Osuus työttömistä %"
LINE_OF_LABEL = {
    "Työnvälitys": lines.JOB_BROKERAGE.id,
    "Osaamisen kehittäminen": lines.SKILLS_DEVELOPMENT.id,
    "Tuetun työllistämisen palvelut": lines.SUPPORTED_EMPLOYMENT.id,
    "Monialainen yhteispalvelu TYP (TE, Hva, Kela)": lines.MULTIDISCIPLINARY_JOINT_SERVICE.id,
    "Yhteensä": lines.ALL_LINES,
}


def read(path: Path, _areas: Areas, faults: list[Fault]) -> dict[str, pl.DataFrame] | None:
    """Read the table; every cell holds two counts, ``612 / 276``."""
    printed = read_table(path, ";", [LABEL, *AREA_OF_COLUMN, SHARE], faults)
    if printed is None:
        return None
    tell_unknown(printed, LABEL, LINE_OF_LABEL, path.name, faults)
    pairs = split_pairs(parse_numbers(printed, [SHARE], path.name, faults), path.name, faults)
    return {
        "service_line_placement": gate.through(
            contracts.ServiceLinePlacement, clean(pairs), path.name, faults
        )
    }


def split_pairs(table: pl.DataFrame, file: str, faults: list[Fault]) -> pl.DataFrame:
    """One row per line and area with both counts as numbers."""
    cells = (
        table.unpivot(index=[ROW, LABEL, SHARE], on=list(AREA_OF_COLUMN), variable_name="column")
        .filter(pl.col("value").is_not_null())
        .with_columns(pl.col("value").str.split("/").alias("pair"))
    )
    rows = []
    for cell in cells.iter_rows(named=True):
        counts = [parsed_number(part.strip()) for part in cell["pair"]]
        if len(counts) != len(COUNTS) or None in counts:
            asked = Asked(
                file,
                cell["column"],
                _("two counts such as 612 / 276"),
                _("write the figure as the source prints it"),
            )
            faults.append(asked.instead_of(cell["value"], cell[ROW]))
            continue
        rows.append(cell | dict(zip(COUNTS, counts, strict=True)))
    return pl.DataFrame(
        rows,
        schema=cells.schema | {"jobseekers": pl.Float64, "unemployed": pl.Float64},
    )


def clean(pairs: pl.DataFrame) -> pl.DataFrame:
    """Our codes; the share is the area's and stands on its row only."""
    return pairs.filter(pl.col(LABEL).is_in(list(LINE_OF_LABEL))).select(
        area_code=pl.col("column").replace_strict(AREA_OF_COLUMN, return_dtype=pl.String),
        period=pl.lit(date(2023, 1, 1)),
        service_line=pl.col(LABEL).replace_strict(LINE_OF_LABEL, return_dtype=pl.String),
        jobseekers="jobseekers",
        unemployed="unemployed",
        published_share_percent=pl.when(
            pl.col("column").replace_strict(AREA_OF_COLUMN, return_dtype=pl.String) == AREA
        ).then(pl.col(SHARE)),
        source_id=pl.lit(FORUM_2023.id),
    )
