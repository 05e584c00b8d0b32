"""What was put aside is told by ``status`` until it has come in good form."""

from __future__ import annotations

import shlex
import subprocess
from datetime import date
from math import ceil

import pytest

from labourmarket import numbers
from tests.replica import ckan, tables
from tests.replica.app import Replica
from tests.replica.ckan import NEWEST
from tests.replica.serving import serving

MONTHS = tables.months("2025M01", 20)

pytestmark = pytest.mark.usefixtures("no_waiting")


@pytest.fixture(autouse=True)
def replica(monkeypatch):
    """StatFin with an area in 12r5 that the classification lacks."""
    statfin = Replica([tables.table_12r5(MONTHS)])
    statfin.tables[0].dimension("geo").values["KU998"] = "Uusikunta"
    with serving(statfin) as address:
        monkeypatch.setenv("TYOTAULU_STATFIN_URL", address)
        yield statfin


@pytest.fixture
def kela(monkeypatch):
    """Kela with a municipality that the classification lacks."""
    catalogue = ckan.of_kela()
    catalogue.packages[NEWEST].files[0].content = ckan.of_2025(["2026M09"], area="999")
    with serving(catalogue) as address:
        monkeypatch.setenv("TYOTAULU_KELA_URL", address)
        yield catalogue


@pytest.fixture
def told(data, pipelines):
    """What ``status`` says of files that were put aside."""

    def lines() -> list[str]:
        return [line for line in pipelines("status").out.splitlines() if "set_aside" in line]

    return lines


@pytest.fixture
def aside(data, told):
    """The same without how much they are."""

    def lines() -> list[str]:
        return [line for line in told() if not line.startswith(f"{data / 'set_aside'}:")]

    return lines


def test_nothing_aside_is_nothing_to_tell(data, told):
    assert told() == []


def test_a_file_aside_is_told_with_its_day_its_reason_and_the_remedy(data, pipelines, aside):
    pipelines("download", "12r5")

    [told] = aside()

    assert str(data / "set_aside/statfin_12r5/12r5_2025M01-2026M08") in told
    assert "24.11.2026 alkaen" in told
    assert "KU998" in told
    assert told.endswith("python -m pipelines download statfin_12r5")


def test_a_file_that_is_refused_again_lies_there_since_the_first_time(
    data, pipelines, aside, calendar
):
    pipelines("download", "12r5")
    calendar.today = date(2026, 12, 1)
    pipelines("download", "12r5")

    [told] = aside()

    assert "24.11.2026 alkaen" in told


def test_a_table_that_the_publisher_has_mended_is_open_until_all_its_months_have_come(
    data, pipelines, aside, replica
):
    pipelines("download", "12r5")
    table = replica.tables[0]
    del table.dimension("geo").values["KU998"]
    table.updated = "2026-09-03T05:00:00Z"
    assert pipelines("download", "12r5", "--since", "2026-01").code == 0
    [of_some_months] = aside()
    assert pipelines("download", "12r5", "--all").code == 0

    [of_all] = aside()

    assert "KU998" in of_some_months
    assert "KU998" not in of_all
    assert "poistaa" in of_all


def test_the_same_bytes_in_raw_are_good_form(data, pipelines, aside):
    pipelines("download", "12r5")
    [refused] = (data / "set_aside/statfin_12r5").glob("*Z.json")
    classification = data / "raw/classification/areas_2026.csv"
    kemi = next(line for line in classification.read_text("utf-8").splitlines() if "KU240" in line)
    new = kemi.replace("KU240", "KU998").replace("Kemi", "Uusikunta")
    classification.write_text(classification.read_text("utf-8") + new + "\n", "utf-8")
    assert pipelines("download", "12r5").code == 0

    [told] = aside()

    assert (data / "raw/statfin_12r5" / refused.name).read_bytes() == refused.read_bytes()
    assert refused.name not in told
    assert told.startswith("Niistä 1 on sittemmin tullut kelvollisina")


def test_a_later_answer_to_the_same_question_is_good_form(data, pipelines, aside, kela):
    pipelines("download", "kela")
    [before] = aside()
    file = kela.packages[NEWEST].files[0]
    file.content, file.modified = ckan.of_2025(["2026M09"]), "2026-11-25T06:00:00"
    assert pipelines("download", "kela").code == 0

    [told] = aside()

    assert "KU999" in before
    assert "kela_2025" not in told
    assert "poistaa" in told


def test_a_file_without_a_note_is_told_all_the_same(data, aside):
    folder = data / "set_aside/own_budget"
    folder.mkdir(parents=True)
    (folder / "budget.xlsx").write_bytes(b"PK")

    [told] = aside()

    assert "budget.xlsx" in told
    assert "Syytä ei tiedetä" in told


def test_how_much_lies_aside_is_told_with_what_lies_beside_each_file(data, pipelines, told):
    pipelines("download", "12r5")
    [folder] = (data / "set_aside").iterdir()
    size = sum(path.stat().st_size for path in folder.iterdir())

    *_of_each, total = told()

    assert total == (
        f"{data / 'set_aside'}: tiedostoja 1, {numbers.number(ceil(size / 1000))} kt; "
        "ne säilyvät, kunnes poistat ne."
    )


@pytest.mark.parametrize("others", [[], ["other.csv"]])
def test_the_command_that_is_told_deletes_all_that_may_go_and_nothing_else(
    data, pipelines, told, kela, others
):
    pipelines("download", "12r5", "kela")
    file = kela.packages[NEWEST].files[0]
    file.content, file.modified = ckan.of_2025(["2026M09"]), "2026-11-25T06:00:00"
    pipelines("download", "kela")
    folder = data / "set_aside"
    for name in others:
        (folder / "kela_municipal_share" / name).write_bytes(b"not known")
    kept = [path for path in folder.rglob("*.*") if "12r5" in path.name or path.name in others]

    _told, command = told()[-1].split(": ", 1)
    subprocess.run(shlex.split(command), check=True)

    assert sorted(folder.rglob("*.*")) == sorted(kept)
    assert not any("saa poistaa" in line for line in told())
    assert (folder / "kela_municipal_share").exists() == bool(others)
