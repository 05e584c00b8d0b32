"""Jobseekers and the groups among the unemployed.

Definitions follow the notes of StatFin 12r5 and 12ub.
"""

from labourmarket.catalogue.model import Direction, Indicator, Text, Unit, on_calculation_date
from labourmarket.catalogue.sources import COMPUTED, STATFIN_12R5

JOBSEEKERS = Indicator(
    id="jobseekers",
    title=Text("Kaikki työnhakijat", "Alla arbetssökande", "All jobseekers"),
    counted=Text("työnhakijoita", "arbetssökande", "jobseekers"),
    unit=Unit.PERSONS,
    decimals=0,
    direction=Direction.NEUTRAL,
    additive=True,
    definition=on_calculation_date(
        "Kaikki voimassa olevat työnhakijat, myös työlliset ja palveluissa olevat.",
        "Alla registrerade arbetssökande, även sysselsatta och deltagare i tjänster.",
        "All registered jobseekers, the employed and those in services included.",
    ),
    source_id=STATFIN_12R5.id,
    source_code="HAKIJALOPUSSA",
)

UNEMPLOYED_JOBSEEKERS = Indicator(
    id="unemployed_jobseekers",
    title=Text("Työttömät työnhakijat", "Arbetslösa arbetssökande", "Unemployed jobseekers"),
    counted=Text("työttömiä työnhakijoita", "arbetslösa arbetssökande", "unemployed jobseekers"),
    unit=Unit.PERSONS,
    decimals=0,
    direction=Direction.LOWER_BETTER,
    additive=True,
    definition=on_calculation_date(
        "Työttömänä tai kokoaikaisesti lomautettuna olevat työnhakijat.",
        "Arbetssökande som är arbetslösa eller permitterade på heltid.",
        "Jobseekers who are unemployed or fully laid off.",
    ),
    source_id=STATFIN_12R5.id,
    source_code="TYOTTOMATLOPUSSA",
)

BROAD_UNEMPLOYMENT = Indicator(
    id="broad_unemployment",
    title=Text("Laaja työttömyys", "Bred arbetslöshet", "Broad unemployment"),
    counted=Text(
        "työttömiä ja palveluissa olevia",
        "arbetslösa och deltagare i tjänster",
        "unemployed jobseekers and persons in services",
    ),
    unit=Unit.PERSONS,
    decimals=0,
    direction=Direction.LOWER_BETTER,
    additive=True,
    definition=Text(
        "Työttömät työnhakijat + palveluissa olevat. Virallista määritelmää ei ole; kaava on tämä.",
        "Arbetslösa arbetssökande + deltagare i tjänster. Ingen officiell definition finns; "
        "detta är formeln.",
        "Unemployed jobseekers + persons in services. There is no official definition; this is "
        "the formula.",
    ),
    source_id=COMPUTED.id,
)

UNEMPLOYED_MEN = Indicator(
    id="unemployed_men",
    title=Text(
        "Työttömät miehet",
        "Arbetslösa män",
        "Unemployed men",
    ),
    counted=Text(
        "työttömiä miehiä",
        "arbetslösa män",
        "unemployed men",
    ),
    unit=Unit.PERSONS,
    decimals=0,
    direction=Direction.LOWER_BETTER,
    additive=True,
    definition=on_calculation_date(
        "Työttömät työnhakijat, miehet.",
        "Arbetslösa arbetssökande, män.",
        "Unemployed jobseekers, men.",
    ),
    source_id=STATFIN_12R5.id,
    source_code="TYOTTOMATMIEHET",
)

UNEMPLOYED_WOMEN = Indicator(
    id="unemployed_women",
    title=Text(
        "Työttömät naiset",
        "Arbetslösa kvinnor",
        "Unemployed women",
    ),
    counted=Text(
        "työttömiä naisia",
        "arbetslösa kvinnor",
        "unemployed women",
    ),
    unit=Unit.PERSONS,
    decimals=0,
    direction=Direction.LOWER_BETTER,
    additive=True,
    definition=on_calculation_date(
        "Työttömät työnhakijat, naiset.",
        "Arbetslösa arbetssökande, kvinnor.",
        "Unemployed jobseekers, women.",
    ),
    source_id=STATFIN_12R5.id,
    source_code="TYOTTOMATNAISET",
)

UNEMPLOYED_UNDER_20 = Indicator(
    id="unemployed_under_20",
    title=Text(
        "Alle 20-vuotiaat työttömät",
        "Arbetslösa under 20 år",
        "Unemployed under 20",
    ),
    counted=Text(
        "alle 20-vuotiaita työttömiä",
        "arbetslösa under 20 år",
        "unemployed persons under 20",
    ),
    unit=Unit.PERSONS,
    decimals=0,
    direction=Direction.LOWER_BETTER,
    additive=True,
    definition=on_calculation_date(
        "Alle 20-vuotiaat työttömät työnhakijat.",
        "Arbetslösa arbetssökande under 20 år.",
        "Unemployed jobseekers aged under 20.",
    ),
    source_id=STATFIN_12R5.id,
    source_code="TYOTTOMAT20",
)

UNEMPLOYED_UNDER_25 = Indicator(
    id="unemployed_under_25",
    title=Text("Alle 25-vuotiaat työttömät", "Arbetslösa under 25 år", "Unemployed under 25"),
    counted=Text(
        "alle 25-vuotiaita työttömiä", "arbetslösa under 25 år", "unemployed persons under 25"
    ),
    unit=Unit.PERSONS,
    decimals=0,
    direction=Direction.LOWER_BETTER,
    additive=True,
    definition=on_calculation_date(
        "Alle 25-vuotiaat työttömät työnhakijat.",
        "Arbetslösa arbetssökande under 25 år.",
        "Unemployed jobseekers aged under 25.",
    ),
    source_id=STATFIN_12R5.id,
    source_code="TYOTTOMAT25",
)

