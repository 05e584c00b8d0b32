"""What areas are held alike by: the indicators of the peers and their weights.

The weights are a choice, not a finding: the size of the labour force and the level of unemployment
weigh double, since a comparison with an area of another size or another level persuades nobody.
"""

from __future__ import annotations

from dataclasses import dataclass

from labourmarket.catalogue import jobseekers, labour_market, structural
from labourmarket.catalogue.model import Indicator, Text


@dataclass(frozen=True, slots=True)
class PeerIndicator:
    """A figure by which areas are held alike.

    ``part`` per hundred of ``whole``, or ``part`` itself where there is no whole. Figures that
    differ by multiples are compared as the ``logarithm`` of one more than them.
    """

    id: str
    title: Text
    weight: float
    part: Indicator
    whole: Indicator | None = None
    logarithm: bool = False


PEER_INDICATORS = {
    entry.id: entry
    for entry in (
        PeerIndicator(
            id="unemployed_share_of_labour_force",
            title=labour_market.UNEMPLOYED_SHARE_OF_LABOUR_FORCE.title,
            weight=2,
            part=jobseekers.UNEMPLOYED_JOBSEEKERS,
            whole=labour_market.LABOUR_FORCE,
        ),
        PeerIndicator(
            id="long_term_share_of_unemployed",
            title=Text(
                "Pitkäaikaistyöttömien osuus työttömistä",
                "Andel långtidsarbetslösa av de arbetslösa",
                "Long-term share of the unemployed",
            ),
            weight=1,
            part=structural.LONG_TERM_UNEMPLOYED,
            whole=jobseekers.UNEMPLOYED_JOBSEEKERS,
        ),
        PeerIndicator(
            id="under_25_share_of_unemployed",
            title=Text(
                "Alle 25-vuotiaiden osuus työttömistä",
                "Andel under 25 år av de arbetslösa",
                "Under-25 share of the unemployed",
            ),
            weight=1,
            part=jobseekers.UNEMPLOYED_UNDER_25,
            whole=jobseekers.UNEMPLOYED_JOBSEEKERS,
        ),
        PeerIndicator(
            id="foreign_share_of_unemployed",
            title=Text(
                "Ulkomaalaisten osuus työttömistä",
                "Andel utlänningar av de arbetslösa",
                "Foreign share of the unemployed",
            ),
            weight=1,
            part=jobseekers.UNEMPLOYED_FOREIGN,
            whole=jobseekers.UNEMPLOYED_JOBSEEKERS,
        ),
        PeerIndicator(
            id="vacancies_per_100_unemployed",
            title=Text(
                "Avoimet työpaikat sataa työtöntä kohti",
                "Lediga jobb per hundra arbetslösa",
                "Open vacancies per hundred unemployed",
            ),
            weight=1,
            part=labour_market.OPEN_VACANCIES,
            whole=jobseekers.UNEMPLOYED_JOBSEEKERS,
            logarithm=True,
        ),
        PeerIndicator(
            id="labour_force",
            title=labour_market.LABOUR_FORCE.title,
            weight=2,
            part=labour_market.LABOUR_FORCE,
            logarithm=True,
        ),
    )
}
