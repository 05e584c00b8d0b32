"""Nothing that is shown of Kela's figures is, or gives by subtraction, the case of 1–4 persons."""

from datetime import date

import polars as pl
import pytest
from hypothesis import given, strategies as st

from labourmarket import queries
from labourmarket.catalogue.liability import ALL, DAY_BANDS
from labourmarket.metrics import disclosure

JULY = date(2026, 7, 1)
COLUMNS = ["area_code", "benefit", "day_band", "recipients", "municipal_share_eur"]
BIG = {"101-200": 50, "201-300": 40, "301-400": 30, "401-700": 60, "701-": 90}


def shares(rows: list[tuple[str, str, str, int, float]]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=COLUMNS, orient="row").with_columns(
        period=pl.lit(JULY), status=pl.lit("published")
    )


def municipality(
    code: str, bands: dict[str, int], in_all: int | None = None, eur: float = 100.0
) -> list[tuple[str, str, str, int, float]]:
    """Bands of one municipality, whose euros do not depend on how many recipients there are."""
    return [(code, ALL, band, people, eur) for band, people in bands.items()] + [
        (code, ALL, ALL, sum(bands.values()) if in_all is None else in_all, eur * len(bands))
    ]


def groups_of(shown: pl.DataFrame) -> list[tuple[str, str]]:
    return shown.sort("position").select("from_band", "to_band").unique(maintain_order=True).rows()


def test_a_small_band_is_merged_with_its_neighbour_in_every_municipality():
    small = BIG | {"201-300": 3}
    shown = disclosure.shown_by_band(
        shares(municipality("KU240", BIG) + municipality("KU845", small))
    )

    assert groups_of(shown) == [
        ("101-200", "101-200"),
        ("201-300", "301-400"),
        ("401-700", "401-700"),
        ("701-", "701-"),
    ]
    assert shown.filter(pl.col("position") == 1)["municipal_share_eur"].to_list() == [200, 200]


def test_a_small_last_band_is_merged_with_the_one_before_it():
    shown = disclosure.shown_by_band(shares(municipality("KU240", BIG | {"701-": 2})))

    assert groups_of(shown)[-1] == ("401-700", "701-")


@pytest.mark.parametrize("few", [1, 2, 3, 4])
def test_what_is_shown_is_the_same_however_few_there_are_in_a_small_band(few):
    def shown_with(people: int) -> pl.DataFrame:
        bands = BIG | {"201-300": people}
        return disclosure.shown_by_band(shares(municipality("KU845", bands, in_all=250)))

    assert shown_with(few).equals(shown_with(1))


def test_bounds_of_merged_bands_are_of_the_largest_band_and_hold_the_truth():
    bands = BIG | {"201-300": 3, "301-400": 16}
    merged = disclosure.shown_by_band(shares(municipality("KU845", bands))).row(1, named=True)

    assert (merged["recipients_at_least"], merged["recipients_at_most"]) == (16, 32)


def test_a_single_band_has_its_own_number():
    first = disclosure.shown_by_band(shares(municipality("KU240", BIG))).row(0, named=True)

    assert first["recipients_at_least"] == first["recipients_at_most"] == 50


def test_when_everything_is_merged_the_number_is_the_total():
    few = dict.fromkeys(DAY_BANDS, 2)
    (only,) = disclosure.shown_by_band(shares(municipality("KU845", few, in_all=8))).iter_rows(
        named=True
    )

    assert (only["recipients_at_least"], only["recipients_at_most"]) == (8, 8)


def test_a_municipality_of_few_recipients_takes_the_next_smallest_with_it():
    rows = shares(
        municipality("KU001", {"701-": 3})
        + municipality("KU002", {"701-": 40})
        + municipality("KU003", {"701-": 500})
    )
    totals = disclosure.shown_totals(rows, ["KU001", "KU002", "KU003"])

    assert totals["status"].to_list() == ["suppressed", "suppressed", "published"]
    assert totals["municipal_share_eur"].to_list() == [None, None, 100]
    assert disclosure.area_total_eur(rows, ["KU001", "KU002", "KU003"]) == 300
    assert set(disclosure.shown_by_band(rows)["area_code"]) == {"KU003"}


def test_an_area_of_few_recipients_has_no_sum_and_no_benefits():
    rows = shares(
        [*municipality("KU001", {"701-": 3}), ("KU001", "general_support", ALL, 3, 100.0)]
    )

    assert disclosure.area_total_eur(rows, ["KU001"]) is None
    assert disclosure.shown_by_benefit(rows).is_empty()


def test_a_municipality_that_is_not_in_hand_is_neither_zero_nor_summed():
    rows = shares(municipality("KU240", BIG))
    totals = disclosure.shown_totals(rows, ["KU240", "KU241"])

    assert totals.row(1) == ("KU241", None, None, None)
    assert disclosure.area_total_eur(rows, ["KU240", "KU241"]) is None


