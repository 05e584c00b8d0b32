"""From what the files gave to the tables of the warehouse."""

from __future__ import annotations

from collections.abc import MutableMapping
from datetime import date

import polars as pl

from labourmarket import codes, contracts, settings
from labourmarket.catalogue.indicators import INDICATORS
from labourmarket.catalogue.liability import LIABILITY_RULE_SETS
from labourmarket.catalogue.sources import STATFIN_11RA, STATFIN_12R5, STATFIN_12U4, STATFIN_12UB
from labourmarket.codes import AREA
from labourmarket.language import gettext as _
from labourmarket.metrics import counts, derived, mergers
from pipelines import corrections, portions
from pipelines.faults import Fault

_YEARS_AT_ONCE = 5
Tables = dict[str, pl.DataFrame]
RELEASE_KEY = [*counts.KEY, "source_id", "released_at"]
PERIOD = ["period", "frequency"]
# What the files of a source are about; two that share none of it have no figure in common.
PLACE = ["table_id", "source_id", "released_at", "period", "frequency", "year"]
# Where several tables publish one count, sums and averages are made from the first of these. The
# persons in services of 12u4 stand beside our own sum of 12r5 and never take its place in one.
COUNTED_FIRST = [STATFIN_12R5.id, STATFIN_12UB.id, STATFIN_11RA.id]
# Tables that files of one source may repeat, with their keys; those that are empty until own files
# are loaded among them.
KEYS = {
    "municipal_benefit_share": contracts.MunicipalBenefitShare.primary_key(),
    "service_line_placement": contracts.ServiceLinePlacement.primary_key(),
    "budget_line": contracts.BUDGET_LINE_KEY,
    "statfin_cell": contracts.STATFIN_CELL_KEY,
}


def assembled(
    parts: MutableMapping[str, list[pl.DataFrame]], faults: list[Fault], *, is_whole: bool
) -> Tables:
    """Join what all files gave, add catalogue and computed rows, in the contracts' order.

    Args:
        parts: frames by table; those of ``raw.OVERLAPPING`` have a ``file`` column. Those of the
            observations are taken out of it.
        faults: where a conflict between two files or a stale correction is told.
        is_whole: whether these are the observations of all years. Where they are those of some, no
            correction is of these, and none is stale because its figure is not among them.
    """
    releases = _releases(parts.pop("observation_release", []), faults)
    served, superseded = by_release(_corrected(releases, faults) if is_whole else releases)
    tables = {name: empty(name) for name in contracts.TABLES} | {
        name: pl.concat(frames, how="diagonal_relaxed") for name, frames in parts.items() if frames
    }
    own = _own_municipalities(tables["area"], faults)
    areas = pl.concat([tables["area"], own_area()]) if own else tables["area"]
    merged = tables["area_merger"].cast({"area_code": AREA, "merged_into": AREA})
    computed = computed_observations(served, membership(areas, own), merged)
    tables |= {
        "area": areas,
        "indicator": indicators(),
        "liability_rule": pl.concat([tables["liability_rule"], liability_rules()]),
        "observation": pl.concat([served, computed]),
        "superseded_observation": superseded,
    }
    told_once = {name: _without_conflicts(tables[name], key, faults) for name, key in KEYS.items()}
    return tables | told_once


def empty(name: str) -> pl.DataFrame:
    """A table without rows, for one that no file has filled."""
    return contracts.TABLES[name].create_empty()


def _releases(frames: list[pl.DataFrame], faults: list[Fault]) -> pl.DataFrame:
    rows = pl.concat(frames) if frames else empty("superseded_observation")
    return _without_conflicts(rows, RELEASE_KEY, faults)


def _corrected(releases: pl.DataFrame, faults: list[Fault]) -> pl.DataFrame:
    source_ids = {str(source_id) for source_id in releases["source_id"].unique()}
    corrections.tell_idle(source_ids, faults)
    for source_id in corrections.sources() & source_ids:
        of_source = pl.col("source_id") == source_id
        corrected = corrections.applied(releases.filter(of_source), source_id, faults)
        releases = pl.concat([releases.filter(~of_source), corrected])
    return releases


