"""``demo``: invent the raw files, write them to a folder of their own."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import polars as pl

from labourmarket import settings
from labourmarket.language import gettext as _
from pipelines import writing
from pipelines.demo import deck, figures, folder, kela, statfin
from pipelines.demo.places import chosen, places
from pipelines.demo.statfin import RawFile
from pipelines.faults import Fault, RejectedInputError
from pipelines.sources import classification

SEED = 588
EVERY_AREA = "all"
SHORTEST, USUAL = 24, 240


class UnknownAreasError(Exception):
    """An area that was asked for is not in the classification."""


REFUSALS = (UnknownAreasError, folder.RealDataError, writing.AnotherBuildRunsError, OSError)


def default_folder() -> Path:
    """Where the demo lies unless ``TYOTAULU_DATA`` says otherwise: beside the real raw files."""
    return folder.SHIPPED.parent / "demo"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command can be asked for."""
    own = ",".join(settings.area_setting())
    parser.add_argument("--areas", default=own, help=_("TA22, KU240,KU851 or all"))
    parser.add_argument("--months", type=_months, default=USUAL, help=_("how many of the newest"))


def _months(text: str) -> int:
    if text.isdecimal() and SHORTEST <= int(text) <= figures.LONGEST:
        return int(text)
    message = _("{text} is not a number from {least} to {most}").format(
        text=text, least=SHORTEST, most=figures.LONGEST
    )
    raise argparse.ArgumentTypeError(message)


def refusal(refused: Exception) -> str:
    """Why nothing was written, and what to do."""
    if isinstance(refused, folder.RealDataError):
        return _(
            "{files}: not marked as invented. The demo is never mixed with real data: give it a "
            "folder of its own with TYOTAULU_DATA."
        ).format(files=refused)
    if isinstance(refused, UnknownAreasError):
        return _("{codes}: no such area. Ask for areas such as TA22, KU240,KU851 or all.").format(
            codes=refused
        )
    if isinstance(refused, writing.AnotherBuildRunsError):
        return _("Another build is running in {folder}.").format(folder=refused)
    return str(refused)


def write(target: Path, areas: list[str], months: int) -> int:
    """Write the invented raw files under ``target``.

    Args:
        target: the data folder of the demo.
        areas: codes of areas, or ``["all"]``.
        months: how many of the newest months.

    Returns:
        How many files were written.

    Raises:
        RealDataError: the folder holds data that are not invented.
        UnknownAreasError: an area is not in the classification.
        AnotherBuildRunsError: a build is running in the folder.
    """
    known = _classification()
    unknown = [code for code in areas if code != EVERY_AREA and code not in known["area_code"]]
    if unknown:
        raise UnknownAreasError(", ".join(unknown))
    folder.refuse_real_data(target)
    with writing.only_build(target):
        return folder.write(raw_files(known, areas, months), target)


def raw_files(known: pl.DataFrame, areas: list[str], months: int) -> Iterator[RawFile]:
    """Every invented raw file; chance is drawn in one order, whatever was asked for."""
    of_sizes, of_counts, of_kela, of_statfin = np.random.default_rng(SEED).spawn(4)
    everywhere = places(known, of_sizes)
    drawn = figures.invented(everywhere, of_counts)
    asked = None if EVERY_AREA in areas else chosen(known, areas)
    municipalities = [code for code in asked or everywhere.codes if code.startswith("KU")]
    yield from kela.files(drawn, [code for code in municipalities if code[2:].isdigit()], of_kela)
    yield from statfin.files(drawn, months, asked, of_statfin)
    yield from deck.files(drawn)


def _classification() -> pl.DataFrame:
    faults: list[Fault] = []
    reading = classification.read(folder.SHIPPED / folder.COPIED[0], {}, faults)
    if reading is None:
        raise RejectedInputError(faults)
    return reading.tables["area"]