UNEMPLOYED_OVER_50 = Indicator(
    id="unemployed_over_50",
    title=Text(
        "Yli 50-vuotiaat työttömät",
        "Arbetslösa över 50 år",
        "Unemployed over 50",
    ),
    counted=Text(
        "yli 50-vuotiaita työttömiä",
        "arbetslösa över 50 år",
        "unemployed persons over 50",
    ),
    unit=Unit.PERSONS,
    decimals=0,
    direction=Direction.LOWER_BETTER,
    additive=True,
    definition=on_calculation_date(
        "Yli 50-vuotiaat työttömät työnhakijat.",
        "Arbetslösa arbetssökande över 50 år.",
        "Unemployed jobseekers aged over 50.",
    ),
    source_id=STATFIN_12R5.id,
    source_code="TYOTTOMAT50",
)

UNEMPLOYED_DISABLED_OR_ILL = Indicator(
    id="unemployed_disabled_or_ill",
    title=Text(
        "Vammaiset ja pitkäaikaissairaat työttömät",
        "Arbetslösa med funktionsnedsättning eller långtidssjukdom",
        "Unemployed with a disability or long-term illness",
    ),
    counted=Text(
        "vammaisia ja pitkäaikaissairaita työttömiä",
        "arbetslösa med funktionsnedsättning eller långtidssjukdom",
        "unemployed persons with a disability or long-term illness",
    ),
    unit=Unit.PERSONS,
    decimals=0,
    direction=Direction.LOWER_BETTER,
    additive=True,
    definition=on_calculation_date(
        "Vammaiset ja pitkäaikaissairaat työttömät työnhakijat.",
        "Arbetslösa arbetssökande med funktionsnedsättning eller långtidssjukdom.",
        "Unemployed jobseekers with a disability or long-term illness.",
    ),
    source_id=STATFIN_12R5.id,
    source_code="TYOTTOMATSAIR",
)

UNEMPLOYED_FOREIGN = Indicator(
    id="unemployed_foreign",
    title=Text("Ulkomaalaiset työttömät", "Utländska arbetslösa", "Foreign unemployed"),
    counted=Text("ulkomaalaisia työttömiä", "utländska arbetslösa", "foreign unemployed persons"),
    unit=Unit.PERSONS,
    decimals=0,
    direction=Direction.LOWER_BETTER,
    additive=True,
    definition=on_calculation_date(
        "Työttömät työnhakijat, joilla on muun maan kuin Suomen kansalaisuus.",
        "Arbetslösa arbetssökande med annat än finskt medborgarskap.",
        "Unemployed jobseekers with other than Finnish citizenship.",
    ),
    source_id=STATFIN_12R5.id,
    source_code="TYOTTOMATULK",
)

UNEMPLOYED_FUND_MEMBERS = Indicator(
    id="unemployed_fund_members",
    title=Text(
        "Työttömyyskassan jäsenet",
        "Medlemmar i arbetslöshetskassa",
        "Members of unemployment funds",
    ),
    counted=Text(
        "työttömyyskassan jäseniä",
        "medlemmar i arbetslöshetskassa",
        "members of unemployment funds",
    ),
    unit=Unit.PERSONS,
    decimals=0,
    direction=Direction.NEUTRAL,
    additive=True,
    definition=on_calculation_date(
        "Työttömät työnhakijat, jotka ovat työttömyyskassan jäseniä.",
        "Arbetslösa arbetssökande som är medlemmar i en arbetslöshetskassa.",
        "Unemployed jobseekers who are members of an unemployment fund.",
    ),
    source_id=STATFIN_12R5.id,
    source_code="KASSASSA",
)

FULLY_LAID_OFF = Indicator(
    id="fully_laid_off",
    title=Text("Kokoaikaisesti lomautetut", "Permitterade på heltid", "Fully laid off"),
    counted=Text("kokoaikaisesti lomautettuja", "permitterade på heltid", "fully laid-off persons"),
    unit=Unit.PERSONS,
    decimals=0,
    direction=Direction.LOWER_BETTER,
    additive=True,
    definition=on_calculation_date(
        "Kokoaikaisesti lomautetut työnhakijat; sisältyvät työttömiin työnhakijoihin.",
        "Arbetssökande permitterade på heltid; ingår i de arbetslösa arbetssökande.",
        "Fully laid-off jobseekers; part of the unemployed jobseekers.",
    ),
    source_id=STATFIN_12R5.id,
    source_code="LOMAUTETTU",
)

REDUCED_WORKING_WEEK = Indicator(
    id="reduced_working_week",
    title=Text(
        "Lyhennetyllä työviikolla",
        "På förkortad arbetsvecka",
        "On a reduced working week",
    ),
    counted=Text(
        "lyhennetyllä työviikolla olevia",
        "på förkortad arbetsvecka",
        "persons on a reduced working week",
    ),
    unit=Unit.PERSONS,
    decimals=0,
    direction=Direction.LOWER_BETTER,
    additive=True,
    definition=on_calculation_date(
        "Lyhennetyllä työviikolla olevat työnhakijat; eivät sisälly työttömiin.",
        "Arbetssökande på förkortad arbetsvecka; ingår inte i de arbetslösa.",
        "Jobseekers on a reduced working week; not part of the unemployed.",
    ),
    source_id=STATFIN_12R5.id,
    source_code="LYHTYOVKO",
)
