"""A build while the app runs: the next interaction shows the new figures, without a restart."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import orjson
from playwright.sync_api import Page, expect

from tests.conftest import ROOT, environment
from tests.serving import serving

KEMI_IN_JUNE = "Kemissä oli kesäkuussa 2026 työttömiä työnhakijoita"


def test_a_build_shows_in_the_running_app_at_the_next_interaction_with_what_it_revised(
    built_data: Path, tmp_path: Path, page: Page
):
    data = tmp_path / "data"
    shutil.copytree(built_data, data)
    with serving(data, tmp_path / "log") as address:
        page.goto(f"{address}/?area=KU240")
        answer = page.locator(".tt-answer")  # what has changed is told from another place, too
        expect(answer).to_contain_text(f"{KEMI_IN_JUNE} 1\u00a0386")

        revise(data, "KU240", "TYOTTOMATLOPUSSA", 1400)
        choose(page, "Tornio")
        choose(page, "Kemi")

        expect(answer).to_contain_text(f"{KEMI_IN_JUNE} 1\u00a0400")
        expect(page.get_by_text("aiemmin 1\u00a0386, nyt 1\u00a0400 (+14)")).to_be_visible()
        expect(page.get_by_test_id("stAlertContentError")).to_have_count(0)

        page.goto(f"{address}/data?section=changes")
        revised = page.get_by_role("row").filter(has_text="Kemi")
        for figure in ("1\u00a0386", "1\u00a0400", "+14"):
            expect(revised.get_by_role("cell", name=figure, exact=True)).to_be_visible()


def choose(page: Page, name: str) -> None:
    page.get_by_role("radiogroup", name="Alue").get_by_role("radio", name=name, exact=True).click()


def revise(data: Path, area: str, content: str, value: int) -> None:
    """Let the publisher revise one figure, and build."""
    raw = data / "raw" / "statfin_12r5" / "12r5_TA22_2026M06.json"
    answer = orjson.loads(raw.read_bytes())
    of_area = answer["dimension"]["Alue"]["category"]["index"][area]
    of_content = answer["dimension"]["contentscode"]["category"]["index"][content]
    answer["value"][of_area * answer["size"][2] + of_content] = value
    raw.write_bytes(orjson.dumps(answer))
    subprocess.run(
        [sys.executable, "-m", "pipelines", "build"],
        cwd=ROOT,
        env=environment(data),
        check=True,
        capture_output=True,
    )
