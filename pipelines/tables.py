"""From what the files gave to the tables of the warehouse."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import polars as pl

from labourmarket import contracts, settings
from labourmarket.catalogue.indicators import INDICATORS
from labourmarket.catalogue.liability import LIABILITY_RULE_SETS
from labourmarket.language import gettext as _
from labourmarket.metrics import counts, derived
from pipelines import corrections
from pipelines.faults import Fault

Tables = dict[str, pl.DataFrame]
RELEASE_KEY = [*counts.KEY, "source_id", "released_at"]
BENEFIT_KEY = contracts.MunicipalBenefitShare.primary_key()


def assembled(parts: Mapping[str, list[pl.DataFrame]], faults: list[Fault]) -> Tables:
    """Join what all files gave, add catalogue and computed rows, in the contracts' order.

    Args:
        parts: frames by table; those of ``raw.OVERLAPPING`` have a ``file`` column.
        faults: where a conflict between two files or a stale correction is told.
    """
    tables = {
        name: pl.concat(frames, how="diagonal_relaxed") for name, frames in parts.items() if frames
    }
    releases = _corrected(
        _without_conflicts(tables["observation_release"], RELEASE_KEY, faults), faults
    )
    own = _own_municipalities(tables["area"], faults)
    areas = pl.concat([tables["area"], own_area()]) if own else tables["area"]
    computed = computed_observations(newest(releases), areas, own)
    tables |= {
        "area": areas,
        "indicator": indicators(),
        "liability_rule": pl.concat([tables["liability_rule"], liability_rules()]),
        "observation_release": pl.concat([releases, computed]),
        "observation": pl.concat([newest(releases), computed]),
        "municipal_benefit_share": _without_conflicts(
            tables["municipal_benefit_share"], BENEFIT_KEY, faults
        ),
    }
    return tables


def _corrected(releases: pl.DataFrame, faults: list[Fault]) -> pl.DataFrame:
    by_source = releases.partition_by("source_id", as_dict=True, maintain_order=True)
    corrections.tell_idle({str(source_id) for (source_id,) in by_source}, faults)
    return pl.concat(
        corrections.applied(rows, str(source_id), faults)
        for (source_id,), rows in by_source.items()
    )


def _own_municipalities(areas: pl.DataFrame, faults: list[Fault]) -> list[str]:
    """The municipalities of an own area; a setting that names what is not there is a fault."""
    own = settings.own_municipalities()
    level = "municipality" if own else "employment_area"
    known = areas.filter(pl.col("level") == level)["area_code"]
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


def newest(releases: pl.DataFrame) -> pl.DataFrame:
    """The newest release of each observation."""
    return releases.sort("released_at", maintain_order=True).unique(
        [*counts.KEY, "source_id"], keep="last", maintain_order=True
    )


def computed_observations(
    published: pl.DataFrame, areas: pl.DataFrame, own: list[str]
) -> pl.DataFrame:
    """Everything that follows from the monthly counts: sums, rates, yearly averages.

    The deck's own yearly figures are left alone: they stay what they were published as.
    """
    monthly = published.filter(
        pl.col("frequency") == "month",
        pl.col("indicator_id").is_in(_additive()),
    ).select(counts.OBSERVATION)
    of_areas = pl.concat([monthly, derived.all_counts(monthly)])
    sums = counts.sum_over_areas(of_areas, membership(areas, own), _additive())
    every_count = pl.concat([of_areas, sums])
    averages = counts.yearly_average(every_count)
    rates = derived.all_rates(pl.concat([every_count, averages]))
    yearly_sums = counts.sum_over_areas(
        published.filter(pl.col("indicator_id") == "population").select(counts.OBSERVATION),
        membership(areas, own),
        ["population"],
    )
    computed = pl.concat([every_count, averages, rates, yearly_sums])
    return computed.filter(pl.col("source_id") == "computed")


def membership(areas: pl.DataFrame, own: list[str]) -> pl.DataFrame:
    """Which municipalities form an employment area, and the own area of the settings."""
    municipalities = areas.filter(pl.col("level") == "municipality")
    official = municipalities.select("area_code", sum_area_code="employment_area_code")
    if not own:
        return official
    of_own = official.filter(pl.col("area_code").is_in(own)).with_columns(
        sum_area_code=pl.lit(settings.OWN_AREA)
    )
    return pl.concat([official, of_own])


def own_area() -> pl.DataFrame:
    """The area row of a list of municipalities in the settings."""
    names = {"name_fi": "Oma alue", "name_sv": "Eget område", "name_en": "Own area"}
    row = {"area_code": settings.OWN_AREA, "level": "employment_area", **names}
    return pl.DataFrame([row], schema=dict.fromkeys(contracts.Area.column_names(), pl.String))


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
    columns = [name for name in rows.columns if name != "file"]
    distinct = rows.unique(columns, keep="first", maintain_order=True)
    twice = distinct.filter(pl.struct(key).is_duplicated())
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
    return distinct.select(columns)
