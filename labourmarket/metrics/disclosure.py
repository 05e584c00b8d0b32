"""What may be shown of Kela's benefit figures, which their publisher does not suppress.

Kela prints recipients of 0, 1 and 2 with their euros, which can be one person's case. Own policy:

- neighbouring day bands are merged, alike in every municipality, until no shown group has 1–4
  recipients; euros add up over merged bands, recipients do not (a person can be in several), so a
  merged group has bounds, and bounds that tell nothing of its smaller bands;
- a municipality with fewer than five recipients in all is secret, and with it the next smallest, so
  that neither follows from the area's sum;
- single benefits are shown for the whole area only, small ones together;
- the checks of Kela's own totals are told without their figures.
"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from labourmarket.catalogue.liability import (
    ALL,
    BASIC_ALLOWANCE,
    DAY_BANDS,
    LABOUR_MARKET_SUPPORT,
    day_bands,
)

SMALLEST_SHOWN = 5
JOINED = "+"
# The checks whose subjects are single benefits and single day bands of a municipality.
PROTECTED_CHECKS = ("benefit_bands", "benefit_sums")
_PROTECTED = [
    "area_code",
    "period",
    "benefit",
    "day_band",
    "municipal_share_eur",
    "recipients_at_least",
    "recipients_at_most",
    "status",
]
# Since 1.5.2026 these two are corrections of a few persons; earlier they belong together as well.
_TOGETHER = (LABOUR_MARKET_SUPPORT.id, BASIC_ALLOWANCE.id)


def totals_of(shares: pl.DataFrame) -> pl.DataFrame:
    """The publisher's own totals of municipalities, over benefits and day bands."""
    return shares.filter(pl.col("benefit") == ALL, pl.col("day_band") == ALL)


def secret_areas(shares: pl.DataFrame) -> list[str]:
    """The municipalities of one month whose totals are kept secret.

    The smallest one that could be shown is kept secret with them: the area's sum less the shown
    would else be the figures of a few persons.
    """
    totals = totals_of(shares).sort("recipients", "area_code")
    few = totals.filter(pl.col("recipients") < SMALLEST_SHOWN)
    if few.is_empty():
        return []
    return totals.head(few.height + 1)["area_code"].to_list()


def shown_totals(shares: pl.DataFrame, area_codes: Sequence[str]) -> pl.DataFrame:
    """The total of each municipality in one month.

    Returns:
        One row per area code: ``area_code``, ``recipients``, ``municipal_share_eur`` and ``status``
        (``suppressed`` where the figures are secret, null where the month is not in hand).
    """
    secret = pl.col("area_code").is_in(secret_areas(shares))
    return (
        pl.DataFrame({"area_code": list(area_codes)}, schema={"area_code": pl.String})
        .join(totals_of(shares), on="area_code", how="left", validate="1:1", maintain_order="left")
        .select(
            "area_code",
            pl.when(~secret).then("recipients").alias("recipients"),
            pl.when(~secret).then("municipal_share_eur").alias("municipal_share_eur"),
            pl.when(secret).then(pl.lit("suppressed")).otherwise("status").alias("status"),
        )
    )


def area_total_eur(shares: pl.DataFrame, area_codes: Sequence[str]) -> float | None:
    """The sum of the municipalities' totals; null where one is missing or all are secret."""
    totals = totals_of(shares).filter(pl.col("area_code").is_in(list(area_codes)))
    all_are_secret = len(secret_areas(shares)) == totals.height
    if totals.height < len(area_codes) or all_are_secret:
        return None
    return float(totals["municipal_share_eur"].sum())


def band_groups(shares: pl.DataFrame, bands: Sequence[str] = DAY_BANDS) -> list[list[str]]:
    """Group neighbouring day bands so that no area shows 1–4 recipients in a group.

    Args:
        shares: ``day_band`` and ``recipients`` of the publisher's sum over benefits, per area.
        bands: the bands of the month's law, in order.
    """
    groups: list[list[str]] = []
    for band in bands:
        if groups and _too_small(shares, groups[-1]):
            groups[-1].append(band)
        else:
            groups.append([band])
    while len(groups) > 1 and _too_small(shares, groups[-1]):
        last = groups.pop()
        groups[-1].extend(last)
    return groups


def _too_small(shares: pl.DataFrame, bands: list[str]) -> bool:
    most_in_one_band = (
        shares.filter(pl.col("day_band").is_in(bands))
        .group_by("area_code")
        .agg(at_least=pl.col("recipients").max())
    )
    return bool((most_in_one_band["at_least"] < SMALLEST_SHOWN).any())


def shown_by_band(shares: pl.DataFrame) -> pl.DataFrame:
    """Merge the day bands of the publisher's sum over benefits into groups that may be shown.

    The bounds of a merged group are those of its largest band: at least as many recipients as it
    has, at most as many in every band, and never more than the municipality has in all. The sum of
    the bands, being closer, would give the smallest band by subtraction.

    Args:
        shares: rows of ``area_code``, ``period``, ``benefit``, ``day_band``, ``recipients`` and
            ``municipal_share_eur`` of municipalities in one month.

    Returns:
        One row per area and group, without the secret areas: ``from_band`` and ``to_band``,
        ``position``, ``municipal_share_eur``, ``recipients_at_least`` and ``recipients_at_most``
        (equal where the group is one band). A group in which nothing happened is absent.
    """
    open_shares = shares.filter(~pl.col("area_code").is_in(secret_areas(shares)))
    of_all_benefits = open_shares.filter(pl.col("benefit") == ALL, pl.col("day_band") != ALL)
    bands = DAY_BANDS if shares.is_empty() else day_bands(shares["period"][0])
    groups = _as_frame(band_groups(of_all_benefits, bands))
    in_all = totals_of(open_shares).select("area_code", in_all="recipients")
    return (
        of_all_benefits.join(groups, on="day_band", how="inner", validate="m:1")
        .group_by("area_code", "period", "from_band", "to_band", "position", "bands", "groups")
        .agg(
            municipal_share_eur=pl.col("municipal_share_eur").sum(),
            largest=pl.col("recipients").max(),
        )
        .join(in_all, on="area_code", how="left", validate="m:1")
        .with_columns(_at_least(), _at_most())
        .sort("area_code", "position")
        .drop("bands", "groups", "largest", "in_all")
    )


