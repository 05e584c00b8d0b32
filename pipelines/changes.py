"""What the last download changed, as rows of ``change_in_build``, and the account of the build.

Computed figures follow the published ones and are left out. Kela's amounts can be single persons'
cases: of them only how many were revised is told.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime

import polars as pl
import polars.selectors as cs

from labourmarket import contracts
from labourmarket.catalogue.sources import CLASSIFICATION, KELA_MUNICIPAL_SHARE
from pipelines.revisions import Changed

Tables = Mapping[str, pl.DataFrame]
BENEFIT = contracts.MunicipalBenefitShare.primary_key()
PERIOD = ["source_id", "frequency", "period"]
RAW_FILE = ["source_id", "file", "sha256"]
# How pipelines.formats.jsonstat tells a note on one code: ``TYOVOIMATK: …``.
NOTE_ON_A_CODE = r"^([A-Za-z0-9_-]+): "
INDICATOR_WORDS = pl.concat_str("title_fi", "definition_fi", separator=": ")


def told(
    before: Tables | None, after: Tables, changed: Changed, as_of: date | None
) -> dict[str, pl.DataFrame]:
    """The tables ``change_in_build`` and ``build``.

    Of the observations, both have ``revisions.held`` only.

    A build from the same raw files changes nothing and goes on telling what the last download did.
    A look back at an earlier day (``as_of``) tells no changes.
    """
    account = {"built_at": datetime.now(UTC).replace(tzinfo=None), "as_of": as_of}
    if before is None or as_of:
        return {"change_in_build": _rows([]), "build": _account(account)}
    earlier = _plain(before)
    found = in_build(earlier, _plain(after), changed.revised)
    if found.is_empty() and _from_same_files(earlier, after):
        kept = earlier["build"].row(0, named=True) | account
        return {"change_in_build": earlier["change_in_build"], "build": _account(kept)}
    against = earlier["build"].row(0, named=True)
    since = {"changes_since": against["built_at"], "changes_since_as_of": against["as_of"]}
    return {"change_in_build": found, "build": _account(account | since)}


def in_build(before: Tables, after: Tables, revised: pl.DataFrame) -> pl.DataFrame:
    """Everything that differs between two warehouses, kind by kind.

    Of their observations only ``revisions.held`` is needed.
    """
    published = after["load"]["source_id"].unique().to_list()
    return _rows(
        [
            new_months(_figures(before), _figures(after)),
            revised_figures(revised),
            revised_benefits(before["municipal_benefit_share"], after["municipal_benefit_share"]),
            *areas(before, after),
            changed_definitions(before["indicator"], after["indicator"]),
            changed_notes(before["source_note"], after["source_note"]),
        ]
    ).filter(pl.col("source_id").is_in(published))


def new_months(before: pl.DataFrame, after: pl.DataFrame) -> pl.DataFrame:
    """Periods that a source had no figure of, and how many it has now."""
    new = after.join(before, on=PERIOD, how="anti")
    return new.with_columns(kind=pl.lit("new_months")).sort(PERIOD)


def revised_figures(revised: pl.DataFrame) -> pl.DataFrame:
    """Figures whose value or status differs from what was served before."""
    return revised.select(
        *PERIOD,
        "indicator_id",
        "area_code",
        "earlier",
        "earlier_status",
        kind=pl.lit("revised"),
        later="value",
        later_status="status",
    )


def revised_benefits(before: pl.DataFrame, after: pl.DataFrame) -> pl.DataFrame:
    """How many of Kela's figures of a month differ; their amounts are not told."""
    figures = ["recipients", "municipal_share_eur"]
    both = after.join(before.select(*BENEFIT, *figures), on=BENEFIT, suffix="_earlier")
    differs = [pl.col(name).ne_missing(pl.col(f"{name}_earlier")) for name in figures]
    return (
        both.filter(pl.any_horizontal(differs))
        .group_by("period")
        .agg(figures=pl.len().cast(pl.Int64))
        .select(
            "period",
            "figures",
            kind=pl.lit("revised"),
            source_id=pl.lit(KELA_MUNICIPAL_SHARE.id),
            frequency=pl.lit("month"),
        )
    )


def areas(before: Tables, after: Tables) -> list[pl.DataFrame]:
    """Areas new to a source, and those of its newest period that the next one lacks."""
    key = ["source_id", "area_code"]
    had, has = _areas(before), _areas(after)
    had_newest, has_newest = _newest(had), _newest(has)
    new = has_newest.join(had, on=key, how="anti")
    gone = had_newest.join(has_newest, on=key, how="anti").join(
        has_newest.select("source_id", newest="period").unique(), on="source_id"
    )
    return [
        new.unique(key).select(*key, "period", kind=pl.lit("new_area")).sort(key),
        gone.unique(key).select(*key, period="newest", kind=pl.lit("vanished_area")).sort(key),
    ]


