"""A build is a new file beside the old one, checked, then swapped in by rename."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import duckdb
import pytest

from labourmarket import warehouse
from pipelines import writing

# Starts a build that tells when it has come to a point of the writing, and waits there.
STOPPED_AT = {
    "before_the_first_table": """
import sys
from pipelines import build
seen = []
def progress(step):
    seen.append(step)
    if len(seen) == 4:
        print("here", flush=True)
        sys.stdin.read()
build.build(progress)
""",
    "between_two_tables": """
import sys
from pipelines import build, writing
quoted, seen = writing.quoted, []
def stop(path):
    seen.append(path)
    if len(seen) == 6:
        print("here", flush=True)
        sys.stdin.read()
    return quoted(path)
writing.quoted = stop
build.build(lambda step: None)
""",
    "before_the_swap": """
import sys
from pipelines import build, writing
def stop(*_):
    print("here", flush=True)
    sys.stdin.read()
writing._check = stop
build.build(lambda step: None)
""",
}
LEFT_BEHIND = {
    "before_the_first_table": set(),
    "between_two_tables": {".build", "warehouse.duckdb.new"},
    "before_the_swap": {".build", "warehouse.duckdb.new"},
}
ALWAYS = {"raw", "update_report.md", "warehouse.duckdb", "warehouse.lock"}


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def unemployed_in_kemi() -> float:
    return warehouse.query(
        "SELECT value FROM observation WHERE indicator_id = 'unemployed_jobseekers' "
        "AND area_code = 'KU240' AND period = DATE '2026-06-01' AND source_id = 'statfin_12r5'"
    ).item()


def stopped(python, point: str) -> subprocess.Popen[str]:
    """A build that stands at a point of the writing until it is killed."""
    process = python("-c", STOPPED_AT[point])
    assert process.stdout.readline() == "here\n"
    return process


@pytest.mark.parametrize("point", list(STOPPED_AT))
def test_a_killed_build_leaves_the_old_warehouse_and_the_next_one_cleans_up(
    data, pipelines, python, point
):
    before = (data / "warehouse.duckdb").read_bytes()
    build = stopped(python, point)

    build.kill()
    build.wait()

    assert names(data) - ALWAYS >= LEFT_BEHIND[point]
    assert (data / "warehouse.duckdb").read_bytes() == before
    assert unemployed_in_kemi() == 1386
    assert pipelines("build").code == 0
    assert names(data) == ALWAYS
    assert unemployed_in_kemi() == 1386


def test_a_killed_load_leaves_a_file_that_the_next_build_takes_back(
    data, pipelines, python, tmp_path
):
    before = sorted((data / "raw").rglob("*"))
    kela = next((data / "raw" / "kela_municipal_share").glob("*.csv"))
    own = tmp_path / "own.csv"
    own.write_bytes(kela.read_bytes() + b"\n")
    load = python(
        "-c",
        STOPPED_AT["before_the_swap"].replace(
            "build.build(lambda step: None)",
            "from pathlib import Path\n"
            "from pipelines import loading\n"
            f"loading.load([Path({str(own)!r})], lambda step: None)",
        ),
    )
    assert load.stdout.readline() == "here\n"

    load.kill()
    load.wait()

    assert sorted((data / "raw").rglob("*")) != before
    assert pipelines("build").code == 0
    assert sorted((data / "raw").rglob("*")) == before
    assert names(data) == ALWAYS


def test_of_two_builds_at_once_the_second_says_so_and_leaves(data, pipelines, python):
    stopped(python, "before_the_swap")

    answer = pipelines("build")

    assert answer.code == 1
    assert str(data) in answer.err
    assert unemployed_in_kemi() == 1386


def test_a_file_loaded_during_another_build_is_not_archived(data, pipelines, python, tmp_path):
    before = sorted((data / "raw").rglob("*"))
    kela = next((data / "raw" / "kela_municipal_share").glob("*.csv"))
    own = tmp_path / "own.csv"
    own.write_bytes(kela.read_bytes() + b"\n")
    stopped(python, "before_the_swap")

    answer = pipelines("load", own)

    assert answer.code == 1
    assert sorted((data / "raw").rglob("*")) == before


@pytest.fixture
def small_disk(built_data, tmp_path, monkeypatch):
    """A data folder with a warehouse on a file system that a second one does not fit into."""
    if os.geteuid() != 0:
        pytest.skip("mounting a small file system takes root; the size limit below stands in")
    disk = tmp_path / "disk"
    disk.mkdir()
    held = sum(path.stat().st_size for path in built_data.rglob("*"))
    mount = ["mount", "-t", "tmpfs", "-o", f"size={held + 2**20}", "tmpfs", str(disk)]
    if subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("no file system may be mounted here; the size limit below stands in")
    shutil.copytree(built_data, disk, dirs_exist_ok=True)
    monkeypatch.setenv("TYOTAULU_DATA", str(disk))
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def test_a_build_that_meets_a_full_disk_says_so_and_leaves_the_old_warehouse(small_disk, python):
    before = (small_disk / "warehouse.duckdb").read_bytes()

    build = python("-m", "pipelines", "build")
    _out, err = build.communicate()

    assert build.returncode == 1
    assert "No space left on device" in err
    assert "Traceback" not in err
    assert names(small_disk) == ALWAYS
    assert (small_disk / "warehouse.duckdb").read_bytes() == before


def test_a_build_that_may_not_write_so_large_a_file_leaves_the_old_warehouse(data, python):
    before = (data / "warehouse.duckdb").read_bytes()
    build = python(
        "-c",
        "import resource, signal, sys\n"
        "from pipelines.__main__ import main\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, resource.RLIM_INFINITY))\n"
        "sys.exit(main(['build']))\n",
    )

    _out, err = build.communicate()

    assert build.returncode == 1
    assert "File too large" in err
    assert "Traceback" not in err
    assert names(data) == ALWAYS
    assert (data / "warehouse.duckdb").read_bytes() == before


def test_a_new_file_that_lacks_rows_is_not_swapped_in(data, monkeypatch):
    load = warehouse.query("SELECT * FROM load")
    written = writing._write
    monkeypatch.setattr(
        writing, "_write", lambda tables, *where: written({"load": tables["load"].head(1)}, *where)
    )
    before = (data / "warehouse.duckdb").read_bytes()

    with pytest.raises(writing.IncompleteWarehouseError, match="load"):
        writing.swap_in({"load": load}, data / "warehouse.duckdb")

    assert (data / "warehouse.duckdb").read_bytes() == before
    assert names(data) == ALWAYS


def test_the_warehouse_is_a_file_that_duckdb_1_5_and_2_0_both_read(data):
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH '{data / 'warehouse.duckdb'}' AS built (READ_ONLY)")
        tags = connection.execute(
            "SELECT tags FROM duckdb_databases() WHERE database_name = 'built'"
        ).fetchone()

    assert tags is not None
    assert tags[0]["storage_version"].startswith("v1.5")


def test_every_table_of_the_warehouse_says_what_it_holds(data):
    described = warehouse.query(
        "SELECT table_name, comment FROM duckdb_tables() WHERE database_name = 'warehouse'"
    )

    assert described["comment"].null_count() == 0
    assert dict(described.iter_rows())["finding"].startswith("One check of figures")


def test_the_update_report_tells_new_and_revised_figures(data, pipelines):
    month = data / "raw" / "statfin_12r5" / "12r5_TA22_2026M06.json"
    text = month.read_text("utf-8")
    later = text.replace("2026-07-21T05:00:00Z", "2026-08-25T05:00:00Z").replace("1386", "1387", 1)
    month.with_name("later.json").write_text(later, "utf-8")

    answer = pipelines("build")

    told = (data / "update_report.md").read_text("utf-8")
    assert answer.code == 0
    assert "unemployed_jobseekers KU240 2026-06-01 (statfin_12r5): 1386.0 → 1387.0" in told
    assert unemployed_in_kemi() == 1387
    assert warehouse.query(
        "SELECT value FROM observation_release WHERE indicator_id = 'unemployed_jobseekers' "
        "AND area_code = 'KU240' AND period = DATE '2026-06-01' AND source_id = 'statfin_12r5' "
        "ORDER BY released_at"
    )["value"].to_list() == [1386, 1387]