def _as_frame(groups: list[list[str]]) -> pl.DataFrame:
    return pl.DataFrame(
        [
            {
                "day_band": band,
                "from_band": group[0],
                "to_band": group[-1],
                "position": position,
                "bands": len(group),
                "groups": len(groups),
            }
            for position, group in enumerate(groups)
            for band in group
        ]
    )


def _at_least() -> pl.Expr:
    one_group = (pl.col("groups") == 1) & pl.col("in_all").is_not_null()
    return pl.when(one_group).then("in_all").otherwise("largest").alias("recipients_at_least")


def _at_most() -> pl.Expr:
    one_group = (pl.col("groups") == 1) & pl.col("in_all").is_not_null()
    widest = pl.min_horizontal(pl.col("largest") * pl.col("bands"), "in_all")
    return pl.when(one_group).then("in_all").otherwise(widest).alias("recipients_at_most")


def shown_by_benefit(shares: pl.DataFrame) -> pl.DataFrame:
    """The euros of each benefit in the whole area, small benefits added to the most common one.

    Recipients of benefits are not summed: one person can be in several municipalities and benefits.

    Args:
        shares: rows of ``benefit``, ``day_band``, ``recipients`` and ``municipal_share_eur`` of all
            municipalities of the area in one month.

    Returns:
        One row per group of benefits: ``benefit`` (ids joined by ``+``), ``period`` and
        ``municipal_share_eur``, the largest first; none where the whole area has too few
        recipients.
    """
    of_benefits = shares.filter(pl.col("benefit") != ALL, pl.col("day_band") == ALL)
    together = pl.col("benefit").is_in(_TOGETHER)
    pairs = of_benefits.with_columns(
        benefit=pl.when(together).then(pl.lit(JOINED.join(_TOGETHER))).otherwise("benefit")
    )
    return (
        pairs.with_columns(benefit=pl.col("benefit").replace(_hosts(pairs)))
        .group_by("benefit", "period")
        .agg(pl.col("municipal_share_eur").sum(), at_least=pl.col("recipients").max())
        .filter(pl.col("at_least") >= SMALLEST_SHOWN)
        .sort("municipal_share_eur", descending=True)
        .drop("at_least")
    )


def _hosts(benefits: pl.DataFrame) -> dict[str, str]:
    """Which joined group takes in each benefit that is too small to be shown alone."""
    known = (
        benefits.group_by("benefit")
        .agg(at_least=pl.col("recipients").max())
        .sort("at_least", "benefit", descending=True)
    )
    small = known.filter(pl.col("at_least") < SMALLEST_SHOWN)["benefit"].to_list()
    if not small:
        return {}
    merged = [known["benefit"][0], *(one for one in small if one != known["benefit"][0])]
    return dict.fromkeys(merged, JOINED.join(merged))


def protected(shares: pl.DataFrame, area_code: str, municipalities: Sequence[str]) -> pl.DataFrame:
    """Everything that may be shown of Kela's shares, month by month, for a file.

    Returns:
        Totals of municipalities, their groups of day bands, and the benefits of the area:
        ``area_code``, ``period``, ``benefit`` and ``day_band`` (ids joined by ``+`` where merged,
        ``all`` for a total), ``municipal_share_eur``, ``recipients_at_least``,
        ``recipients_at_most`` (null for benefits) and ``status``.
    """
    own = shares.filter(pl.col("area_code").is_in(list(municipalities)))
    months = own.partition_by("period", maintain_order=True)
    parts = [
        part for month in months for part in _protected_month(month, area_code, municipalities)
    ]
    if not parts:
        return shares.clear().select(
            pl.col(name) if name in shares.columns else pl.lit(None, pl.Int64).alias(name)
            for name in _PROTECTED
        )
    return pl.concat(parts, how="diagonal_relaxed").select(_PROTECTED)


def _protected_month(
    month: pl.DataFrame, area_code: str, municipalities: Sequence[str]
) -> list[pl.DataFrame]:
    period = pl.lit(month["period"][0]).alias("period")
    bands = (
        pl.when(pl.col("from_band") == pl.col("to_band"))
        .then("from_band")
        .otherwise(pl.concat_str("from_band", "to_band", separator=JOINED))
    )
    return [
        shown_totals(month, municipalities).with_columns(
            period,
            benefit=pl.lit(ALL),
            day_band=pl.lit(ALL),
            recipients_at_least="recipients",
            recipients_at_most="recipients",
        ),
        shown_by_band(month).with_columns(
            benefit=pl.lit(ALL), day_band=bands, status=pl.lit("computed")
        ),
        shown_by_benefit(month).with_columns(
            area_code=pl.lit(area_code), day_band=pl.lit(ALL), status=pl.lit("computed")
        ),
    ]


def shown_findings(findings: pl.DataFrame) -> pl.DataFrame:
    """All findings, those of Kela's own totals without the figures of a few persons.

    Their verdicts stay; ``published``, ``computed`` and ``difference`` are null.
    """
    secret = pl.col("check_id").is_in(list(PROTECTED_CHECKS))
    return findings.with_columns(
        pl.when(~secret).then(column).alias(column)
        for column in ("published", "computed", "difference")
    )
