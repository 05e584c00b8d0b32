"""``download``: from Kela's open data into ``data/raw`` each file that is newer than the archived.

A file holds all months of its data set and is kept whole, as published, for every municipality.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from labourmarket import numbers
from labourmarket.catalogue.sources import KELA_MUNICIPAL_SHARE
from labourmarket.language import gettext as _
from pipelines import keeping, origin, raw
from pipelines.download import Tell
from pipelines.network import kela
from pipelines.network.ckan import Resource
from pipelines.network.door import Door
from pipelines.network.failures import NotFetchedError
from pipelines.network.kela import Dataset
from pipelines.outcome import Outcome
from pipelines.sources import kela_municipal_share

SOURCE_ID = KELA_MUNICIPAL_SHARE.id


@dataclass(frozen=True, slots=True)
class Archived:
    """A file of Kela under raw; ``dataset`` and ``resource`` are empty for one loaded by hand."""

    path: Path
    dataset: str
    resource: str
    sha256: str
    updated: datetime | None
    released: date | None
    retrieved: date | None

    def answers(self, dataset: Dataset, resource: Resource) -> bool:
        """Whether it holds what the catalogue offers now.

        A checksum decides where there is one; else the moment of the last change.
        """
        if resource.sha256:
            return self.sha256 == resource.sha256
        is_of_it = (self.dataset, self.resource) == (dataset.id, resource.name)
        return is_of_it and None not in (resource.modified, self.updated) and self._is_new(resource)

    def _is_new(self, resource: Resource) -> bool:
        return bool(self.updated and resource.modified and self.updated >= resource.modified)


def download(datasets: Iterable[Dataset], door: Door, folder: Path, tell: Tell) -> list[Outcome]:
    """Fetch what is new of every data set; a failure of one leaves the other.

    Raises:
        OSError: a file could not be written.
    """
    outcomes = []
    for dataset in datasets:
        outcome = Outcome(dataset.id, partial(stands, dataset, folder))
        outcomes.append(outcome)
        tell(_("{source}: asking what there is").format(source=dataset.id))
        try:
            for resource in kela.find(door, dataset):
                outcome.kept += _fetch(dataset, resource, door, folder, tell)
        except NotFetchedError as failed:
            outcome.failure = str(failed)
    return outcomes


def _fetch(
    dataset: Dataset, resource: Resource, door: Door, folder: Path, tell: Tell
) -> list[Path]:
    """Fetch a file that is not there yet; the new file, or nothing."""
    there = [one for one in archived(folder) if one.answers(dataset, resource)]
    if there:
        _confirm(there, resource)
        return []
    tell(_("{source}: fetching {file}").format(source=dataset.id, file=resource.name))
    answer = kela.fetch(door, resource)
    told = {
        "title": dataset.title,
        "url": resource.url,
        "dataset": dataset.id,
        "resource": resource.name,
    }
    target, today = folder / SOURCE_ID / _name(dataset, resource), door.window.clock.today()
    path = keeping.store(target, answer.content, told, resource.modified, today=today)
    if path is None:  # only the moment of the last change was new
        same = keeping.same(answer.content, target.parent)
        _confirm([one for one in archived(folder) if one.path == same], resource)
    return [path] if path else []


def _name(dataset: Dataset, resource: Resource) -> str:
    part = re.sub(r"[^a-z0-9_]", "", Path(resource.name.casefold()).stem)
    when = resource.modified or datetime.now(UTC)
    return f"{dataset.id}_{part}_{when:%Y%m%dT%H%M%SZ}.csv"


def archived(folder: Path) -> list[Archived]:
    """The files of Kela under raw, as their sidecars tell of them."""
    return [_archived(path) for path in raw.files(kela_municipal_share, folder)]


def _archived(path: Path) -> Archived:
    told = origin.told(path)
    moments = [_moment(told[name]) for name in ("updated", "confirmed") if name in told]
    return Archived(
        path=path,
        dataset=told.get("dataset", ""),
        resource=told.get("resource", ""),
        sha256=told.get("sha256", ""),
        updated=max(filter(None, moments), default=None),
        released=told.get("released"),
        retrieved=told.get("retrieved"),
    )


def _moment(told: object) -> datetime | None:
    """A moment of a sidecar; a broken one is told by the build."""
    try:
        return datetime.fromisoformat(str(told)).replace(tzinfo=UTC)
    except ValueError:
        return None


def _confirm(there: list[Archived], resource: Resource) -> None:
    """Note that bytes in hand are the newest, so that they are not fetched day after day."""
    for one in there:
        is_older = one.updated is None or one.updated < (resource.modified or one.updated)
        if resource.modified and is_older:
            keeping.confirm(one.path, resource.modified)


def stands(dataset: Dataset, folder: Path) -> str:
    """Since when the figures stand: the newest file of the data set, or one loaded by hand."""
    files = archived(folder)
    known = [one for one in files if one.dataset == dataset.id]
    known = known or [one for one in files if not one.dataset]
    if not known:
        return ""
    newest = max(known, key=lambda one: one.updated or datetime.min.replace(tzinfo=UTC))
    return _("the newest figures in hand: released {released}").format(
        released=numbers.release(newest.updated or newest.released, newest.retrieved)
    )
