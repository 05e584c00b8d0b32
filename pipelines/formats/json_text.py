"""JSON files as PxWeb writes them: one object in UTF-8."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson

from labourmarket.language import gettext as _
from pipelines.faults import Fault
from pipelines.formats.text import decoded


def parsed(path: Path, faults: list[Fault]) -> dict[str, Any] | None:
    """Read a JSON file; None, and a fault, where it is cut, edited or no object."""
    text = decoded(path, faults)
    if text is None:
        return None
    try:
        answer = orjson.loads(text)
    except orjson.JSONDecodeError as wrong:
        row, found = wrong.lineno, str(wrong.msg)
    else:
        if isinstance(answer, dict):
            return answer
        row, found = 1, text[:40]
    faults.append(
        Fault(
            path.name,
            _("row {row}").format(row=row),
            found,
            _("whole JSON in UTF-8"),
            _("fetch the file again; it seems to be cut or edited"),
        )
    )
    return None
