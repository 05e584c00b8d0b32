"""Which of Kela's data sets are fetched, how they are found, and which of their files are taken.

The name of the older data set and the titles of both are as seen on avoindata.fi; the name of the
newer one is inferred from its sister by employment area. Where a name is not there, the title is
searched for.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from labourmarket.language import gettext as _
from pipelines.formats.recognise import columns_in
from pipelines.network import ckan
from pipelines.network.calls import Answer
from pipelines.network.ckan import Package, Resource
from pipelines.network.door import Door
from pipelines.network.failures import (
    BrokenAnswerError,
    NotFetchedError,
    UnknownThereError,
    UntrustedError,
)
from pipelines.sources import kela_municipal_share

# Kela cuts a large data set into files by years: data.csv, data_2024.csv, data_2010_2017.csv.
DATA = re.compile(r"data(_\d{4})*\.csv", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dataset:
    """A data set by municipality: our id, its name in the catalogue, and its title there."""

    id: str
    name: str
    title: str


DATASETS = (
    Dataset(
        "kela_2025",
        "kunnan-osarahoittaman-tyottomyysturvan-saajat-ja-maksetut-etuudet-kunnittain",
        "Kunnan osarahoittaman työttömyysturvan saajat ja maksetut etuudet kunnittain",
    ),
    Dataset(
        "kela_2015",
        "kuntien-rahoittama-tyomarkkinatuki",
        "Kunnan osarahoittaman työmarkkinatuen saajat ja maksetut etuudet kunnittain",
    ),
)


def find(door: Door, dataset: Dataset) -> tuple[Resource, ...]:
    """Find a data set and the files of its figures.

    Raises:
        NotFetchedError: it is under neither its name nor its title, or lists no such file.
    """
    try:
        found = ckan.package(door, dataset.name)
    except UnknownThereError:
        found = _titled(door, dataset)
    return data_files(found)


def _titled(door: Door, dataset: Dataset) -> Package:
    wanted = dataset.title.casefold()
    found = [one for one in ckan.search(door, dataset.title) if one.title.casefold() == wanted]
    if len(found) != 1:
        raise UnknownThereError(
            _("the catalogue has {count} data sets with the title {title}").format(
                count=len(found), title=dataset.title
            )
        )
    return found[0]


def data_files(package: Package) -> tuple[Resource, ...]:
    """The CSV files with Kela's names for figures; where none has one, the only CSV file."""
    tables = [one for one in package.resources if one.format == "csv"]
    named = [one for one in tables if DATA.fullmatch(one.name) or DATA.fullmatch(_last(one.url))]
    if named or len(tables) == 1:
        return tuple(named or tables)
    raise UnknownThereError(
        _("{name} lists no CSV file that is known: {files}").format(
            name=package.name, files=", ".join(one.name for one in package.resources)
        )
    )


def _last(url: str) -> str:
    return url.rsplit("/", 1)[-1]


def fetch(door: Door, resource: Resource) -> Answer:
    """Fetch a file whose heading is of a form that can be read.

    Raises:
        NotFetchedError: it did not come, or is not what the catalogue says it is.
    """
    answer = door.file(resource.url, _is_table)
    if resource.sha256 and hashlib.sha256(answer.content).hexdigest() != resource.sha256:
        raise UntrustedError(_("the file is not the one whose checksum the catalogue tells"))
    return answer


def _is_table(content: bytes) -> None:
    start = content[: content.find(b"\n") + 1] or content
    if not start.strip() or start.lstrip(b"\xef\xbb\xbf \t").startswith((b"<", b"{")):
        raise BrokenAnswerError(_("the answer is not what was asked for"))
    columns = columns_in(start)
    if not kela_municipal_share.is_form(columns):
        raise NotFetchedError(
            _("the columns are others than those that can be read: {columns}").format(
                columns=", ".join(columns)[:300]
            )
        )
