"""The register of indicators: all that the warehouse may hold, and the tables made of them."""

from labourmarket.catalogue import jobseekers, labour_market, services, structural
from labourmarket.catalogue.model import Indicator

INDICATORS: dict[str, Indicator] = {
    entry.id: entry
    for module in (jobseekers, structural, services, labour_market)
    for entry in vars(module).values()
    if isinstance(entry, Indicator)
}

# The rows of the deck's background table, in its order.
BACKGROUND_TABLE = (
    jobseekers.JOBSEEKERS,
    jobseekers.UNEMPLOYED_JOBSEEKERS,
    jobseekers.BROAD_UNEMPLOYMENT,
    structural.STRUCTURALLY_UNEMPLOYED,
    structural.LONG_TERM_UNEMPLOYED,
    structural.RECURRENT_LONG_TERM_UNEMPLOYED,
    structural.UNEMPLOYED_AFTER_SERVICE,
    structural.FROM_SERVICE_TO_SERVICE,
    jobseekers.UNEMPLOYED_UNDER_25,
    jobseekers.UNEMPLOYED_FOREIGN,
    services.ACTIVATION_RATE,
    labour_market.SUPPORT_RECIPIENTS_300_DAYS,
    labour_market.MUNICIPAL_SHARE_OF_LABOUR_MARKET_SUPPORT,
)
# What a place is told by first, the headline before the others.
HEADLINES = (
    jobseekers.UNEMPLOYED_JOBSEEKERS,
    labour_market.UNEMPLOYED_SHARE_OF_LABOUR_FORCE,
    structural.LONG_TERM_UNEMPLOYED,
    jobseekers.UNEMPLOYED_UNDER_25,
    services.ACTIVATION_RATE,
    labour_market.OPEN_VACANCIES,
)
HEADLINE_IDS = tuple(entry.id for entry in HEADLINES)
STRUCTURAL_PARTS = (
    structural.LONG_TERM_UNEMPLOYED,
    structural.RECURRENT_LONG_TERM_UNEMPLOYED,
    structural.UNEMPLOYED_AFTER_SERVICE,
    structural.FROM_SERVICE_TO_SERVICE,
)
# Counts with a seasonally adjusted trend and a forecast.
SEASONAL = (jobseekers.UNEMPLOYED_JOBSEEKERS, labour_market.OPEN_VACANCIES)
# The six contents of 12r5 whose sum is "in services"; StatFin 12u4 publishes the same sum.
SERVICE_PARTS = (
    services.IN_SUBSIDISED_WORK,
    services.IN_TRAINEESHIP,
    services.IN_TRIALS,
    services.IN_LABOUR_MARKET_TRAINING,
    services.IN_COACHING,
    services.IN_OTHER_SERVICES,
)


def by_source_code(source_id: str) -> dict[str, str]:
    """Map a publisher's content codes to our indicator ids."""
    return {
        entry.source_code: entry.id
        for entry in INDICATORS.values()
        if entry.source_id == source_id and entry.source_code
    }
