"""The rules by which a municipality pays for unemployment benefits, with their validity.

The laws: työttömyysetuuksien rahoituksesta annettu laki 555/1998 as in force on each date. The
percentages from 2025 are proved from Kela's single-day rows (3.72, 7.44, 11.16, 14.88 and 18.61 of
37.21 euros a day); those of 2015-2024 from rows that give exactly 0.500 and 0.700. The statute text
itself was not at hand.
"""

from datetime import date

from labourmarket.catalogue.model import DayBand, LiabilityRuleSet, Named, Text

EARNINGS_RELATED_ALLOWANCE = Named(
    "earnings_related_allowance",
    Text("Ansiopäiväraha", "Inkomstrelaterad dagpenning", "Earnings-related allowance"),
)
BASIC_ALLOWANCE = Named(
    "basic_allowance", Text("Peruspäiväraha", "Grunddagpenning", "Basic unemployment allowance")
)
LABOUR_MARKET_SUPPORT = Named(
    "labour_market_support", Text("Työmarkkinatuki", "Arbetsmarknadsstöd", "Labour market support")
)
GENERAL_SUPPORT = Named(
    "general_support",
    Text("Yleistuki", "Allmänt stöd", "General support"),
)
BENEFITS = {
    benefit.id: benefit
    for benefit in (
        EARNINGS_RELATED_ALLOWANCE,
        BASIC_ALLOWANCE,
        LABOUR_MARKET_SUPPORT,
        GENERAL_SUPPORT,
    )
}
ALL = "all"
DAY_BANDS = ("101-200", "201-300", "301-400", "401-700", "701-")
# The day bands of Kela's data under the law of 2015-2024; no month has bands of both.
DAY_BANDS_2015 = ("300-499", "500-999", "1000-")
FIRST_MONTH_OF_DAY_BANDS = date(2025, 1, 1)

_NOT_SEEN = Text(
    "Prosentit on todennettu Kelan maksuaineistosta; lain tekstiä ei ole tarkistettu.",
    "Procenttalen har verifierats i FPA:s utbetalningsmaterial; lagtexten har inte kontrollerats.",
    "The percentages are verified from Kela's payment data; the statute text was not checked.",
)
_BANDS_2025 = (
    DayBand(0, 100, 0),
    DayBand(101, 200, 10),
    DayBand(201, 300, 20),
    DayBand(301, 400, 30),
    DayBand(401, 700, 40),
    DayBand(701, None, 50),
)

LIABILITY_RULE_SETS = {
    rule_set.id: rule_set
    for rule_set in (
        LiabilityRuleSet(
            id="labour_market_support_2006",
            name=Text("Laki 2006–2014", "Lagen 2006–2014", "Law of 2006–2014"),
            valid_from="2006-01-01",
            valid_to="2014-12-31",
            benefits=(LABOUR_MARKET_SUPPORT.id,),
            bands=(DayBand(0, 499, 0), DayBand(500, None, 50)),
            basis=_NOT_SEEN,
        ),
        LiabilityRuleSet(
            id="labour_market_support_2015",
            name=Text("Laki 2015–2024", "Lagen 2015–2024", "Law of 2015–2024"),
            valid_from="2015-01-01",
            valid_to="2024-12-31",
            benefits=(LABOUR_MARKET_SUPPORT.id,),
            bands=(DayBand(0, 299, 0), DayBand(300, 999, 50), DayBand(1000, None, 70)),
            basis=_NOT_SEEN,
        ),
        LiabilityRuleSet(
            id="plan_2023",
            name=Text(
                "Esityksen suunnitelma 2023",
                "Planen i presentationen 2023",
                "The deck's plan of 2023",
            ),
            valid_from=None,
            valid_to=None,
            benefits=(ALL,),
            bands=(),  # the deck's own table, which the pipeline reads (D5)
            basis=Text(
                "Seutufoorumin esitys 6.6.2023; suunnitelma, joka ei tullut sellaisenaan voimaan.",
                "Presentationen vid regionforumet 6.6.2023; en plan som inte trädde i kraft som "
                "sådan.",
                "The regional forum's deck of 6 June 2023; a plan that did not enter into force as "
                "such.",
            ),
        ),
        LiabilityRuleSet(
            id="te2024",
            name=Text(
                "Laki 1.1.2025–30.4.2026",
                "Lagen 1.1.2025–30.4.2026",
                "Law of 1 January 2025 – 30 April 2026",
            ),
            valid_from="2025-01-01",
            valid_to="2026-04-30",
            benefits=(
                EARNINGS_RELATED_ALLOWANCE.id,
                BASIC_ALLOWANCE.id,
                LABOUR_MARKET_SUPPORT.id,
            ),
            bands=_BANDS_2025,
            basis=_NOT_SEEN,
        ),
        LiabilityRuleSet(
            id="te2024_yleistuki",
            name=Text("Laki 1.5.2026 alkaen", "Lagen från 1.5.2026", "Law from 1 May 2026"),
            valid_from="2026-05-01",
            valid_to=None,
            benefits=(EARNINGS_RELATED_ALLOWANCE.id, GENERAL_SUPPORT.id),
            bands=_BANDS_2025,
            basis=_NOT_SEEN,
        ),
    )
}


def day_bands(month: date) -> tuple[str, ...]:
    """The day bands in which Kela tells a month, by the law that was in force in it."""
    return DAY_BANDS if month >= FIRST_MONTH_OF_DAY_BANDS else DAY_BANDS_2015
