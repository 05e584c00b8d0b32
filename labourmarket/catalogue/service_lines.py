"""The four service lines on which a jobseeker is placed (deck D2)."""

from labourmarket.catalogue.model import Named, Text

JOB_BROKERAGE = Named("job_brokerage", Text("Työnvälitys", "Arbetsförmedling", "Job brokerage"))
SKILLS_DEVELOPMENT = Named(
    "skills_development",
    Text("Osaamisen kehittäminen", "Kompetensutveckling", "Skills development"),
)
SUPPORTED_EMPLOYMENT = Named(
    "supported_employment",
    Text("Tuetun työllistämisen palvelut", "Stödd sysselsättning", "Supported employment"),
)
MULTIDISCIPLINARY_JOINT_SERVICE = Named(
    "multidisciplinary_joint_service",
    Text(
        "Monialainen yhteispalvelu (TYP)",
        "Sektorsövergripande samservice (TYP)",
        "Multidisciplinary joint service (TYP)",
    ),
)

SERVICE_LINES = {
    line.id: line
    for line in (
        JOB_BROKERAGE,
        SKILLS_DEVELOPMENT,
        SUPPORTED_EMPLOYMENT,
        MULTIDISCIPLINARY_JOINT_SERVICE,
    )
}
ALL_LINES = "all"
