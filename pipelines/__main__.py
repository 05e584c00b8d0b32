"""``python -m pipelines build | load FILE … | template KIND | download | demo | check …``."""

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
from labourmarket.language import gettext as _, ngettext
from labourmarket.metrics.due import newest_published
from pipelines import fetching, forms, left_aside, report
from pipelines.build import Built, Progress, build
from pipelines.demo import command as demo
from pipelines.explanations import stale, unexplained
from pipelines.faults import RejectedInputError
from pipelines.loading import load
from pipelines.network.window import Clock, Window
from pipelines.standing import standing
from pipelines.writing import AnotherBuildRunsError, IncompleteWarehouseError

LATER = ("export",)


def main(arguments: list[str] | None = None) -> int:
    """Run one command; 0 when it did what it says, 1 when it could not."""
    language.use(os.environ.get("LC_ALL") or os.environ.get("LANG") or "")
    asked = _parser().parse_args(arguments)
    commands: dict[str, Callable[[], int]] = {
        "build": lambda: _build(lambda progress: build(progress, asked.as_of, afresh=asked.afresh)),
        "load": lambda: _build(lambda progress: load(asked.files, progress)),
        "download": lambda: _download(asked),
        "template": lambda: _template(asked.kind, asked.file),
        "demo": lambda: _demo(asked),
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
    building = commands.add_parser("build", help=_("raw files to warehouse"))
    building.add_argument("--as-of", type=_day, help=_("only what was known on a day: 2026-07-31"))
    building.add_argument(
        "--afresh",
        action="store_true",
        help=_("read every raw file, also where the warehouse has its figures"),
    )
    loading = commands.add_parser("load", help=_("archive files under raw and build with them"))
    loading.add_argument("files", nargs="+", type=Path)
    form = commands.add_parser("template", help=_("an Excel form for the area's own figures"))
    form.add_argument("kind", choices=forms.TEMPLATES)
    form.add_argument("file", nargs="?", type=Path)
    fetching.add_arguments(
        commands.add_parser("download", help=_("from StatFin and Kela into raw, then build"))
    )
    demo.add_arguments(commands.add_parser("demo", help=_("an invented data set for trainings")))
    commands.add_parser("check", help=_("hold figures against each other"))
    commands.add_parser("status", help=_("newest month and release per source, what is due"))
    for later in LATER:
        commands.add_parser(later, help=_("comes in a later version")).add_argument(
            "rest", nargs=argparse.REMAINDER
        )
    return parser


def _template(kind: str, file: Path | None) -> int:
    try:
        written = forms.write(kind, file, settings.data_folder() / "raw")
    except OSError as failed:
        return _refused(_("The form could not be written: {reason}").format(reason=failed))
    print(_("{file} is written; fill it and load it.").format(file=written))
    return 0


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as wrong:
        message = _("{text} is not a day such as 2026-07-31").format(text=text)
        raise argparse.ArgumentTypeError(message) from wrong


def _download(asked: argparse.Namespace) -> int:
    say = report.plain_console().print
    window = Window(
        Clock(),
        lambda seconds: say(_("pausing for {count} s").format(count=round(seconds))),
    )
    return fetching.run(asked, window, _build)


def _demo(asked: argparse.Namespace) -> int:
    """Write the invented files to a folder of their own, and build there."""
    os.environ.setdefault("TYOTAULU_DATA", str(demo.default_folder()))
    try:
        count = demo.write(settings.data_folder(), asked.areas.split(","), asked.months)
    except demo.REFUSALS as refused:
        return _refused(demo.refusal(refused))
    print(
        _("{count} invented files are in {folder}.").format(
            count=count, folder=settings.data_folder()
        )
    )
    return _build(build)


def _refused(*lines: str) -> int:
    for line in lines:
        print(line, file=sys.stderr)
    return 1


def _build(make: Callable[[Progress], Built]) -> int:
    console = report.plain_console()
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
            ngettext(
                "{count} fault; nothing was loaded, the old warehouse stands untouched.",
                "{count} faults; nothing was loaded, the old warehouse stands untouched.",
                len(rejected.faults),
            ).format(count=len(rejected.faults)),
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
    try:
        report.write_update_report(built, settings.data_folder() / "update_report.md")
    except OSError as failed:  # the new warehouse serves already
        print(failed, file=sys.stderr)
    console.print(report.summary(built))
    console.print(report.verdicts(built.tables["finding"]))
    if standpoint := report.standpoint(built.tables["build"]):
        console.print(standpoint)
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
    if not served["load"]["invented"].any():  # nothing is known of invented figures
        _refused(*report.stale_text(stale(found)))
    return 1 if unexplained(found).height else 0


def _status(today: date) -> int:
    served = _served()
    if standpoint := report.standpoint(served["build"]):
        print(standpoint)
    for row in standing(served).iter_rows(named=True):
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
    for line in left_aside.told(settings.data_folder()):
        print(line)
    return 0


def _no_warehouse(missing: Exception) -> str:
    return _("There is no warehouse at {path}. Build it: python -m pipelines build").format(
        path=missing
    )


if __name__ == "__main__":
    sys.exit(main())
