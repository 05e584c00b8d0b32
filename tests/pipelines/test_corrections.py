"""Judgements about published figures: drop, override, flag, and never a stale one."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from labourmarket import warehouse
from pipelines import corrections

ENTRY = """
[[correction]]
indicator = "open_vacancies"
area_code = "KU240"
month = 2026-06-01
action = "{action}"
{value}
expect = {{ {expect} }}
reason = "Ten times its neighbours."
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The folder of the corrections, empty."""
    monkeypatch.setattr(corrections, "FOLDER", tmp_path)
    return tmp_path


@pytest.fixture
def entry(folder):
    """Write one correction of the source ``publisher``."""

    def write(action="drop", expect="above = 60", value="", source="publisher", text=ENTRY):
        told = text.format(action=action, expect=expect, value=value)
        (folder / f"{source}.corrections.toml").write_text(told, "utf-8")

    return write


@pytest.fixture
def rows():
    """Vacancies of one municipality in two months."""
    return pl.DataFrame(
        {
            "indicator_id": ["open_vacancies"] * 2,
            "area_code": ["KU240"] * 2,
            "period": [date(2026, 5, 1), date(2026, 6, 1)],
            "value": [70.0, 68.0],
            "low": [70.0, 68.0],
            "high": [70.0, 68.0],
            "status": ["published"] * 2,
        }
    )


def test_a_dropped_figure_is_gone_and_its_neighbour_stays(rows, entry):
    entry(action="drop")
    faults = []

    corrected = corrections.applied(rows, "publisher", faults)

    assert corrected["value"].to_list() == [70]
    assert faults == []


def test_an_overridden_figure_and_its_bounds_are_the_entrys_value(rows, entry):
    entry(action="override", value="value = 6.8")

    corrected = corrections.applied(rows, "publisher", [])

    assert corrected.select("value", "low", "high").rows() == [(70, 70, 70), (6.8, 6.8, 6.8)]


def test_a_flagged_figure_keeps_its_value_and_is_provisional(rows, entry):
    entry(action="flag")

    corrected = corrections.applied(rows, "publisher", [])

    assert corrected["value"].to_list() == [70, 68]
    assert corrected["status"].to_list() == ["published", "provisional"]


@pytest.mark.parametrize(
    "expect", ["above = 68", "below = 68", "equals = 67", "above = 1, below = 9"]
)
def test_a_guard_that_no_longer_holds_is_a_fault_that_tells_the_figure(rows, entry, expect):
    entry(expect=expect)
    faults = []

    corrections.applied(rows, "publisher", faults)

    assert [fault.where for fault in faults] == ["open_vacancies KU240 2026-06-01"]
    assert faults[0].found == "68.0"


@pytest.mark.parametrize("expect", ["above = 67", "below = 69", "equals = 68"])
def test_a_guard_that_holds_is_no_fault(rows, entry, expect):
    entry(expect=expect)
    faults = []

    corrections.applied(rows, "publisher", faults)

    assert faults == []


def test_an_entry_that_meets_no_figure_is_a_fault(rows, entry):
    entry()
    faults = []

    corrections.applied(rows.head(1), "publisher", faults)

    assert len(faults) == 1


def test_an_entry_about_a_secret_figure_is_a_fault(rows, entry):
    entry()
    faults = []

    corrections.applied(rows.with_columns(value=pl.lit(None, pl.Float64)), "publisher", faults)

    assert len(faults) == 1


@pytest.mark.parametrize(
    "text",
    [
        ENTRY.replace("{action}", "erase"),
        ENTRY.replace("{action}", "override"),
        ENTRY.replace('reason = "Ten times its neighbours."', ""),
        ENTRY.replace("month = 2026-06-01", 'month = "2026M06"'),
        ENTRY.replace("{expect}", ""),
        ENTRY.replace("{expect}", "over = 5"),
        "[[correction]\n",
    ],
    ids=["action", "no_value", "no_reason", "month", "no_guard", "guard", "no_toml"],
)
def test_an_entry_without_form_is_a_fault_and_changes_nothing(rows, entry, text):
    entry(text=text)
    faults = []

    corrected = corrections.applied(rows, "publisher", faults)

    assert [fault.file for fault in faults] == ["publisher.corrections.toml"]
    assert corrected.equals(rows)


def test_corrections_of_a_source_that_gave_no_figures_are_a_fault(entry):
    entry(source="publisehr")
    faults = []

    corrections.tell_idle({"publisher"}, faults)

    assert [fault.file for fault in faults] == ["publisehr.corrections.toml"]


def test_a_build_applies_corrections_before_it_sums(data, pipelines, entry):
    entry(source="statfin_12r5", action="override", value="value = 70", expect="equals = 68")

    code = pipelines("build").code

    figures = warehouse.query(
        "SELECT area_code, value FROM observation WHERE indicator_id = 'open_vacancies' "
        "AND period = DATE '2026-06-01' AND area_code IN ('KU240', 'TA22') ORDER BY area_code"
    )
    assert code == 0
    assert figures.rows() == [("KU240", 70), ("TA22", 193)]


def test_a_stale_correction_stops_the_build(data, pipelines, entry):
    entry(source="statfin_12r5", expect="above = 5000")

    answer = pipelines("build")

    assert answer.code == 1
    assert answer.line("statfin_12r5.corrections.toml", "open_vacancies KU240 2026-06-01", "68.0")


def test_the_corrections_of_the_project_are_well_formed():
    faults = []
    for path in corrections.FOLDER.glob("*.corrections.toml"):
        corrections.of_source(path.name.removesuffix(".corrections.toml"), faults)

    assert faults == []
