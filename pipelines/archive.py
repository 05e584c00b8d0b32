"""Files that ``load`` adds to raw: copied with their origin, taken back where the load fails.

A journal names what an unfinished load has added; a killed one is so undone by the next build.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from types import ModuleType

from labourmarket.catalogue.sources import SOURCES
from pipelines import origin
from pipelines.formats.recognise import Form, form_of

JOURNAL = "load.unfinished"


def add(files: Iterable[tuple[Path, ModuleType]], folder: Path) -> None:
    """Copy files under ``folder/raw``; they can be taken back until ``settle`` is called."""
    for path, source in files:
        target = _place(path, source, folder / "raw")
        if target is None:
            continue
        with (folder / JOURNAL).open("a", encoding="utf-8") as journal:
            journal.write(f"{target.relative_to(folder)}\n")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
        _write_origin(target, source, path)


def take_back(folder: Path) -> None:
    """Remove what an unfinished load has added, if there is one."""
    journal = folder / JOURNAL
    if not journal.exists():
        return
    for line in journal.read_text("utf-8").splitlines():
        target = folder / line
        for added in (target, target.with_name(target.name + origin.SUFFIX)):
            if added.is_file():
                added.unlink()
    journal.unlink()


def settle(folder: Path) -> None:
    """Keep what was added: the warehouse has been built with it."""
    (folder / JOURNAL).unlink(missing_ok=True)


def _place(path: Path, source: ModuleType, folder: Path) -> Path | None:
    """Where under raw a file belongs; None where the same bytes are there already.

    The name keeps its stem and gets the ending by which the source finds its files.
    """
    sha256 = origin.checksum(path)
    there = [known for known in (folder / source.FOLDER).glob("*") if known.is_file()]
    if any(origin.checksum(known) == sha256 for known in there):
        return None
    stem = source.archived_name(path) if hasattr(source, "archived_name") else path.stem
    ending = _ending(path, source)
    target: Path = folder / source.FOLDER / (stem + ending)
    return target.with_name(f"{stem}-{sha256[:8]}{ending}") if target.exists() else target


def _ending(path: Path, source: ModuleType) -> str:
    ending = {Form.PX: ".px", Form.JSON_LIST: ".json"}
    return ending.get(form_of(path)) or Path(source.PATTERN).suffix


def _write_origin(target: Path, source: ModuleType, path: Path) -> None:
    """Write the sidecar; of the user's own one beside the file, place and invention are kept."""
    place, is_invented = origin.told_place(path), origin.is_invented(path)
    catalogue = SOURCES[source.FOLDER]
    told_place = f'place = "{place}"\n' if place else ""
    target.with_name(target.name + origin.SUFFIX).write_text(
        f'title = "{catalogue.name.fi}"\n'
        f'publisher = "{catalogue.publisher.fi}"\n'
        f'url = "{catalogue.url}"\n'
        f"retrieved = {date.today().isoformat()}\n"
        f'licence = "{catalogue.licence}"\n'
        f"invented = {str(is_invented).lower()}\n"
        f'sha256 = "{origin.checksum(target)}"\n'
        f"{told_place}"
        'note = "Ladattu tiedostosta komennolla load."\n',
        encoding="utf-8",
    )
