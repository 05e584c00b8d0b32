"""``download``: what is missing or may have been revised, kept as it came, and built with."""

from __future__ import annotations

import hashlib
import tomllib
from datetime import date
from pathlib import Path

import orjson
import pytest

from labourmarket import warehouse
from pipelines import keeping, writing
from pipelines.download import only_download
from tests import conftest
from tests.replica import ckan, tables
from tests.replica.app import Fault, Replica
from tests.replica.serving import serving

MONTHS = tables.months("2025M01", 20)
NEWEST_14 = MONTHS[-14:]
YEARS = ["2023", "2024", "2025"]
SOURCES = ["statfin_12r5", "statfin_12ub", "statfin_12u4", "statfin_121w", "statfin_11ra"]


pytestmark = pytest.mark.usefixtures("no_waiting")


@pytest.fixture
def replica():
    """Every table that is downloaded, for the whole country and the six municipalities."""
    return Replica(
        [
            tables.table_12r5(MONTHS),
            tables.table_12ub(MONTHS),
            tables.table_12u4(MONTHS),
            tables.table_121w(YEARS),
            tables.table_11ra(YEARS),
        ]
    )


@pytest.fixture(autouse=True)
def base(replica, monkeypatch):
    with serving(replica) as address:
        monkeypatch.setenv("TYOTAULU_STATFIN_URL", address)
        yield address


@pytest.fixture(autouse=True)
def catalogue(monkeypatch):
    """Kela's open data, of Kemi."""
    kela = ckan.of_kela()
    with serving(kela) as address:
        monkeypatch.setenv("TYOTAULU_KELA_URL", address)
        yield kela


@pytest.fixture
def empty(tmp_path, monkeypatch):
    """A data folder without a file."""
    monkeypatch.setenv("TYOTAULU_DATA", str(tmp_path / "empty"))
    return tmp_path / "empty"


def names(folder: Path, source: str = "statfin_*") -> list[str]:
    return sorted(path.name for path in (folder / "raw").glob(f"{source}/*.json"))


