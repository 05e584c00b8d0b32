"""The client against a PxWeb of its own, over a real socket: polite, bounded, trusting nothing."""

from __future__ import annotations

import shutil
import subprocess
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
import stamina

from labourmarket import settings
from pipelines.network import pxweb, statfin
from pipelines.network.door import LONGEST_HOLD, Bounds, Door
from pipelines.network.failures import (
    BrokenAnswerError,
    BusyError,
    NotFetchedError,
    TooManyCellsError,
    UnknownThereError,
    UnreachableError,
    UntrustedError,
)
from pipelines.network.window import Clock, Rate, Window
from tests.replica import tables
from tests.replica.app import Fault, Replica
from tests.replica.serving import serving

TABLE_12R5, TABLE_12UB = statfin.TABLES[:2]
BROKEN = [
    "cut",
    "cut_json",
    "html",
    "html_as_json",
    "json_as_html",
    "other",
    "less",
    "500",
    "502",
    "504",
    "418",
]


@dataclass
class Time:
    """Time that passes only in pauses."""

    seconds: float = 1000.0
    pauses: list[float] = field(default_factory=list)

    def now(self) -> float:
        return self.seconds

    def pause(self, seconds: float) -> None:
        self.pauses.append(seconds)
        self.seconds += seconds

    @property
    def clock(self) -> Clock:
        return Clock(self.now, self.pause)


@pytest.fixture
def clock():
    return Time()


@pytest.fixture(autouse=True)
def _no_backoff():
    """The library's waits between attempts are tested once, with their pauses in sight."""
    with stamina.set_testing(True, attempts=100, cap=True):
        yield


@pytest.fixture
def replica(clock):
    return Replica([tables.table_12r5(tables.months("2025M01", 30))], now=clock.now)


@pytest.fixture
def base(replica):
    with serving(replica) as address:
        yield address


@pytest.fixture
def door(base, clock):
    with Door(base, Window(clock.clock)) as opened:
        yield opened


@pytest.fixture
def whole(door):
    """All of 12r5 that the replica offers, as a question."""
    return statfin.question(TABLE_12R5, statfin.find(door, TABLE_12R5), lambda _code: True)


def test_an_answer_comes_as_it_was_sent_with_a_name_on_the_question(door, whole, replica):
    answer = pxweb.ask(door, whole)

    assert answer.content.startswith(b'{"version":"2.0"')
    assert answer.told["size"] == [12, 30, 23]
    assert replica.calls[-1].headers["user-agent"].startswith("tyotaulu/")


@pytest.mark.parametrize("kind", BROKEN)
def test_an_answer_that_broke_is_asked_for_again(door, whole, replica, kind):
    replica.faults.append(Fault(kind, method="POST", times=2))
    before = len(replica.calls)

    answer = pxweb.ask(door, whole)

    assert answer.told["class"] == "dataset"
    assert len(replica.calls) - before == 3


@pytest.mark.parametrize("kind", BROKEN)
def test_an_answer_that_stays_broken_is_no_answer(door, whole, replica, kind):
    replica.faults.append(Fault(kind, method="POST", times=100))
    before = len(replica.calls)

    with pytest.raises(BrokenAnswerError):
        pxweb.ask(door, whole)

    assert len(replica.calls) - before == 7


def test_a_server_that_falls_silent_is_left(base, whole, replica, clock):
    replica.faults.append(Fault("slow", method="POST", times=100))

    with (
        Door(base, Window(clock.clock), Bounds(silence=0.05)) as door,
        pytest.raises(BrokenAnswerError),
    ):
        pxweb.ask(door, whole)


def test_an_answer_that_never_ends_is_left(base, whole, clock):
    with (
        Door(base, Window(clock.clock), Bounds(whole=-1)) as door,
        pytest.raises(BrokenAnswerError),
    ):
        pxweb.ask(door, whole)


def test_an_answer_that_is_too_large_is_not_read_to_its_end(base, whole, replica, clock):
    replica.faults.append(Fault("too_large", method="POST", told="200000"))
    before = len(replica.calls)

    with (
        Door(base, Window(clock.clock), Bounds(most_bytes=100_000)) as door,
        pytest.raises(UntrustedError, match="100"),
    ):
        pxweb.ask(door, whole)

    assert len(replica.calls) - before == 1


