"""The publications behind the figures, with licence and rhythm."""

from labourmarket.catalogue.model import Source, Text

TERMS = {
    terms.fi: terms
    for terms in (
        Text(
            "julkinen esitys; käyttöehtoja ei ole ilmoitettu",
            "offentlig presentation; inga användningsvillkor angivna",
            "public presentation; no terms of use stated",
        ),
        Text(
            "oma aineisto; jakamisesta päättää työllisyysalue",
            "eget material; sysselsättningsområdet beslutar om delning",
            "own data; the employment area decides on sharing",
        ),
    )
}
"""What stands in the place of a licence, by the Finnish words that files carry."""

FORUM_2023 = Source(
    id="forum_2023",
    name=Text(
        "Meri-Lapin työllisyyspalvelut – seutufoorumi 6.6.2023",
        "Sysselsättningstjänsterna i Havslappland – regionalt forum 6.6.2023",
        "Employment services of Meri-Lappi – regional forum 6 June 2023",
    ),
    publisher=Text(
        "Meri-Lapin työllisyystiimi",
        "Sysselsättningsteamet i Havslappland",
        "Employment team of Meri-Lappi",
    ),
    licence="julkinen esitys; käyttöehtoja ei ole ilmoitettu",
    url="",
    rhythm=Text("kertajulkaisu", "en gång", "once"),
)
STATFIN_12R5 = Source(
    id="statfin_12r5",
    name=Text(
        "StatFin 12r5, Työnvälitystilasto",
        "StatFin 12r5, Arbetsförmedlingsstatistik",
        "StatFin 12r5, Employment Service Statistics",
    ),
    publisher=Text(
        "KEHA-keskus ja Tilastokeskus",
        "UF-centret och Statistikcentralen",
        "KEHA Centre and Statistics Finland",
    ),
    licence="CC BY 4.0",
    url="https://pxdata.stat.fi/PxWeb/pxweb/fi/StatFin/StatFin__tyonv/12r5.px",
    rhythm=Text(
        "kuukausittain, noin 20.–26. päivä",
        "varje månad, ungefär den 20–26",
        "monthly, about the 20th to 26th",
    ),
)
STATFIN_11RA = Source(
    id="statfin_11ra",
    name=Text(
        "StatFin 11ra, Väestörakenne",
        "StatFin 11ra, Befolkningsstruktur",
        "StatFin 11ra, Population structure",
    ),
    publisher=Text("Tilastokeskus", "Statistikcentralen", "Statistics Finland"),
    licence="CC BY 4.0",
    url="https://pxdata.stat.fi/PxWeb/pxweb/fi/StatFin/StatFin__vaerak/11ra.px",
    rhythm=Text("vuosittain", "årligen", "yearly"),
)
STATFIN_12UB = Source(
    id="statfin_12ub",
    name=Text(
        "StatFin 12ub, rakennetyöttömät (Työnvälitystilasto)",
        "StatFin 12ub, strukturellt arbetslösa (Arbetsförmedlingsstatistik)",
        "StatFin 12ub, structurally unemployed (Employment Service Statistics)",
    ),
    publisher=STATFIN_12R5.publisher,
    licence="CC BY 4.0",
    url="https://pxdata.stat.fi/PxWeb/pxweb/fi/StatFin/StatFin__tyonv/12ub.px",
    rhythm=STATFIN_12R5.rhythm,
)
STATFIN_12U4 = Source(
    id="statfin_12u4",
    name=Text(
        "StatFin 12u4, palvelut ja aktivointiaste (Työnvälitystilasto)",
        "StatFin 12u4, tjänster och aktiveringsgrad (Arbetsförmedlingsstatistik)",
        "StatFin 12u4, services and activation rate (Employment Service Statistics)",
    ),
    publisher=STATFIN_12R5.publisher,
    licence="CC BY 4.0",
    url="https://pxdata.stat.fi/PxWeb/pxweb/fi/StatFin/StatFin__tyonv/12u4.px",
    rhythm=STATFIN_12R5.rhythm,
)
STATFIN_121W = Source(
    id="statfin_121w",
    name=Text(
        "StatFin 121w, Väestönmuutokset",
        "StatFin 121w, Befolkningsförändringar",
        "StatFin 121w, Population changes",
    ),
    publisher=Text("Tilastokeskus", "Statistikcentralen", "Statistics Finland"),
    licence="CC BY 4.0",
    url="https://pxdata.stat.fi/PxWeb/pxweb/fi/StatFin/StatFin__ssaaty/121w.px",
    rhythm=Text("vuosittain", "årligen", "yearly"),
)
STATFIN_OTHER = Source(
    id="statfin_other",
    name=Text(
        "Muut StatFin-taulukot, tiedostoina ladatut",
        "Andra StatFin-tabeller, laddade som filer",
        "Other StatFin tables, loaded as files",
    ),
    publisher=Text(
        "Tilastokeskus ja tilaston tuottaja",
        "Statistikcentralen och statistikens producent",
        "Statistics Finland and the producer of the statistic",
    ),
    licence="CC BY 4.0",
    url="https://pxdata.stat.fi/PxWeb/pxweb/fi/StatFin",
    rhythm=Text("taulukon mukaan", "enligt tabellen", "as the table says"),
)
OWN_SERVICE_LINES = Source(
    id="own_service_lines",
    name=Text(
        "Sijoittuminen palvelulinjoille, oma tiedosto",
        "Placering på servicelinjerna, egen fil",
        "Placement on the service lines, own file",
    ),
    publisher=Text("Työllisyysalue", "Sysselsättningsområdet", "The employment area"),
    licence="oma aineisto; jakamisesta päättää työllisyysalue",
    url="",
    rhythm=Text("kuukausittain", "varje månad", "monthly"),
)
OWN_BUDGET = Source(
    id="own_budget",
    name=Text(
        "Talousarvio ja toteuma, oma tiedosto",
        "Budget och utfall, egen fil",
        "Budget and actuals, own file",
    ),
    publisher=OWN_SERVICE_LINES.publisher,
    licence=OWN_SERVICE_LINES.licence,
    url="",
    rhythm=OWN_SERVICE_LINES.rhythm,
)
KELA_MUNICIPAL_SHARE = Source(
    id="kela_municipal_share",
    name=Text(
        "Kunnan osarahoittaman työttömyysturvan saajat ja maksetut etuudet",
        "Mottagare av och utbetalda arbetslöshetsförmåner som kommunen delfinansierar",
        "Recipients and payments of unemployment benefits co-financed by the municipality",
    ),
    publisher=Text("Kela", "FPA", "Kela"),
    licence="CC BY 4.0",
    url="https://www.avoindata.fi/data/fi/organization/kansanelakelaitos",
    rhythm=Text(
        "kuukausittain, 20. päivään mennessä",
        "varje månad, senast den 20",
        "monthly, by the 20th",
    ),
)
CLASSIFICATION = Source(
    id="classification",
    name=Text(
        "Kunnat, maakunnat ja työllisyysalueet 2026",
        "Kommuner, landskap och sysselsättningsområden 2026",
        "Municipalities, regions and employment areas 2026",
    ),
    publisher=Text("Tilastokeskus", "Statistikcentralen", "Statistics Finland"),
    licence="CC BY 4.0",
    url="https://stat.fi/fi/luokitukset/kunta",
    rhythm=Text("vuosittain", "årligen", "yearly"),
)
BOUNDARIES = Source(
    id="boundaries",
    name=Text(
        "Kuntien rajat, kuntapohjaiset tilastointialueet 1:4 500 000",
        "Kommungränser, kommunbaserade statistiska områden 1:4 500 000",
        "Boundaries of municipalities, municipality-based statistical units 1:4,500,000",
    ),
    publisher=CLASSIFICATION.publisher,
    licence="CC BY 4.0",
    url="https://geo.stat.fi/geoserver/tilastointialueet/wfs",
    rhythm=CLASSIFICATION.rhythm,
)
LAW = Source(
    id="law",
    name=Text(
        "Laki työttömyysetuuksien rahoituksesta 555/1998 muutoksineen",
        "Lagen om finansiering av arbetslöshetsförmåner 555/1998 med ändringar",
        "Act on the Financing of Unemployment Benefits 555/1998 as amended",
    ),
    publisher=Text("Eduskunta", "Riksdagen", "Parliament of Finland"),
    licence="",
    url="https://www.finlex.fi/fi/laki/ajantasa/1998/19980555",
    rhythm=Text("lain muuttuessa", "när lagen ändras", "when the law changes"),
)
COMPUTED = Source(
    id="computed",
    name=Text(
        "Työtaulun laskelma julkaistuista luvuista",
        "Työtaulus beräkning av publicerade tal",
        "Computed by Työtaulu from published figures",
    ),
    publisher=Text("Työtaulu", "Työtaulu", "Työtaulu"),
    licence="CC BY 4.0",
    url="",
    rhythm=Text("jokaisessa ajossa", "vid varje körning", "in every build"),
)

SOURCES = {
    source.id: source
    for source in (
        FORUM_2023,
        STATFIN_12R5,
        STATFIN_12UB,
        STATFIN_12U4,
        STATFIN_11RA,
        STATFIN_121W,
        STATFIN_OTHER,
        OWN_SERVICE_LINES,
        OWN_BUDGET,
        KELA_MUNICIPAL_SHARE,
        CLASSIFICATION,
        BOUNDARIES,
        LAW,
        COMPUTED,
    )
}