def checksums(folder: Path) -> dict[str, str]:
    return {
        str(path): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def asked_months(replica: Replica, table: str) -> list[list[str]]:
    """The months of each query of a table but the one that asks when it was updated."""
    return [query["timeperiod_m"] for query in replica.queries(table)][1:]


def forget(replica: Replica) -> None:
    replica.calls.clear()


def value(indicator: str, area: str, month: str, source: str, table: str = "observation") -> list:
    order = "ORDER BY released_at" if table == "observation_release" else ""
    return warehouse.query(
        f"SELECT value FROM {table} WHERE indicator_id = $indicator AND area_code = $area "  # noqa: S608
        f"AND period = $month::DATE AND source_id = $source {order}",
        indicator=indicator,
        area=area,
        month=month,
        source=source,
    )["value"].to_list()


def test_one_command_brings_every_table_with_its_history_into_the_warehouse(
    data, pipelines, replica
):
    answer = pipelines("download")

    assert answer.code == 0, answer.err
    assert value("unemployed_jobseekers", "KU240", "2025-03-01", "statfin_12r5") == [
        tables.unemployed("KU240", "2025M03")
    ]
    assert value("structurally_unemployed", "KU240", "2026-08-01", "statfin_12ub") == [
        sum(tables._part("KU240", "2026M08", part) for part in list(tables.CONTENTS_12UB)[1:])
    ]
    assert value("in_services", "KU240", "2026-08-01", "statfin_12u4") == [
        tables.in_services("KU240", "2026M08")
    ]
    assert len(value("activation_rate", "SSS", "2026-08-01", "statfin_12u4")) == 1
    assert len(value("population", "KU240", "2024-01-01", "statfin_121w")) == 1
    for source in SOURCES:
        assert source in answer.out


def test_what_is_published_twice_agrees_and_is_checked(data, pipelines):
    pipelines("download")

    checked = warehouse.query(
        "SELECT check_id, count(*) AS n, count(*) FILTER (verdict = 'differs') AS differ "
        "FROM finding WHERE check_id SIMILAR TO '.*_of_12u.' GROUP BY ALL ORDER BY ALL"
    )
    assert checked["check_id"].to_list() == [
        "activation_rate_of_12u4",
        "in_services_of_12u4",
        "long_term_unemployed_of_12ub",
        "structural_parts_of_12ub",
    ]
    assert checked["n"].min() > 50
    assert checked["differ"].sum() == 0


@pytest.mark.parametrize(
    ("figure", "check"),
    [
        ("12u4 AKTASTE", "activation_rate_of_12u4"),
        ("12u4 PALVELUISSAYHTEENSA", "in_services_of_12u4"),
        ("12ub rakty", "structural_parts_of_12ub"),
        ("12ub pitk", "long_term_unemployed_of_12ub"),
    ],
)
def test_a_figure_that_two_tables_tell_differently_is_a_finding(
    data, pipelines, replica, figure, check
):
    table, content = figure.split()
    replica.table(f"tyonv/{table}.px").revised["SSS", "SSS", "SSS", "2026M05", content] = 10_000_000

    pipelines("download")

    differing = warehouse.query(
        "SELECT subject FROM finding WHERE check_id = $check AND verdict = 'differs'", check=check
    )["subject"].to_list()
    assert [one.split("/")[0] for one in differing] == ["SSS"]
    assert differing[0].endswith("2026-05-01")


def test_the_deck_of_2022_is_held_against_the_yearly_averages_of_12ub(data, pipelines, replica):
    replica.tables[1] = tables.table_12ub(tables.months("2022M01", 12))

    pipelines("download", "12ub")

    compared = warehouse.query(
        "SELECT subject FROM finding WHERE check_id = 'yearly_average_of_12ub'"
    )["subject"].to_list()
    assert "KU240/structurally_unemployed" in compared
    assert "TA22/structurally_unemployed" in compared


def test_sums_of_an_area_count_each_person_once_though_two_tables_tell_of_them(data, pipelines):
    pipelines("download")

    assert value("long_term_unemployed", "TA22", "2026-08-01", "computed") == [
        sum(tables.persons(area, "2026M08", "PITKAAIKAISTYOTTOMAT") for area in tables.MERI_LAPPI)
    ]


def test_raw_answers_lie_there_as_they_came_with_their_origin(empty, pipelines, replica):
    pipelines("download", "12r5", "--no-build")

    [name] = names(empty, "statfin_12r5")
    path = empty / "raw/statfin_12r5" / name
    origin = tomllib.loads(path.with_name(name + ".origin.toml").read_text("utf-8"))
    assert name == "12r5_2025M01-2026M08_20260825T050000Z.json"
    assert path.read_bytes().startswith(b'{"version":"2.0","class":"dataset"')
    assert origin["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert origin["query_sha256"] == hashlib.sha256(replica.calls[-1].body).hexdigest()
    assert origin["updated"] == "2026-08-25T05:00:00Z"
    assert origin["licence"] == "CC BY 4.0"
    assert origin["invented"] is False
    assert origin["url"].endswith("/tyonv/12r5.px")


def test_a_second_run_asks_only_whether_anything_has_changed(empty, pipelines, replica):
    pipelines("download", "statfin", "--no-build")
    before = checksums(empty)
    forget(replica)

    answer = pipelines("download", "statfin", "--no-build")

    assert answer.code == 0
    # limits; metadata and the release of each of the five tables
    assert len(replica.calls) == 1 + 5 * 2
    assert checksums(empty) == before


def test_a_new_release_brings_the_newest_fourteen_months_again_and_no_older_one(
    empty, pipelines, replica
):
    pipelines("download", "12r5", "--no-build")
    forget(replica)
    replica.tables[0].updated = "2026-09-22T05:00:00Z"
    replica.tables[0].dimension("time").values["2026M09"] = "2026M09"

    pipelines("download", "12r5", "--no-build")

    assert asked_months(replica, "12r5") == [tables.months("2025M08", 14)]
    assert len(names(empty, "statfin_12r5")) == 2


def test_revisions_of_older_months_come_on_request(empty, pipelines, replica):
    pipelines("download", "12r5", "--no-build")
    forget(replica)
    replica.tables[0].updated = "2026-09-22T05:00:00Z"

    pipelines("download", "12r5", "--no-build", "--all")

    assert asked_months(replica, "12r5") == [MONTHS]


def test_older_months_are_asked_for_again_once_a_year_has_passed(
    data, pipelines, replica, calendar
):
    pipelines("download", "12r5")
    first = tables.unemployed("KU240", "2025M02")
    table = replica.tables[0]
    table.revised["KU240", "2025M02", "TYOTTOMATLOPUSSA"] = first + 5
    table.updated = "2026-09-22T05:00:00Z"
    asked = []
    for day, released in [
        (date(2027, 11, 24), "2027-10-22T05:00:00Z"),
        (date(2027, 11, 25), "2027-10-22T05:00:00Z"),
        (date(2027, 11, 25), "2027-11-24T05:00:00Z"),
        (date(2027, 11, 25), "2027-11-24T05:00:00Z"),
        (date(2027, 12, 22), "2027-12-22T05:00:00Z"),
    ]:
        forget(replica)
        calendar.today, table.updated = day, released
        answer = pipelines("download", "12r5")
        assert answer.code == 0, answer.err
        asked.append([month for months in asked_months(replica, "12r5") for month in months])

    key = ("unemployed_jobseekers", "KU240", "2025-02-01", "statfin_12r5")
    assert asked == [NEWEST_14, MONTHS[:-14], NEWEST_14, [], NEWEST_14]
    assert value(*key, "observation_release") == [first, first + 5]
    assert value(*key) == [first + 5]


def test_a_revised_month_is_kept_in_both_releases_and_shown_in_the_newest(data, pipelines, replica):
    pipelines("download", "12r5")
    first = tables.unemployed("KU240", "2026M07")
    table = replica.tables[0]
    table.updated = "2026-09-03T05:00:00Z"
    table.revised["KU240", "2026M07", "TYOTTOMATLOPUSSA"] = first + 5

    answer = pipelines("download", "12r5")

    key = ("unemployed_jobseekers", "KU240", "2026-07-01", "statfin_12r5")
    assert answer.code == 0
    assert value(*key) == [first + 5]
    assert value(*key, "observation_release") == [first, first + 5]


def test_figures_that_changed_without_a_new_release_are_kept_as_a_release_of_their_own_and_told(
    data, pipelines, replica
):
    pipelines("download", "12r5")
    first = tables.unemployed("KU240", "2026M08")
    replica.tables[0].revised["KU240", "2026M08", "TYOTTOMATLOPUSSA"] = first + 5
    forget(replica)

    answer = pipelines("download", "12r5")

    key = ("unemployed_jobseekers", "KU240", "2026-08-01", "statfin_12r5")
    assert answer.code == 0, answer.err
    assert asked_months(replica, "12r5") == [NEWEST_14]
    assert "MUUTETTU ILMAN UUTTA JULKAISUA" in answer.out
    assert value(*key) == [first + 5]
    assert value(*key, "observation_release") == [first, first + 5]

    again = pipelines("download", "12r5")

    assert "MUUTETTU" not in again.out
    assert len(names(data, "statfin_12r5")) == 4


def test_a_figure_that_goes_back_without_a_new_release_is_newer_than_its_change(
    data, pipelines, replica
):
    pipelines("download", "12r5")
    first = tables.unemployed("KU240", "2026M08")
    for more in (5, 0, 5):
        replica.tables[0].revised["KU240", "2026M08", "TYOTTOMATLOPUSSA"] = first + more
        pipelines("download", "12r5")

    key = ("unemployed_jobseekers", "KU240", "2026-08-01", "statfin_12r5")
    assert value(*key, "observation_release") == [first, first + 5, first, first + 5]
    assert value(*key) == [first + 5]


def test_an_older_month_that_changed_without_a_new_release_comes_on_request(
    data, pipelines, replica
):
    pipelines("download", "12r5")
    first = tables.unemployed("KU240", "2025M02")
    replica.tables[0].revised["KU240", "2025M02", "TYOTTOMATLOPUSSA"] = first + 5

    answer = pipelines("download", "12r5", "--all")

    key = ("unemployed_jobseekers", "KU240", "2025-02-01", "statfin_12r5")
    assert answer.code == 0, answer.err
    assert "MUUTETTU ILMAN UUTTA JULKAISUA" in answer.out
    assert value(*key) == [first + 5]


def test_an_area_that_the_classification_lacks_is_put_aside_and_later_builds_go_through(
    data, pipelines, replica
):
    replica.tables[0].dimension("geo").values["KU998"] = "Uusikunta"

    answer = pipelines("download", "statfin")

    assert answer.code == 1
    assert answer.line("KU998")
    assert answer.line("12r5_2025M01-2026M08", "set_aside")
    assert "statfin_12r5: SIIRRETTY SIVUUN" in answer.out
    assert [path.name[:5] for path in (data / "set_aside/statfin_12r5").glob("*.json")] == ["12r5_"]
    assert len(value("in_services", "KU240", "2026-08-01", "statfin_12u4")) == 1
    assert pipelines("build").code == 0


def test_a_fault_that_is_not_of_the_download_is_told_and_what_came_stays(data, pipelines):
    before = names(data)
    (data / "raw/forum_2023/deck.toml").write_text("no deck", "utf-8")
    served = (data / "warehouse.duckdb").read_bytes()

    answer = pipelines("download", "12r5")

    assert answer.code == 1
    assert answer.line("deck.toml")
    assert len(names(data)) == len(before) + 1
    assert list((data / "set_aside").rglob("*.*")) == []
    assert (data / "warehouse.duckdb").read_bytes() == served


def test_a_month_that_the_publisher_drops_stays(data, pipelines, replica):
    pipelines("download", "12r5")
    table = replica.tables[0]
    table.drop(*MONTHS[:4])
    table.updated = "2027-01-26T05:00:00Z"

    answer = pipelines("download", "12r5")

    assert answer.code == 0
    for month in ("2025-01-01", "2025-05-01"):
        assert len(value("unemployed_jobseekers", "KU240", month, "statfin_12r5")) == 1


def test_what_is_held_is_known_by_its_content_whatever_its_name(empty, pipelines, replica):
    pipelines("download", "12r5", "--no-build")
    [name] = names(empty, "statfin_12r5")
    kept = empty / "raw/statfin_12r5" / name
    kept.rename(kept.with_name("loaded by hand.json"))
    forget(replica)

    answer = pipelines("download", "12r5", "--no-build")

    assert answer.code == 0
    assert names(empty, "statfin_12r5") == ["loaded by hand.json"]
    assert len(replica.queries("12r5")) == 1


def test_the_same_bytes_are_no_second_file(empty, pipelines, monkeypatch):
    pipelines("download", "12r5", "--no-build")
    before = checksums(empty)
    monkeypatch.setattr(keeping, "missing", lambda question, *_: list(question.periods))

    answer = pipelines("download", "12r5", "--no-build")

    assert answer.code == 0
    assert checksums(empty) == before


def test_a_renamed_table_with_renamed_variables_goes_on_where_it_was(empty, pipelines, replica):
    pipelines("download", "12r5", "--no-build")
    forget(replica)
    table = replica.tables[0]
    table.path = "tyonv/uusi_12r5.px"
    table.rename(geo="alue_23_20270101", time="kk", metric="tiedot")

    answer = pipelines("download", "12r5", "--no-build")

    assert answer.code == 0
    assert len(replica.queries()) == 1


def test_a_download_killed_half_way_goes_on_where_it_stopped(empty, python, pipelines, replica):
    replica.most_cells = replica.config["maxCells"] = 12 * 23 * 2  # two months a call
    process = python("-m", "pipelines", "download", "12r5", "--no-build")

    def kill(call) -> None:
        if len(replica.queries("12r5")) == 5:
            process.kill()
            process.wait()

    replica.met = kill
    process.wait()
    replica.met = lambda _call: None
    kept = {name: (empty / "raw/statfin_12r5" / name).read_bytes() for name in names(empty)}
    forget(replica)

    answer = pipelines("download", "12r5", "--no-build")

    # of ten calls three had been answered and kept: one query asks for the release
    assert process.returncode == -9
    assert len(kept) == 3
    assert answer.code == 0
    assert len(asked_months(replica, "12r5")) == 7
    assert len(names(empty)) == 10
    for name, content in kept.items():
        assert (empty / "raw/statfin_12r5" / name).read_bytes() == content


def test_what_a_kill_left_of_a_file_is_cleared_and_never_read(empty, pipelines):
    folder = empty / "raw/statfin_12r5"
    folder.mkdir(parents=True)
    (folder / "12r5_2025M01.json.part").write_bytes(b'{"half')

    pipelines("download", "12r5", "--no-build")

    assert not list(folder.glob("*.part"))


def test_a_table_that_fails_leaves_the_others_and_is_told(data, pipelines, replica):
    pipelines("download")
    for table in replica.tables:
        table.updated = "2026-09-22T05:00:00Z"
    replica.faults.append(Fault("500", at="12ub", times=100))

    answer = pipelines("download")

    told = next(line for line in answer.out.splitlines() if "statfin_12ub: EI HAETTU" in line)
    assert answer.code == 1
    assert "2026M08" in told
    assert "25.8.2026" in told
    releases = warehouse.query(
        "SELECT source_id, max(released_at)::DATE::VARCHAR AS day FROM observation "
        "WHERE source_id LIKE 'statfin_12u%' OR source_id = 'statfin_12r5' GROUP BY ALL"
    )
    assert dict(releases.iter_rows()) == {
        "statfin_12r5": "2026-09-22",
        "statfin_12u4": "2026-09-22",
        "statfin_12ub": "2026-08-25",
    }


def test_a_table_that_breaks_in_the_middle_keeps_what_came(empty, pipelines, replica):
    replica.config["maxCells"] = 12 * 23 * 5
    replica.met = lambda _call: (
        replica.faults.append(Fault("cut", times=100))
        if len(replica.queries("12r5")) == 4
        else None
    )

    answer = pipelines("download", "12r5", "--no-build")

    assert answer.code == 1
    assert len(names(empty)) == 2


def test_a_publisher_that_is_down_leaves_the_warehouse_as_it_is(
    data, pipelines, monkeypatch, replica
):
    with serving(Replica()) as gone:
        pass
    monkeypatch.setenv("TYOTAULU_STATFIN_URL", gone)
    before = checksums(data)

    answer = pipelines("download", "statfin")

    after = checksums(data)
    after.pop(str(data / "download.lock"), None)
    assert answer.code == 1
    assert answer.out.count("EI HAETTU") == 5
    assert after == before


@pytest.mark.parametrize(
    "kind", ["html", "html_as_json", "400", "403", "429", "503", "other", "less", "cut"]
)
def test_no_answer_of_any_other_kind_is_archived(empty, pipelines, replica, kind):
    replica.faults.append(Fault(kind, method="POST", times=1000))

    answer = pipelines("download", "--no-build")

    assert answer.code == 1
    assert names(empty) == []


def test_a_publisher_that_allows_less_than_it_says_is_asked_for_less(empty, pipelines, replica):
    replica.most_cells = 2500

    answer = pipelines("download", "12r5", "--no-build")

    assert answer.code == 0
    assert len(names(empty)) == 4


def test_eighteen_calls_bring_all_of_12r5_and_two_more_its_next_month(empty, pipelines, replica):
    municipalities = [f"KU{number:03}" for number in range(1, 310)]
    regions = [f"{level}{number:03}" for level in ("SK", "MA") for number in range(111)]
    areas = ["SSS", *municipalities, *regions][:421]
    replica.tables = [tables.table_12r5(tables.months("2009M01", 212), areas)]

    answer = pipelines("download", "12r5", "--no-build")

    queries = asked_months(replica, "12r5")
    assert answer.code == 0
    assert len(queries) == 18
    assert sorted(month for months in queries for month in months) == tables.months("2009M01", 212)
    assert "2\u00a0052\u00a0796" in answer.out
    assert "18" in answer.out

    forget(replica)
    replica.tables = [tables.table_12r5(tables.months("2009M01", 213), areas)]
    replica.tables[0].updated = "2026-10-27T06:00:00Z"
    pipelines("download", "12r5", "--no-build")

    assert [len(months) for months in asked_months(replica, "12r5")] == [12, 2]


def test_progress_tells_the_time_left_by_the_calls_so_far(empty, pipelines, replica, no_waiting):
    replica.config |= {"maxValues": 1000, "maxCells": 1000}
    replica.met = lambda call: no_waiting.pause(45 if call.method == "POST" else 0)

    answer = pipelines("download", "12r5", "--no-build")

    told = [line.partition("kutsu ")[2] for line in answer.out.splitlines()]
    assert [step for step in told if step] == [
        "1/7",
        "2/7, jäljellä noin 4 min",
        "3/7, jäljellä noin 4 min",
        "4/7, jäljellä noin 3 min",
        "5/7, jäljellä noin 2 min",
        "6/7, jäljellä noin 2 min",
        "7/7, jäljellä noin 45 s",
    ]


@pytest.mark.parametrize(
    ("area", "codes"),
    [
        ("all", set(tables.FEW_AREAS)),
        ("TA22", {"SSS", "MK19", *tables.MERI_LAPPI}),
        ("KU240,KU851", {"SSS", "MK19", "KU240", "KU851"}),
    ],
)
def test_an_area_comes_with_its_region_and_the_country(data, pipelines, replica, area, codes):
    pipelines("download", "12r5", "--no-build", "--area", area)

    assert set(replica.queries("12r5")[-1]["Alue"]) == codes


def test_more_areas_than_are_held_are_fetched_with_all_their_months(data, pipelines, replica):
    pipelines("download", "12r5", "--no-build", "--area", "TA22")
    forget(replica)

    pipelines("download", "12r5", "--no-build")

    assert asked_months(replica, "12r5") == [MONTHS]


def test_fewer_areas_than_are_held_are_there_already(data, pipelines, replica):
    pipelines("download", "12r5", "--no-build")
    forget(replica)

    pipelines("download", "12r5", "--no-build", "--area", "TA22")

    assert asked_months(replica, "12r5") == []


def test_the_first_month_may_be_chosen(empty, pipelines, replica):
    pipelines("download", "12r5", "11ra", "--no-build", "--since", "2024-06")

    assert asked_months(replica, "12r5") == [MONTHS]
    assert [query["timeperiod_y"] for query in replica.queries("11ra")][1:] == [["2024", "2025"]]


@pytest.mark.parametrize(
    "arguments",
    [["12xx"], ["--since", "2026"], ["--area", "TA99"], ["--area", "KU240,KU999"], ["kela_2006"]],
)
def test_a_choice_that_is_none_is_told_before_any_call(data, pipelines, replica, arguments):
    answer = pipelines("download", *arguments)

    assert answer.code == 1
    assert arguments[-1].split(",")[-1] in answer.err
    assert replica.calls == []


def test_an_address_that_is_not_https_is_told(data, pipelines, monkeypatch):
    monkeypatch.setenv("TYOTAULU_STATFIN_URL", "http://pxdata.stat.fi/PxWeb/api/v1/fi/StatFin")

    answer = pipelines("download")

    assert answer.code == 1
    assert "http://pxdata.stat.fi" in answer.err


def test_of_two_downloads_at_once_the_second_says_so_and_leaves(data, pipelines, replica):
    with only_download(data):
        answer = pipelines("download")

    assert answer.code == 1
    assert str(data) in answer.err


def test_a_build_that_runs_elsewhere_leaves_what_was_fetched(data, pipelines, replica):
    before = (data / "warehouse.duckdb").read_bytes()

    with writing.only_build(data):
        answer = pipelines("download", "12r5")

    assert answer.code == 1
    assert (data / "warehouse.duckdb").read_bytes() == before
    assert any(name.startswith("12r5_2025M01") for name in names(data))
    assert pipelines("download", "12r5").code == 0
    assert len(value("unemployed_jobseekers", "SSS", "2026-08-01", "statfin_12r5")) == 1


def test_nothing_new_is_nothing_to_build(data, pipelines):
    pipelines("download")
    built = (data / "warehouse.duckdb").stat().st_mtime_ns

    pipelines("download")

    assert (data / "warehouse.duckdb").stat().st_mtime_ns == built


def test_real_figures_of_june_2026_come_through_as_they_were_published(
    data, pipelines, replica, shared_real
):
    replica.tables = [
        tables.recorded(
            shared_real / "statfin/tyonv_12r5_2026M06_all-areas.px-json.json", "tyonv/12r5.px"
        ),
        tables.recorded(
            shared_real / "statfin/ssaaty_121w_2025_kunnat.px-json.json", "ssaaty/121w.px"
        ),
    ]

    answer = pipelines("download", "12r5", "121w")

    june = ("2026-06-01", "statfin_12r5")
    assert answer.code == 0, answer.err
    assert value("unemployed_jobseekers", "SSS", *june) == [352001]
    assert value("unemployed_jobseekers", "KU564", *june) != []
    assert value("open_vacancies", "KU845", *june) == [8]
    assert value("unemployed_foreign", "KU751", *june) == [None]
    assert value("population", "KU240", "2025-01-01", "statfin_121w") == [19339]
    [kept] = [name for name in names(data, "statfin_12r5") if "Z.json" in name]
    told = orjson.loads((data / "raw/statfin_12r5" / kept).read_bytes())
    assert told["size"] == [421, 1, 23]


def test_a_test_that_chooses_no_publisher_reaches_none():
    assert conftest.NO_PUBLISHER.startswith("http://127.0.0.1:9/")
    assert conftest.environment(Path("data"))["TYOTAULU_STATFIN_URL"] == conftest.NO_PUBLISHER