def test_what_the_publisher_does_not_know_is_not_asked_twice(door, replica):
    with pytest.raises(UnknownThereError, match="400"):
        pxweb.metadata(door, f"{door.base}/tyonv/12xx.px")

    assert len(replica.calls) == 1


def test_the_limits_are_the_publishers_own(door, replica):
    replica.config |= {"maxCells": 5000, "maxCalls": 3, "timeWindow": 10}

    assert pxweb.limits(door) == pxweb.Limits(5000, Rate(3, 10))
    assert replica.calls[0].path == "/PxWeb/api/v1/fi/?config"


@pytest.mark.parametrize("config", [{}, {"maxCells": "all"}, {"maxCells": -1}, []])
def test_without_usable_limits_the_cautious_ones_hold(door, replica, config):
    replica.config = config

    assert pxweb.limits(door).cells == 100_000


def test_never_more_calls_in_a_window_than_allowed_whatever_they_are_for(door, replica, clock):
    replica.tables.append(tables.table_12ub(tables.months("2026M01", 6)))
    replica.config |= {"maxCalls": 4, "timeWindow": 60}

    def pass_time(_call) -> None:
        clock.seconds += 12

    replica.met = pass_time
    pxweb.limits(door)

    for _ in range(10):
        for table in (TABLE_12R5, TABLE_12UB):
            statfin.find(door, table)

    moments = [call.moment for call in replica.calls]
    assert all(later - earlier >= 60 for earlier, later in zip(moments, moments[4:], strict=False))
    assert len(moments) == 21
    assert len(clock.pauses) == 5


def test_the_pause_that_a_busy_publisher_asks_for_is_kept(door, whole, replica, clock):
    replica.faults.append(Fault("429", method="POST", told="33"))

    pxweb.ask(door, whole)

    assert clock.pauses == [33]


def test_a_pause_may_be_told_as_a_date(door, whole, replica, clock):
    until = datetime.now(UTC) + timedelta(seconds=120)
    replica.faults.append(Fault("503", method="POST", told=format_datetime(until, usegmt=True)))

    pxweb.ask(door, whole)

    assert clock.pauses == [pytest.approx(120, abs=5)]


def test_a_publisher_that_asks_for_hours_is_left_for_another_day(door, whole, replica, clock):
    replica.faults.append(Fault("503", method="POST", told=str(int(LONGEST_HOLD) + 1)))

    with pytest.raises(BusyError, match="901"):
        pxweb.ask(door, whole)

    assert clock.pauses == []


@pytest.mark.parametrize("kind", ["429", "503"])
def test_a_busy_publisher_that_tells_no_pause_is_asked_at_growing_intervals(
    door, whole, replica, monkeypatch, kind
):
    replica.faults.append(Fault(kind, method="POST", times=6))
    waits: list[float] = []
    monkeypatch.setattr(time, "sleep", waits.append)

    with stamina.set_testing(False):
        pxweb.ask(door, whole)

    assert len(waits) == 6
    for place, wait in enumerate(waits[:5]):
        assert 2 * 2**place <= wait <= 2 * 2**place + 2
    assert sum(waits) > 60
    assert any(wait != round(wait) for wait in waits)


def test_a_query_that_is_refused_as_too_large_is_halved(door, whole, replica):
    replica.most_cells = 2500
    before = len(replica.calls)

    parts = list(pxweb.fetch(door, whole))

    assert [question.periods for question, _answer in parts] == [
        tuple(tables.months(first, count))
        for first, count in [("2025M01", 8), ("2025M09", 7), ("2026M04", 8), ("2026M12", 7)]
    ]
    assert len(replica.calls) - before == 7


def test_one_month_that_is_too_large_is_halved_by_areas(door, whole, replica):
    replica.most_cells = 6 * 23
    month = whole.narrowed(whole.time, ["2026M06"])

    parts = list(pxweb.fetch(door, month))

    assert [len(question.values["Alue"]) for question, _answer in parts] == [6, 6]


def test_a_refusal_that_no_halving_helps_is_told(door, whole, replica):
    replica.faults.append(Fault("403", method="POST", times=100))

    with pytest.raises(TooManyCellsError, match="403"):
        list(pxweb.fetch(door, whole))


def test_chunks_by_cells_ask_every_area_and_month_once(whole):
    for most in (200_000, 5000, 276, 100, 1):
        asked = [
            (area, month)
            for chunk in pxweb.chunks(whole, most)
            for area in chunk.values["Alue"]
            for month in chunk.periods
        ]
        assert len(asked) == len(set(asked)) == 12 * 30


