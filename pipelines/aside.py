"""Downloaded files that the build refuses are put aside, so that the next build has a sound raw.

They lie under ``set_aside`` with their origin, just as they came; the same download fetches them
anew, and takes them once what they lacked is there.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from datetime import date
from pathlib import Path

from labourmarket import settings
from pipelines import left_aside, origin, report
from pipelines.build import Built, Progress, build
from pipelines.faults import Fault, RejectedInputError
from pipelines.left_aside import FOLDER

# What only the sidecars of downloaded files tell.
DOWNLOADED = ("query_sha256", "dataset")
Refused = Callable[[list[Fault], list[Path]], None]


def build_with(
    kept: Collection[Path], folder: Path, progress: Progress, refused: Refused, *, today: date
) -> Built:
    """Build; downloaded files that are at fault are put aside, and the rest is built with.

    Args:
        kept: what the download has just added, blamed where no fault names a file of a download.
        folder: the data folder.
        progress: told what is being done.
        refused: told the faults, and the files that were put aside for them.
        today: the day, which is noted beside them.

    Raises:
        RejectedInputError: the fault is none of the download's, which stays where it is.
    """
    try:
        return build(progress)
    except RejectedInputError as rejected:
        blamed = _named(rejected.faults, folder)
        if not blamed:
            return _build_without(kept, folder, progress, (refused, today), rejected)
        put(blamed, folder, rejected.faults, today)
        refused(rejected.faults, blamed)
        return build_with(kept, folder, progress, refused, today=today)


def _build_without(
    kept: Collection[Path],
    folder: Path,
    progress: Progress,
    told: tuple[Refused, date],
    rejected: RejectedInputError,
) -> Built:
    """Build without what came, where no file of it was named; it stays where that helps nothing."""
    moved = [path for path in kept if path.exists()]
    if not moved:
        raise rejected
    refused, today = told
    put(moved, folder, rejected.faults, today)
    try:
        built = build(progress)
    except RejectedInputError:
        for path in moved:
            moved_to = folder / FOLDER / path.parent.name / path.name
            _move(moved_to, path.parent)
            left_aside.forget(moved_to)
        raise rejected from None
    refused(rejected.faults, moved)
    return built


def _named(faults: Iterable[Fault], folder: Path) -> list[Path]:
    """The downloaded files named by faults that no warehouse has been built with yet."""
    names = {name for fault in faults for name in fault.file.split(", ")}
    warehouse = settings.warehouse_path()
    built = warehouse.stat().st_mtime_ns if warehouse.exists() else 0
    return [
        path
        for path in sorted((folder / "raw").glob("*/*"))
        if path.name in names and path.stat().st_mtime_ns > built and _is_downloaded(path)
    ]


def _is_downloaded(path: Path) -> bool:
    return any(name in origin.told(path) for name in DOWNLOADED)


def put(files: Iterable[Path], folder: Path, faults: list[Fault], today: date) -> None:
    """Move raw files aside with their sidecars, and note why beside each."""
    for path in files:
        target = folder / FOLDER / path.parent.name
        target.mkdir(parents=True, exist_ok=True)
        _move(path, target)
        of_file = [fault for fault in faults if path.name in fault.file.split(", ")]
        left_aside.note(target / path.name, report.faults_text(of_file or faults), today)


def _move(path: Path, target: Path) -> None:
    for moved in (path, path.with_name(path.name + origin.SUFFIX)):
        if moved.exists():
            moved.replace(target / moved.name)
