"""One fact, one sentence: right numbers, right words for what is not known."""

from dataclasses import replace
from datetime import date

import pytest

from labourmarket import language
from labourmarket.catalogue import jobseekers, labour_market, services
from labourmarket.facts import Fact
from labourmarket.narrative.sentences import (
    change,
    marked_change,
    remark_in_short,
    remarks,
    situation,
)

JUNE = date(2026, 6, 1)


@pytest.fixture(autouse=True)
def _warehouse(built_warehouse):
    """Names of places are asked from a warehouse."""


def unemployed(**known: float | None) -> Fact:
    value = known.get("value")
    bounds = {"low": value, "high": value, "status": "published"} if value is not None else {}
    return Fact(jobseekers.UNEMPLOYED_JOBSEEKERS, "KU240", JUNE, **(bounds | known))


def test_a_fall_is_told_in_persons_and_per_cent():
    fact = unemployed(value=1386.0, earlier=1432.0, change=-46.0, change_percent=-3.212)

    assert situation(fact) == (
        "Kemissä oli kesäkuussa 2026 työttömiä työnhakijoita 1\u00a0386, "
        "46 (3,2\u00a0%) vähemmän kuin vuotta aiemmin."
    )


def test_a_small_base_gets_no_per_cent():
    fact = unemployed(value=18.0, earlier=15.0, change=3.0)

    assert situation(fact).endswith("18, 3 enemmän kuin vuotta aiemmin.")


def test_a_change_of_rates_is_told_in_percentage_points():
    fact = Fact(
        labour_market.UNEMPLOYED_SHARE_OF_LABOUR_FORCE,
        "KU240",
        JUNE,
        value=17.1,
        low=17.1,
        high=17.1,
        status="computed",
        earlier=15.6,
        change=1.5,
        change_percent=9.6,
    )

    assert situation(fact) == (
        "Kemissä työttömien osuus työvoimasta oli kesäkuussa 2026 17,1\u00a0%, "
        "1,5 prosenttiyksikköä enemmän kuin vuotta aiemmin."
    )


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (
            "sv",
            "I Torneå fanns det 1 063 arbetslösa arbetssökande i juni 2026, "
            "46 (4,1 %) färre än ett år tidigare.",
        ),
        (
            "en",
            "In Tornio there were 1,063 unemployed jobseekers in June 2026, "
            "46 (4.1%) fewer than a year earlier.",
        ),
    ],
)
def test_a_count_is_told_in_swedish_and_english(code, sentence):
    fact = unemployed(value=1063.0, earlier=1109.0, change=-46.0, change_percent=-4.148)

    with language.speaking(code):
        assert situation(replace(fact, area_code="KU851")).replace("\u00a0", " ") == sentence


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("fi", "1,5 prosenttiyksikköä vähemmän kuin vuotta aiemmin"),
        ("sv", "1,5 procentenheter mindre än ett år tidigare"),
        ("en", "1.5 percentage points less than a year earlier"),
    ],
)
def test_of_a_share_there_is_less_and_not_fewer(code, words):
    rate = labour_market.UNEMPLOYED_SHARE_OF_LABOUR_FORCE
    fact = Fact(rate, "KU240", JUNE, value=15.6, earlier=17.1, change=-1.5, status="computed")

    with language.speaking(code):
        assert change(fact) == words


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (
            "sv",
            "I sysselsättningsområdet Havslappland var andelen arbetslösa av arbetskraften 12,6 % "
            "i juni 2026; talet ett år tidigare (juni 2025) saknas i materialet.",
        ),
        (
            "en",
            "In the Meri-Lappi employment area the unemployed share of the labour force was 12.6% "
            "in June 2026; the figure a year earlier (June 2025) is missing from the data.",
        ),
    ],
)
def test_a_rate_is_told_in_swedish_and_english(code, sentence):
    rate = labour_market.UNEMPLOYED_SHARE_OF_LABOUR_FORCE
    fact = Fact(rate, "TA22", JUNE, value=12.56, low=12.56, high=12.56, status="computed")

    with language.speaking(code):
        assert situation(fact).replace("\u00a0", " ") == sentence


def test_an_interval_is_told_as_an_interval_and_its_change_is_not_guessed():
    fact = Fact(services.ACTIVATION_RATE, "KU751", JUNE, low=8.06, high=13.64, status="computed")

    assert situation(replace(fact, then_in_hand=True)) == (
        "Simossa aktivointiaste oli kesäkuussa 2026 vähintään 8,1\u00a0%, enintään 13,6\u00a0%; "
        "muutosta ei voi kertoa, koska luku on osittain salainen."
    )


