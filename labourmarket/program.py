"""Which program this is: another one may tell the same figures otherwise."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Collection, Sequence
from importlib.metadata import distributions
from pathlib import Path

import labourmarket

_COMPILED = "__pycache__"


def fingerprint(
    folder: Path = Path(labourmarket.__file__).parent, suffixes: Collection[str] = ()
) -> str:
    """Name a program by its files, wherever they lie and whenever they were written.

    Args:
        folder: where the program lies.
        suffixes: only files of these kinds; empty for all.
    """
    told = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        is_wanted = not suffixes or path.suffix in suffixes
        if is_wanted and path.is_file() and _COMPILED not in path.parts:
            content = path.read_bytes()
            told.update(f"{path.relative_to(folder).as_posix()}\n{len(content)}\n".encode())
            told.update(content)
    return told.hexdigest()


def libraries(path: Sequence[str] = sys.path) -> str:
    """Name the libraries beside a program, and their versions.

    Args:
        path: the folders in which they are looked for.
    """
    found = distributions(path=list(path))
    return "\n".join(sorted(f"{library.name} {library.version}" for library in found))
