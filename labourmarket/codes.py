"""The codes of the warehouse: areas and their levels, statuses and frequencies.

A whole country has millions of figures: in frames of them codes are small numbers that read as
texts. Every such column has its one type here, so that frames of any origin can be joined; their
order is that of the texts.
"""

import polars as pl

from labourmarket.catalogue.indicators import INDICATORS
from labourmarket.catalogue.sources import SOURCES

AREA_CODE = r"^(SSS|MK\d\d|TA\d\d|OWN|KU\d{3})$"
COUNTRY = "SSS"
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
        COUNTRY,
        *(f"TA{number:02}" for number in range(100)),
    ]
)
FREQUENCY = pl.Enum(FREQUENCIES)
STATUS = pl.Enum(STATUSES)
SOURCE = pl.Enum(sorted(SOURCES))
CODES = (INDICATOR, AREA, FREQUENCY, STATUS, SOURCE)
# Days are counted from here, some 1400 years before 1970: 20 bits, none of them negative.
_FIRST_DAY = -(2**19)


def number() -> pl.Expr:
    """Indicator, area, frequency, period and source of an observation as one number.

    It has the order of the five together; millions of rows are sorted and compared by it several
    times as fast. The observations' codes must be of the types above.
    """
    parts = (
        (pl.col("area_code").to_physical(), 11),
        (pl.col("frequency").to_physical(), 1),
        (pl.col("period").to_physical() - _FIRST_DAY, 20),
        (pl.col("source_id").to_physical(), 4),
    )
    packed = pl.col("indicator_id").to_physical().cast(pl.Int64)
    for part, bits in parts:
        packed = packed * 2**bits + part
    return packed
