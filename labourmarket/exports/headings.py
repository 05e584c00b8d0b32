"""What the columns of a workbook are called; CSV and Parquet keep the names of the warehouse."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from labourmarket.catalogue.model import Text
from labourmarket.language import told

HEADINGS: Mapping[str, Text] = {
    "area_code": Text("Alueen koodi", "Områdeskod", "Area code"),
    "name": Text("Alue", "Område", "Area"),
    "indicator_id": Text("Tunnusluku", "Indikator", "Indicator"),
    "measure": Text("Esitystapa", "Mått", "Measure"),
    "period": Text("Ajankohta", "Tidpunkt", "Period"),
    "year": Text("Vuosi", "År", "Year"),
    "frequency": Text("Tiheys", "Frekvens", "Frequency"),
    "value": Text("Luku", "Tal", "Figure"),
    "low": Text("Vähintään", "Minst", "At least"),
    "high": Text("Enintään", "Högst", "At most"),
    "status": Text("Tila", "Status", "Status"),
    "source_id": Text("Lähteen tunnus", "Källans beteckning", "Source id"),
    "released_at": Text("Julkaistu", "Publicerad", "Released"),
    "compared_with": Text("Verrattu ajankohtaan", "Jämfört med", "Compared with"),
    "earlier": Text("Luku silloin", "Talet då", "Figure then"),
    "change": Text("Muutos", "Förändring", "Change"),
    "change_percent": Text("Muutos, %", "Förändring, %", "Change, %"),
    "place": Text("Sija", "Placering", "Rank"),
    "trend": Text("Trendi", "Trend", "Trend"),
    "seasonally_adjusted": Text("Kausitasoitettu", "Säsongrensad", "Seasonally adjusted"),
    "population": Text("Väkiluku", "Folkmängd", "Population"),
    "person_years": Text("Henkilötyövuodet", "Årsverken", "Person-years"),
    "income_eur": Text("Tulot, €", "Inkomster, €", "Income, €"),
    "expenditure_eur": Text("Menot, €", "Utgifter, €", "Expenditure, €"),
    "net_eur": Text("Netto, €", "Netto, €", "Net, €"),
    "computed_net_eur": Text(
        "Tulot − menot, €", "Inkomster − utgifter, €", "Income − expenditure, €"
    ),
    "net_cost_eur": Text("Nettokustannus, €", "Nettokostnad, €", "Net cost, €"),
    "labour_market_support_share_eur": Text(
        "Työmarkkinatuen kuntaosuus, €",
        "Kommunens andel av arbetsmarknadsstödet, €",
        "Municipal share of labour market support, €",
    ),
    "services_fi": Text("Palvelut (suomeksi)", "Tjänster (på finska)", "Services (in Finnish)"),
    "item": Text("Erä", "Post", "Item"),
    "kind": Text("Laji", "Slag", "Kind"),
    "amount_eur": Text("Määrä, €", "Belopp, €", "Amount, €"),
    "published_share_percent": Text(
        "Julkaistu osuus, %", "Publicerad andel, %", "Published share, %"
    ),
    "service_line": Text("Palvelulinja", "Servicelinje", "Service line"),
    "jobseekers": Text("Työnhakijat", "Arbetssökande", "Jobseekers"),
    "unemployed": Text("Työttömät", "Arbetslösa", "Unemployed"),
    "benefit": Text("Etuus", "Förmån", "Benefit"),
    "day_band": Text("Etuuspäivät", "Ersättningsdagar", "Paid days"),
    "recipients_at_least": Text("Saajia vähintään", "Mottagare minst", "Recipients, at least"),
    "recipients_at_most": Text("Saajia enintään", "Mottagare högst", "Recipients, at most"),
    "recipients": Text("Saajat", "Mottagare", "Recipients"),
    "municipal_share_eur": Text("Kuntaosuus, €", "Kommunens andel, €", "Municipal share, €"),
    "population_2019": Text("Väkiluku 2019", "Folkmängd 2019", "Population 2019"),
    "present_2019_eur": Text("Nykytila 2019, €", "Nuläget 2019, €", "Present 2019, €"),
    "reform_2019_eur": Text("Uudistus 2019, €", "Reformen 2019, €", "Reform 2019, €"),
    "change_2022_eur": Text("Muutos 2022, €", "Ändring 2022, €", "Change 2022, €"),
    "change_per_inhabitant_eur": Text(
        "Muutos asukasta kohti, €", "Ändring per invånare, €", "Change per inhabitant, €"
    ),
}
"""By the name of the column in the warehouse."""


def headings(columns: Sequence[str]) -> dict[str, str]:
    """The heading of each column; one without a heading, or with another's, keeps its name."""
    chosen: dict[str, str] = {}
    for column in columns:
        heading = told(HEADINGS[column]) if column in HEADINGS else column
        chosen[column] = column if heading in chosen.values() or heading in columns else heading
    return chosen
