"""Real and invented data are kept apart: no folder holds both."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from labourmarket.language import gettext as _
from pipelines import origin
from pipelines.faults import Fault, RejectedInputError


def refuse_mixture(files: Iterable[Path], folder: Path) -> None:
    """Refuse files of one kind for a data folder of the other.

    A file is real unless a sidecar beside it says ``invented = true``; a folder without files
    takes either kind.

    Raises:
        RejectedInputError: a file is real and the folder invented, or the other way round.
    """
    is_demo = _is_demo(folder)
    if is_demo is None:
        return
    wrong = [path for path in files if origin.is_invented(path) != is_demo]
    if wrong:
        raise RejectedInputError([_mixed(path.name, folder, is_demo=is_demo) for path in wrong])


def refuse_real(what: str, folder: Path) -> None:
    """Refuse what is real by its nature, as a download is, for a folder of invented data.

    Raises:
        RejectedInputError: the folder holds invented data.
    """
    if _is_demo(folder):
        raise RejectedInputError([_mixed(what, folder, is_demo=True)])


def _is_demo(folder: Path) -> bool | None:
    """Whether a data folder is one of invented data; None where it holds no raw file."""
    raw = folder / "raw"
    files = [path for path in raw.rglob("*") if not path.name.endswith(origin.SUFFIX)]
    marks = (origin.is_invented(path) for path in files if path.is_file())
    return any(marks) if any(path.is_file() for path in files) else None


def _mixed(what: str, folder: Path, *, is_demo: bool) -> Fault:
    if is_demo:
        return Fault(
            what,
            str(folder),
            _("real figures for a folder of invented ones"),
            _("a folder of real data"),
            _(
                "set TYOTAULU_DATA to the folder of the real data, or unset it; a file that is "
                "invented itself needs a file {sidecar} beside it with the line invented = true"
            ).format(sidecar=what + origin.SUFFIX),
        )
    return Fault(
        what,
        str(folder),
        _("invented figures for a folder of real ones"),
        _("a folder of invented data"),
        _("set TYOTAULU_DATA to the folder of the demo"),
    )
