"""How long the whole country's 12r5 takes from json-stat2 to a finished warehouse.

Needs the publishers' complete files beside the project (``../shared/real``). Writes them out as
one json-stat2 answer (414 areas × 214 months × 3 contents), puts the project's other raw files
beside it and times ``python -m pipelines build`` as a whole process, against parsing the same
bytes with orjson alone. Run it on a quiet machine.
"""

from __future__ import annotations

import statistics

import orjson
import polars as pl
from measuring import ROOT, build, raw_data, timed

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


def main() -> None:
    """Print both medians."""
    with raw_data() as data:
        statfin = data / "raw/statfin_12r5"
        for path in statfin.glob("12r5_TA22_2006*"):
            path.unlink()
        raw = answer()
        (statfin / "12r5_all.json").write_bytes(raw)
        whole = statistics.median(timed(lambda: build(data), RUNS))
        parse = statistics.median(timed(lambda: orjson.loads(raw), RUNS))
        cells = 414 * 214 * len(CONTENTS)
        print(f"{cells} cells, {len(raw) / 1e6:.1f} MB json-stat2")
        print(f"build, whole process: {whole:.2f} s; orjson alone: {parse:.3f} s")


if __name__ == "__main__":
    main()
