"""The five items of the cost breakdown (deck D3)."""

from labourmarket.catalogue.model import Named, Text

BUDGET_ITEMS = {
    item.id: item
    for item in (
        Named(
            "personnel_and_operations",
            Text(
                "Henkilö- ja toimintakustannukset",
                "Personal- och verksamhetskostnader",
                "Personnel and operations",
            ),
        ),
        Named(
            "labour_market_training",
            Text("Työvoimakoulutukset", "Arbetskraftsutbildningar", "Labour market training"),
        ),
        Named(
            "wage_subsidy",
            Text(
                "Palkkatuki (kunnat ja yksityinen)",
                "Lönesubvention (kommuner och privata)",
                "Wage subsidy (municipal and private)",
            ),
        ),
        Named(
            "coaching_and_assessment",
            Text(
                "Valmennukset ja asiantuntija-arvioinnit",
                "Träningar och expertbedömningar",
                "Coaching and expert assessments",
            ),
        ),
        Named("startup_grant", Text("Starttiraha", "Startpeng", "Start-up grant")),
    )
}
ALL_ITEMS = "all"
