"""The codes of the warehouse: areas and their levels, statuses and frequencies.

A whole country has millions of figures: in frames of them codes are small numbers that read as
texts. Every such column has its one type here, so that frames of any origin can be joined; their
order is that of the texts.
"""

import polars as pl

from labourmarket.catalogue.indicators import INDICATORS
from labourmarket.catalogue.sources import SOURCES

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

INDICATOR = pl.Enum(sorted(INDICATORS))
AREA = pl.Enum(
    [
        *(f"KU{number:03}" for number in range(1000)),
        *(f"MK{number:02}" for number in range(100)),
        "OWN",
        "SSS",
        *(f"TA{number:02}" for number in range(100)),
    ]
)
FREQUENCY = pl.Enum(FREQUENCIES)
STATUS = pl.Enum(STATUSES)
SOURCE = pl.Enum(sorted(SOURCES))
CODES = (INDICATOR, AREA, FREQUENCY, STATUS, SOURCE)