def test_a_redirect_to_another_host_is_refused_before_any_call(door, whole, replica):
    other = Replica()
    with serving(other) as address:
        replica.faults.append(Fault("307", method="POST", told=address + "/tyonv/12r5.px"))
        with pytest.raises(UntrustedError, match=r"127\.0\.0\.1"):
            pxweb.ask(door, whole)

    assert other.calls == []


def test_a_redirect_within_the_host_is_followed_with_its_query(door, whole, replica):
    moved = "/PxWeb/api/v1/fi/StatFin/tyonv/12r5.px"
    replica.faults.append(Fault("307", method="POST", told=moved))

    assert pxweb.ask(door, whole).told["class"] == "dataset"


def test_a_redirect_that_would_drop_the_query_is_refused(door, whole, replica):
    moved = "/PxWeb/api/v1/fi/StatFin/tyonv/12r5.px"
    replica.faults.append(Fault("302", method="POST", told=moved))

    with pytest.raises(UntrustedError):
        pxweb.ask(door, whole)

    assert replica.calls[-1].method == "POST"


def test_redirects_without_end_are_left(door, whole, replica):
    moved = "/PxWeb/api/v1/fi/StatFin/tyonv/12r5.px"
    replica.faults.append(Fault("307", method="POST", told=moved, times=100))

    with pytest.raises(UntrustedError):
        pxweb.ask(door, whole)


@pytest.mark.parametrize(
    "address",
    [
        "http://pxdata.stat.fi/PxWeb/api/v1/fi/StatFin",
        "ftp://pxdata.stat.fi/StatFin",
        "pxdata.stat.fi/StatFin",
        "https://[",
        "file:///etc",
    ],
)
def test_only_https_is_spoken_away_from_this_machine(address):
    with pytest.raises(UntrustedError):
        Door(address)


@pytest.mark.parametrize(
    "address",
    [
        "https://pxdata.stat.fi.example.org/x",
        "https://user@pxdata.stat.fi/x",
        "https://pxdata.stat.fi:8443/x",
        "http://pxdata.stat.fi/x",
    ],
)
def test_an_address_that_only_looks_like_the_publishers_is_refused(clock, address):
    with Door(settings.STATFIN, Window(clock.clock)) as door, pytest.raises(UntrustedError):
        door.get(address)


def test_a_certificate_that_nobody_vouches_for_is_refused(tmp_path, replica, clock):
    if shutil.which("openssl") is None:
        pytest.skip("needs openssl to make a certificate")
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt"),
            *("ec_paramgen_curve:prime256v1", "-nodes", "-subj", "/CN=127.0.0.1"),
            *("-addext", "subjectAltName=IP:127.0.0.1"),
            *("-keyout", str(key), "-out", str(certificate)),
        ],
        check=True,
        capture_output=True,
    )
    with (
        serving(replica, ssl_keyfile=str(key), ssl_certfile=str(certificate)) as address,
        Door(address, Window(clock.clock)) as door,
        pytest.raises(UntrustedError, match="CERTIFICATE_VERIFY_FAILED"),
    ):
        pxweb.limits(door)

    assert replica.calls == []


def test_a_publisher_that_is_not_there_is_asked_three_times_and_then_known_to_be_down(clock):
    with serving(Replica()) as address:
        pass
    with Door(address, Window(clock.clock)) as door:
        with pytest.raises(UnreachableError):
            pxweb.limits(door)
        with pytest.raises(UnreachableError):
            statfin.find(door, TABLE_12R5)

        assert len(door.window._ended[door.host]) == 3


@pytest.mark.parametrize("name", ["12r5.px", "statfin_tyonv_pxt_12r5.px", "tyonv_12r5_v2.px"])
def test_a_table_is_found_under_its_new_its_old_or_an_unheard_of_id(door, replica, name):
    replica.tables[0].path = f"tyonv/{name}"
    replica.tables.append(tables.table_12ub(tables.months("2026M01", 6)))

    assert statfin.find(door, TABLE_12R5).url.endswith(name)


def test_a_table_is_found_by_the_number_in_its_text(door, replica):
    replica.tables[0].path = "tyonv/abcd.px"
    replica.tables[0].title = "12r5 -- Työttömät työnhakijat"

    assert statfin.find(door, TABLE_12R5).url.endswith("/abcd.px")