def test_abolished_benefits_are_one_and_their_corrections_stay_negative():
    rows = shares(
        [
            ("KU240", "general_support", ALL, 857, 1000.0),
            ("KU240", "labour_market_support", ALL, 6, 470.2),
            ("KU240", "basic_allowance", ALL, 0, -1622.36),
        ]
    )

    assert disclosure.shown_by_benefit(rows).select("benefit", "municipal_share_eur").rows() == [
        ("general_support", 1000.0),
        ("labour_market_support+basic_allowance", pytest.approx(-1152.16)),
    ]


def test_a_benefit_of_few_recipients_is_added_to_the_most_common_one():
    rows = shares(
        [
            ("KU240", "general_support", ALL, 857, 10.0),
            ("KU240", "earnings_related_allowance", ALL, 150, 500.0),
            ("KU240", "labour_market_support", ALL, 2, 5.0),
        ]
    )
    shown = disclosure.shown_by_benefit(rows)

    assert shown["municipal_share_eur"].to_list() == [500, 15]


@st.composite
def _areas(draw: st.DrawFn) -> pl.DataFrame:
    count = draw(st.integers(1, 5))
    rows = []
    for place in range(count):
        bands = draw(st.dictionaries(st.sampled_from(DAY_BANDS), st.integers(0, 12), min_size=1))
        low, high = max(bands.values()), sum(bands.values())
        rows += municipality(f"KU{place:03}", bands, in_all=draw(st.integers(low, high)))
    return shares(rows)


@given(_areas())
def test_no_shown_cell_has_one_to_four_recipients(month):
    codes = month["area_code"].unique().to_list()
    totals = disclosure.shown_totals(month, codes)
    bands = disclosure.shown_by_band(month)

    assert not totals["recipients"].is_between(1, 4).any()
    assert not bands["recipients_at_least"].is_between(1, 4).any()
    secret = disclosure.secret_areas(month)
    assert len(secret) != 1 or len(codes) == 1


@given(_areas())
def test_no_small_band_of_a_merged_group_follows_from_bounds_and_totals(month):
    """What total, groups and bounds leave open for each small band reaches beyond 1–4."""
    totals = dict(disclosure.totals_of(month).select("area_code", "recipients").iter_rows())
    shown = disclosure.shown_by_band(month)
    for group in shown.filter(pl.col("from_band") != pl.col("to_band")).iter_rows(named=True):
        others = shown.filter(
            pl.col("area_code") == group["area_code"], pl.col("position") != group["position"]
        )["recipients_at_most"].sum()
        least = totals[group["area_code"]] - others - group["recipients_at_least"]
        most = group["recipients_at_least"]
        assert not (least >= 1 and most <= 4)


@pytest.fixture
def july(built_warehouse):
    return queries.benefit_shares().filter(pl.col("period") == JULY)


def test_the_month_in_hand_shows_no_small_cell(july):
    focus = queries.focus()
    file = disclosure.protected(july, focus.area_code, focus.municipality_codes)

    assert not file["recipients_at_least"].is_between(0, 4).any()
    assert file["municipal_share_eur"].min() > -1000
    singles = file.filter(pl.col("benefit") != ALL)
    assert singles["area_code"].unique().to_list() == [focus.area_code]
    assert singles["recipients_at_least"].null_count() == singles.height


def test_the_file_of_the_month_sums_to_the_published_totals_each_way(july):
    focus = queries.focus()
    file = disclosure.protected(july, focus.area_code, focus.municipality_codes)
    whole = disclosure.area_total_eur(july, focus.municipality_codes)
    by_band = file.filter(pl.col("day_band") != ALL)["municipal_share_eur"].sum()
    by_benefit = file.filter(pl.col("benefit") != ALL)["municipal_share_eur"].sum()

    assert whole == pytest.approx(636_097.15)
    assert by_band == pytest.approx(whole)
    assert by_benefit == pytest.approx(whole)


def test_a_file_without_months_has_the_same_columns(july):
    focus = queries.focus()
    full = disclosure.protected(july, focus.area_code, focus.municipality_codes)
    empty = disclosure.protected(july.clear(), focus.area_code, focus.municipality_codes)

    assert empty.columns == full.columns
    assert empty.is_empty()


def test_the_checks_of_kelas_totals_are_told_without_their_figures(july):
    shown = disclosure.shown_findings(queries.findings())
    of_kela = shown.filter(pl.col("check_id").is_in(disclosure.PROTECTED_CHECKS))
    others = shown.filter(~pl.col("check_id").is_in(disclosure.PROTECTED_CHECKS))

    assert of_kela.height > 0
    for column in ("published", "computed", "difference"):
        assert of_kela[column].null_count() == of_kela.height
    assert others["published"].null_count() < others.height
    assert of_kela["verdict"].null_count() == 0
