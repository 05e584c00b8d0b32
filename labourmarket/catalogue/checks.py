"""What each check of the build holds against what; the build stores the Finnish text."""

from __future__ import annotations

from collections.abc import Mapping

from labourmarket.catalogue.model import Text

EXPLANATIONS: Mapping[str, Text] = {
    "structural_parts": Text(
        "Rakennetyöttömät ja neljän ryhmän summa, keskiarvot 2022.",
        "De strukturellt arbetslösa och summan av de fyra grupperna, medeltal 2022.",
        "The structurally unemployed and the sum of the four groups, averages of 2022.",
    ),
    "background_totals": Text(
        "Esityksen yhteissumma ja kuntien summa, keskiarvot 2022.",
        "Presentationens totalsumma och summan av kommunerna, medeltal 2022.",
        "The deck's total and the sum of the municipalities, averages of 2022.",
    ),
    "activation_rate_from_counts": Text(
        "Aktivointiaste ja sama laskettuna taulukon luvuista: (laaja − työttömät) / laaja.",
        "Aktiveringsgraden och samma grad beräknad ur tabellens tal: (bred − arbetslösa) / bred.",
        "The activation rate and the same computed from the table: (broad − unemployed) / broad.",
    ),
    "yearly_average_of_months": Text(
        "Esityksen vuosikeskiarvo 2022 ja StatFinin 12r5 kahdentoista kuukauden keskiarvo.",
        "Presentationens årsmedeltal 2022 och medeltalet av tolv månader i StatFin 12r5.",
        "The deck's yearly average of 2022 and the average of twelve months in StatFin 12r5.",
    ),
    "yearly_average_of_12ub": Text(
        "Esityksen vuosikeskiarvo 2022 ja StatFinin 12ub (pitkäaikaistyöttömät: 12r5, jos "
        "haettu) kahdentoista kuukauden keskiarvo.",
        "Presentationens årsmedeltal 2022 och medeltalet av tolv månader i StatFin 12ub "
        "(långtidsarbetslösa: 12r5, om den har hämtats).",
        "The deck's yearly average of 2022 and the average of twelve months in StatFin 12ub "
        "(long-term unemployed: 12r5, if fetched).",
    ),
    "labour_force_of_the_area": Text(
        'Esityksen "yli 25 000" ja StatFinin työvoima 2022 yhteensä; laki vaatii 20 000.',
        "Presentationens ”över 25 000” och arbetskraften 2022 sammanlagt enligt StatFin; "
        "lagen kräver 20 000.",
        "The deck's “more than 25 000” and StatFin's labour force of 2022 in all; "
        "the law asks for 20 000.",
    ),
    "share_from_counts": Text(
        "Julkaistu osuus työvoimasta ja sama laskettuna henkilömääristä.",
        "Den publicerade andelen av arbetskraften och samma andel beräknad ur antalet personer.",
        "The published share of the labour force and the same computed from persons.",
    ),
    "population_of_areas": Text(
        "Alueen julkaistu väkiluku ja kuntien summa.",
        "Områdets publicerade folkmängd och summan av kommunerna.",
        "The area's published population and the sum of the municipalities.",
    ),
    "activation_rate_of_12u4": Text(
        "StatFinin 12u4 aktivointiaste ja sama laskettuna taulukon 12r5 henkilömääristä.",
        "Aktiveringsgraden i StatFin 12u4 och samma grad beräknad ur antalen i tabell 12r5.",
        "The activation rate of StatFin 12u4 and the same computed from the counts of 12r5.",
    ),
    "in_services_of_12u4": Text(
        "StatFinin 12u4 palveluissa olevat yhteensä ja taulukon 12r5 kuuden sisällön summa.",
        "De som deltar i service enligt StatFin 12u4 och summan av sex innehåll i tabell 12r5.",
        "All in services of StatFin 12u4 and the sum of six contents of 12r5.",
    ),
    "structural_parts_of_12ub": Text(
        "StatFinin 12ub rakennetyöttömät ja neljän ryhmän summa.",
        "De strukturellt arbetslösa i StatFin 12ub och summan av de fyra grupperna.",
        "The structurally unemployed of StatFin 12ub and the sum of the four groups.",
    ),
    "long_term_unemployed_of_12ub": Text(
        "Pitkäaikaistyöttömät StatFinin taulukoissa 12ub ja 12r5.",
        "De långtidsarbetslösa i StatFins tabeller 12ub och 12r5.",
        "The long-term unemployed in StatFin's tables 12ub and 12r5.",
    ),
    "service_line_totals": Text(
        "Palvelulinjan yhteissumma ja kuntien summa, 1/2023.",
        "Servicelinjens totalsumma och summan av kommunerna, 1/2023.",
        "The total of the service line and the sum of the municipalities, 1/2023.",
    ),
    "service_line_grand_total": Text(
        "Linjojen yhteissumma ja neljän linjan summa, 1/2023.",
        "Linjernas totalsumma och summan av de fyra linjerna, 1/2023.",
        "The total of the lines and the sum of the four lines, 1/2023.",
    ),
    "service_line_shares": Text(
        "Osuus työttömistä ja sama laskettuna työttömien määristä.",
        "Andelen av de arbetslösa och samma andel beräknad ur antalet arbetslösa.",
        "The share of the unemployed and the same computed from their counts.",
    ),
    "budget_total": Text(
        "Kustannuserittelyn summa ja viiden erän summa.",
        "Kostnadsspecifikationens summa och summan av de fem posterna.",
        "The total of the cost breakdown and the sum of the five items.",
    ),
    "budget_shares": Text(
        "Erän osuus ja sama laskettuna euroista.",
        "Postens andel och samma andel beräknad ur beloppen i euro.",
        "The share of the item and the same computed from the euros.",
    ),
    "net_of_services": Text(
        "Kunnan palvelujen netto ja tulot − menot, 2023.",
        "Nettot för kommunens tjänster och inkomster − utgifter, 2023.",
        "The net of the municipality's services and income − expenditure, 2023.",
    ),
    "liability_change_index": Text(
        "Muutos vuoden 2022 tasossa ja (uudistus − nykytila) × kaikille kunnille yhteinen kerroin.",
        "Ändringen på 2022 års nivå och (reformen − nuläget) × en koefficient som är gemensam för "
        "alla kommuner.",
        "The change at the level of 2022 and (reform − present) × an index common to all "
        "municipalities.",
    ),
    "liability_per_inhabitant": Text(
        "Muutos asukasta kohti ja sama laskettuna.",
        "Ändringen per invånare och densamma beräknad.",
        "The change per inhabitant and the same computed.",
    ),
    "benefit_bands": Text(
        "Kelan summa etuudesta ja päiväluokkien summa, euroa.",
        "FPA:s summa för förmånen och summan av dagklasserna, euro.",
        "Kela's total of the benefit and the sum of its day bands, euros.",
    ),
    "benefit_sums": Text(
        "Kelan summa päiväluokasta ja etuuksien summa, euroa.",
        "FPA:s summa för dagklassen och summan av förmånerna, euro.",
        "Kela's total of the day band and the sum of its benefits, euros.",
    ),
}
