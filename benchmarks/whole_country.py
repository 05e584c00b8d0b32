"""How long the whole country's 12r5 takes from json-stat2 to a finished warehouse.

Needs the publishers' complete files beside the project (``../shared/real``). Writes them out as
one json-stat2 answer (414 areas × 214 months × 3 contents), puts the project's other raw files
beside it and times ``python -m pipelines build`` as a whole process, against parsing the same
bytes with orjson alone. Run it on a quiet machine: ``.venv/bin/python benchmarks/whole_country.py``.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import orjson
import polars as pl

ROOT = Path(__file__).parents[1]
FIGURES = (
    ROOT.parent / "shared/real/statfin/tyonv_12r5_2006M01-2023M10_all-areas_3-indicators.parquet"
)
CONTENTS = ["TYOTTOMATLOPUSSA", "TYOVOIMATK", "AVPAIKATLOPUSSA"]
RUNS = 5


def answer() -> bytes:
    """The figures as one answer of the publisher's interface."""
    rows = pl.read_parquet(FIGURES).sort("alue", "month")
    areas, months = rows["alue"].unique().sort().to_list(), rows["month"].unique().sort().to_list()
    values = rows.select(pl.concat_list(CONTENTS).alias("cell"))["cell"].explode().to_list()
    codes = {"Alue": areas, "timeperiod_m": months, "contentscode": CONTENTS}
    return orjson.dumps(
        {
            "version": "2.0",
            "class": "dataset",
            "label": "12r5",
            "source": "Työ- ja elinkeinoministeriö, Työnvälitystilasto",
            "updated": "2023-12-05T00:00:00Z",
            "role": {"geo": ["Alue"], "time": ["timeperiod_m"], "metric": ["contentscode"]},
            "id": list(codes),
            "size": [len(of_dimension) for of_dimension in codes.values()],
            "dimension": {
                name: {"category": {"index": {code: at for at, code in enumerate(of_dimension)}}}
                for name, of_dimension in codes.items()
            },
            "extension": {"px": {"tableid": "12r5"}},
            "value": values,
            "status": {str(at): "..." for at, value in enumerate(values) if value is None},
        }
    )


def timed(work: object, runs: int = RUNS) -> float:
    """The median of several runs in seconds, after one that is not counted."""
    seconds = []
    for _run in range(runs + 1):
        start = time.perf_counter()
        work()  # type: ignore[operator]
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds[1:])


def main() -> None:
    """Print both medians and their ratio."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        shutil.copytree(ROOT / "data/raw", data / "raw")
        statfin = data / "raw/statfin_12r5"
        for path in statfin.glob("12r5_TA22_2006*"):
            path.unlink()
        raw = answer()
        (statfin / "12r5_all.json").write_bytes(raw)
        environment = os.environ | {"TYOTAULU_DATA": str(data)}
        build = timed(
            lambda: subprocess.run(
                [sys.executable, "-m", "pipelines", "build"],
                cwd=ROOT,
                env=environment,
                check=True,
                capture_output=True,
            )
        )
        parse = timed(lambda: orjson.loads(raw))
        cells = 414 * 214 * len(CONTENTS)
        print(f"{cells} cells, {len(raw) / 1e6:.1f} MB json-stat2")
        print(f"build, whole process: {build:.2f} s; orjson alone: {parse:.3f} s")


if __name__ == "__main__":
    main()