def changed_definitions(before: pl.DataFrame, after: pl.DataFrame) -> pl.DataFrame:
    """Indicators whose title or definition reads otherwise than before."""
    had = before.select("indicator_id", earlier_note=INDICATOR_WORDS)
    has = after.select("indicator_id", "source_id", note=INDICATOR_WORDS)
    return (
        has.join(had, on="indicator_id", how="left")
        .filter(pl.col("note").ne_missing(pl.col("earlier_note")))
        .with_columns(kind=pl.lit("changed_definition"))
        .sort("indicator_id")
    )


def changed_notes(before: pl.DataFrame, after: pl.DataFrame) -> pl.DataFrame:
    """Notes of each source's newest release that are new or read otherwise, or that are gone.

    A note on a single code is gone only with its code, which an answer need not have: that is not
    told.
    """
    key = ["source_id", "note"]
    had, has = _newest_notes(before), _newest_notes(after)
    new, gone = has.join(had, on=key, how="anti"), had.join(has, on=key, how="anti")
    earlier = gone.filter(pl.col("code").is_not_null()).unique(["source_id", "code"])
    reworded = new.join(
        earlier.select("source_id", "code", earlier_note="note"),
        on=["source_id", "code"],
        how="left",
    )
    of_tables = gone.filter(pl.col("code").is_null()).join(
        has.select("source_id").unique(), on="source_id", how="semi"
    )
    return pl.concat(
        [reworded, of_tables.select("source_id", earlier_note="note")], how="diagonal_relaxed"
    ).with_columns(kind=pl.lit("changed_note"))


def _newest_notes(notes: pl.DataFrame) -> pl.DataFrame:
    newest = pl.col("released_at").max().over("source_id")
    return (
        notes.filter(pl.col("released_at").eq_missing(newest))
        .select("source_id", "note", code=pl.col("note").str.extract(NOTE_ON_A_CODE))
        .unique(maintain_order=True)
    )


def _figures(tables: Tables) -> pl.DataFrame:
    """How many figures each source has of each period."""
    of_kela = tables["municipal_benefit_share"].group_by("period").len("figures")
    of_kela = of_kela.select(
        "period",
        pl.col("figures").cast(pl.Int64),
        source_id=pl.lit(KELA_MUNICIPAL_SHARE.id),
        frequency=pl.lit("month"),
    )
    columns = [*PERIOD, "figures"]
    return pl.concat([tables["figures_of_period"].select(columns), of_kela.select(columns)])


def _areas(tables: Tables) -> pl.DataFrame:
    """Up to which period each area stands in a source; the classification has today only."""
    of_figures = tables["reach_of_area"].select("source_id", "area_code", period="newest")
    of_today = tables["area"].filter(pl.col("valid_to").is_null())
    of_classification = of_today.select(
        source_id=pl.lit(CLASSIFICATION.id),
        area_code="area_code",
        period=pl.lit(None, pl.Date),
    )
    return pl.concat([of_figures, of_classification])


def _newest(areas: pl.DataFrame) -> pl.DataFrame:
    newest = pl.col("period").max().over("source_id")
    return areas.filter(pl.col("period").eq_missing(newest))


def _from_same_files(before: Tables, after: Tables) -> bool:
    files = [tables["load"].select(RAW_FILE).sort(RAW_FILE) for tables in (before, after)]
    return files[0].equals(files[1])


def _plain(tables: Tables) -> dict[str, pl.DataFrame]:
    """Enumerations of DuckDB as plain text, as what the files give has them."""
    words = cs.enum() | cs.categorical()
    return {name: rows.with_columns(words.cast(pl.String)) for name, rows in tables.items()}


def _rows(parts: list[pl.DataFrame]) -> pl.DataFrame:
    schema = {
        name: pl.String if isinstance(kind, pl.Enum) else kind
        for name, kind in contracts.ChangeInBuild.create_empty().schema.items()
    }
    return pl.concat([pl.DataFrame(schema=schema), *parts], how="diagonal_relaxed").select(*schema)


def _account(told: Mapping[str, object]) -> pl.DataFrame:
    schema = contracts.Build.create_empty().schema
    return pl.DataFrame([{name: told.get(name) for name in schema}], schema=schema)
