"""Why a published figure differs from what a municipality counts itself, indicator by indicator."""

from __future__ import annotations

from labourmarket.catalogue import labour_market
from labourmarket.catalogue.model import Indicator, Unit
from labourmarket.catalogue.sources import COMPUTED, SOURCES
from labourmarket.language import gettext as _, told


def why_it_differs(indicator: Indicator) -> list[str]:
    """Definition, day of counting, register against survey, and revisions, as they concern it."""
    return [told(indicator.definition), *_counted_on(indicator), *_survey(indicator), _revised()]


def _counted_on(indicator: Indicator) -> list[str]:
    if indicator.unit is not Unit.PERSONS and indicator.source_id != COMPUTED.id:
        return []
    return [
        _(
            "The count is that of one day, the last working day of the month, by the municipality "
            "where a person lives. A list of customers of another day or of those served here "
            "has others in it."
        )
    ]


def _survey(indicator: Indicator) -> list[str]:
    if indicator.id == labour_market.UNEMPLOYED_SHARE_OF_LABOUR_FORCE.id:
        return [
            _(
                "This is not the unemployment rate of the Labour Force Survey, which asks a sample "
                "who has looked for work lately; here the registered jobseekers are counted. In "
                "2015 only about 40 per cent of the persons were the same. The survey has no "
                "figures of municipalities."
            ),
            _(
                "The labour force below the line is that of an earlier year and is changed once "
                "a year: the share can then jump though nobody lost a job."
            ),
        ]
    return []


def _revised() -> str:
    return _(
        "{publisher} can revise earlier months. Each release is kept: the page of data tells what "
        "has changed, and a frozen link shows what was known on a day."
    ).format(publisher=told(SOURCES["statfin_12r5"].publisher))
