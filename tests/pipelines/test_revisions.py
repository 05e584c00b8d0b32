"""What the last download changed is kept: months, revisions, areas, definitions and notes."""

from __future__ import annotations

from datetime import date, datetime

import orjson
import polars as pl
import pytest

from labourmarket import language, queries
from labourmarket.catalogue.sources import KELA_MUNICIPAL_SHARE, STATFIN_11RA, STATFIN_12R5
from labourmarket.metrics.due import Release, next_release
from labourmarket.narrative import changes as narrative
from labourmarket.tables import changes as tables
from labourmarket.ui import html
from pipelines import changes, portions, revisions

NOTE = "Korjaus 25.8.2026 (keksitty)."


def build_row() -> dict[str, object]:
    return queries.build().row(0, named=True)


def of_kind(kind: str) -> pl.DataFrame:
    return queries.changes().filter(pl.col("kind") == kind)


def answered(data, name: str, **changed: object) -> None:
    """A later answer of June 2026, other in some of its parts."""
    june = data / "raw/statfin_12r5/12r5_TA22_2026M06.json"
    answer = orjson.loads(june.read_bytes()) | {"updated": "2026-08-25T05:00:00Z"} | changed
    june.with_name(name).write_bytes(orjson.dumps(answer))


def june(data) -> dict[str, object]:
    answer: dict[str, object] = orjson.loads(
        (data / "raw/statfin_12r5/12r5_TA22_2026M06.json").read_bytes()
    )
    return answer


def in_july(data) -> dict[str, object]:
    dimension = june(data)["dimension"]
    month = {"index": {"2026M07": 0}, "label": {"2026M07": "2026M07"}}
    return dimension | {"timeperiod_m": dimension["timeperiod_m"] | {"category": month}}


def revised_values(data) -> list[float | None]:
    values = list(june(data)["value"])
    values[values.index(1386)] = 1387
    return values


def test_a_new_month_is_told_once_per_source_with_its_figures(data, pipelines):
    answered(data, "july.json", dimension=in_july(data))

    pipelines("build")

    new = of_kind("new_months")
    assert new.select("source_id", "period", "figures").rows() == [
        ("statfin_12r5", date(2026, 7, 1), 8 * 23)
    ]
    assert narrative.sentences(queries.changes()) == [
        "StatFin 12r5, Työnvälitystilasto: uutta: heinäkuu 2026, 184 lukua."
    ]


def test_a_revised_figure_is_told_with_both_values_and_what_is_computed_from_it_is_not(
    data, pipelines
):
    answered(data, "later.json", value=revised_values(data))

    pipelines("build")

    revised = of_kind("revised")
    assert revised.select("area_code", "indicator_id", "earlier", "later").rows() == [
        ("KU240", "unemployed_jobseekers", 1386, 1387)
    ]
    (row,) = tables.revised(queries.changes()).rows
    assert [str(cell).replace("\u00a0", " ") for cell in row[1:6]] == [
        "Kemi", "kesäkuu 2026", "1 386", "1 387", "+1"
    ]  # fmt: skip


def test_a_figure_that_became_secret_has_no_difference(data, pipelines):
    values = list(june(data)["value"])
    place = values.index(1386)
    values[place] = None
    answered(data, "later.json", value=values, status={**june(data)["status"], str(place): "..."})

    pipelines("build")

    (row,) = tables.revised(queries.changes()).rows
    assert row[4:6] == ("salattu (1–4 henkilöä)", "–")


def test_of_kela_only_the_number_of_revised_figures_is_told(data, pipelines):
    kela = next((data / "raw/kela_municipal_share").glob("*.csv"))
    kela.write_text(kela.read_text("utf-8").replace("3533.49", "3533.94"), "utf-8")

    pipelines("build")

    (row,) = of_kind("revised").iter_rows(named=True)
    assert (row["source_id"], row["figures"], row["period"]) == (
        "kela_municipal_share",
        1,
        date(2026, 7, 1),
    )
    assert row["earlier"] is row["later"] is None
    assert tables.revised(queries.changes()).rows == ()


def test_a_build_from_the_same_files_goes_on_telling_what_the_download_changed(data, pipelines):
    answered(data, "later.json", value=revised_values(data))
    pipelines("build")
    since = build_row()["changes_since"]

    pipelines("build")

    assert of_kind("revised").height == 1
    assert build_row()["changes_since"] == since
    assert "toi 0 uusien kuukausien lukua ja 1 muuttun" in narrative.answer(
        queries.changes(), build_row()
    )


def test_the_first_build_has_nothing_to_compare_with(built_warehouse):
    assert queries.changes().is_empty()
    assert "ensimmäinen" in narrative.answer(queries.changes(), build_row())


def test_a_look_back_tells_no_changes_and_the_next_build_tells_those_since_its_day(data, pipelines):
    answered(data, "later.json", note=[*june(data)["note"], NOTE])
    pipelines("build")
    pipelines("build", "--as-of", "2026-07-31")
    with_note_to_come = queries.changes()
    pipelines("build", "--as-of", "2026-07-20")
    looking_back = queries.changes()

    pipelines("build")

    assert with_note_to_come.is_empty()
    assert looking_back.is_empty()
    assert build_row()["changes_since_as_of"] == date(2026, 7, 20)
    assert date(2026, 6, 1) in of_kind("new_months")["period"]
    assert "Vertailukohtana on se, mitä tiedettiin 20.7.2026." in narrative.answer(
        queries.changes(), build_row()
    )


