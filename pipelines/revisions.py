"""What a build changed, against the warehouse that it replaces."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import duckdb
import polars as pl
import polars.selectors as cs

from labourmarket import codes, warehouse
from labourmarket.codes import AREA, FREQUENCY, INDICATOR, SOURCE, STATUS
from labourmarket.metrics.counts import KEY
from pipelines import portions

ROW = [*KEY, "source_id"]
# What of the warehouse is held against the next one, besides the observations themselves.
COMPARED = (
    "municipal_benefit_share",
    "area",
    "indicator",
    "source_note",
    "load",
    "build",
    "change_in_build",
)

_TYPES = pl.Schema(
    {
        "indicator_id": INDICATOR,
        "area_code": AREA,
        "period": pl.Date(),
        "frequency": FREQUENCY,
        "source_id": SOURCE,
        "value": pl.Float64(),
        "status": STATUS,
    }
)


@dataclass(frozen=True, slots=True)
class Changed:
    """New rows by source, and values that were revised (``earlier`` and ``value``)."""

    added: pl.DataFrame
    revised: pl.DataFrame


def served(same: Mapping[str, pl.DataFrame]) -> dict[str, pl.DataFrame] | None:
    """The tables served now, of the observations only what is ``held``.

    None where there is no warehouse that can be read.

    Args:
        same: tables that are known to be what they were, which are not read again.
    """
    try:
        others = [name for name in COMPARED if name not in same]
        tables = {name: warehouse.query(f"FROM {name}") for name in others}
        tables["figures_of_period"] = warehouse.query(
            "SELECT source_id, frequency, period, year(period) AS year, count(*) AS figures "
            "FROM observation GROUP BY ALL"
        )
        tables["reach_of_area"] = warehouse.query(
            "SELECT source_id, area_code, year(period) AS year, max(period) AS newest "
            "FROM observation GROUP BY ALL"
        )
    except (warehouse.WarehouseMissingError, duckdb.Error):
        return None  # a first build, or a file of an older form: nothing to compare with
    return tables | dict(same)


def held(observations: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """What a warehouse with these observations holds of each source, by ``year``.

    Returns:
        ``figures_of_period``: how many ``figures`` a source has of each period. ``reach_of_area``:
        the ``newest`` period of each area in a source and year.
    """
    year = pl.col("period").dt.year().cast(pl.Int64).alias("year")
    some = [observations.clear(), *observations.iter_slices(portions.AT_ONCE)]
    periods, areas = ["source_id", "frequency", "period"], ["source_id", "area_code"]
    figures = pl.concat(part.group_by(*periods, year).len("figures") for part in some)
    reach = pl.concat(
        part.group_by(*areas, year).agg(newest=pl.col("period").max()) for part in some
    )
    whole = pl.col("figures").sum().cast(pl.Int64)
    told = {
        "figures_of_period": figures.group_by(*periods, "year").agg(whole),
        "reach_of_area": reach.group_by(*areas, "year").agg(pl.col("newest").max()),
    }
    return {name: rows.with_columns(cs.enum().cast(pl.String)) for name, rows in told.items()}


def of_build(
    before: Mapping[str, pl.DataFrame] | None,
    after: Mapping[str, pl.DataFrame],
    as_of: date | None,
    is_anew: str = "true",
) -> Changed:
    """What a build changed; a look back at an earlier day changes nothing.

    Args:
        before: what ``served`` told.
        after: the tables as made.
        as_of: the day whose knowledge they show, None for all that is known.
        is_anew: which of the figures served now these stand in the place of, in SQL.
    """
    now = after["observation"].select(*ROW, "value", "status")
    nothing = {"earlier": pl.lit(None, pl.Float64), "earlier_status": pl.lit(None, STATUS)}
    if before is None:
        return _changed(now.with_columns(**nothing))
    compared = [now.clear().with_columns(**nothing)]
    if not as_of:
        # Some indicators at a time: all of a country's figures twice would fill the memory.
        compared += [
            _beside_earlier(some, _earlier(some, is_anew))
            for some in portions.by_code(now, "indicator_id")
        ]
    return _changed(pl.concat(compared))


def _beside_earlier(now: pl.DataFrame, earlier: pl.DataFrame) -> pl.DataFrame:
    """The figures that are new or have changed, with what was served before.

    Returns:
        ``ROW``, ``value`` and ``status``, with ``earlier`` and ``earlier_status``, which is null
        where the figure is new.
    """
    beside = now.with_columns(place=codes.number()).join(
        earlier, on="place", how="left", validate="m:1"
    )
    is_new = pl.col("earlier_status").is_null()
    differs = pl.col("value").ne_missing(pl.col("earlier"))
    changed = is_new | differs | (pl.col("status") != pl.col("earlier_status"))
    return beside.filter(changed).drop("place")


def _earlier(now: pl.DataFrame, is_anew: str) -> pl.DataFrame:
    """The figures of the same indicators that are served now."""
    # a bound parameter would have DuckDB import pandas, which takes half a second of the build
    ids = ", ".join(f"'{id_}'" for id_ in now["indicator_id"].unique().cast(pl.String))
    wanted = f"indicator_id IN ({ids}) AND {is_anew}"
    rows = warehouse.query(f"SELECT {', '.join(_TYPES)} FROM observation WHERE {wanted}")  # noqa: S608 - codes of ours
    return rows.cast(_TYPES, strict=False).select(
        place=codes.number(), earlier="value", earlier_status="status"
    )


def _changed(compared: pl.DataFrame) -> Changed:
    is_new = pl.col("earlier_status").is_null()
    added = (
        compared.filter(is_new)
        .group_by("source_id")
        .agg(rows=pl.len(), newest=pl.col("period").max(), areas=pl.col("area_code").n_unique())
    )
    texts = cs.enum().cast(pl.String)
    revised = compared.filter(~is_new).with_columns(texts)
    return Changed(added.with_columns(texts).sort("source_id"), revised.sort(ROW))
