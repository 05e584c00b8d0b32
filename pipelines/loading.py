"""``load``: recognise files by their content, archive them under raw, build with them."""

from __future__ import annotations

import re
from pathlib import Path
from types import ModuleType

from labourmarket import settings
from labourmarket.language import gettext as _
from pipelines import apart, archive, raw, writing
from pipelines.build import Built, Progress, under_lock
from pipelines.faults import Fault, RejectedInputError
from pipelines.formats import pxweb, workbook
from pipelines.formats.cube import METRIC, ROLES, Cube
from pipelines.formats.recognise import Form, columns_of, form_of, looks_like, start_of
from pipelines.geography import drawing
from pipelines.sources import (
    boundaries,
    classification,
    classification_answers,
    kela_municipal_share,
    own_budget,
    own_service_lines,
    statfin_12r5,
    statfin_12u4,
    statfin_12ub,
    statfin_other,
)

_PREFIX = "statfin_"
STATFIN_TABLES = {
    source.FOLDER.removeprefix(_PREFIX): source
    for source in raw.SOURCES
    if source.FOLDER.startswith(_PREFIX) and source is not statfin_other
}
# What tables are called whose files do not tell their id, as recorded in PX-JSON.
TITLES = {
    "Työttömät työnhakijat eri ryhmissä": "12r5",
    "Arbetslösa arbetssökande i olika grupper": "12r5",
    "Unemployed jobseekers, persons in services and vacant jobs": "12r5",
    "Tunnuslukuja väestöstä": "11ra",
    "Väestönmuutokset": "121w",
}
OWN = (own_service_lines, own_budget)
ACCEPTED = (
    "json-stat2, PX-JSON, px (StatFin); CSV (Kela: "
    f"{', '.join(kela_municipal_share.COLUMNS)}); "
    "Excel (python -m pipelines template service-lines | budget); "
    "areas_2027.csv, JSON (classification service); GeoJSON (boundaries)"
)


def load(paths: list[Path], progress: Progress) -> Built:
    """Archive the files and build; where anything is at fault, nothing of them stays.

    Raises:
        RejectedInputError: a file is not known, would mix real and invented data, or the build
            with it was refused.
        AnotherBuildRunsError: another process is building here.
    """
    sources = _recognised(paths)
    folder = settings.data_folder()
    apart.refuse_mixture(paths, folder)
    with writing.only_build(folder):
        archive.take_back(folder)
        try:
            archive.add(zip(paths, sources, strict=True), folder)
            drawn = _redrawn(sources, folder / "raw")
            built = under_lock(folder, progress)
            drawing.write(drawn, folder)
        except BaseException:
            archive.take_back(folder)
            raise
        archive.settle(folder)
        return built


def _redrawn(sources: list[ModuleType], raw_folder: Path) -> drawing.Drawn | None:
    """The map, where areas or their boundaries have come; every answer that belongs to it is there.

    Raises:
        RejectedInputError: something of them is missing or cannot be read.
    """
    if boundaries not in sources and classification not in sources:
        return None
    faults: list[Fault] = []
    classification.tell_incomplete(raw_folder / classification.FOLDER, faults)
    if faults:
        raise RejectedInputError(faults)
    return drawing.drawn(raw_folder)


def _recognised(paths: list[Path]) -> list[ModuleType]:
    faults: list[Fault] = []
    sources = []
    for path in paths:
        if not path.is_file():
            faults.append(
                Fault(str(path), "", _("no file"), _("a file"), _("check the name of the file"))
            )
            continue
        source = recognise(path)
        if source is None:
            faults.append(
                Fault(
                    path.name,
                    _("whole file"),
                    looks_like(path),
                    ACCEPTED,
                    _("fetch the file in one of these forms"),
                )
            )
            continue
        sources.append(source)
    if faults:
        raise RejectedInputError(faults)
    return sources


def recognise(path: Path) -> ModuleType | None:
    """Tell a file's source from its content; None where it is not known."""
    form = form_of(path)
    if form in (Form.JSON_STAT, Form.PX_JSON, Form.PX):
        return _statfin_source(path)
    if form is Form.BROKEN_JSON:
        return _of_broken_json(path)
    if form is Form.WORKBOOK:
        sheets = workbook.sheets(path)
        return next((own for own in OWN if own.TEMPLATE.sheet in sheets), None)
    if form is Form.TEXT and kela_municipal_share.is_form(columns_of(path)):
        return kela_municipal_share
    return _of_areas(form, path)


def _of_areas(form: Form, path: Path) -> ModuleType | None:
    """Boundaries, an answer of the classification service, or a table of all areas."""
    if form is Form.GEOJSON:
        return boundaries
    is_answer = form is Form.JSON_LIST and classification_answers.part_of(path) is not None
    is_table = form is Form.TEXT and classification.is_form(columns_of(path), path.name)
    return classification if is_answer or is_table else None


def _of_broken_json(path: Path) -> ModuleType | None:
    """A cut file still tells its table in its text; the build says where it is cut."""
    ids = re.findall("|".join(STATFIN_TABLES), start_of(path))
    return STATFIN_TABLES[ids[0]] if ids else None


def _statfin_source(path: Path) -> ModuleType:
    """The source of a table: by its id, else by its title or contents, else the general one."""
    cube = pxweb.read(path, [])
    if cube is None:  # in a known form and yet not whole: the build tells what is wrong
        return _of_broken_json(path) or statfin_other
    table = cube.table_id or _table_of_title(cube.label) or _table_of_contents(cube)
    return STATFIN_TABLES.get(table, statfin_other)


def _table_of_title(label: str) -> str:
    return next((table for title, table in TITLES.items() if label.startswith(title)), "")


def _table_of_contents(cube: Cube) -> str:
    """12r5 has no other variables; the other two have contents that no other table has."""
    offered = dict(cube.labels.get(METRIC, {}))
    has_others = set(cube.cells.columns) - {*ROLES, "value", "symbol"}
    if len(statfin_12r5.indicator_of(offered)) == len(offered) > 0 and not has_others:
        return "12r5"
    if len(statfin_12ub.indicator_of(offered)) > 1:
        return "12ub"
    return "12u4" if statfin_12u4.indicator_of(offered) else ""