def test_areas_of_which_the_new_month_has_no_figures_are_told(data, pipelines):
    dimension = in_july(data)
    area = dimension["Alue"]["category"]
    kept = [code for code in area["index"] if code != "KU976"]
    dimension["Alue"]["category"] = {
        "index": {code: place for place, code in enumerate(kept)},
        "label": {code: area["label"][code] for code in kept},
    }
    status = {place: symbol for place, symbol in june(data)["status"].items() if int(place) < 161}
    answered(
        data,
        "july.json",
        dimension=dimension,
        size=[7, 1, 23],
        value=june(data)["value"][:161],
        status=status,
    )

    pipelines("build")

    assert of_kind("vanished_area")["area_code"].to_list() == ["KU976"]
    assert any(
        "(heinäkuu 2026) puuttuvat: Ylitornio" in sentence
        for sentence in narrative.sentences(queries.changes())
    )


def test_an_area_that_a_source_had_no_figures_of_is_new(data, pipelines):
    dimension = june(data)["dimension"]
    area = dimension["Alue"]["category"]
    dimension["Alue"]["category"] = orjson.loads(
        orjson.dumps(area).replace(b"KU976", b"KU091").replace(b"Ylitornio", b"Helsinki")
    )
    answered(data, "helsinki.json", dimension=dimension)

    pipelines("build")

    assert of_kind("new_area")["area_code"].to_list() == ["KU091"]


def test_a_new_note_of_the_publisher_is_told_in_its_words(data, pipelines):
    answered(data, "later.json", note=[*june(data)["note"], NOTE])

    pipelines("build")

    assert of_kind("changed_note").select("note", "earlier_note").rows() == [(NOTE, None)]
    assert narrative.notes(queries.changes()) == [
        f"StatFin 12r5, Työnvälitystilasto: uusi: ”{NOTE}”"
    ]


def test_a_note_of_the_publisher_is_marked_as_finnish_and_brings_no_html_of_its_own(
    data, pipelines
):
    answered(data, "later.json", note=[*june(data)["note"], "Kunnat & <b>alueet</b>"])
    pipelines("build")

    with language.speaking("sv"):
        [told] = narrative.notes(queries.changes(), html.in_finnish)

    assert '”<span lang="fi">Kunnat &amp; alueet</span>”' in told


def notes(*texts: str) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "source_id": "statfin_12r5",
            "note": list(texts),
            "released_at": datetime(2026, 8, 25),
        }
    )


def test_a_note_that_the_newest_release_no_longer_has_is_told_as_gone():
    told = changes.changed_notes(notes("old", "same"), notes("same"))

    assert told.select("note", "earlier_note").rows() == [(None, "old")]


def test_a_note_on_one_content_that_reads_otherwise_is_told_with_both_wordings():
    before = notes("TYOVOIMATK: Noin vuoden vanha.", "AVPAIKAT: Avoimet.")

    told = changes.changed_notes(before, notes("TYOVOIMATK: Noin kaksi vuotta vanha."))

    assert told.select("note", "earlier_note").rows() == [
        ("TYOVOIMATK: Noin kaksi vuotta vanha.", "TYOVOIMATK: Noin vuoden vanha.")
    ]


def test_a_definition_that_reads_otherwise_is_told_with_both_wordings():
    before = pl.DataFrame(
        {
            "indicator_id": ["jobseekers", "population"],
            "title_fi": ["Työnhakijat", "Väkiluku"],
            "definition_fi": ["Kaikki.", "Vuoden lopussa."],
            "source_id": ["statfin_12r5", "statfin_11ra"],
        }
    )
    after = before.with_columns(definition_fi=pl.Series(["Kaikki työnhakijat.", "Vuoden lopussa."]))

    told = changes.changed_definitions(before, after)

    assert told.select("indicator_id", "earlier_note", "note").rows() == [
        ("jobseekers", "Työnhakijat: Kaikki.", "Työnhakijat: Kaikki työnhakijat.")
    ]


@pytest.mark.parametrize(
    ("source_id", "today", "release"),
    [
        (STATFIN_12R5.id, date(2026, 11, 24), Release(date(2026, 10, 1), date(2026, 11, 26))),
        (STATFIN_12R5.id, date(2026, 11, 27), Release(date(2026, 11, 1), date(2026, 12, 26))),
        (STATFIN_12R5.id, date(2026, 12, 28), Release(date(2026, 12, 1), date(2027, 1, 31))),
        (
            KELA_MUNICIPAL_SHARE.id,
            date(2026, 12, 21),
            Release(date(2026, 12, 1), date(2027, 1, 20)),
        ),
        (STATFIN_11RA.id, date(2026, 11, 24), None),
    ],
)
def test_the_next_release_is_reckoned_from_the_publishers_rhythm(source_id, today, release):
    assert next_release(source_id, today) == release


def test_what_a_warehouse_holds_is_counted_over_all_of_its_rows():
    """A whole country's rows are counted some at a time."""
    days = pl.date_range(date(1980, 1, 1), date(2026, 12, 1), "1mo", eager=True).alias("period")
    areas = pl.DataFrame({"area_code": [f"KU{number:03}" for number in range(300)]})
    rows = areas.join(days.to_frame(), how="cross", maintain_order="left_right").select(
        "area_code",
        "period",
        source_id=pl.lit("statfin_12r5"),
        frequency=pl.lit("month"),
    )
    twice = pl.concat([rows, rows.reverse()])
    assert twice.height > portions.AT_ONCE

    held = revisions.held(twice)

    assert held["figures_of_period"]["figures"].unique().to_list() == [600]
    assert held["figures_of_period"].height == len(days)
    assert held["reach_of_area"].height == len(areas) * (2026 - 1980 + 1)
    assert held["reach_of_area"]["newest"].dt.month().unique().to_list() == [12]