def test_a_change_on_a_month_that_is_not_in_hand_is_not_laid_to_secrecy():
    fact = Fact(
        services.ACTIVATION_RATE, "KU751", JUNE, low=8.06, high=13.64, against=date(2023, 6, 1)
    )

    assert change(fact) == "kesäkuussa 2023 lukua ei ole aineistossa"


def test_a_change_on_a_secret_figure_is_not_said_to_lack_it():
    fact = unemployed(value=100.0, then_in_hand=True, against=date(2023, 6, 1))

    assert change(fact) == (
        "muutosta ei voi kertoa, koska luku kesäkuussa 2023 on osittain salainen"
    )


def test_a_month_that_is_not_in_hand_is_said_to_be_missing():
    fact = unemployed()

    assert situation(fact) == "Kemi: Työttömät työnhakijat kesäkuussa 2026: puuttuu aineistosta."


def test_no_change_is_neither_more_nor_less():
    fact = unemployed(value=100.0, earlier=100.0, change=0.0, change_percent=0.0)

    assert situation(fact).endswith("100, sama kuin vuotta aiemmin.")


@pytest.mark.parametrize(
    ("indicator", "change", "judged"),
    [
        (jobseekers.UNEMPLOYED_JOBSEEKERS, 5.0, "huonompaan suuntaan"),
        (jobseekers.UNEMPLOYED_JOBSEEKERS, -5.0, "parempaan suuntaan"),
        (labour_market.OPEN_VACANCIES, 5.0, "parempaan suuntaan"),
    ],
)
def test_the_direction_is_the_catalogues_and_not_the_signs(indicator, change, judged):
    fact = Fact(
        indicator,
        "KU240",
        JUNE,
        value=50.0,
        low=50.0,
        high=50.0,
        status="published",
        earlier=50.0 - change,
        change=change,
        change_percent=10.0,
    )

    assert marked_change(fact).endswith(judged)
    assert marked_change(fact)[0] == ("▲" if change > 0 else "▼")


def test_a_neutral_figure_is_not_judged():
    fact = Fact(
        labour_market.LABOUR_FORCE,
        "KU240",
        JUNE,
        value=8098.0,
        low=8098.0,
        high=8098.0,
        status="published",
        earlier=8200.0,
        change=-102.0,
        change_percent=-1.2,
    )

    assert "suuntaan" not in marked_change(fact)


def young(value: float, **known: float | None) -> Fact:
    return Fact(
        jobseekers.UNEMPLOYED_UNDER_25, "KU751", JUNE, value=value, low=value, high=value, **known
    )


def test_a_small_count_says_why_it_has_no_per_cent_and_offers_the_years_average():
    told = remarks(young(13.0, average=15.25))

    assert told == [
        "Luku on alle 20 henkilöä: yksikin tai kaksi muuttaa sitä paljon, joten se kerrotaan "
        "henkilöinä eikä prosentteina.",
        "Keskiarvo tähän kuukauteen päättyviltä kahdeltatoista kuukaudelta on 15,3.",
    ]
    assert remark_in_short(young(13.0, average=15.25)) == "12 kuukauden keskiarvo 15,3"


def test_an_average_that_is_not_known_is_not_offered():
    assert len(remarks(young(13.0))) == 1
    assert not remark_in_short(young(13.0))


@pytest.mark.parametrize(("change_", "usual"), [(16.0, True), (-16.0, True), (17.0, False)])
def test_only_a_change_within_the_usual_variation_is_called_usual(change_, usual):
    fact = unemployed(value=114.0, earlier=114.0 - change_, change=change_, usual=16.0)

    assert any("tavanomainen" in told for told in remarks(fact)) is usual


def test_what_a_change_is_usual_among_is_told_by_how_long_it_is():
    on_the_year = unemployed(value=830.0, earlier=850.0, change=-20.0, usual=40.0)

    assert remarks(on_the_year) == [
        "Näin suuri muutos on Kemissä tavanomainen: kahdeksan kymmenestä muutoksesta vuoden "
        "aikana on ollut enintään 40."
    ]
    assert remark_in_short(on_the_year) == "tavanomaista vaihtelua vuoden aikana"
    on_the_month = replace(on_the_year, against=date(2026, 5, 1))
    assert remark_in_short(on_the_month) == "tavanomaista vaihtelua kuukauden aikana"


def test_nothing_is_called_usual_where_the_variation_is_not_known():
    assert remarks(unemployed(value=114.0, earlier=113.0, change=1.0)) == []
