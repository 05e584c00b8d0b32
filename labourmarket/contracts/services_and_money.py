"""Placement on service lines, budgets, municipal liability, and the words of the deck."""

from __future__ import annotations

import dataframely as dy
import polars as pl

from labourmarket.codes import AREA_CODE, STATUSES

# Keys with a part that may be null, which a primary key may not.
BUDGET_LINE_KEY = [
    "area_code",
    "year",
    "month",
    "cost_centre",
    "account",
    "kind",
    "source_id",
]


class ServiceLinePlacement(dy.Schema):
    """Jobseekers placed on a service line; the published totals are rows of the employment area.

    ``service_line`` is ``all`` for the published sum of the lines.
    """

    area_code = dy.String(primary_key=True, regex=AREA_CODE)
    period = dy.Date(primary_key=True)
    service_line = dy.String(primary_key=True)
    jobseekers = dy.Int64(nullable=True, min=0)
    unemployed = dy.Int64(nullable=True, min=0)
    published_share_percent = dy.Float64(nullable=True)
    source_id = dy.String(primary_key=True)


class BudgetItem(dy.Schema):
    """One item of a cost breakdown in euros; ``year`` is null where the source states none."""

    area_code = dy.String(regex=AREA_CODE)
    year = dy.Int32(nullable=True)
    item = dy.String()
    amount_eur = dy.Float64()
    published_share_percent = dy.Float64(nullable=True)
    kind = dy.Enum(["as_published", "budget", "actual"])
    source_id = dy.String()

    @dy.rule()
    def an_item_stands_once(cls) -> pl.Expr:
        return pl.len().over("area_code", "year", "item", "kind", "source_id") == 1


class BudgetLine(dy.Schema):
    """Budget or actual euros of one cost centre and account, from the area's own files.

    Costs are positive, income is negative. ``month`` is null where the amount is of the whole year.
    """

    area_code = dy.String(regex=AREA_CODE)
    year = dy.Int32(min=2000)
    month = dy.Int32(nullable=True, min=1, max=12)
    cost_centre = dy.String(min_length=1)
    account = dy.String(min_length=1)
    kind = dy.Enum(["budget", "actual"])
    amount_eur = dy.Float64(allow_inf=False, allow_nan=False)
    source_id = dy.String()

    @dy.rule()
    def a_line_stands_once(cls) -> pl.Expr:
        return pl.len().over(*BUDGET_LINE_KEY) == 1


class LiabilityChange(dy.Schema):
    """The reform's change of a municipality's liability in euros, as the deck published it (D4)."""

    area_code = dy.String(primary_key=True, regex=AREA_CODE)
    population_2019 = dy.Int64(min=0)
    present_2019_eur = dy.Float64()
    reform_2019_eur = dy.Float64()
    change_2022_eur = dy.Float64()
    change_per_inhabitant_eur = dy.Float64()


class LiabilityRule(dy.Schema):
    """Which per cent of a benefit the municipality pays on which paid days, under which law.

    Days are counted from the first paid day; ``to_day`` null has no end. ``valid_from`` and
    ``valid_to`` are null for a plan that never was law.
    """

    rule_set = dy.String(primary_key=True)
    valid_from = dy.Date(nullable=True)
    valid_to = dy.Date(nullable=True)
    benefit = dy.String(primary_key=True)
    from_day = dy.Int32(primary_key=True, min=0)
    to_day = dy.Int32(nullable=True)
    municipal_percent = dy.Float64(min=0, max=100)


class MunicipalBenefitShare(dy.Schema):
    """Kela: recipients, and the municipality's share of benefits in euros, in one month.

    ``all`` in ``benefit`` or ``day_band`` is the publisher's own total. Recipients do not add over
    bands, benefits or areas (one person can be in several); euros do, and can be negative
    corrections. A row is absent where nothing happened.
    """

    area_code = dy.String(primary_key=True, regex=AREA_CODE)
    period = dy.Date(primary_key=True)
    benefit = dy.String(primary_key=True)
    day_band = dy.String(primary_key=True)
    recipients = dy.Int64(min=0)
    municipal_share_eur = dy.Float64()
    status = dy.Enum(STATUSES)


class MunicipalServices(dy.Schema):
    """A municipality's own employment services (D6): person-years and euros of one year.

    ``expenditure_eur`` is positive; ``net_eur`` is income − expenditure as published and contains
    the municipality's share of labour market support.
    """

    area_code = dy.String(primary_key=True, regex=AREA_CODE)
    year = dy.Int32(primary_key=True)
    person_years = dy.Float64(min=0)
    income_eur = dy.Float64()
    expenditure_eur = dy.Float64(min=0)
    net_eur = dy.Float64()
    labour_market_support_share_eur = dy.Float64()
    services_fi = dy.String()


class Statement(dy.Schema):
    """What the deck says in words (D7, D8, D9), point by point, in its own wording."""

    statement_id = dy.String(primary_key=True)
    heading_fi = dy.String()
    position = dy.Int32(primary_key=True)
    text_fi = dy.String(min_length=1)
    source_id = dy.String()
