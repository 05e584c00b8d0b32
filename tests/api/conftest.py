"""The interface of a running server, asked over its socket."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.serving import calling

WITHOUT_HURRY = "100000"


@pytest.fixture(scope="session")
def interface(built_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A caller of a server with the project's figures, which may ask as often as it likes."""
    log = tmp_path_factory.mktemp("interface") / "log"
    with calling(built_data, log, TYOTAULU_API_CALLS_PER_MINUTE=WITHOUT_HURRY) as caller:
        yield caller
