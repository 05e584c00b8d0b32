"""What a build tells: a summary on the terminal and ``data/update_report.md``."""

from __future__ import annotations

from pathlib import Path

import polars as pl
from rich.console import Console
from rich.table import Table

from labourmarket import numbers
from labourmarket.language import gettext as _
from pipelines.build import Built
from pipelines.explanations import KNOWN, explained
from pipelines.faults import Fault

# A report that lists ten thousand revised values is not read.
MOST_ROWS = 50


def summary(built: Built) -> Table:
    """One line per source: files, rows, newest month, release."""
    table = Table(title=_("Warehouse {path}").format(path=built.warehouse))
    for heading in (_("Source"), _("File"), _("Rows"), _("Set aside"), _("Release")):
        table.add_column(heading)
    for row in built.tables["load"].iter_rows(named=True):
        table.add_row(
            row["source_id"],
            row["file"],
            numbers.number(row["rows_kept"]),
            numbers.number(row["rows_rejected"]),
            numbers.release(row["released_at"], row["retrieved"]),
        )
    return table


def verdicts(findings: pl.DataFrame) -> str:
    """How many checks match, differ by rounding, differ."""
    count = dict(findings["verdict"].value_counts().iter_rows())
    return _("{matches} match, {rounding} differ by rounding, {differs} differ").format(
        matches=count.get("matches", 0),
        rounding=count.get("rounding", 0),
        differs=count.get("differs", 0),
    )


def findings_table(findings: pl.DataFrame) -> Table:
    """The findings that do not match, with their explanations."""
    table = Table(title=_("Findings: {verdicts}").format(verdicts=verdicts(findings)))
    for heading in (
        _("Check"),
        _("Subject"),
        _("Published"),
        _("Computed"),
        _("Difference"),
        _("Verdict"),
        _("Explanation"),
    ):
        table.add_column(heading, overflow="fold")
    for row in explained(findings.filter(pl.col("verdict") != "matches")).iter_rows(named=True):
        table.add_row(
            row["check_id"],
            row["subject"],
            *(
                "" if row[name] is None else numbers.number(row[name], 2)
                for name in ("published", "computed", "difference")
            ),
            row["verdict"],
            row["reason_fi"] or row["note_fi"],
        )
    return table


def faults_text(faults: list[Fault]) -> list[str]:
    """Every fault on a line of its own: file, place, found, expected, remedy."""
    return [
        _("{file}: {where}: found {found}, expected {expected}. To mend: {mend}.").format(
            file=fault.file,
            where=fault.where,
            found=fault.found,
            expected=fault.expected,
            mend=fault.mend,
        )
        for fault in faults
    ]


def stale_text(stale: pl.DataFrame) -> list[str]:
    """What to do with each known difference that is no longer the one that was explained.

    Args:
        stale: what ``explanations.stale`` gives.
    """
    return [
        _(
            "{file}: {check} {subject}: the explained difference of {expected} is now {found}. "
            "To mend: remove the entry if nothing differs any more, else find out why and rewrite "
            "its difference and reason."
        ).format(
            file=KNOWN.name,
            check=row["check_id"],
            subject=row["subject"],
            expected=numbers.number(row["expected"], 2),
            found=_("no longer compared")
            if row["difference"] is None
            else numbers.number(row["difference"], 2),
        )
        for row in stale.iter_rows(named=True)
    ]


def plain_console() -> Console:
    """A terminal's width on a terminal, wide lines in a log."""
    console = Console()
    return console if console.is_terminal else Console(width=160)


def standpoint(build: pl.DataFrame) -> str:
    """Which day's knowledge the warehouse shows, or that it no longer does; else empty.

    Args:
        build: the one row of the table ``build``.
    """
    as_of, before = build.row(0, named=True)["as_of"], build["changes_since_as_of"].item()
    if as_of:
        return _("The warehouse shows what was known on {day}, and nothing later.").format(
            day=numbers.day(as_of)
        )
    if before:
        return _(
            "The warehouse showed what was known on {day}; now it shows all that is known."
        ).format(day=numbers.day(before))
    return ""


def write_update_report(built: Built, path: Path) -> None:
    """Write what the build changed, in Markdown, in the current language."""
    path.write_text("\n".join(_lines(built)) + "\n", encoding="utf-8")


def _lines(built: Built) -> list[str]:
    findings, changed = built.tables["finding"], built.changed
    return [
        "# " + _("Update report"),
        "",
        *([told, ""] if (told := standpoint(built.tables["build"])) else []),
        "## " + _("New figures"),
        "",
        *_heading(_("Source"), _("Rows"), _("Areas"), _("Newest period")),
        *(
            f"| {source} | {rows} | {areas} | {newest} |"
            for source, rows, newest, areas in changed.added.iter_rows()
        ),
        "",
        "## " + _("Revised figures"),
        "",
        *_revised(changed.revised),
        "",
        "## " + _("Findings: {verdicts}").format(verdicts=verdicts(findings)),
        "",
        *_heading(_("Check"), _("Subject"), _("Published"), _("Computed"), _("Verdict")),
        *(
            f"| {row['check_id']} | {row['subject']} | {row['published']} | {row['computed']} "
            f"| {row['verdict']} |"
            for row in findings.filter(pl.col("verdict") != "matches").iter_rows(named=True)
        ),
    ]


def _heading(*names: str) -> list[str]:
    return [f"| {' | '.join(names)} |", "|---" * len(names) + "|"]


def _revised(revised: pl.DataFrame) -> list[str]:
    if revised.is_empty():
        return [_("No published figure was revised.")]
    lines = [
        f"- {row['indicator_id']} {row['area_code']} {row['period']} ({row['source_id']}): "
        f"{row['earlier']} → {row['value']}"
        for row in revised.head(MOST_ROWS).iter_rows(named=True)
    ]
    if revised.height > MOST_ROWS:
        lines.append(_("… and {count} more").format(count=revised.height - MOST_ROWS))
    return lines
