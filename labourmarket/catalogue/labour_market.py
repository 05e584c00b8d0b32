"""Labour force, vacancies, population and the money paid."""

from labourmarket.catalogue.model import Direction, Indicator, Text, Unit, on_calculation_date
from labourmarket.catalogue.sources import FORUM_2023, STATFIN_11RA, STATFIN_12R5

LABOUR_FORCE = Indicator(
    id="labour_force",
    title=Text("Työvoima", "Arbetskraft", "Labour force"),
    counted=Text("työvoimaan kuuluvia", "personer i arbetskraften", "persons in the labour force"),
    unit=Unit.PERSONS,
    decimals=0,
    direction=Direction.NEUTRAL,
    additive=True,
    definition=Text(
        "Tilastokeskuksen työssäkäyntitilaston työvoima. Yleensä noin kaksi vuotta vanha; luku "
        "vaihtuu tammikuussa ja on sama koko vuoden.",
        "Arbetskraften i Statistikcentralens sysselsättningsstatistik. I regel cirka två år "
        "gammal; talet byts i januari och är detsamma hela året.",
        "The labour force of Statistics Finland's employment statistics. Usually about two years "
        "old; it steps each January and is constant within the year.",
    ),
    source_id=STATFIN_12R5.id,
    source_code="TYOVOIMATK",
    steps_in_january=True,
)

UNEMPLOYED_SHARE_OF_LABOUR_FORCE = Indicator(
    id="unemployed_share_of_labour_force",
    title=Text(
        "Työttömien osuus työvoimasta",
        "Andelen arbetslösa av arbetskraften",
        "Unemployed share of the labour force",
    ),
    unit=Unit.PERCENT,
    decimals=1,
    direction=Direction.LOWER_BETTER,
    additive=False,
    definition=Text(
        "100 · työttömät työnhakijat / työvoima. Rekisteriin perustuva osuus on eri tilasto kuin "
        "työvoimatutkimuksen työttömyysaste. Osuus hyppää tammikuussa, kun työvoima vaihtuu.",
        "100 · arbetslösa arbetssökande / arbetskraften. Den registerbaserade andelen är en annan "
        "statistik än arbetskraftsundersökningens arbetslöshetstal. Andelen hoppar i januari när "
        "arbetskraften byts.",
        "100 · unemployed jobseekers / labour force. The register-based share is another statistic "
        "than the unemployment rate of the Labour Force Survey. It jumps in January with the "
        "yearly step of the labour force.",
    ),
    source_id=STATFIN_12R5.id,
    source_code="TYOTOSUUS",
    steps_in_january=True,
)

OPEN_VACANCIES = Indicator(
    id="open_vacancies",
    title=Text("Avoimet työpaikat", "Lediga jobb", "Open vacancies"),
    counted=Text("avoimia työpaikkoja", "lediga jobb", "open vacancies"),
    unit=Unit.VACANCIES,
    decimals=0,
    direction=Direction.HIGHER_BETTER,
    additive=True,
    definition=on_calculation_date(
        "Työvoimaviranomaiselle ilmoitetut avoimet työpaikat.",
        "Lediga jobb som anmälts till arbetskraftsmyndigheten.",
        "Vacancies notified to the employment authority.",
    ),
    source_id=STATFIN_12R5.id,
    source_code="AVPAIKATLOPUSSA",
)

NEW_VACANCIES = Indicator(
    id="new_vacancies",
    title=Text("Uudet avoimet työpaikat", "Nya lediga jobb", "New vacancies"),
    counted=Text("uusia avoimia työpaikkoja", "nya lediga jobb", "new vacancies"),
    unit=Unit.VACANCIES,
    decimals=0,
    direction=Direction.HIGHER_BETTER,
    additive=True,
    definition=Text(
        "Kuukauden aikana ilmoitetut uudet avoimet työpaikat.",
        "Nya lediga jobb som anmälts under månaden.",
        "New vacancies notified during the month.",
    ),
    source_id=STATFIN_12R5.id,
    source_code="UUDETAVP",
)

POPULATION = Indicator(
    id="population",
    title=Text("Väkiluku", "Folkmängd", "Population"),
    counted=Text("asukasta", "invånare", "inhabitants"),
    unit=Unit.PERSONS,
    decimals=0,
    direction=Direction.NEUTRAL,
    additive=True,
    definition=Text(
        "Väkiluku vuoden lopussa.",
        "Folkmängd vid årets slut.",
        "Population at the end of the year.",
    ),
    source_id=STATFIN_11RA.id,
    source_code="vaerak-vaesto",
)

SUPPORT_RECIPIENTS_300_DAYS = Indicator(
    id="support_recipients_300_days",
    title=Text(
        "Työmarkkinatukea vähintään 300 päivää saaneet",
        "Arbetsmarknadsstöd i minst 300 dagar",
        "Labour market support for at least 300 days",
    ),
    counted=Text(
        "työmarkkinatukea vähintään 300 päivää saaneita",
        "som fått arbetsmarknadsstöd i minst 300 dagar",
        "recipients of labour market support for at least 300 days",
    ),
    unit=Unit.PERSONS,
    decimals=0,
    direction=Direction.LOWER_BETTER,
    additive=True,
    definition=Text(
        "Henkilöt, joiden työmarkkinatuesta kunta rahoitti osan vuosien 2015–2024 lain mukaan.",
        "Personer vars arbetsmarknadsstöd kommunen delfinansierade enligt lagen 2015–2024.",
        "Persons whose labour market support the municipality co-financed under the law of "
        "2015–2024.",
    ),
    source_id=FORUM_2023.id,
)

MUNICIPAL_SHARE_OF_LABOUR_MARKET_SUPPORT = Indicator(
    id="municipal_share_of_labour_market_support",
    title=Text(
        "Kunnan osuus työmarkkinatuesta",
        "Kommunens andel av arbetsmarknadsstödet",
        "Municipal share of labour market support",
    ),
    counted=Text(
        "euroa kunnan osuutta työmarkkinatuesta",
        "euro i kommunal andel av arbetsmarknadsstödet",
        "euros of municipal share of labour market support",
    ),
    unit=Unit.EUR,
    decimals=0,
    direction=Direction.LOWER_BETTER,
    additive=True,
    definition=Text(
        "Kunnan maksama osuus työmarkkinatuesta vuoden aikana.",
        "Den andel av arbetsmarknadsstödet som kommunen betalat under året.",
        "The share of labour market support paid by the municipality during the year.",
    ),
    source_id=FORUM_2023.id,
)
