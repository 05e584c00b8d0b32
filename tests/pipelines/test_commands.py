"""``check``, ``status`` and the commands that come later."""

from __future__ import annotations

import hashlib
import re
from datetime import date

import orjson
import polars as pl
import pytest

from labourmarket import warehouse
from labourmarket.catalogue.sources import KELA_MUNICIPAL_SHARE, STATFIN_11RA, STATFIN_12R5
from labourmarket.metrics.due import newest_published
from pipelines import __main__ as commands, explanations


def test_every_difference_of_the_shipped_data_is_explained(data, pipelines):
    answer = pipelines("check")

    assert answer.code == 0
    assert "5 383,00" in answer.out.replace("\u00a0", " ")
    assert "5 662,00" in answer.out.replace("\u00a0", " ")


def test_a_new_difference_makes_the_check_fail_with_both_numbers(data, pipelines):
    deck = data / "raw/forum_2023/background_2022.csv"
    deck.write_text(deck.read_text("utf-8").replace(";2724", ";2742"), "utf-8")
    built = pipelines("build")

    answer = pipelines("check")

    assert (built.code, answer.code) == (0, 1)
    told = next(line for line in answer.out.splitlines() if "TA22/unemployed_jobseekers" in line)
    assert "2742" in told.replace("\u00a0", "")
    assert "2724" in told.replace("\u00a0", "")


def test_a_known_difference_of_another_size_is_no_longer_explained(data, pipelines):
    deck = data / "raw/forum_2023/background_2022.csv"
    deck.write_text(deck.read_text("utf-8").replace(";5383", ";5384"), "utf-8")
    pipelines("build")

    assert pipelines("check").code == 1


def test_a_known_difference_that_has_vanished_is_told_as_stale_and_fails_nothing(data, pipelines):
    deck = data / "raw/forum_2023/background_2022.csv"
    deck.write_text(deck.read_text("utf-8").replace(";5383", ";5662"), "utf-8")
    origin = deck.with_name(deck.name + ".origin.toml")
    known = hashlib.sha256(deck.read_bytes()).hexdigest()
    origin.write_text(re.sub('sha256 = ".*"', f'sha256 = "{known}"', origin.read_text("utf-8")))
    pipelines("build")

    answer = pipelines("check")

    assert answer.code == 0
    assert answer.line("known_differences.toml", "TA22/jobseekers", "279,00", "poista merkintä")
    assert len(answer.err.splitlines()) == 1


def test_a_known_difference_is_not_stale_while_it_stands_or_where_all_is_invented(
    data, pipelines, tmp_path, monkeypatch
):
    as_it_is = pipelines("check")
    monkeypatch.setenv("TYOTAULU_DATA", str(tmp_path / "demo"))
    pipelines("demo", "--areas", "TA22", "--months", "24")

    of_demo = pipelines("check")

    assert as_it_is.err == of_demo.err == ""


@pytest.mark.parametrize(("difference", "found"), [(4.0, 4.0), (0.0, 0.0)])
def test_an_entry_tells_what_is_found_now_instead_of_what_it_explains(tmp_path, difference, found):
    known = tmp_path / "known.toml"
    entry = '[[known]]\ncheck_id = "totals"\nsubject = "{}"\ndifference = 3.0\nreason_fi = "S"\n'
    known.write_text(entry.format("TA22") + entry.format("TA99"))
    findings = pl.DataFrame(
        {"check_id": ["totals"], "subject": ["TA22"], "difference": [difference]}
    )

    stale = explanations.stale(findings, known)

    assert stale.rows() == [("totals", "TA22", 3.0, found), ("totals", "TA99", 3.0, None)]
    assert explanations.stale(findings.with_columns(difference=3.0), known).height == 1


def test_an_edited_raw_file_is_a_finding(data, pipelines):
    kela = data / "raw/kela_municipal_share/municipal_share_TA22_2026M07.csv"
    kela.write_text(kela.read_text("utf-8") + "\n", "utf-8")
    pipelines("build")

    answer = pipelines("check")

    told = warehouse.query(
        "SELECT subject, verdict FROM finding WHERE check_id = 'raw_file_unchanged'"
    )
    assert answer.code == 1
    assert "raw_file_unchanged" in answer.out
    assert told["subject"].to_list() == ["kela_municipal_share/municipal_share_TA22_2026M07.csv"]
    assert told["verdict"].to_list() == ["differs"]


def test_a_raw_file_without_an_origin_is_a_finding(data, pipelines):
    (data / "raw/classification/areas_2026.csv.origin.toml").unlink()
    pipelines("build")

    assert pipelines("check").code == 1