def test_a_table_that_is_nowhere_or_twice_is_told(door, replica):
    replica.tables[0].path = "tyonv/other.px"
    with pytest.raises(NotFetchedError, match="12r5"):
        statfin.find(door, TABLE_12R5)

    replica.tables[0].path = "tyonv/a_12r5.px"
    replica.tables.append(tables.table_12r5(tables.months("2026M01", 1)))
    replica.tables[1].path = "tyonv/b_12r5.px"
    with pytest.raises(NotFetchedError, match="12r5"):
        statfin.find(door, TABLE_12R5)


def test_variables_are_known_by_what_they_offer_whatever_their_codes(door, replica):
    replica.tables[0].rename(geo="alue_23_20280101", time="Kuukausi", metric="Tiedot")

    whole = statfin.question(TABLE_12R5, statfin.find(door, TABLE_12R5), lambda _code: True)

    assert list(whole.values) == ["alue_23_20280101", "Kuukausi", "Tiedot"]
    assert pxweb.ask(door, whole).told["size"] == [12, 30, 23]


def test_a_content_that_the_catalogue_lacks_is_left_out_of_the_query(door, replica):
    replica.tables[0].dimension("metric").values["UUSITIETO"] = "Uusi tieto"

    whole = statfin.question(TABLE_12R5, statfin.find(door, TABLE_12R5), lambda _code: True)

    assert whole.values["contentscode"] == tuple(tables.CONTENTS_12R5)


def test_structural_unemployment_is_known_by_name_and_all_else_is_at_its_total(door, replica):
    replica.tables.append(tables.table_12ub(tables.months("2026M01", 6)))

    whole = statfin.question(TABLE_12UB, statfin.find(door, TABLE_12UB), lambda _code: True)

    assert whole.values["contentscode"] == tuple(tables.CONTENTS_12UB)
    assert whole.values["Sukupuoli"] == whole.values["Koulutusaste"] == ("SSS",)


def test_a_variable_without_a_published_total_is_eliminated(door, replica):
    table = tables.table_12ub(tables.months("2026M01", 6))
    sex = table.dimensions[1]
    del sex.values["SSS"]
    replica.tables.append(table)

    whole = statfin.question(TABLE_12UB, statfin.find(door, TABLE_12UB), lambda _code: True)

    assert "Sukupuoli" not in whole.values
    assert "Sukupuoli" not in pxweb.ask(door, whole).told["id"]


def test_a_variable_with_neither_total_nor_elimination_is_told(door, replica):
    table = tables.table_12ub(tables.months("2026M01", 6))
    del table.dimensions[2].values["SSS"]
    replica.tables.append(table)

    with pytest.raises(NotFetchedError, match="Koulutusaste"):
        statfin.question(TABLE_12UB, statfin.find(door, TABLE_12UB), lambda _code: True)


@pytest.mark.parametrize("spoilt", ["areas", "periods", "contents"])
def test_a_table_that_lacks_what_is_needed_is_told(door, replica, spoilt):
    role = {"areas": "geo", "periods": "time", "contents": "metric"}[spoilt]
    replica.tables[0].dimension(role).values = {"x": "x", "../x": "y"}

    with pytest.raises(NotFetchedError):
        statfin.question(TABLE_12R5, statfin.find(door, TABLE_12R5), lambda _code: True)


@pytest.mark.parametrize(
    "metadata",
    [[], {}, {"variables": 3}, {"variables": [{"code": "a", "values": [1], "valueTexts": ["1"]}]}],
)
def test_metadata_of_another_form_is_no_metadata(door, replica, monkeypatch, metadata):
    monkeypatch.setattr(replica.tables[0], "metadata", lambda: metadata, raising=False)

    with pytest.raises(BrokenAnswerError):
        pxweb.metadata(door, f"{door.base}/tyonv/12r5.px")


def test_all_of_12r5_is_eighteen_calls_of_twelve_months():
    areas = tuple(f"KU{n:03}" for n in range(421))
    months = tuple(tables.months("2009M01", 212))
    whole = pxweb.Question(
        "12r5", "Alue", "kk", {"Alue": areas, "kk": months, "sisältö": (*tables.CONTENTS_12R5,)}
    )

    chunks = pxweb.chunks(whole, 120_000)

    assert whole.cells == 421 * 212 * 23
    assert [len(chunk.periods) for chunk in chunks] == [12] * 17 + [8]
