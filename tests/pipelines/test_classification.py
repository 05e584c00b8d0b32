"""What areas there are, year by year: fetched whole or not at all, and nothing of history lost."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta

import orjson
import polars as pl
import pytest

from labourmarket import queries, settings
from pipelines.geography import download as geography
from pipelines.network import classifications
from pipelines.network.door import Bounds, Door
from pipelines.network.failures import BrokenAnswerError, UnknownThereError, UntrustedError
from pipelines.sources import classification, classification_answers as answers
from tests.replica.app import Fault
from tests.replica.classification import ClassificationService
from tests.replica.serving import serving

FIRST_DAY, DUE_AGAIN = date(2027, 1, 20), 28
TRANSIENT = ["503", "html", "html_as_json", "cut", "cut_json", "other"]


pytestmark = pytest.mark.usefixtures("no_waiting")


@pytest.fixture
def service():
    return ClassificationService(year=2027)


@pytest.fixture(autouse=True)
def base(service, monkeypatch, calendar):
    calendar.today = FIRST_DAY
    with serving(service) as address:
        monkeypatch.setenv("TYOTAULU_CLASSIFICATION_URL", address)
        yield address


@pytest.fixture
def door(base, window):
    with Door(base, window) as opened:
        yield opened


def archived(data) -> list[str]:
    return sorted(path.name for path in (data / "raw/classification").glob("*.json"))


def area(code: str) -> dict[str, object]:
    return queries.areas().row(by_predicate=pl.col("area_code") == code, named=True)


def municipality(service, code: str) -> dict[str, str]:
    return next(row for row in service.areas if row["area_code"] == code)


@pytest.mark.parametrize("as_items", [False, True], ids=["addresses", "items"])
def test_the_areas_of_a_new_year_come_in_three_languages_with_who_belongs_where(
    data, pipelines, service, as_items
):
    service.as_items = as_items
    municipality(service, "KU751")["region_code"] = "MK17"

    answer = pipelines("download", "classification")

    tornio = area("KU851")
    assert answer.code == 0, answer.err
    assert "luokitus vuodelta 2027" in " ".join(answer.out.split())
    assert (tornio["name_fi"], tornio["name_sv"]) == ("Tornio", "Torneå")
    assert (tornio["employment_area_code"], tornio["region_code"]) == ("TA22", "MK19")
    assert area("KU751")["region_code"] == "MK17"
    assert area("TA22")["name_sv"] == "Havslappland"
    of_today = queries.areas().filter(pl.col("valid_to").is_null())
    assert set(of_today["area_code"]) == {row["area_code"] for row in service.areas}


def test_the_answers_lie_there_as_they_came_with_their_origin(data, pipelines, service):
    pipelines("download", "classification")

    path = data / "raw/classification/employment_area_20270101_sv.json"
    origin = tomllib.loads(path.with_name(path.name + ".origin.toml").read_text("utf-8"))
    assert archived(data) == sorted(part.file for part in answers.whole("20270101"))
    assert orjson.loads(path.read_bytes())[21]["classificationItemNames"][0]["name"] == (
        "Havslappland"
    )
    assert origin["url"].endswith(
        "/classifications/tyollisyysalue_1_20270101/classificationItems"
        "?content=data&meta=max&lang=sv"
    )
    assert origin["released"] == date(2027, 1, 1)


def test_a_table_of_the_year_in_hand_is_enough_for_a_download_without_names(data):
    day = date(2026, 11, 24)

    assert geography.due(data / "raw", day) == ()
    assert geography.due(data / "nothing", day) == ("classification",)


def test_the_answers_of_the_year_in_hand_are_not_asked_for_again(data, pipelines, service):
    pipelines("download", "classification")
    service.calls.clear()

    answer = pipelines("download", "classification")

    assert answer.code == 0
    assert service.calls == []
    assert geography.due(data / "raw", FIRST_DAY) == ()


@pytest.fixture
def turn_to(calendar):
    """Let days go by."""
    return lambda days: setattr(calendar, "today", FIRST_DAY + timedelta(days))


def test_a_correction_within_the_year_comes_when_the_areas_are_due_again(
    data, pipelines, service, turn_to
):
    pipelines("download", "classification")
    municipality(service, "KU851")["name_fi"] = "Uusi-Tornio"
    turn_to(DUE_AGAIN - 1)
    pipelines("download", "classification")
    too_early = area("KU851")["name_fi"], geography.due(data / "raw", FIRST_DAY + timedelta(27))
    turn_to(DUE_AGAIN)
    due = geography.due(data / "raw", FIRST_DAY + timedelta(DUE_AGAIN))

    answer = pipelines("download", "classification")

    assert too_early == ("Tornio", ())
    assert due == ("classification",)
    assert answer.code == 0, answer.err
    assert area("KU851")["name_fi"] == "Uusi-Tornio"
    assert len(archived(data)) == 12


def test_a_correction_comes_at_once_where_everything_is_asked_for(data, pipelines, service):
    pipelines("download", "classification")
    municipality(service, "KU851")["name_fi"] = "Uusi-Tornio"

    pipelines("download", "classification", "--all")

    assert area("KU851")["name_fi"] == "Uusi-Tornio"


def test_areas_that_stayed_the_same_are_no_second_file_and_not_asked_for_the_day_after(
    data, pipelines, service, turn_to
):
    pipelines("download", "classification")
    before = {name: (data / "raw/classification" / name).read_bytes() for name in archived(data)}
    turn_to(DUE_AGAIN)
    again = pipelines("download", "classification")
    service.calls.clear()
    turn_to(DUE_AGAIN + 1)

    pipelines("download", "classification")

    assert "ei uutta" in " ".join(again.out.split())
    assert archived(data) == sorted(before)
    assert service.calls == []


def test_a_correction_that_is_taken_back_is_older_than_what_it_corrected(
    data, pipelines, service, turn_to
):
    pipelines("download", "classification")
    for visit, name in enumerate(("Uusi-Tornio", "Tornio"), start=1):
        municipality(service, "KU851")["name_fi"] = name
        turn_to(visit * DUE_AGAIN)
        assert pipelines("download", "classification").code == 0

    assert area("KU851")["name_fi"] == "Tornio"
    assert len(archived(data)) == 12


def test_employment_areas_under_an_unheard_of_identifier_are_known_by_their_name(
    data, pipelines, service
):
    service.identifiers["tyollisyysalue"] = "alue_7_20270101"

    answer = pipelines("download", "classification")

    assert answer.code == 0, answer.err
    assert area("KU851")["employment_area_code"] == "TA22"


@pytest.mark.parametrize(
    ("word", "told"),
    [("tyollisyysalue", "työllisyysalueita"), ("maakunta", "maakuntia"), ("kunta", "kuntajakoa")],
)
def test_what_the_service_does_not_list_is_told_and_the_old_classification_stays(
    data, pipelines, service, word, told
):
    service.identifiers[word] = None

    answer = pipelines("download", "classification")

    assert answer.code == 1
    assert told in " ".join(answer.out.split())
    assert "2026 on voimassa" in " ".join(answer.out.split())
    assert archived(data) == []
    assert area("KU851")["name_fi"] == "Tornio"


def test_a_classification_that_only_was_due_does_not_fail_the_run(data, service, window):
    service.identifiers["tyollisyysalue"] = None

    def ask(*, named: bool) -> list:
        return geography.download(
            ["classification"], window, data, lambda _told: None, named=named, anew=False
        )

    [due], [named] = ask(named=False), ask(named=True)

    assert "2027" in due.failure
    assert (due.may_fail, named.may_fail) == (True, False)


@pytest.mark.parametrize("kind", TRANSIENT)
def test_an_answer_that_breaks_once_is_asked_for_again(data, pipelines, service, kind):
    service.faults.append(Fault(kind, at="lang=sv", times=2))

    answer = pipelines("download", "classification", "--no-build")

    assert answer.code == 0, answer.out
    assert len(archived(data)) == 11


@pytest.mark.parametrize("kind", [*TRANSIENT, "404", "exception"])
def test_of_answers_that_stay_broken_none_is_archived(data, pipelines, service, kind):
    service.faults.append(Fault(kind, at="lang=sv", times=100))

    answer = pipelines("download", "classification")

    assert answer.code == 1
    assert "EI HAETTU" in " ".join(answer.out.split())
    assert archived(data) == []


def test_a_list_that_fails_is_asked_for_as_items(door, service):
    service.faults.append(Fault("other", at="/maps", times=1))
    service.as_items = True

    fetched = list(classifications.fetch(door, classifications.find(door, 2027)))

    assert [part.file for part, _url, _answer in fetched] == [
        part.file for part in answers.whole("20270101")
    ]


def test_an_answer_that_is_too_large_is_not_taken(base, service, window):
    service.faults.append(Fault("too_large", at="correspondenceTables", times=9))

    with (
        Door(base, window, Bounds(most_bytes=50_000)) as door,
        pytest.raises(UntrustedError, match="50"),
    ):
        classifications.find(door, 2027)


def test_what_is_listed_for_another_year_is_not_taken(door, service):
    with pytest.raises(UnknownThereError, match="2029"):
        classifications.find(door, 2029)


def test_answers_that_do_not_fit_each_other_are_refused_whole(data, pipelines, service):
    municipality(service, "KU751")["employment_area_code"] = ""

    answer = pipelines("download", "classification")

    assert answer.code == 1
    assert "KU751" in " ".join(answer.out.split())
    assert archived(data) == []


def test_a_municipality_that_ends_keeps_its_history_by_the_older_classification(
    data, pipelines, service
):
    service.areas = [row for row in service.areas if row["area_code"] != "KU976"]

    answer = pipelines("download", "classification")

    ylitornio = area("KU976")
    assert answer.code == 0, answer.err
    assert ylitornio["valid_to"] == date(2026, 12, 31)
    assert len(queries.monthly("unemployed_jobseekers", ("KU976",))) > 0
    assert "KU976" not in queries.focus().municipality_codes
    [told] = queries.mergers().filter(pl.col("area_code") == "KU976")["note_fi"]
    assert "2027" in told


def test_a_merger_that_is_known_goes_before_what_the_older_classification_tells(
    data, pipelines, service, window
):
    service.areas = [row for row in service.areas if row["area_code"] != "KU976"]
    path = data / "raw/classification/mergers.csv"
    path.write_text(path.read_text("utf-8") + "KU976,Ylitornio,2026-12-31,KU851,Keksitty.\n")

    answer = pipelines("download", "classification")

    assert answer.code == 0, answer.err
    merged = queries.mergers().filter(pl.col("area_code") == "KU976")
    assert merged["merged_into"].to_list() == ["KU851"]


@pytest.fixture
def saved(service, window, tmp_path):
    """The answers of the service as files whose names tell nothing, but for some of them."""

    def write(*leave_out: str) -> list:
        with serving(service) as address, Door(address, window) as door:
            found = classifications.find(door, service.year)
            files = []
            for count, (part, _url, answer) in enumerate(classifications.fetch(door, found)):
                if part.file not in leave_out:
                    files.append(tmp_path / f"items ({count}).txt")
                    files[-1].write_bytes(answer.content)
        return files

    return write


def test_saved_answers_are_loaded_as_files_whatever_their_names(data, pipelines, saved):
    answer = pipelines("load", *saved())

    assert answer.code == 0, answer.err
    assert len(archived(data)) == 11
    assert settings.warehouse_path().exists()
    [first, *_others] = classification.files(data / "raw/classification")
    assert first.name == "municipality_20270101_fi.json"


@pytest.mark.parametrize(
    "file", ["municipality_20270101_fi.json", "region_20270101_of_municipalities.json"]
)
def test_saved_answers_of_which_one_lacks_are_refused_by_name(data, pipelines, saved, file):
    answer = pipelines("load", *saved(file))

    assert answer.code == 1
    assert answer.line(file)
    assert archived(data) == []


def test_a_table_of_all_areas_of_a_new_year_is_loaded_and_holds(data, pipelines, tmp_path):
    new = tmp_path / "areas_2027.csv"
    old = (data / "raw/classification/areas_2026.csv").read_text("utf-8")
    new.write_text(old.replace("KU851,municipality,Tornio,", "KU851,municipality,Uusi-Tornio,"))

    answer = pipelines("load", new)

    assert answer.code == 0, answer.err
    assert area("KU851")["name_fi"] == "Uusi-Tornio"


def test_what_a_killed_download_left_of_a_classification_does_not_count(data, pipelines, service):
    service.faults.append(Fault("404", at="kunta_1_20270101/classificationItems", times=1))
    folder = data / "raw/classification"
    (folder / "region_20270101_sv.json").write_text("[]")

    assert [path.name for path in classification.files(folder)] == ["areas_2026.csv"]
    assert pipelines("build").code == 0


def test_an_answer_is_known_only_in_a_form_that_the_service_has():
    with pytest.raises(BrokenAnswerError):
        classifications._is(answers.are_items)([{"code": "005"}])
    assert not answers.are_members([])
    assert not answers.are_members(["https://data.stat.fi/other"])
    assert answers.level_of("kunta_2_20270101") is None
    assert answers.level_of("tyollisyysalue_1_20270101") == ("employment_area", "20270101")
