"""The three forms of PxWeb, read alike: json-stat2, PX-JSON and px."""

from __future__ import annotations

from pathlib import Path

from pipelines.faults import Fault
from pipelines.formats import jsonstat, px, pxjson
from pipelines.formats.cube import Cube
from pipelines.formats.recognise import Form, form_of


def read(path: Path, faults: list[Fault]) -> Cube | None:
    """Read a table in whichever form its content is; None, and a fault, where it is in none."""
    reader = {Form.PX: px.read, Form.PX_JSON: pxjson.read}.get(form_of(path), jsonstat.read)
    return reader(path, faults)
