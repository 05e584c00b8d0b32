"""``load``: recognise files by their content, archive them under raw, build with them."""

from __future__ import annotations

import codecs
import re
from pathlib import Path
from types import ModuleType

import orjson

from labourmarket import settings
from labourmarket.language import gettext as _
from pipelines import archive, writing
from pipelines.build import Built, Progress, under_lock
from pipelines.faults import Fault, RejectedInputError
from pipelines.sources import kela_municipal_share, statfin_11ra, statfin_12r5

STATFIN_TABLES = {"12r5": statfin_12r5, "11ra": statfin_11ra}
ACCEPTED = f"json-stat2 (StatFin 12r5, 11ra); CSV ({';'.join(kela_municipal_share.COLUMNS)})"


def load(paths: list[Path], progress: Progress) -> Built:
    """Archive the files and build; where anything is at fault, nothing of them stays.

    Raises:
        RejectedInputError: a file is not known, or the build with it was refused.
        AnotherBuildRunsError: another process is building here.
    """
    sources = _recognised(paths)
    folder = settings.data_folder()
    with writing.only_build(folder):
        archive.take_back(folder)
        try:
            archive.add(zip(paths, sources, strict=True), folder)
            built = under_lock(folder, progress)
        except BaseException:
            archive.take_back(folder)
            raise
        archive.settle(folder)
        return built


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
                    path.name,
                    _("whole file"),
                    looks_like(path),
                    ACCEPTED,
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
    content = path.read_bytes().removeprefix(codecs.BOM_UTF8)
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
    if start.lstrip().startswith(b"{"):
        return _json_label(path)
    return start.decode("utf-8", errors="replace").splitlines()[0]


def _json_label(path: Path) -> str:
    try:
        told = orjson.loads(path.read_bytes())
    except orjson.JSONDecodeError as wrong:
        return _("JSON that is cut or edited, row {row}").format(row=wrong.lineno)
    return f"JSON: {told.get('label') or ', '.join(told)}"
