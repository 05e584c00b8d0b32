"""The folder of the demo: written whole, each file with its origin, never over real data."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable
from pathlib import Path

from labourmarket.catalogue.sources import SOURCES
from pipelines import origin
from pipelines.demo.statfin import RawFile
from pipelines.sources import classification

PUBLISHER = "Työtaulu, keksitty aineisto"
NOTE = "Komennon python -m pipelines demo kirjoittama: mikään luku ei ole todellinen."
AS_IT_IS = (
    "Kopio sellaisenaan: tiedosto on aito, mutta se kuuluu keksittyyn aineistoon, ja siksi myös se "
    "on merkitty keksityksi."
)
SHIPPED = Path(__file__).parents[2] / "data" / "raw"
COPIED = (
    f"{classification.FOLDER}/areas_2026.csv",
    f"{classification.FOLDER}/mergers.csv",
    "forum_2023/deck.toml",
    "forum_2023/liability_by_paid_days.csv",
)


class RealDataError(Exception):
    """The folder holds files that are not marked as invented; the message names some."""


def refuse_real_data(folder: Path) -> None:
    """Leave a folder alone whose raw files are not all marked as invented.

    Raises:
        RealDataError: there is such a file.
    """
    raw = folder / "raw"
    files = [path for path in sorted(raw.rglob("*")) if path.is_file()]
    real = [path for path in files if path.suffix != ".toml" and not origin.is_invented(path)]
    if real:
        raise RealDataError(", ".join(str(path.relative_to(folder)) for path in real[:3]))


def write(files: Iterable[RawFile], folder: Path) -> int:
    """Write the raw files beside the old ones and put them in their place; how many there are."""
    new, raw = folder / "raw.new", folder / "raw"
    shutil.rmtree(new, ignore_errors=True)
    count = 0
    for count, file in enumerate(files, start=1):  # noqa: B007 - the number of files is wanted
        _write(new / file.path, file.content, file.released, NOTE)
    for copied in COPIED:
        told = origin.of(SHIPPED / copied)
        released = str(told.released or told.retrieved)
        _write(new / copied, (SHIPPED / copied).read_bytes(), released, AS_IT_IS)
    shutil.rmtree(raw, ignore_errors=True)
    new.rename(raw)
    return count + len(COPIED)


def _write(path: Path, content: bytes, released: str, note: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    source = SOURCES[path.parent.name]
    path.with_name(path.name + origin.SUFFIX).write_text(
        f'title = "KEKSITTY: {source.name.fi}"\n'
        f'publisher = "{PUBLISHER}"\n'
        'url = ""\n'
        f"released = {released}\n"
        f"retrieved = {released}\n"
        'licence = ""\n'
        "invented = true\n"
        f'sha256 = "{hashlib.sha256(content).hexdigest()}"\n'
        f'note = "{note}"\n',
        encoding="utf-8",
    )
