"""Persons in services; the formulas are in ``labourmarket.metrics.derived``."""

from labourmarket.catalogue.model import Direction, Indicator, Text, Unit, on_calculation_date
from labourmarket.catalogue.sources import COMPUTED, STATFIN_12R5

IN_SERVICES = Indicator(
    id="in_services",
    title=Text("Palveluissa olevat", "Deltagare i tjänster", "Persons in services"),
    counted=Text("palveluissa olevia", "deltagare i tjänster", "persons in services"),
    unit=Unit.PERSONS,
    decimals=0,
    direction=Direction.NEUTRAL,
    additive=True,
    definition=on_calculation_date(
        "Työllistetyt + työharjoittelussa + työ- ja koulutuskokeilussa + työvoimakoulutuksessa + "
        "valmennuksessa + muissa palveluissa olevat.",
        "Sysselsatta med stöd + i arbetspraktik + i arbets- och utbildningsprövning + i "
        "arbetskraftsutbildning + i träning + i andra tjänster.",
        "In supported employment + traineeship + work and training trials + labour market training "
        "+ coaching + other services.",
    ),
    source_id=COMPUTED.id,
)

IN_SUBSIDISED_WORK = Indicator(
    id="in_subsidised_work",
    title=Text(
        "Työllistettynä",
        "Sysselsatta med stöd",
        "In subsidised work",
    ),
    counted=Text(
        "työllistettynä olevia",
        "sysselsatta med stöd",
        "persons in subsidised work",
    ),
    unit=Unit.PERSONS,
    decimals=0,
    direction=Direction.NEUTRAL,
    additive=True,
    definition=on_calculation_date(
        "Palkkatuella tai muutoin työllistettynä olevat.",
        "Sysselsatta med lönesubvention eller på annat sätt.",
        "Employed with a pay subsidy or otherwise placed in work.",
    ),
    source_id=STATFIN_12R5.id,
    source_code="TYOLLISTETTYLOP",
)

IN_TRAINEESHIP = Indicator(
    id="in_traineeship",
    title=Text(
        "Työharjoittelussa",
        "I arbetspraktik",
        "In traineeship",
    ),
    counted=Text(
        "työharjoittelussa olevia",
        "i arbetspraktik",
        "persons in traineeship",
    ),
    unit=Unit.PERSONS,
    decimals=0,
    direction=Direction.NEUTRAL,
    additive=True,
    definition=on_calculation_date(
        "Työharjoittelussa tai työelämävalmennuksessa olevat; palvelu on päättynyt, luku on nyt 0.",
        "I arbetspraktik eller arbetslivsträning; tjänsten har upphört, talet är numera 0.",
        "In traineeship or preparatory training; the service has ended, the figure is 0 today.",
    ),
    source_id=STATFIN_12R5.id,
    source_code="TYOHARJOITTELULOP",
)

IN_TRIALS = Indicator(
    id="in_trials",
    title=Text(
        "Työ- ja koulutuskokeilussa",
        "I arbets- och utbildningsprövning",
        "In work and training trials",
    ),
    counted=Text(
        "kokeilussa olevia",
        "i prövning",
        "persons in trials",
    ),
    unit=Unit.PERSONS,
    decimals=0,
    direction=Direction.NEUTRAL,
    additive=True,
    definition=on_calculation_date(
        "Työ- tai koulutuskokeilussa olevat.",
        "I arbets- eller utbildningsprövning.",
        "In work or training trials.",
    ),
    source_id=STATFIN_12R5.id,
    source_code="KOKEILULOP",
)

IN_LABOUR_MARKET_TRAINING = Indicator(
    id="in_labour_market_training",
    title=Text(
        "Työvoimakoulutuksessa",
        "I arbetskraftsutbildning",
        "In labour market training",
    ),
    counted=Text(
        "työvoimakoulutuksessa olevia",
        "i arbetskraftsutbildning",
        "persons in labour market training",
    ),
    unit=Unit.PERSONS,
    decimals=0,
    direction=Direction.NEUTRAL,
    additive=True,
    definition=on_calculation_date(
        "Työvoimakoulutuksessa olevat.",
        "I arbetskraftsutbildning.",
        "In labour market training.",
    ),
    source_id=STATFIN_12R5.id,
    source_code="TVKOULUTUSLOP",
)

IN_COACHING = Indicator(
    id="in_coaching",
    title=Text(
        "Valmennuksessa",
        "I träning",
        "In coaching",
    ),
    counted=Text(
        "valmennuksessa olevia",
        "i träning",
        "persons in coaching",
    ),
    unit=Unit.PERSONS,
    decimals=0,
    direction=Direction.NEUTRAL,
    additive=True,
    definition=on_calculation_date(
        "Valmennuksessa olevat.",
        "I träning.",
        "In coaching.",
    ),
    source_id=STATFIN_12R5.id,
    source_code="VALMENNUSLOP",
)

IN_OTHER_SERVICES = Indicator(
    id="in_other_services",
    title=Text(
        "Muissa palveluissa",
        "I andra tjänster",
        "In other services",
    ),
    counted=Text(
        "muissa palveluissa olevia",
        "i andra tjänster",
        "persons in other services",
    ),
    unit=Unit.PERSONS,
    decimals=0,
    direction=Direction.NEUTRAL,
    additive=True,
    definition=on_calculation_date(
        "Kuntouttavassa työtoiminnassa, omaehtoisessa opiskelussa tai muussa palvelussa olevat.",
        "I arbetsverksamhet i rehabiliteringssyfte, frivilliga studier eller annan tjänst.",
        "In rehabilitative work, self-motivated study or another service.",
    ),
    source_id=STATFIN_12R5.id,
    source_code="MTPPALVELUTLOP",
)

ACTIVATION_RATE = Indicator(
    id="activation_rate",
    title=Text("Aktivointiaste", "Aktiveringsgraden", "Activation rate"),
    unit=Unit.PERCENT,
    decimals=1,
    direction=Direction.HIGHER_BETTER,
    additive=False,
    definition=Text(
        "100 · palveluissa olevat / (palveluissa olevat + työttömät työnhakijat). Alueen aste "
        "lasketaan henkilömääristä, ei kuntien asteiden keskiarvona.",
        "100 · deltagare i tjänster / (deltagare i tjänster + arbetslösa arbetssökande). Områdets "
        "grad räknas av antalen, inte som medeltal av kommunernas grader.",
        "100 · persons in services / (persons in services + unemployed jobseekers). The rate of an "
        "area is computed from its counts, never averaged.",
    ),
    source_id=COMPUTED.id,
)
