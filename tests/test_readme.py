"""A newcomer believes the README: its commands do what it says, on an untouched clone."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from threading import Event
from time import monotonic
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.conftest import ROOT, environment

README = (ROOT / "README.md").read_text("utf-8")
START_SECONDS = 120


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """What git would give a newcomer: every file it tracks or would track, and nothing else."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    for name in listed:
        if (ROOT / name).is_file():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, tmp_path / name)
    return tmp_path


def test_make_run_builds_the_warehouse_and_serves_the_pages(clone: Path):
    venv = Path(sys.prefix)
    # the environment of these tests stands in for the one that `make setup` would fetch
    command = ["make", "--old-file", f"{venv}/.ready", f"VENV={venv}", "PORT=0", "run"]
    free_of_settings = environment(clone / "data")
    del free_of_settings["TYOTAULU_DATA"]
    with subprocess.Popen(
        command, cwd=clone, env=free_of_settings, stdout=subprocess.PIPE, text=True
    ) as served:
        try:
            address = next(
                found[0] for line in served.stdout if (found := re.findall(r"http://\S+", line))
            )
            wait_for(f"{address}/_stcore/health")
            with urlopen(f"{address}/comparison") as page:
                assert b'<html lang="fi">' in page.read()
        finally:
            served.terminate()

    assert (clone / "data" / "warehouse.duckdb").exists()
    assert "127.0.0.1" in address


def test_make_alone_lists_the_commands_that_the_readme_names():
    listed = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout

    for target in set(re.findall(r"^make (\w+)$", README, re.MULTILINE)):
        assert f"make {target}" in listed


@pytest.mark.parametrize("command", sorted(set(re.findall(r"-m pipelines (\w+)", README))))
def test_every_pipeline_command_of_the_readme_is_there(command: str):
    asked = subprocess.run(
        [sys.executable, "-m", "pipelines", command, "--help"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert asked.returncode == 0
    assert command in asked.stdout


def test_every_file_that_the_readme_shows_or_links_is_there():
    linked = re.findall(r"\]\(([^)#]+)\)", README)

    assert linked
    assert [name for name in linked if "://" not in name and not (ROOT / name).exists()] == []


def wait_for(address: str) -> None:
    deadline = monotonic() + START_SECONDS
    while monotonic() < deadline:
        try:
            urlopen(address).close()
        except URLError:
            Event().wait(0.1)
        else:
            return
    pytest.fail(f"no answer from {address}")
