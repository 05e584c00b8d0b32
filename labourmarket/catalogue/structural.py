"""Structural unemployment and its four parts.

Definitions follow the notes of StatFin 12ub.
"""

from labourmarket.catalogue.model import Direction, Indicator, Text, Unit, on_calculation_date
from labourmarket.catalogue.sources import FORUM_2023, STATFIN_12R5

STRUCTURALLY_UNEMPLOYED = Indicator(
    id="structurally_unemployed",
    title=Text("Rakennetyöttömät", "Strukturellt arbetslösa", "Structurally unemployed"),
    counted=Text("rakennetyöttömiä", "strukturellt arbetslösa", "structurally unemployed persons"),
    unit=Unit.PERSONS,
    decimals=0,
    direction=Direction.LOWER_BETTER,
    additive=True,
    definition=on_calculation_date(
        "Vaikeasti työllistyvät: pitkäaikaistyöttömät, rinnasteiset pitkäaikaistyöttömät, "
        "palveluilta työttömäksi jääneet ja palveluilta palveluille siirtyneet; henkilö on vain "
        "yhdessä ryhmässä.",
        "Svårsysselsatta: långtidsarbetslösa, återkommande långtidsarbetslösa, arbetslösa efter "
        "tjänster och de som gått från tjänst till tjänst; en person hör till endast en grupp.",
        "Those difficult to employ: long-term unemployed, recurrently long-term unemployed, "
        "unemployed after a service and from service to service; a person is in one group only.",
    ),
    source_id=FORUM_2023.id,
)

LONG_TERM_UNEMPLOYED = Indicator(
    id="long_term_unemployed",
    title=Text("Pitkäaikaistyöttömät", "Långtidsarbetslösa", "Long-term unemployed"),
    counted=Text("pitkäaikaistyöttömiä", "långtidsarbetslösa", "long-term unemployed persons"),
    unit=Unit.PERSONS,
    decimals=0,
    direction=Direction.LOWER_BETTER,
    additive=True,
    definition=on_calculation_date(
        "Yhtäjaksoisesti vähintään vuoden työttömänä olleet.",
        "Arbetslösa utan avbrott i minst ett år.",
        "Unemployed for at least a year without a break.",
    ),
    source_id=STATFIN_12R5.id,
    source_code="PITKAAIKAISTYOTTOMAT",
)

RECURRENT_LONG_TERM_UNEMPLOYED = Indicator(
    id="recurrent_long_term_unemployed",
    title=Text(
        "Rinnasteiset pitkäaikaistyöttömät",
        "Återkommande långtidsarbetslösa",
        "Recurrently long-term unemployed",
    ),
    counted=Text(
        "rinnasteisia pitkäaikaistyöttömiä",
        "återkommande långtidsarbetslösa",
        "recurrently long-term unemployed persons",
    ),
    unit=Unit.PERSONS,
    decimals=0,
    direction=Direction.LOWER_BETTER,
    additive=True,
    definition=on_calculation_date(
        "Viimeisten 16 kuukauden aikana vähintään 12 kuukautta työttömänä olleet, jotka eivät ole "
        "pitkäaikaistyöttömiä.",
        "Arbetslösa minst 12 av de senaste 16 månaderna som inte är långtidsarbetslösa.",
        "Unemployed for at least 12 of the last 16 months and not long-term unemployed.",
    ),
    source_id=FORUM_2023.id,
)

UNEMPLOYED_AFTER_SERVICE = Indicator(
    id="unemployed_after_service",
    title=Text(
        "Palveluilta työttömäksi jääneet", "Arbetslösa efter tjänster", "Unemployed after a service"
    ),
    counted=Text(
        "palveluilta työttömäksi jääneitä",
        "arbetslösa efter tjänster",
        "persons unemployed after a service",
    ),
    unit=Unit.PERSONS,
    decimals=0,
    direction=Direction.LOWER_BETTER,
    additive=True,
    definition=on_calculation_date(
        "Viimeisten 12 kuukauden aikana palvelussa olleet, joiden palvelu päättyi kolme kuukautta "
        "ennen laskentapäivää ja jotka ovat nyt työttöminä.",
        "De som under de senaste 12 månaderna varit i en tjänst som upphörde tre månader före "
        "beräkningsdagen och som nu är arbetslösa.",
        "In a service within the last 12 months that ended three months before the calculation "
        "date, and unemployed now.",
    ),
    source_id=FORUM_2023.id,
)

FROM_SERVICE_TO_SERVICE = Indicator(
    id="from_service_to_service",
    title=Text(
        "Palveluilta palveluille siirtyneet", "Från tjänst till tjänst", "From service to service"
    ),
    counted=Text(
        "palveluilta palveluille siirtyneitä",
        "personer från tjänst till tjänst",
        "persons moved from service to service",
    ),
    unit=Unit.PERSONS,
    decimals=0,
    direction=Direction.LOWER_BETTER,
    additive=True,
    definition=on_calculation_date(
        "Aiemman palvelun päätyttyä uuden palvelun aloittaneet.",
        "De som börjat i en ny tjänst när den förra upphört.",
        "Began a new service after the former ended.",
    ),
    source_id=FORUM_2023.id,
)