def test_an_explanation_holds_for_its_own_difference_only(tmp_path):
    known = tmp_path / "known.toml"
    known.write_text(
        '[[known]]\ncheck_id = "totals"\nsubject = "TA22"\ndifference = 3.0\nreason_fi = "Syy."\n'
    )
    findings = pl.DataFrame(
        {
            "check_id": ["totals", "totals"],
            "subject": ["TA22", "TA33"],
            "difference": [3.0, 3.0],
            "verdict": ["differs", "differs"],
        }
    )

    moved = findings.with_columns(difference=pl.lit(4.0))

    assert explanations.unexplained(findings, known)["subject"].to_list() == ["TA33"]
    assert explanations.unexplained(moved, known).height == 2


def test_status_tells_the_newest_month_of_each_source_and_what_is_due(data, pipelines, capsys):
    code = commands._status(date(2026, 8, 27))

    told = capsys.readouterr().out.splitlines()
    statfin = next(place for place, line in enumerate(told) if line.startswith("statfin_12r5"))
    assert code == 0
    assert "kesäkuu 2026" in told[statfin]
    assert "21.7.2026" in told[statfin]
    assert "heinäkuu 2026" in told[statfin + 1]
    assert any(line.startswith("forum_2023") and "tammikuu 2023" in line for line in told)


def test_status_says_nothing_is_due_while_the_newest_month_is_in_hand(data, capsys):
    commands._status(date(2026, 7, 31))

    assert not any(line.startswith("  ") for line in capsys.readouterr().out.splitlines())


@pytest.mark.parametrize(
    ("source", "today", "newest"),
    [
        (STATFIN_12R5, date(2026, 11, 24), date(2026, 9, 1)),
        (STATFIN_12R5, date(2026, 11, 26), date(2026, 9, 1)),
        (STATFIN_12R5, date(2026, 11, 27), date(2026, 10, 1)),
        (STATFIN_12R5, date(2027, 1, 28), date(2026, 11, 1)),
        (STATFIN_12R5, date(2027, 2, 1), date(2026, 12, 1)),
        (KELA_MUNICIPAL_SHARE, date(2026, 11, 20), date(2026, 9, 1)),
        (KELA_MUNICIPAL_SHARE, date(2026, 11, 21), date(2026, 10, 1)),
        (KELA_MUNICIPAL_SHARE, date(2027, 1, 21), date(2026, 12, 1)),
        (STATFIN_11RA, date(2026, 11, 24), None),
    ],
)
def test_a_month_is_due_when_its_publisher_has_certainly_released_it(source, today, newest):
    assert newest_published(source.id, today) == newest


@pytest.mark.parametrize("command", ["check", "status"])
def test_without_a_warehouse_a_command_says_how_to_build_one(
    pipelines, tmp_path, monkeypatch, command
):
    monkeypatch.setenv("TYOTAULU_DATA", str(tmp_path))

    answer = pipelines(command)

    assert answer.code == 1
    assert "python -m pipelines build" in answer.err


@pytest.mark.parametrize("command", ["export"])
def test_a_command_that_comes_later_says_so(pipelines, command):
    answer = pipelines(command, "statfin", "--since", "2026-01")

    assert answer.code == 2
    assert command in answer.out


def test_an_own_area_of_two_municipalities_has_sums_of_its_own(data, pipelines, monkeypatch):
    monkeypatch.setenv("TYOTAULU_AREA", "KU240,KU851")

    code = pipelines("build").code

    figures = warehouse.query(
        "SELECT indicator_id, value FROM observation WHERE area_code = 'OWN' "
        "AND period = DATE '2026-06-01' AND indicator_id IN "
        "('unemployed_jobseekers', 'labour_force', 'unemployed_share_of_labour_force')"
        "ORDER BY indicator_id"
    )
    assert code == 0
    assert dict(figures.iter_rows()) == {
        "labour_force": 8098 + 9613,
        "unemployed_jobseekers": 1386 + 1063,
        "unemployed_share_of_labour_force": pytest.approx(100 * 2449 / 17711),
    }


@pytest.mark.parametrize(
    ("setting", "unknown"),
    [
        ("KU240,KU999", "KU999"),
        ("TA99", "TA99"),
        ("TA22,TA33", "TA22, TA33"),
        ("KU240,TA22", "TA22"),
        ("ku240", "ku240"),
    ],
)
def test_a_setting_that_names_what_is_not_there_stops_the_build(
    data, pipelines, monkeypatch, setting, unknown
):
    monkeypatch.setenv("TYOTAULU_AREA", setting)

    answer = pipelines("build")

    assert answer.code == 1
    assert answer.line("TYOTAULU_AREA", unknown)


def test_another_order_of_a_json_answer_gives_the_same_warehouse(data, pipelines):
    month = data / "raw/statfin_12r5/12r5_TA22_2026M06.json"
    answer = orjson.loads(month.read_bytes())
    category = answer["dimension"]["Alue"]["category"]
    category["index"] = dict(reversed(category["index"].items()))
    before = warehouse.query("SELECT * FROM observation ORDER BY ALL")
    month.write_bytes(orjson.dumps(answer))

    code = pipelines("build").code

    assert code == 0
    assert warehouse.query("SELECT * FROM observation ORDER BY ALL").equals(before)
