"""What a build tells of itself: files, checks, changes, notes."""

from __future__ import annotations

import dataframely as dy

from labourmarket.codes import AREA_CODE, FREQUENCIES, STATUSES

CHANGES = [
    "new_months",
    "revised",
    "new_area",
    "vanished_area",
    "changed_definition",
    "changed_note",
]


VERDICTS = ["matches", "rounding", "differs"]


class Finding(dy.Schema):
    """One check of figures against each other: both numbers, their difference and a verdict.

    ``tolerance`` is what the rounding of the parts can explain. ``subject`` is the code of what was
    checked (area, and indicator or line where there are several).
    """

    check_id = dy.String(primary_key=True)
    subject = dy.String(primary_key=True)
    published = dy.Float64(nullable=True)
    computed = dy.Float64(nullable=True)
    difference = dy.Float64(nullable=True)
    tolerance = dy.Float64(nullable=True)
    verdict = dy.Enum(VERDICTS)
    note_fi = dy.String(min_length=1)


class Load(dy.Schema):
    """The ledger of a build: one row per raw file, with what was read, kept and turned away.

    ``released_at`` is null where the publisher's day of release is not known; ``retrieved`` is the
    day from which the file is known. ``read_as`` is a digest of the file, its sidecar, the program,
    the areas and the settings: while it stays the same, so do the rows of the file.
    """

    source_id = dy.String(primary_key=True)
    file = dy.String(primary_key=True)
    sha256 = dy.String(regex=r"^[0-9a-f]{64}$")
    read_as = dy.String(regex=r"^[0-9a-f]{64}$")
    rows_read = dy.Int64(min=0)
    rows_kept = dy.Int64(min=0)
    rows_rejected = dy.Int64(min=0)
    started = dy.Datetime()
    finished = dy.Datetime()
    released_at = dy.Datetime(nullable=True)
    retrieved = dy.Date(nullable=True)
    licence = dy.String()
    invented = dy.Bool()


class Build(dy.Schema):
    """How the warehouse was built: one row.

    ``as_of`` is the day whose knowledge it shows, null where it shows all that is known.
    ``changes_since`` is when the warehouse was built against which ``change_in_build`` tells the
    differences (null where there was none), ``changes_since_as_of`` the day that one showed.
    """

    built_at = dy.Datetime()
    as_of = dy.Date(nullable=True)
    changes_since = dy.Datetime(nullable=True)
    changes_since_as_of = dy.Date(nullable=True)


class SourceNote(dy.Schema):
    """One note of a publisher in one raw file, as published."""

    source_id = dy.String(primary_key=True)
    file = dy.String(primary_key=True)
    position = dy.Int32(primary_key=True, min=1)
    note = dy.String(min_length=1)
    released_at = dy.Datetime(nullable=True)


class ChangeInBuild(dy.Schema):
    """One thing that the last download changed; computed figures, which follow, are left out.

    ``figures`` counts the published figures of a new month, or those of a source whose single
    amounts are not told. ``earlier`` and ``later`` are null where a figure is not published, and
    the statuses say why. A note or definition has ``earlier_note`` null where it is new, ``note``
    null where it has been taken away.
    """

    kind = dy.Enum(CHANGES)
    source_id = dy.String()
    indicator_id = dy.String(nullable=True)
    area_code = dy.String(nullable=True, regex=AREA_CODE)
    period = dy.Date(nullable=True)
    frequency = dy.Enum(FREQUENCIES, nullable=True)
    figures = dy.Int64(nullable=True, min=0)
    earlier = dy.Float64(nullable=True)
    later = dy.Float64(nullable=True)
    earlier_status = dy.Enum(STATUSES, nullable=True)
    later_status = dy.Enum(STATUSES, nullable=True)
    earlier_note = dy.String(nullable=True)
    note = dy.String(nullable=True)
