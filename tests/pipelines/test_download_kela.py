"""``download`` of Kela's open data: found in the catalogue, kept as published, built with."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path

import pytest

from labourmarket import warehouse
from pipelines import fetching
from pipelines.network.door import Bounds
from tests.replica import ckan, tables
from tests.replica.app import Fault, Replica
from tests.replica.ckan import NEWEST, File
from tests.replica.serving import serving

FOLDER = "raw/kela_municipal_share"
OCTOBER, NOVEMBER = ["2026M09", "2026M10"], ["2026M09", "2026M10", "2026M11"]


pytestmark = pytest.mark.usefixtures("no_waiting")


@pytest.fixture
def catalogue(monkeypatch):
    kela = ckan.of_kela()
    with serving(kela) as address:
        monkeypatch.setenv("TYOTAULU_KELA_URL", address)
        yield kela


@pytest.fixture
def file(catalogue) -> File:
    """The file of the newest data set."""
    return catalogue.packages[NEWEST].files[0]


@pytest.fixture
def empty(tmp_path, monkeypatch):
    """A data folder without a file."""
    monkeypatch.setenv("TYOTAULU_DATA", str(tmp_path / "empty"))
    return tmp_path / "empty"


def names(data: Path, dataset: str = "kela") -> list[str]:
    return sorted(path.name for path in (data / FOLDER).glob(f"{dataset}*.csv"))


def origin_of(data: Path, name: str) -> dict:
    return tomllib.loads((data / FOLDER / f"{name}.origin.toml").read_text("utf-8"))


def euros(month: str, area: str = "KU240", benefit: str = "earnings_related_allowance") -> list:
    return warehouse.query(
        "SELECT municipal_share_eur FROM municipal_benefit_share WHERE area_code = $area "
        "AND period = $month::DATE AND benefit = $benefit AND day_band <> 'all'",
        area=area,
        month=month,
        benefit=benefit,
    )["municipal_share_eur"].to_list()


def told(answer, dataset: str = "kela_2025") -> str:
    """The last that the command says of a data set, whose line a terminal may have broken."""
    last = answer.out.replace("\n", " ").rsplit(f"{dataset}: ", 1)[1]
    return last.split("kela_2015: ")[0]


def release(file: File, content: bytes, day: str) -> None:
    file.content, file.modified = content, f"{day}T06:00:00"


def test_a_download_of_everything_brings_kelas_shares_under_both_laws_into_the_warehouse(
    data, pipelines, catalogue, monkeypatch
):
    months = tables.months("2026M01", 8)
    years = ["2025"]
    statfin = Replica(
        [
            *(table(months) for table in (tables.table_12r5, tables.table_12ub, tables.table_12u4)),
            *(table(years) for table in (tables.table_121w, tables.table_11ra)),
        ]
    )
    with serving(statfin) as address:
        monkeypatch.setenv("TYOTAULU_STATFIN_URL", address)
        answer = pipelines("download")

    assert answer.code == 0, answer.err
    assert euros("2026-10-01") == [3533.49]
    assert euros("2024-12-01", benefit="labour_market_support") == [1000.1]
    assert "18.11.2026" in told(answer)
    assert "15.2.2026" in told(answer, "kela_2015")


def test_the_file_lies_there_as_it_came_with_its_origin(empty, pipelines, file):
    pipelines("download", "kela_2025", "--no-build")

    [name] = names(empty)
    origin = origin_of(empty, name)
    assert name == "kela_2025_data_20261118T060000Z.csv"
    assert (empty / FOLDER / name).read_bytes() == file.content
    assert origin["sha256"] == hashlib.sha256(file.content).hexdigest()
    assert origin["updated"] == "2026-11-18T06:00:00Z"
    assert origin["released"].isoformat() == "2026-11-18"
    assert origin["licence"] == "CC BY 4.0"
    assert origin["publisher"] == "Kela"
    assert origin["url"].endswith("/download/data.csv")
    assert origin["retrieved"]
    assert origin["invented"] is False


@pytest.mark.parametrize(
    ("names_asked", "kept"),
    [
        (["kela"], {"kela_2025", "kela_2015"}),
        (["kela_municipal_share"], {"kela_2025", "kela_2015"}),
        (["kela_2015"], {"kela_2015"}),
    ],
)
def test_kela_is_asked_for_alone_without_a_call_to_statfin(
    empty, pipelines, catalogue, names_asked, kept
):
    answer = pipelines("download", *names_asked, "--no-build")

    assert answer.code == 0
    assert {name[:9] for name in names(empty)} == kept


@pytest.mark.parametrize("checksum", [False, True])
def test_what_has_not_changed_since_is_not_fetched_again(
    empty, pipelines, catalogue, file, checksum
):
    if checksum:
        file.tell_checksum()
    pipelines("download", "kela", "--no-build")
    catalogue.calls.clear()

    answer = pipelines("download", "kela", "--no-build")

    assert answer.code == 0
    assert catalogue.fetched() == []
    assert "ei uutta" in told(answer)
    assert "18.11.2026" in told(answer)


def test_a_file_that_was_changed_since_is_fetched_and_the_older_one_stays(empty, pipelines, file):
    pipelines("download", "kela_2025", "--no-build")
    release(file, ckan.of_2025(NOVEMBER), "2026-12-18")

    pipelines("download", "kela_2025", "--no-build")

    assert [name.split("_")[-1][:8] for name in names(empty)] == ["20261118", "20261218"]


def test_another_checksum_under_the_same_date_is_a_change(empty, pipelines, file):
    file.tell_checksum()
    pipelines("download", "kela_2025", "--no-build")
    file.content = ckan.of_2025(OCTOBER, euros=1.0)
    file.tell_checksum()

    pipelines("download", "kela_2025", "--no-build")

    assert len(names(empty)) == 2


def test_the_same_bytes_under_a_newer_date_are_kept_once_and_not_fetched_day_after_day(
    empty, pipelines, catalogue, file
):
    pipelines("download", "kela_2025", "--no-build")
    file.modified = "2026-12-18T06:00:00"
    pipelines("download", "kela_2025", "--no-build")
    catalogue.calls.clear()

    answer = pipelines("download", "kela_2025", "--no-build")

    [name] = names(empty)
    assert origin_of(empty, name)["confirmed"] == "2026-12-18T06:00:00Z"
    assert catalogue.fetched() == []
    assert "18.12.2026" in told(answer)


def test_a_figure_that_kela_revises_is_that_of_its_newest_file(data, pipelines, file):
    pipelines("download", "kela_2025")
    release(file, ckan.of_2025(NOVEMBER, euros=3000.0), "2026-12-18")

    answer = pipelines("download", "kela_2025")

    assert answer.code == 0, answer.err
    assert euros("2026-10-01") == [3000.0]
    assert euros("2026-11-01") == [3000.0]


def test_a_row_that_kela_withdraws_is_gone_and_other_places_and_months_stay(data, pipelines, file):
    july = euros("2026-07-01", "KU851")
    pipelines("download", "kela_2025")
    withdrawn = b"\n".join(
        line for line in file.content.split(b"\n") if b"202610,2026,240,Ansio" not in line
    )
    release(file, withdrawn, "2026-12-18")

    pipelines("download", "kela_2025")

    assert euros("2026-10-01") == []
    assert euros("2026-09-01") == [3533.49]
    assert euros("2026-07-01", "KU851") == july != []


def test_bytes_that_kela_returns_to_are_its_newest_again(data, pipelines, file):
    first = file.content
    pipelines("download", "kela_2025")
    release(file, ckan.of_2025(OCTOBER, euros=1.0), "2026-12-18")
    pipelines("download", "kela_2025")
    release(file, first, "2026-12-19")

    pipelines("download", "kela_2025")

    assert euros("2026-10-01") == [3533.49]


def test_a_file_that_moved_to_another_place_of_the_catalogue_is_found(empty, pipelines, file):
    file.folder, file.name = "resource/0000/download", "tiedot.csv"

    answer = pipelines("download", "kela_2025", "--no-build")

    assert answer.code == 0
    assert origin_of(empty, names(empty)[0])["url"].endswith("/resource/0000/download/tiedot.csv")


def test_a_data_set_cut_into_files_by_years_comes_with_all_of_them(empty, pipelines, catalogue):
    catalogue.packages[NEWEST].files += [
        File(ckan.of_2025(["2025M01"]), name="data_2025.csv"),
        File(b"muuttuja,selite\n", name="selitteet.csv"),
    ]

    answer = pipelines("download", "kela_2025", "--no-build")

    assert answer.code == 0
    assert [name[10:-21] for name in names(empty)] == ["data_2025", "data"]


def test_a_data_set_under_another_name_is_found_by_its_title(empty, pipelines, catalogue):
    catalogue.packages["uusi-nimi"] = catalogue.packages.pop(NEWEST)

    answer = pipelines("download", "kela_2025", "--no-build")

    assert answer.code == 0
    assert len(names(empty)) == 1


def test_a_data_set_that_the_catalogue_lacks_is_told_and_the_other_one_comes(
    empty, pipelines, catalogue
):
    del catalogue.packages[NEWEST]

    answer = pipelines("download", "kela", "--no-build")

    assert answer.code == 1
    assert "EI HAETTU" in told(answer)
    assert "työttömyysturvan saajat" in told(answer)
    assert [name[:9] for name in names(empty)] == ["kela_2015"]


@pytest.mark.parametrize("files", [[], [File(b"{}", name="a.json", format="JSON")]])
def test_a_data_set_without_a_csv_file_is_told(empty, pipelines, catalogue, files):
    catalogue.packages[NEWEST].files = files

    answer = pipelines("download", "kela_2025", "--no-build")

    assert answer.code == 1
    assert "package.json" in told(answer)
    assert names(empty) == []


@pytest.mark.parametrize(
    "kind", ["503", "500", "404", "403", "cut", "html", "html_as_csv", "csv_as_html"]
)
def test_no_answer_of_any_other_kind_is_kept_as_a_file_of_kela(empty, pipelines, catalogue, kind):
    catalogue.faults.append(Fault(kind, at="data.csv", times=100))

    answer = pipelines("download", "kela_2025", "--no-build")

    assert answer.code == 1
    assert "EI HAETTU" in told(answer)
    assert names(empty) == []


@pytest.mark.parametrize("kind", ["503", "cut", "html", "html_as_csv"])
def test_a_file_that_failed_on_its_way_is_asked_for_again(empty, pipelines, catalogue, file, kind):
    catalogue.faults.append(Fault(kind, at="data.csv", times=2))

    answer = pipelines("download", "kela_2025", "--no-build")

    assert answer.code == 0
    assert len(catalogue.fetched()) == 3
    assert (empty / FOLDER / names(empty)[0]).read_bytes() == file.content


@pytest.mark.parametrize("kind", ["503", "html", "cut", "403"])
def test_a_catalogue_that_does_not_answer_leaves_the_figures_where_they_stand(
    data, pipelines, catalogue, kind
):
    pipelines("download", "kela")
    catalogue.faults.append(Fault(kind, at="package_", times=1000))
    built = (data / "warehouse.duckdb").read_bytes()

    answer = pipelines("download", "kela")

    assert answer.code == 1
    assert "EI HAETTU" in told(answer)
    assert "18.11.2026" in told(answer)
    assert (data / "warehouse.duckdb").read_bytes() == built


def test_kela_that_is_down_leaves_the_tables_of_statfin(data, pipelines, monkeypatch):
    with serving(ckan.Catalogue()) as gone:
        pass
    monkeypatch.setenv("TYOTAULU_KELA_URL", gone)
    with serving(Replica([tables.table_12r5(tables.months("2026M07", 2))])) as address:
        monkeypatch.setenv("TYOTAULU_STATFIN_URL", address)
        answer = pipelines("download", "12r5", "kela")

    newest = warehouse.query("SELECT max(period)::VARCHAR AS m FROM observation").item()
    assert answer.code == 1
    assert newest == "2026-08-01"
    assert "EI HAETTU" in told(answer)
    # the file that the project brings along has no day of release
    assert "haettu 24.11.2026" in told(answer)
    assert len(euros("2026-07-01")) == 4


def test_a_redirect_to_an_unknown_host_is_refused_before_any_call(empty, pipelines, catalogue):
    elsewhere = ckan.of_kela()
    with serving(elsewhere) as address:
        catalogue.faults.append(Fault("302", at="data.csv", told=address + "/data.csv"))
        answer = pipelines("download", "kela_2025", "--no-build")

    assert answer.code == 1
    assert "127.0.0.1" in told(answer)
    assert elsewhere.calls == []
    assert names(empty) == []


def test_a_redirect_within_the_catalogue_is_followed(empty, pipelines, catalogue, file):
    path = f"/data/dataset/{NEWEST}/{file.folder}/{file.name}"
    catalogue.faults.append(Fault("302", at="data.csv", told=path))

    assert pipelines("download", "kela_2025", "--no-build").code == 0


def test_a_file_on_an_unknown_host_is_never_asked_for(empty, pipelines, catalogue, file):
    file.told["url"] = "https://example.org/data.csv"

    answer = pipelines("download", "kela_2025", "--no-build")

    assert answer.code == 1
    assert "example.org" in told(answer)


def test_a_file_larger_than_any_of_kela_is_not_read_to_its_end(
    empty, pipelines, catalogue, file, monkeypatch
):
    file.content = ckan.of_2025(tables.months("2025M01", 22))
    monkeypatch.setattr(fetching, "KELA_BOUNDS", Bounds(most_bytes=2000))

    answer = pipelines("download", "kela_2025", "--no-build")

    assert answer.code == 1
    assert "2\u00a0000" in told(answer)
    assert len(catalogue.fetched()) == 1


def test_a_file_that_is_not_the_one_of_the_catalogues_checksum_is_refused(empty, pipelines, file):
    file.told["hash"] = "sha256:" + 64 * "0"

    answer = pipelines("download", "kela_2025", "--no-build")

    assert answer.code == 1
    assert "tarkistussumma" in told(answer)
    assert names(empty) == []


def test_columns_that_cannot_be_read_are_told_and_not_kept(empty, pipelines, catalogue, file):
    file.content = b"VUOSI,KUNTA,EUROT\n2026,240,5\n"

    answer = pipelines("download", "kela_2025", "--no-build")

    assert answer.code == 1
    assert "VUOSI, KUNTA, EUROT" in told(answer)
    assert len(catalogue.fetched()) == 1
    assert names(empty) == []


@pytest.mark.parametrize(
    "told_by_the_catalogue",
    [
        {"success": True},
        {"success": False, "result": {"name": "n", "resources": [{"url": "u", "format": "CSV"}]}},
        [],
        {"success": True, "result": {"resources": [7]}},
    ],
)
def test_an_answer_that_is_not_ckans_is_none(
    empty, pipelines, catalogue, monkeypatch, told_by_the_catalogue
):
    answered = (200, ckan.orjson.dumps(told_by_the_catalogue), ckan.JSON)
    monkeypatch.setattr(catalogue, "_show", lambda *_: answered)

    answer = pipelines("download", "kela_2025", "--no-build")

    assert answer.code == 1
    assert "kysyttiin" in told(answer)


def test_an_address_of_the_catalogue_that_is_not_https_is_told_before_any_call(
    data, pipelines, monkeypatch
):
    monkeypatch.setenv("TYOTAULU_KELA_URL", "http://www.avoindata.fi/data/api/3")

    answer = pipelines("download", "kela")

    assert answer.code == 1
    assert "http://www.avoindata.fi" in answer.err


def test_a_file_of_kela_that_the_build_refuses_is_put_aside_and_the_other_one_built_in(
    data, pipelines, catalogue, file
):
    file.content = ckan.of_2025(OCTOBER, area="999")

    answer = pipelines("download", "kela")

    [aside] = (data / "set_aside/kela_municipal_share").glob("*.csv")
    assert answer.code == 1
    assert answer.line("KU999")
    assert answer.line(aside.name, "set_aside")
    assert "SIVUUN" in told(answer)
    assert "haettu 24.11.2026" in told(answer)
    assert aside.read_bytes() == file.content
    assert aside.with_name(aside.name + ".origin.toml").exists()
    assert [name[:9] for name in names(data)] == ["kela_2015"]
    assert euros("2024-12-01", benefit="labour_market_support") == [1000.1]
    assert pipelines("build").code == 0


def test_a_file_put_aside_comes_again_and_is_built_in_once_it_can_be(data, pipelines, file):
    good, file.content = file.content, ckan.of_2025(OCTOBER, area="999")
    pipelines("download", "kela_2025")
    file.content = good

    answer = pipelines("download", "kela_2025")

    assert answer.code == 0
    assert euros("2026-10-01") == [3533.49]
