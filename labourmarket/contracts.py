"""The tables of the warehouse: columns, types, keys and rules.

Nothing enters the warehouse without its contract, and the docstring of a contract is the
description of its table. ``low = high = value`` where a value is published; a secret count is an
interval; a null is never zero.
"""

from __future__ import annotations

import dataframely as dy
import polars as pl

from labourmarket import contracts_derived
from labourmarket.codes import AREA_CODE, LEVELS

# What may stand in ``status``; the words for a reader are in ``labourmarket.numbers``.
STATUSES = [
    "published",
    "provisional",
    "computed",
    "suppressed",
    "not_available",
    "not_applicable",
]
FREQUENCIES = ["month", "year"]
CELL_FREQUENCIES = ["month", "quarter", "year"]
CHANGES = [
    "new_months",
    "revised",
    "new_area",
    "vanished_area",
    "changed_definition",
    "changed_note",
]
VERDICTS = ["matches", "rounding", "differs"]
# StatFin keeps counts of 1-4 secret and publishes 0: DATA of 2006-2026 holds no count between.
SECRET_LOW, SECRET_HIGH = 1, 4

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
STATFIN_CELL_KEY = [
    "table_id",
    "area_code",
    "period",
    "frequency",
    "content",
    "dimensions",
    "released_at",
]


class Area(dy.Schema):
    """One area: the country, a region, an employment area or a municipality.

    ``valid_to`` is the last day of a municipality that has ended, null for those of today.
    """

    area_code = dy.String(primary_key=True, regex=AREA_CODE)
    level = dy.Enum(LEVELS)
    name_fi = dy.String(min_length=1)
    name_sv = dy.String(min_length=1)
    name_en = dy.String(min_length=1)
    employment_area_code = dy.String(nullable=True, regex=r"^TA\d\d$")
    region_code = dy.String(nullable=True, regex=r"^MK\d\d$")
    valid_to = dy.Date(nullable=True)

    @dy.rule()
    def a_municipality_has_its_areas(cls) -> pl.Expr:
        has_areas = (
            pl.col("employment_area_code").is_not_null() & pl.col("region_code").is_not_null()
        )
        has_ended = pl.col("valid_to").is_not_null()
        return (pl.col("level") != "municipality") | has_areas | has_ended


class AreaMerger(dy.Schema):
    """A municipality that is no longer in the division, and the one that took it.

    ``valid_to`` is its last day. ``merged_into`` is null where the data do not tell: the history
    then stays under the old code.
    """

    area_code = dy.String(primary_key=True, regex=r"^KU\d{3}$")
    name_fi = dy.String(min_length=1)
    valid_to = dy.Date()
    merged_into = dy.String(nullable=True, regex=r"^KU\d{3}$")
    note_fi = dy.String(min_length=1)

    @dy.rule()
    def it_is_merged_into_another(cls) -> pl.Expr:
        return pl.col("merged_into").is_null() | (pl.col("merged_into") != pl.col("area_code"))


class Indicator(dy.Schema):
    """The catalogue of indicators, as code declares it."""

    indicator_id = dy.String(primary_key=True)
    title_fi = dy.String(min_length=1)
    title_sv = dy.String(min_length=1)
    title_en = dy.String(min_length=1)
    unit = dy.String()
    decimals = dy.Int32(min=0)
    direction = dy.Enum(["lower_better", "higher_better", "neutral"])
    definition_fi = dy.String(min_length=1)
    definition_sv = dy.String(min_length=1)
    definition_en = dy.String(min_length=1)
    source_id = dy.String()
    additive = dy.Bool()


class _Value(dy.Schema):
    """The columns and rules that an observation has, whichever release it is of."""

    indicator_id = dy.String(primary_key=True)
    area_code = dy.String(primary_key=True, regex=AREA_CODE)
    period = dy.Date(primary_key=True)
    frequency = dy.Enum(FREQUENCIES, primary_key=True)
    value = dy.Float64(nullable=True, allow_inf=False, allow_nan=False)
    low = dy.Float64(nullable=True, allow_inf=False, allow_nan=False)
    high = dy.Float64(nullable=True, allow_inf=False, allow_nan=False)
    status = dy.Enum(STATUSES)
    source_id = dy.String(primary_key=True)

    @dy.rule()
    def a_period_is_its_first_day(cls) -> pl.Expr:
        month_start = pl.col("period").dt.day() == 1
        return month_start & ((pl.col("frequency") == "month") | (pl.col("period").dt.month() == 1))

    @dy.rule()
    def a_known_value_is_its_own_bounds(cls) -> pl.Expr:
        return pl.col("value").is_null() | (
            pl.col("low").eq_missing(pl.col("value")) & pl.col("high").eq_missing(pl.col("value"))
        )

    @dy.rule()
    def bounds_are_in_order(cls) -> pl.Expr:
        both, neither = (
            (pl.col("low") <= pl.col("high")).fill_null(value=False),
            (pl.col("low").is_null() & pl.col("high").is_null()),
        )
        return both | neither

    @dy.rule()
    def a_figure_is_not_negative(cls) -> pl.Expr:
        return pl.col("low").is_null() | (pl.col("low") >= 0)

    @dy.rule()
    def a_missing_value_says_why(cls) -> pl.Expr:
        has_bounds = pl.col("low").is_not_null()
        return (
            pl.when(pl.col("status").is_in(["published", "provisional"]))
            .then(pl.col("value").is_not_null())
            .when(pl.col("status") == "computed")
            .then(has_bounds)
            .when(pl.col("status") == "suppressed")
            .then(pl.col("value").is_null())
            .otherwise(pl.col("value").is_null() & pl.col("low").is_null())
        )


class Observation(_Value):
    """One value of one indicator, for one area and period, from one source: the newest release."""

    released_at = dy.Datetime()


