"""The codes of the warehouse: areas and their levels, statuses and frequencies."""

AREA_CODE = r"^(SSS|MK\d\d|TA\d\d|OWN|KU\d{3})$"
LEVELS = ["country", "region", "employment_area", "municipality"]
# What may stand in ``status``; the words for a reader are in ``labourmarket.numbers``.
STATUSES = [
    "published",
    "provisional",
    "computed",
    "suppressed",
    "not_available",
    "not_applicable",
]
FREQUENCIES = ["month", "year"]
