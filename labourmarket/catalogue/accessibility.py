"""The accessibility statement: what was checked, when, with what result, and what falls short.

The law on digital services (306/2019, section 9) says what a statement holds; its requirements are
the levels A and AA of WCAG 2.1, the aim here is WCAG 2.2. Whoever changes what a reader meets runs
``tests/browser`` and keeps the day and the result of ``LAST_CHECK`` true.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from labourmarket.catalogue.model import Text


@dataclass(frozen=True, slots=True)
class Check:
    """A check of all pages: its day, the tool and the rules' violations that it found."""

    day: date
    axe: str
    pages: int
    violations: int


LAST_CHECK = Check(date(2026, 11, 24), "4.12.1", pages=8, violations=0)
DAYS_TO_ANSWER = 14

STATUS = Text(
    "Työtaulu täyttää saavutettavuusvaatimukset (WCAG 2.1, tasot A ja AA) osittain: puutteet on "
    "lueteltu alla.",
    "Työtaulu uppfyller tillgänglighetskraven (WCAG 2.1, nivåerna A och AA) delvis: bristerna "
    "räknas upp nedan.",
    "Työtaulu conforms in part to the accessibility requirements (WCAG 2.1, levels A and AA): what "
    "falls short is listed below.",
)
SCOPE = Text(
    "Tämä seloste koskee palvelua Työtaulu, joka kertoo kuntien ja työllisyysalueiden "
    "työmarkkinatilastoista. Se perustuu digitaalisten palvelujen tarjoamisesta annettuun lakiin "
    "(306/2019).",
    "Detta utlåtande gäller tjänsten Työtaulu, som berättar om arbetsmarknadsstatistiken för "
    "kommuner och sysselsättningsområden. Det grundar sig på lagen om tillhandahållande av "
    "digitala tjänster (306/2019).",
    "This statement is about the service Työtaulu, which tells of the labour-market statistics of "
    "municipalities and employment areas. It rests on the act on the provision of digital "
    "services (306/2019).",
)
SHORTCOMINGS = (
    Text(
        "Kuvioiden yksittäisiä lukuja, jotka näkyvät osoitinta kuvion päällä siirrettäessä, ei "
        "saa esiin näppäimistöllä (WCAG 2.1.1). Kuvion sanoma on sen otsikossa ja luvut "
        "taulukossa kuvion alla tai tiedostossa.",
        "De enskilda tal som visas när pekaren förs över ett diagram kan inte tas fram med "
        "tangentbordet (WCAG 2.1.1). Diagrammets budskap står i dess rubrik och talen i tabellen "
        "under diagrammet eller i filen.",
        "The single figures that show when a pointer moves over a chart cannot be reached by "
        "keyboard (WCAG 2.1.1). What the chart says stands in its heading, and its figures in "
        "the table below it or in the file.",
    ),
    Text(
        "Kartalta kunnan voi valita vain osoittimella (WCAG 2.1.1). Kartan alla olevan taulukon "
        "linkit ja kunnan valinta sivun alussa tekevät saman.",
        "På kartan kan en kommun väljas bara med pekaren (WCAG 2.1.1). Länkarna i tabellen under "
        "kartan och valet av kommun högst upp på sidan gör detsamma.",
        "On the map a municipality can be chosen with a pointer only (WCAG 2.1.1). The links of "
        "the table below it and the choice at the top of the page do the same.",
    ),
    Text(
        "Kuvioiden teksti ei suurene, kun selaimessa suurennetaan vain tekstiä; koko sivua "
        "suurennettaessa se suurenee (WCAG 1.4.4). Samat luvut ovat taulukossa.",
        "Texten i diagrammen blir inte större när bara texten förstoras i webbläsaren, men nog när "
        "hela sidan förstoras (WCAG 1.4.4). Samma tal står i tabellen.",
        "The text in charts does not grow where a browser enlarges text alone; it does where the "
        "whole page is enlarged (WCAG 1.4.4). The same figures stand in the table.",
    ),
    Text(
        "Ohjelmistopohja (Streamlit) kertoo harvinaisista vioista, kuten estetystä yhteydestä tai "
        "virheellisestä viestistä, englanniksi (WCAG 3.1.2). Nimet, ohjeet sekä ilmoitukset "
        "katkenneesta yhteydestä ja puuttuvasta sivusta on käännetty.",
        "Programvarans grund (Streamlit) berättar om sällsynta fel, såsom en spärrad förbindelse "
        "eller ett felaktigt meddelande, på engelska (WCAG 3.1.2). Namn, anvisningar och "
        "meddelanden om en bruten förbindelse och en sida som saknas har översatts.",
        "The software underneath (Streamlit) tells of rare faults, such as a refused connection or "
        "a faulty message, in English (WCAG 3.1.2). Names, hints and the messages about a lost "
        "connection and a missing page have been translated.",
    ),
    Text(
        "Valintaluettelot viittaavat hetkittäin ohjetekstiin, jota sivulla ei ole (WCAG 1.3.1). "
        "Nimi, arvo ja tila kerrotaan silti. Vika on ohjelmistopohjassa.",
        "Urvalslistorna hänvisar tidvis till en hjälptext som inte finns på sidan (WCAG 1.3.1). "
        "Namn, värde och tillstånd berättas ändå. Felet finns i programvarans grund.",
        "Lists of choices refer at times to a help text that is not on the page (WCAG 1.3.1). "
        "Name, value and state are told all the same. The fault is in the software underneath.",
    ),
    Text(
        "Lähteen suomeksi julkaisemia tekstejä ei ole käännetty. Ne on merkitty suomenkielisiksi.",
        "Texter som källan har publicerat på finska har inte översatts. De är märkta som finska.",
        "Texts that a source has published in Finnish are not translated. They are marked as "
        "Finnish.",
    ),
)
ASSESSED = Text(
    "Palvelun kehittäjät ovat arvioinet saavutettavuuden itse. Arvio tehtiin {day}: kaikki {pages} "
    "sivua tarkastettiin työkalulla axe-core {axe} vaaleina ja tummina, tietokoneen ja puhelimen "
    "levyisinä ja kolmella kielellä, ja työkalu löysi {violations} virhettä. Lisäksi testit "
    "käyttävät sivuja pelkällä näppäimistöllä ja mittaavat suurennuksen, tekstin väljyyden, "
    "painikkeiden koon ja kohdistuksen näkymisen. Samat testit ajetaan ennen jokaista julkaisua. "
    "Ruudunlukijan käyttäjät eivät ole testanneet palvelua.",
    "Tjänstens utvecklare har själva bedömt tillgängligheten. Bedömningen gjordes {day}: alla "
    "{pages} sidor granskades med verktyget axe-core {axe} i ljust och mörkt läge, i datorns och "
    "telefonens bredd och på tre språk, och verktyget fann {violations} fel. Dessutom använder "
    "tester sidorna med enbart tangentbordet och mäter förstoring, textens luftighet, knapparnas "
    "storlek och att fokus syns. Samma tester körs före varje publicering. Användare av "
    "skärmläsare har inte testat tjänsten.",
    "The developers of the service have assessed its accessibility themselves. The assessment was "
    "made on {day}: all {pages} pages were checked with the tool axe-core {axe}, light and dark, "
    "as wide as a computer and a phone, and in three languages, and the tool found {violations} "
    "violations. Besides, tests use the pages with the keyboard alone and measure zoom, text "
    "spacing, the size of buttons and the visibility of focus. The same tests run before each "
    "release. Users of screen readers have not tested the service.",
)
PREPARED = Text(
    "Seloste on laadittu ja viimeksi tarkistettu {day}.",
    "Utlåtandet har utarbetats och senast setts över {day}.",
    "This statement was prepared and last reviewed on {day}.",
)
SUPERVISION = Text(
    "Jos et saa vastausta {days} päivässä tai et ole siihen tyytyväinen, voit tehdä kantelun "
    "digitaalisten palvelujen saavutettavuutta valvovalle viranomaiselle. Se voi myös selvittää, "
    "täyttääkö palvelu vaatimukset.",
    "Om du inte får svar inom {days} dagar eller inte är nöjd med det, kan du klaga hos den "
    "myndighet som övervakar digitala tjänsters tillgänglighet. Den kan också utreda om tjänsten "
    "uppfyller kraven.",
    "If you get no answer within {days} days or are not content with it, you can complain to the "
    "authority that supervises digital services' accessibility. It can also examine whether the "
    "service conforms.",
)
