"""``build --as-of``: what was known on a day, nothing later, and every page says so."""

from __future__ import annotations

import orjson
import pytest

from labourmarket import queries, warehouse
from labourmarket.exports import tabular
from labourmarket.ui import frame
from tests import pages
from tests.pages import html, opened


def unemployed(area_code: str, source_id: str) -> float | None:
    rows = warehouse.query(
        "SELECT value FROM observation WHERE indicator_id = 'unemployed_jobseekers' "
        "AND area_code = $area_code AND period = DATE '2026-06-01' AND source_id = $source_id",
        area_code=area_code,
        source_id=source_id,
    )
    return rows["value"].item() if rows.height else None


@pytest.fixture
def revised(data, pipelines):
    """A folder where Kemi's June was revised on 25 August 2026, all of it built."""
    june = data / "raw/statfin_12r5/12r5_TA22_2026M06.json"
    answer = orjson.loads(june.read_bytes())
    answer["updated"] = "2026-08-25T05:00:00Z"
    answer["value"][answer["value"].index(1386)] = 1387
    june.with_name("later.json").write_bytes(orjson.dumps(answer))
    assert pipelines("build").code == 0
    return data


def test_a_later_revision_is_left_out_and_the_sums_follow(revised, pipelines):
    now = unemployed("KU240", "statfin_12r5"), unemployed("TA22", "computed")

    code = pipelines("build", "--as-of", "2026-07-31").code

    assert code == 0
    assert now == (1387, 3133)
    assert (unemployed("KU240", "statfin_12r5"), unemployed("TA22", "computed")) == (1386, 3132)
    assert (
        warehouse.query("SELECT max(released_at)::DATE::VARCHAR FROM load").item() == "2026-07-21"
    )


def test_a_normal_build_takes_the_look_back_back_and_says_so(revised, pipelines):
    pipelines("build", "--as-of", "2026-07-31")

    answer = pipelines("build")

    assert unemployed("KU240", "statfin_12r5") == 1387
    assert queries.known_as_of() is None
    assert "näytti sen, mitä tiedettiin 31.7.2026" in answer.out


def test_the_day_of_the_release_itself_is_known(data, pipelines):
    pipelines("build", "--as-of", "2026-07-21")
    on_the_day = unemployed("KU240", "statfin_12r5")
    pipelines("build", "--as-of", "2026-07-20")

    assert on_the_day == 1386
    assert unemployed("KU240", "statfin_12r5") is None


def test_where_the_release_is_not_known_the_day_of_the_fetching_counts(data, pipelines):
    rows = []
    for day in ("2026-11-23", "2026-11-24"):
        pipelines("build", "--as-of", day)
        rows.append(warehouse.query("SELECT count(*) FROM municipal_benefit_share").item())

    assert rows == [0, 118]


def test_a_day_before_every_release_is_refused_and_the_warehouse_stands(data, pipelines):
    answer = pipelines("build", "--as-of", "1999-12-31")

    assert answer.code == 1
    assert answer.line("--as-of", "1999-12-31")
    assert unemployed("KU240", "statfin_12r5") == 1386


def test_the_first_days_of_the_deck_can_be_looked_at_without_any_of_the_later_sources(
    data, pipelines
):
    answer = pipelines("build", "--as-of", "2023-06-06")

    assert answer.code == 0
    assert queries.newest_by_source()["source_id"].to_list() == ["classification", "forum_2023"]


def test_what_is_no_day_is_refused(data, pipelines):
    with pytest.raises(SystemExit) as refused:
        pipelines("build", "--as-of", "heinäkuu")

    assert refused.value.code == 2


def test_build_status_and_the_report_tell_of_which_day_the_warehouse_is(data, pipelines):
    built = pipelines("build", "--as-of", "2026-07-31")
    status = pipelines("status")

    told = "näyttää sen, mitä tiedettiin 31.7.2026"
    assert told in built.out
    assert told in status.out
    assert told in (data / "update_report.md").read_text("utf-8")


def test_a_load_takes_the_look_back_back(data, pipelines, tmp_path):
    pipelines("build", "--as-of", "2026-07-31")
    kela = next((data / "raw/kela_municipal_share").glob("*.csv"))
    august = tmp_path / "august.csv"
    august.write_text(
        kela.read_text("utf-8").replace(";2026;7;202607;", ";2026;8;202608;"), "utf-8"
    )

    answer = pipelines("load", august)

    assert answer.code == 0
    assert queries.known_as_of() is None
    assert "näytti sen, mitä tiedettiin 31.7.2026" in answer.out


def test_every_page_and_every_file_says_that_this_was_known_on_the_day(data, pipelines):
    pipelines("build", "--as-of", "2026-07-31")

    for name in frame.menu():
        assert "mitä tiedettiin 31.7.2026" in html(opened(pages.page(name))), name
    assert "tunnettiin 31.7.2026" in tabular.told_source("KEHA")


def test_the_page_has_no_such_banner_otherwise(built_warehouse):
    assert "mitä tiedettiin" not in html(opened(pages.app()))
