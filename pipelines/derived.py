"""Derive trends, forecasts and peers from the observations, once per build."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor

import polars as pl
from threadpoolctl import threadpool_limits

from labourmarket.catalogue.indicators import SEASONAL
from labourmarket.catalogue.sources import COMPUTED
from labourmarket.codes import AREA
from labourmarket.metrics import forecast, peers, seasonal
from pipelines import portions

_SERIES = ["indicator_id", "area_code", "period"]


def derived(tables: Mapping[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """The tables of ``contracts.derived`` that follow from ``observation`` and ``area``."""
    seasonal_ids = [entry.id for entry in SEASONAL]
    wanted = pl.col("indicator_id").is_in([*seasonal_ids, *peers.COUNTS])
    months = _months(tables["observation"].filter(wanted, pl.col("frequency") == "month"))
    counts = months.filter(pl.col("indicator_id").is_in(seasonal_ids))
    # numpy lets go of the lock while it computes; threads of its own would wait for these two
    with threadpool_limits(1), ThreadPoolExecutor(max_workers=1) as beside:
        trend = beside.submit(seasonal.seasonal_trend, counts)
        outlook = forecast.outlook(counts)
        of_peers = months.filter(pl.col("indicator_id").is_in(peers.COUNTS))
        alike = peers.peers(of_peers, tables["area"].cast({"area_code": AREA}))
    return {
        "seasonal_trend": trend.result().with_columns(source_id=pl.lit(COMPUTED.id)),
        "forecast": outlook.forecast,
        "forecast_error": outlook.error,
        "peer": alike.peer,
        "peer_indicator": alike.indicator,
        "peer_value": alike.value,
    }


def _months(observations: pl.DataFrame) -> pl.DataFrame:
    """The figure of each month, the published one where there is one; some indicators at a time."""
    some = [observations.clear(), *portions.by_code(observations, "indicator_id")]
    return pl.concat(
        part.sort(pl.col("source_id") == COMPUTED.id, maintain_order=True)
        .unique(_SERIES, keep="first", maintain_order=True)
        .select(*_SERIES, "value")
        for part in some
    )
