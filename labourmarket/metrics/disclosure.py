"""What may be shown of Kela's benefit figures, which their publisher does not suppress.

Kela prints recipients of 0, 1 and 2 with their euros, which can be one person's case. Own policy:
neighbouring day bands are merged, alike in every municipality, until no shown group has 1–4
recipients; single benefits are shown for the whole area only. Euros add up over merged bands;
recipients do not (a person can be in several), so a merged group has bounds.
"""

from __future__ import annotations

import polars as pl

from labourmarket.catalogue.liability import ALL, DAY_BANDS

SMALLEST_SHOWN = 5


def band_groups(shares: pl.DataFrame) -> list[list[str]]:
    """Group neighbouring day bands so that no area shows 1–4 recipients in a group.

    Args:
        shares: ``day_band`` and ``recipients`` of the publisher's sum over benefits, per area.
    """
    groups: list[list[str]] = []
    for band in DAY_BANDS:
        if groups and _too_small(shares, groups[-1]):
            groups[-1].append(band)
        else:
            groups.append([band])
    if len(groups) > 1 and _too_small(shares, groups[-1]):
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

    Args:
        shares: rows of ``area_code``, ``period``, ``benefit``, ``day_band``, ``recipients`` and
            ``municipal_share_eur`` of municipalities in one month.

    Returns:
        One row per area and group: ``from_band`` and ``to_band``, ``position``,
        ``municipal_share_eur``, ``recipients_at_least`` and ``recipients_at_most`` (equal where the
        group is one band).
    """
    of_all_benefits = shares.filter(pl.col("benefit") == ALL, pl.col("day_band") != ALL)
    groups = pl.DataFrame(
        [
            {"day_band": band, "from_band": group[0], "to_band": group[-1], "position": position}
            for position, group in enumerate(band_groups(of_all_benefits))
            for band in group
        ]
    )
    return (
        of_all_benefits.join(groups, on="day_band", how="inner", validate="m:1")
        .group_by("area_code", "period", "from_band", "to_band", "position")
        .agg(
            municipal_share_eur=pl.col("municipal_share_eur").sum(),
            recipients_at_least=pl.col("recipients").max(),
            recipients_at_most=pl.col("recipients").sum(),
        )
        .sort("area_code", "position")
    )
