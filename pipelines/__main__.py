"""``python -m pipelines build | load FILE … | check | status``."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import polars as pl

from labourmarket import language, numbers, settings, warehouse
from labourmarket.contracts import TABLES
from labourmarket.language import gettext as _
from labourmarket.metrics.due import newest_published
from pipelines import report, revisions
from pipelines.build import Built, Progress, build
from pipelines.explanations import unexplained
from pipelines.faults import RejectedInputError
from pipelines.loading import load
from pipelines.standing import standing
from pipelines.writing import AnotherBuildRunsError, IncompleteWarehouseError

LATER = ("download", "export", "demo")


def main(arguments: list[str] | None = None) -> int:
    """Run one command; 0 when it did what it says, 1 when it could not."""
    language.use(os.environ.get("LC_ALL") or os.environ.get("LANG") or "")
    asked = _parser().parse_args(arguments)
    commands: dict[str, Callable[[], int]] = {
        "build": lambda: _build(build),
        "load": lambda: _build(lambda progress: load(asked.files, progress)),
        "check": _check,
        "status": lambda: _status(date.today()),
    }
    if asked.command in LATER:
        print(_("{command}: this command comes in a later version").format(command=asked.command))
        return 2
    try:
        return commands[asked.command]()
    except warehouse.WarehouseMissingError as missing:
        print(_no_warehouse(missing), file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m pipelines", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("build", help=_("raw files to warehouse"))
    loading = commands.add_parser("load", help=_("archive files under raw and build with them"))
    loading.add_argument("files", nargs="+", type=Path)
    commands.add_parser("check", help=_("hold figures against each other"))
    commands.add_parser("status", help=_("newest month and release per source, what is due"))
    for later in LATER:
        commands.add_parser(later, help=_("comes in a later version")).add_argument(
            "rest", nargs=argparse.REMAINDER
        )
    return parser


def _build(make: Callable[[Progress], Built]) -> int:
    console = report.plain_console()
    before = revisions.served_observations()
    try:
        with console.status(_("Building the warehouse")) as status:

            def progress(step: str) -> None:
                status.update(step)
                if not console.is_terminal:
                    console.print(step)

            built = make(progress)
    except RejectedInputError as rejected:
        for line in report.faults_text(rejected.faults):
            print(line, file=sys.stderr)
        print(
            _("{count} faults; nothing was loaded, the old warehouse stands untouched.").format(
                count=len(rejected.faults)
            ),
            file=sys.stderr,
        )
        return 1
    except AnotherBuildRunsError as held:
        print(_("Another build is running in {folder}.").format(folder=held), file=sys.stderr)
        return 1
    except (OSError, IncompleteWarehouseError) as failed:
        print(
            _("The warehouse could not be written: {reason}. The old one stands untouched.").format(
                reason=failed
            ),
            file=sys.stderr,
        )
        return 1
    changed = revisions.changed(before, built.tables["observation"])
    try:
        report.write_update_report(built, changed, settings.data_folder() / "update_report.md")
    except OSError as failed:  # the new warehouse serves already
        print(failed, file=sys.stderr)
    console.print(report.summary(built))
    console.print(report.verdicts(built.tables["finding"]))
    return 0


def _served() -> dict[str, pl.DataFrame]:
    return {name: warehouse.query(f"SELECT * FROM {name}") for name in TABLES}  # noqa: S608 - names of contracts.TABLES


def _check() -> int:
    from pipelines.checks import findings  # the checks are needed by this command only

    served = _served()
    raw_findings = served["finding"].filter(pl.col("check_id") == "raw_file_unchanged")
    found = pl.concat(
        [findings(served), raw_findings.with_columns(pl.col("verdict").cast(pl.String))]
    )
    report.plain_console().print(report.findings_table(found))
    return 1 if unexplained(found).height else 0


def _status(today: date) -> int:
    for row in standing(_served()).iter_rows(named=True):
        newest = numbers.month(row["newest"]) if row["newest"] else "–"
        print(
            _("{source}: newest {newest}, released {released}, {rows} rows").format(
                source=row["source_id"],
                newest=newest,
                released=numbers.release(row["released_at"], row["retrieved"]),
                rows=numbers.number(row["rows"]),
            )
        )
        expected = newest_published(row["source_id"], today)
        if expected and row["newest"] and expected > row["newest"]:
            print(
                "  "
                + _("due: {month} should be out by now; load it").format(
                    month=numbers.month(expected)
                )
            )
    return 0


def _no_warehouse(missing: Exception) -> str:
    return _("There is no warehouse at {path}. Build it: python -m pipelines build").format(
        path=missing
    )


if __name__ == "__main__":
    sys.exit(main())
