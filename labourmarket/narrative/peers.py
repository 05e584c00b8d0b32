"""Why an area is held to be like another, in words."""

from __future__ import annotations

import polars as pl

from labourmarket import numbers, places
from labourmarket.catalogue.peers import PEER_INDICATORS
from labourmarket.language import gettext as _, told


def why(peers: pl.DataFrame) -> list[str]:
    """One sentence per peer: in what it is most alike, and in what least.

    Args:
        peers: as ``queries.peers`` gives them.
    """
    return [_why(of_peer) for of_peer in peers.partition_by("place", maintain_order=True)]


def _why(of_peer: pl.DataFrame) -> str:
    by_likeness = of_peer.sort("contribution", "indicator_id")
    nearest, furthest = by_likeness.row(0, named=True), by_likeness.row(-1, named=True)
    alike = PEER_INDICATORS[nearest["indicator_id"]]
    apart = PEER_INDICATORS[furthest["indicator_id"]]
    return _(
        "{name}: most alike in “{alike}” ({peer_alike}, here {own_alike}), least alike in "
        "“{apart}” ({peer_apart}, here {own_apart})."
    ).format(
        name=places.name(nearest["peer_area_code"]),
        alike=told(alike.title),
        peer_alike=numbers.compared_by(nearest["peer_value"], alike),
        own_alike=numbers.compared_by(nearest["value"], alike),
        apart=told(apart.title),
        peer_apart=numbers.compared_by(furthest["peer_value"], apart),
        own_apart=numbers.compared_by(furthest["value"], apart),
    )


def whose(*, only_neighbours: bool) -> str:
    """Among which areas the peers have been looked for."""
    if only_neighbours:
        return _(
            "Only the municipalities of this employment area are in hand: the peers are its "
            "neighbours in the area, in order of likeness. The peers of the whole country are "
            "found once its figures are downloaded."
        )
    return _("The peers are looked for among all municipalities of the country.")