class ObservationRelease(_Value):
    """Every release of every value, so that a revision can be shown and an old view rebuilt."""

    released_at = dy.Datetime(primary_key=True)


class SupersededObservation(ObservationRelease):
    """An earlier release of a value that ``observation`` has a newer one of."""


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


class StatfinCell(dy.Schema):
    """One cell of a StatFin table that no indicator of the catalogue uses, as published.

    ``area_code`` is the publisher's, null where the table has no areas. ``dimensions`` are the
    other variables with their codes and texts, empty where there are none. A null value says why in
    ``status``; texts are in the language of the file.
    """

    table_id = dy.String(min_length=1)
    table_title = dy.String()
    area_code = dy.String(nullable=True)
    period = dy.Date()
    frequency = dy.Enum(CELL_FREQUENCIES)
    content = dy.String()
    content_fi = dy.String()
    dimensions = dy.String()
    value = dy.Float64(nullable=True, allow_inf=False, allow_nan=False)
    status = dy.Enum(STATUSES)
    released_at = dy.Datetime()

    @dy.rule()
    def a_cell_stands_once(cls) -> pl.Expr:
        return pl.struct(*STATFIN_CELL_KEY).is_unique()

    @dy.rule()
    def a_missing_value_says_why(cls) -> pl.Expr:
        return pl.col("value").is_null() == (pl.col("status") != "published")


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


class Finding(dy.Schema):
    """One check of figures against each other: both numbers, their difference and a verdict.

    ``tolerance`` is what the rounding of the parts can explain. ``subject`` is the code of what was
    checked (area, and indicator or line where there are several).
    """

    check_id = dy.String(primary_key=True)
    subject = dy.String(primary_key=True)
    published = dy.Float64(nullable=True)
    computed = dy.Float64(nullable=True)
    difference = dy.Float64(nullable=True)
    tolerance = dy.Float64(nullable=True)
    verdict = dy.Enum(VERDICTS)
    note_fi = dy.String(min_length=1)


class Load(dy.Schema):
    """The ledger of a build: one row per raw file, with what was read, kept and turned away.

    ``released_at`` is null where the publisher's day of release is not known; ``retrieved`` is the
    day from which the file is known.
    """

    source_id = dy.String(primary_key=True)
    file = dy.String(primary_key=True)
    sha256 = dy.String(regex=r"^[0-9a-f]{64}$")
    rows_read = dy.Int64(min=0)
    rows_kept = dy.Int64(min=0)
    rows_rejected = dy.Int64(min=0)
    started = dy.Datetime()
    finished = dy.Datetime()
    released_at = dy.Datetime(nullable=True)
    retrieved = dy.Date(nullable=True)
    licence = dy.String()
    invented = dy.Bool()


class Build(dy.Schema):
    """How the warehouse was built: one row.

    ``as_of`` is the day whose knowledge it shows, null where it shows all that is known.
    ``changes_since`` is when the warehouse was built against which ``change_in_build`` tells the
    differences (null where there was none), ``changes_since_as_of`` the day that one showed.
    """

    built_at = dy.Datetime()
    as_of = dy.Date(nullable=True)
    changes_since = dy.Datetime(nullable=True)
    changes_since_as_of = dy.Date(nullable=True)


class SourceNote(dy.Schema):
    """One note of a publisher in one raw file, as published."""

    source_id = dy.String(primary_key=True)
    file = dy.String(primary_key=True)
    position = dy.Int32(primary_key=True, min=1)
    note = dy.String(min_length=1)
    released_at = dy.Datetime(nullable=True)


class ChangeInBuild(dy.Schema):
    """One thing that the last download changed; computed figures, which follow, are left out.

    ``figures`` counts the published figures of a new month, or those of a source whose single
    amounts are not told. ``earlier`` and ``later`` are null where a figure is not published, and
    the statuses say why. A note or definition has ``earlier_note`` null where it is new, ``note``
    null where it has been taken away.
    """

    kind = dy.Enum(CHANGES)
    source_id = dy.String()
    indicator_id = dy.String(nullable=True)
    area_code = dy.String(nullable=True, regex=AREA_CODE)
    period = dy.Date(nullable=True)
    frequency = dy.Enum(FREQUENCIES, nullable=True)
    figures = dy.Int64(nullable=True, min=0)
    earlier = dy.Float64(nullable=True)
    later = dy.Float64(nullable=True)
    earlier_status = dy.Enum(STATUSES, nullable=True)
    later_status = dy.Enum(STATUSES, nullable=True)
    earlier_note = dy.String(nullable=True)
    note = dy.String(nullable=True)


TABLES: dict[str, type[dy.Schema]] = {
    "area": Area,
    "area_merger": AreaMerger,
    "indicator": Indicator,
    "observation": Observation,
    "superseded_observation": SupersededObservation,
    "service_line_placement": ServiceLinePlacement,
    "budget_item": BudgetItem,
    "budget_line": BudgetLine,
    "liability_change": LiabilityChange,
    "liability_rule": LiabilityRule,
    "municipal_benefit_share": MunicipalBenefitShare,
    "municipal_services": MunicipalServices,
    "statfin_cell": StatfinCell,
    "statement": Statement,
    "finding": Finding,
    "load": Load,
    "source_note": SourceNote,
    "change_in_build": ChangeInBuild,
    "build": Build,
} | contracts_derived.TABLES
# A view holds no row of its own: most figures have one release, and are written once.
VIEWS: dict[str, tuple[type[dy.Schema], tuple[str, ...]]] = {
    "observation_release": (ObservationRelease, ("observation", "superseded_observation"))
}
READABLE = TABLES | {name: contract for name, (contract, _parts) in VIEWS.items()}
