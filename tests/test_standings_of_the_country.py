"""The whole country of June 2026 as StatFin has it: places that equal the figures."""

from __future__ import annotations

import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from labourmarket import standing
from labourmarket.catalogue.labour_market import UNEMPLOYED_SHARE_OF_LABOUR_FORCE as SHARE
from labourmarket.narrative import standings
from tests import pages
from tests.conftest import ROOT, environment

JUNE = date(2026, 6, 1)
LAHTI, JYVASKYLA_MUURAME, KUOPIO, MERI_LAPPI = "TA19", "TA09", "TA17", "TA22"


@pytest.fixture(scope="module")
def country(built_data: Path, shared_real: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's data and the publisher's answer of all areas."""
    data = tmp_path_factory.mktemp("country")
    shutil.copytree(built_data / "raw", data / "raw")
    answer = shared_real / "statfin" / "tyonv_12r5_2026M06_all-areas.px-json.json"
    subprocess.run(
        [sys.executable, "-m", "pipelines", "load", str(answer)],
        cwd=ROOT,
        env=environment(data),
        check=True,
        capture_output=True,
    )
    return data


@pytest.fixture(autouse=True)
def _country(country: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TYOTAULU_DATA", str(country))


def finding(area_code: str) -> str:
    rows = standing.snapshot(SHARE, standing.level_of(area_code), JUNE)
    return standings.finding(standing.of_place(rows, area_code, SHARE), area_code)


def test_the_areas_stand_as_their_figures_do():
    rows = standing.snapshot(SHARE, standing.EMPLOYMENT_AREA, JUNE)
    value = dict(rows.with_columns(pl.col("value").round(3)).select("area_code", "value").rows())

    assert [value[code] for code in (LAHTI, JYVASKYLA_MUURAME, KUOPIO, MERI_LAPPI)] == [
        17.847,
        16.721,
        12.569,
        12.562,
    ]
    assert finding(LAHTI) == "Lahti: sija 1 (46 alueesta)"
    assert finding(JYVASKYLA_MUURAME) == "Jyväskylä-Muurame: sija 2 (46 alueesta)"


def test_two_areas_that_look_the_same_at_one_decimal_share_their_places():
    assert finding(MERI_LAPPI) == "Meri-Lappi: jakaa sijat 15–16 (46 alueesta)"
    assert finding(KUOPIO) == "Kuopio: jakaa sijat 15–16 (46 alueesta)"


@pytest.mark.parametrize(
    ("name", "choices", "told"),
    [
        ("overview", {"area": MERI_LAPPI}, "Meri-Lappi: jakaa sijat 15–16 (46 alueesta)"),
        (
            "municipality",
            {"area": "KU240", "indicator": SHARE.id},
            "Kemi: sija 8 (308 kunnasta)",
        ),
    ],
)
def test_the_pages_tell_the_same_places(name, choices, told):
    page = pages.opened(pages.page(name), **choices)

    assert told in [heading.value for heading in page.header]


def test_the_peers_come_from_the_whole_country():
    shown = pages.text(pages.opened(pages.page("municipality"), area="KU240"))

    assert "Vertailukunnat etsitään maan kaikista kunnista." in shown