def _own_municipalities(areas: pl.DataFrame, faults: list[Fault]) -> list[str]:
    """The municipalities of an own area; a setting that names what is not there is a fault."""
    own = settings.own_municipalities()
    level = "municipality" if own else "employment_area"
    known = areas.filter(pl.col("level") == level, pl.col("valid_to").is_null())["area_code"]
    unknown = [code for code in settings.area_setting() if code not in known]
    if unknown:
        faults.append(
            Fault(
                "TYOTAULU_AREA",
                _("the setting"),
                ", ".join(unknown),
                _("an employment area such as TA22, or municipalities such as KU240,KU851"),
                _("correct the setting, or unset it"),
            )
        )
    return own


def by_release(releases: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The newest release of each observation, and all that it supersedes."""
    alone, disputed = _divided(releases, [*PERIOD, "source_id"], "released_at")
    newest = pl.col("released_at") == pl.col("released_at").max().over(codes.number())
    return pl.concat([alone, disputed.filter(newest)]), disputed.filter(~newest)


def _divided(
    rows: pl.DataFrame, place: list[str], teller: str
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Rows of places that one teller tells, and of those with several: only there can two meet.

    A whole country's months come in many files that do not meet; keys are costly to compare.
    """
    if rows.is_empty():
        return rows, rows
    tellers = pl.concat(
        part.select(*place, teller).unique() for part in rows.iter_slices(portions.AT_ONCE)
    )
    several = tellers.unique().group_by(place).len().filter(pl.col("len") > 1).select(place)
    if several.is_empty():
        return rows, rows.clear()
    alone, disputed = [], []
    for part in rows.iter_slices(portions.AT_ONCE):
        of_several = part.join(
            several, on=place, how="semi", nulls_equal=True, maintain_order="left"
        )
        disputed.append(of_several)
        if of_several.is_empty():
            alone.append(part)  # as it lies in memory
        else:
            alone.append(
                part.join(several, on=place, how="anti", nulls_equal=True, maintain_order="left")
            )
    return pl.concat(alone), pl.concat(disputed)


def computed_observations(
    published: pl.DataFrame, members: pl.DataFrame, merged: pl.DataFrame
) -> pl.DataFrame:
    """Everything that follows from the monthly counts: sums, rates, yearly averages.

    The counts of a merged municipality are first added to those of the one that took it.

    The deck's own yearly figures are left alone: they stay what they were published as.
    """
    some_years = _by_years(published)
    computed = [empty("observation")]
    while some_years:
        computed.append(_of_some_years(pl.concat(some_years.popitem()[1]), members, merged))
    return pl.concat(computed)


def _by_years(published: pl.DataFrame) -> dict[object, list[pl.DataFrame]]:
    """The counts that sums are made of, in parts that no computed figure reaches out of."""
    years = (pl.col("period").dt.year() // _YEARS_AT_ONCE).alias("years")
    parts: dict[object, list[pl.DataFrame]] = {}
    for rows in published.iter_slices(portions.AT_ONCE):
        counted = rows.filter(
            pl.col("indicator_id").is_in(_additive()), pl.col("source_id") != STATFIN_12U4.id
        )
        of_years = counted.with_columns(years).partition_by(
            "years", as_dict=True, include_key=False, maintain_order=True
        )
        for some, part in of_years.items():
            parts.setdefault(some, []).append(part)
    return parts


def _of_some_years(
    published: pl.DataFrame, members: pl.DataFrame, merged: pl.DataFrame
) -> pl.DataFrame:
    """The computed figures of whole years, of which none reaches into the next."""
    counted = mergers.united(_counted_once(published), merged)
    monthly = counted.filter(pl.col("frequency") == "month").select(counts.OBSERVATION)
    of_areas = pl.concat([monthly, derived.all_counts(monthly)])
    sums = counts.sum_over_areas(of_areas, members, _additive())
    every_count = pl.concat([of_areas, sums])
    averages = counts.yearly_average(every_count)
    rates = derived.all_rates(pl.concat([every_count, averages]))
    population = counted.filter(pl.col("indicator_id") == "population").select(counts.OBSERVATION)
    yearly_sums = counts.sum_over_areas(population, members, ["population"])
    computed = pl.concat([every_count, averages, rates, population, yearly_sums])
    return computed.filter(pl.col("source_id") == "computed")


def _counted_once(published: pl.DataFrame) -> pl.DataFrame:
    """One row per count, area and period, from the table that is counted first."""
    place = pl.col("source_id").replace_strict(
        {source_id: place for place, source_id in enumerate(COUNTED_FIRST)},
        default=len(COUNTED_FIRST),
        return_dtype=pl.Int32,
    )
    alone, disputed = _divided(published, ["indicator_id", *PERIOD], "source_id")
    first = disputed.sort(place, maintain_order=True).unique(
        counts.KEY, keep="first", maintain_order=True
    )
    return pl.concat([alone, first])


def membership(areas: pl.DataFrame, own: list[str]) -> pl.DataFrame:
    """Which municipalities form an employment area, and the own area of the settings."""
    of_today = areas.filter(pl.col("valid_to").is_null())
    municipalities = of_today.filter(pl.col("level") == "municipality")
    official = municipalities.select(
        pl.col("area_code").cast(AREA), sum_area_code=pl.col("employment_area_code").cast(AREA)
    )
    if not own:
        return official
    of_own = official.filter(pl.col("area_code").is_in(own)).with_columns(
        sum_area_code=pl.lit(settings.OWN_AREA, dtype=AREA)
    )
    return pl.concat([official, of_own])


def own_area() -> pl.DataFrame:
    """The area row of a list of municipalities in the settings."""
    names = {"name_fi": "Oma alue", "name_sv": "Eget område", "name_en": "Own area"}
    row = {"area_code": settings.OWN_AREA, "level": "employment_area", **names}
    strings = dict.fromkeys(contracts.Area.column_names(), pl.String)
    return pl.DataFrame([row], schema=strings | {"valid_to": pl.Date})


def indicators() -> pl.DataFrame:
    """The catalogue as a table."""
    return pl.DataFrame(
        [
            {
                "indicator_id": entry.id,
                **{f"title_{language}": text for language, text in entry.title._asdict().items()},
                "unit": entry.unit.value,
                "decimals": entry.decimals,
                "direction": entry.direction.value,
                **{
                    f"definition_{language}": text
                    for language, text in entry.definition._asdict().items()
                },
                "source_id": entry.source_id,
                "additive": entry.additive,
            }
            for entry in INDICATORS.values()
        ]
    )


def liability_rules() -> pl.DataFrame:
    """The laws of the catalogue as a table; the deck's plan is read from its own file."""
    rows = [
        {
            "rule_set": rule_set.id,
            "valid_from": _date(rule_set.valid_from),
            "valid_to": _date(rule_set.valid_to),
            "benefit": benefit,
            "from_day": band.from_day,
            "to_day": band.to_day,
            "municipal_percent": float(band.municipal_percent),
        }
        for rule_set in LIABILITY_RULE_SETS.values()
        for benefit in rule_set.benefits
        for band in rule_set.bands
    ]
    return pl.DataFrame(rows, infer_schema_length=None).cast(
        {"from_day": pl.Int32, "to_day": pl.Int32}
    )


def _additive() -> list[str]:
    return [entry.id for entry in INDICATORS.values() if entry.additive]


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _without_conflicts(rows: pl.DataFrame, key: list[str], faults: list[Fault]) -> pl.DataFrame:
    """Keep one of equal rows; two files that tell one figure differently are a fault."""
    if "file" not in rows.columns:  # no file has filled this table
        return rows
    columns = [name for name in rows.columns if name != "file"]
    alone, disputed = _divided(rows, [name for name in PLACE if name in key], "file")
    disputed = disputed.unique(columns, keep="first", maintain_order=True)
    twice = disputed.filter(pl.struct(key).is_duplicated())
    told = [name for name in columns if name not in [*key, "status"]]
    for code, differing in twice.group_by(key, maintain_order=True):
        faults.append(
            Fault(
                ", ".join(differing["file"].unique(maintain_order=True)),
                " ".join(str(part) for part in code),
                " / ".join(str(figure) for figure in differing.select(told).iter_rows()),
                _("one figure in one release"),
                _("remove the file that was not published"),
            )
        )
    return pl.concat([alone, disputed]).select(columns)
