"""D4, the reform's change of liability, and D5, liability by paid days."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from labourmarket import contracts
from labourmarket.catalogue.liability import ALL
from labourmarket.language import gettext as _
from pipelines import gate
from pipelines.faults import Fault
from pipelines.formats.cells import Asked, tell_cells
from pipelines.formats.text import parse_numbers, read_table
from pipelines.gate import Areas
from pipelines.sources.forum.deck import by_municipality

RULE_SET = "plan_2023"
COLUMN_OF_PRINTED = {
    "Asukasluku v. 2019 lopussa": "population_2019",
    "Nykytila € v. 2019": "present_2019_eur",
    "Uudistus v. 2019 tasossa": "reform_2019_eur",
    "Muutos vuoden 2022 tasossa (lisäys)": "change_2022_eur",
    "Muutos € per asukas": "change_per_inhabitant_eur",
}
_DAYS = r"^(\d+)-(\d*)$"


def read_change(path: Path, _areas: Areas, faults: list[Fault]) -> dict[str, pl.DataFrame] | None:
    """Read D4 as printed."""
    printed = read_table(path, ";", ["kunta", *COLUMN_OF_PRINTED], faults)
    if printed is None:
        return None
    numbers = parse_numbers(printed, list(COLUMN_OF_PRINTED), path.name, faults)
    rows = by_municipality(numbers, path.name, faults).rename(COLUMN_OF_PRINTED)
    return {"liability_change": gate.through(contracts.LiabilityChange, rows, path.name, faults)}


def read_paid_days(
    path: Path, _areas: Areas, faults: list[Fault]
) -> dict[str, pl.DataFrame] | None:
    """Read D5 as the rule set of the plan, which has no dates of validity."""
    printed = read_table(path, ";", ["päiviä", "rahoitusvastuu %"], faults)
    if printed is None:
        return None
    is_span = pl.col("päiviä").str.contains(_DAYS).fill_null(value=False)
    asked = Asked(
        path.name,
        "päiviä",
        _("days such as 100-199 or 700-"),
        _("write the figure as the source prints it"),
    )
    tell_cells(printed.filter(~is_span), asked, faults)
    numbers = parse_numbers(printed, ["rahoitusvastuu %"], path.name, faults)
    days = pl.col("päiviä").str.extract_groups(_DAYS)
    rows = numbers.select(
        rule_set=pl.lit(RULE_SET),
        valid_from=pl.lit(None, dtype=pl.Date),
        valid_to=pl.lit(None, dtype=pl.Date),
        benefit=pl.lit(ALL),
        from_day=days.struct["1"].cast(pl.Int32, strict=False),
        to_day=days.struct["2"].replace("", None).cast(pl.Int32, strict=False),
        municipal_percent="rahoitusvastuu %",
    ).filter(pl.col("from_day").is_not_null())
    return {"liability_rule": gate.through(contracts.LiabilityRule, rows, path.name, faults)}
