"""``load``: recognise files by their content, archive them under raw, build with them."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path
from types import ModuleType

import orjson

from labourmarket import settings
from labourmarket.catalogue.sources import SOURCES
from labourmarket.language import gettext as _
from pipelines import origin, raw
from pipelines.build import Built, Progress, build
from pipelines.faults import Fault, RejectedInputError
from pipelines.sources import kela_municipal_share, statfin_11ra, statfin_12r5

STATFIN_TABLES = {"12r5": statfin_12r5, "11ra": statfin_11ra}
ACCEPTED = (
    "json-stat2 (StatFin 12r5, 11ra); "
    f"CSV ({';'.join(kela_municipal_share.COLUMNS)})"
)


def load(paths: list[Path], progress: Progress) -> Built:
    """Archive the files and build; where anything is at fault, nothing of them stays.

    Raises:
        RejectedInputError: a file is not known, or the build with it was refused.
    """
    sources = _recognised(paths)
    archived = [
        archive(path, source) for path, source in zip(paths, sources, strict=True)
    ]
    try:
        return build(progress)
    except BaseException:
        for path in archived:
            if path:
                path.unlink()
                path.with_name(path.name + origin.SUFFIX).unlink()
        raise


def _recognised(paths: list[Path]) -> list[ModuleType]:
    faults: list[Fault] = []
    sources = []
    for path in paths:
        if not path.is_file():
            faults.append(
                Fault(str(path), "", _("no file"), _("a file"), _("check the name of the file"))
            )
            continue
        source = recognise(path)
        if source is None:
            faults.append(
                Fault(
                    path.name, _("whole file"), looks_like(path), ACCEPTED,
                    _("fetch the file in one of these forms"),
                )
            )
            continue
        sources.append(source)
    if faults:
        raise RejectedInputError(faults)
    return sources


def recognise(path: Path) -> ModuleType | None:
    """Tell a file's source from its content; None where it is not known."""
    content = path.read_bytes()
    if content.lstrip()[:1] == b"{":
        return _statfin_source(content)
    header = content.split(b"\n", 1)[0].decode("utf-8-sig", errors="replace")
    columns = {name.strip() for name in header.split(";")}
    if columns.issuperset(kela_municipal_share.COLUMNS):
        return kela_municipal_share
    return None


def _statfin_source(content: bytes) -> ModuleType | None:
    """The table's id stands in the answer; a cut file still tells it in its text."""
    try:
        told = orjson.loads(content)
        table = str(told.get("extension", {}).get("px", {}).get("tableid", ""))
    except (orjson.JSONDecodeError, AttributeError):
        table = content[:20_000].decode("utf-8", errors="replace")
    ids = re.findall("|".join(STATFIN_TABLES), table)
    return STATFIN_TABLES[ids[0]] if ids else None


def looks_like(path: Path) -> str:
    """What an unknown file seems to be, for the message that refuses it."""
    start = path.read_bytes()[:80]
    if not start.strip():
        return _("an empty file")
    if start.startswith(b"PK"):
        return _("a ZIP or Excel file")
    return start.decode("utf-8", errors="replace").splitlines()[0]


def archive(path: Path, source: ModuleType) -> Path | None:
    """Copy a file under raw with its origin; None where the same bytes are there already."""
    folder = settings.data_folder() / "raw" / source.FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    told = origin.of(path)
    if any(origin.of(known).sha256 == told.sha256 for known in raw.files(source, folder.parent)):
        return None
    target = folder / path.name
    if target.exists():
        target = folder / f"{path.stem}-{told.sha256[:8]}{path.suffix}"
    shutil.copyfile(path, target)
    catalogue = SOURCES[source.FOLDER]
    target.with_name(target.name + origin.SUFFIX).write_text(
        f'title = "{catalogue.name.fi}"\n'
        f'publisher = "{catalogue.publisher.fi}"\n'
        f'url = "{catalogue.url}"\n'
        f"retrieved = {date.today().isoformat()}\n"
        f'licence = "{catalogue.licence}"\n'
        "invented = false\n"
        f'sha256 = "{told.sha256}"\n'
        'note = "Ladattu tiedostosta komennolla load."\n',
        encoding="utf-8",
    )
    return target
