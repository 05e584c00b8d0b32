"""What the tests share: a warehouse built by the real pipeline, and the publishers' full files."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import hypothesis
import pytest

# How long an example may take depends on what else the machine does.
hypothesis.settings.register_profile("tyotaulu", deadline=None)
hypothesis.settings.load_profile("tyotaulu")

ROOT = Path(__file__).parents[1]
SHARED_REAL = ROOT.parent / "shared" / "real"
# No test calls a publisher: a port of this machine at which nothing listens, unless one is chosen.
NO_PUBLISHER = "http://127.0.0.1:9/PxWeb/api/v1/fi/StatFin"
NO_CATALOGUE = "http://127.0.0.1:9/data/api/3"
NO_AREAS = "http://127.0.0.1:9/areas"
NOBODY = {
    "TYOTAULU_STATFIN_URL": NO_PUBLISHER,
    "TYOTAULU_KELA_URL": NO_CATALOGUE,
    "TYOTAULU_CLASSIFICATION_URL": NO_AREAS,
    "TYOTAULU_BOUNDARIES_URL": NO_AREAS,
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run the browser tests last: Playwright keeps an event loop in the thread of the tests."""
    for item in items:
        if ROOT / "tests" / "browser" in item.path.parents:
            item.add_marker(pytest.mark.browser)
        if "shared_real" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.shared)
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


@pytest.fixture(autouse=True)
def _no_settings_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("TYOTAULU_")]:
        monkeypatch.delenv(name)
    for name, address in NOBODY.items():
        monkeypatch.setenv(name, address)


@pytest.fixture(scope="session")
def built_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the raw files of the project and the warehouse made of them."""
    data = tmp_path_factory.mktemp("data")
    shutil.copytree(ROOT / "data" / "raw", data / "raw")
    build = subprocess.run(
        [sys.executable, "-m", "pipelines", "build"],
        cwd=ROOT,
        env=environment(data),
        capture_output=True,
        text=True,
        check=False,
    )
    if build.returncode != 0:
        pytest.fail(f"python -m pipelines build failed:\n{build.stdout}{build.stderr}")
    return data


@pytest.fixture
def built_warehouse(built_data: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same, as the setting of the test that asks for it."""
    monkeypatch.setenv("TYOTAULU_DATA", str(built_data))
    return built_data / "warehouse.duckdb"


@pytest.fixture(scope="session")
def shared_real() -> Path:
    """The publishers' complete files, which are not part of the project."""
    if not SHARED_REAL.is_dir():
        pytest.skip("needs the publishers' complete files in ../shared/real beside the project")
    return SHARED_REAL


def to_spoil(data: Path, copy: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Copy a data folder to one that the test may spoil, and set it for the test."""
    shutil.copytree(data, copy)
    monkeypatch.setenv("TYOTAULU_DATA", str(copy))
    return copy


def environment(data: Path) -> dict[str, str]:
    """The environment of a process of the project that works on ``data`` and nothing else."""
    inherited = {name: value for name, value in os.environ.items() if "TYOTAULU" not in name}
    return inherited | {"TYOTAULU_DATA": str(data)} | NOBODY
