"""``download`` as a command: both publishers, a summary, and the build with what came."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from labourmarket import settings
from labourmarket.language import gettext as _
from pipelines import apart, aside, download, download_kela, keeping, left_aside, report
from pipelines.build import Built, Progress
from pipelines.download import Tell
from pipelines.faults import Fault, RejectedInputError
from pipelines.geography import download as geography
from pipelines.network.door import Bounds, Door
from pipelines.network.failures import UntrustedError
from pipelines.network.window import Window
from pipelines.outcome import Outcome, summary
from pipelines.wanted import EVERY_AREA, UnknownChoiceError, Wanted, wanted

INTERRUPTED = 130
# Kela's files hold every municipality and month: one of five months for 45 areas had 15 megabytes.
KELA_BOUNDS = Bounds(most_bytes=600_000_000, whole=1800.0)

Make = Callable[[Progress], Built]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command can be asked for."""
    known = _("statfin_12r5 …, statfin, kela, classification, boundaries; else what is due")
    parser.add_argument("sources", nargs="*", metavar="SOURCE", help=known)
    parser.add_argument("--area", default=EVERY_AREA, help=_("TA22, KU240,KU851 or all"))
    parser.add_argument("--since", default="", help=_("the first month, such as 2006-01"))
    parser.add_argument("--all", action="store_true", help=_("revisions of every month as well"))
    parser.add_argument("--no-build", action="store_true", help=_("leave the warehouse as it is"))


def run(asked: argparse.Namespace, window: Window, build: Callable[[Make], int]) -> int:
    """Download what was asked for and build with it; 0 when all of it came and was built in.

    Args:
        asked: the arguments of the command.
        window: how often the publishers may be called.
        build: runs a build and tells of it, as the command ``build`` does.
    """
    folder, say = settings.data_folder(), report.plain_console().print
    try:
        choice = wanted(
            asked.sources,
            asked.area,
            asked.since,
            folder / "raw",
            window.clock.today(),
            everything=asked.all,
        )
        outcomes = _fetched(choice, folder, window, say)
    except RejectedInputError as rejected:
        return _refused(*report.faults_text(rejected.faults))
    except download.AnotherDownloadRunsError as held:
        return _refused(_("Another download is running in {folder}.").format(folder=held))
    except (UnknownChoiceError, UntrustedError, OSError) as failed:
        return _refused(str(failed))
    except KeyboardInterrupt:
        _refused(_("Stopped; the same command goes on from here."))
        return INTERRUPTED
    say("\n".join(summary(outcomes)))
    not_fetched = any(outcome.failure and not outcome.may_fail for outcome in outcomes)
    today = window.clock.today()
    build_failed = not asked.no_build and _built(outcomes, folder, build, say, today=today)
    return 1 if not_fetched or build_failed else 0


def _fetched(choice: Wanted, folder: Path, window: Window, say: Tell) -> list[Outcome]:
    """Ask each publisher; addresses that cannot be trusted are told before any call."""
    apart.refuse_real("download", folder)
    raw = folder / "raw"
    with (
        Door(settings.statfin_url(), window) as statfin,
        Door(settings.kela_url(), window, KELA_BOUNDS) as kela,
        download.only_download(folder),
    ):
        keeping.clear_parts(raw)
        tables: list[Outcome] = [*download.download(choice, statfin, raw, say)]
        datasets = download_kela.download(choice.datasets, kela, raw, say)
        areas = geography.download(
            choice.areas,
            window,
            folder,
            say,
            named=choice.areas_are_named,
            anew=choice.everything,
        )
        return [*tables, *datasets, *areas]


def _built(
    outcomes: list[Outcome],
    folder: Path,
    build: Callable[[Make], int],
    say: Tell,
    *,
    today: date,
) -> bool:
    """Build where there is anything to build with; whether it did not all go in."""
    if not download.is_to_build(folder):
        return False
    kept = [path for outcome in outcomes for path in outcome.kept]
    put_aside: list[Path] = []

    def refused(faults: list[Fault], files: list[Path]) -> None:
        put_aside.extend(files)
        _refused(*report.faults_text(faults), _told_aside(files, folder))

    failed = build(lambda progress: aside.build_with(kept, folder, progress, refused, today=today))
    for outcome in outcomes:
        outcome.put_aside = [path for path in outcome.kept if path in put_aside]
    if put_aside:
        say("\n".join(summary([outcome for outcome in outcomes if outcome.put_aside])))
    return bool(failed or put_aside)


def _told_aside(files: list[Path], folder: Path) -> str:
    return _(
        "{files}: put aside in {folder}, because the build refuses this. Mend what is told above, "
        "then download again: it is fetched anew."
    ).format(files=", ".join(path.name for path in files), folder=folder / left_aside.FOLDER)


def _refused(*lines: str) -> int:
    for line in lines:
        sys.stderr.write(line + "\n")
    return 1
