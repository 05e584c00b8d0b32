"""Trends: gaps stay gaps, intervals are marked, lines are named at their ends."""

from datetime import date
from itertools import pairwise

import plotly.graph_objects as go
import polars as pl
import pytest

from labourmarket import events, language, numbers
from labourmarket.catalogue.indicators import INDICATORS
from labourmarket.figures import months, time_notes
from labourmarket.figures.captions import Caption
from labourmarket.figures.labels import spread
from labourmarket.figures.style import LIGHT
from labourmarket.figures.trend import trend

UNEMPLOYED = INDICATORS["unemployed_jobseekers"]
SHARE = INDICATORS["unemployed_share_of_labour_force"]
REFORM = (date(2025, 1, 1), "TE-uudistus 1.1.2025")
NEW_YEAR = date(2026, 1, 1)
COLUMNS = {
    "area_code": pl.String,
    "name": pl.String,
    "position": pl.Int64,
    "period": pl.Date,
    "value": pl.Float64,
    "low": pl.Float64,
    "high": pl.Float64,
    "status": pl.String,
}


def known(code: str, name: str, position: int | None, values: dict[date, float]) -> list[tuple]:
    return [
        (code, name, position, month, value, value, value, "published")
        for month, value in values.items()
    ]


def frame(*rows: tuple) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=COLUMNS, orient="row")


def traces(figure: dict, mode: str, name: str) -> list[dict]:
    return [trace for trace in figure["data"] if (trace["mode"], trace["name"]) == (mode, name)]


def annotations(figure: dict, name: str) -> list[dict]:
    return [note for note in figure["layout"]["annotations"] if note.get("name") == name]


KEMI = known(
    "KU240",
    "Kemi",
    0,
    {
        date(2026, 1, 1): 1400.0,
        date(2026, 2, 1): 1390.0,
        date(2026, 4, 1): 1386.0,
    },
)
SIMO = known("KU751", "Simo", 2, {date(2026, 1, 1): 170.0, date(2026, 4, 1): 168.0})
LAPLAND = known("MK19", "Lappi", None, {date(2026, month, 1): 9000.0 for month in range(1, 5)})


def test_a_month_without_a_row_is_a_gap_in_the_line():
    (line,) = traces(trend(frame(*KEMI), UNEMPLOYED, LIGHT), "lines", "Kemi")

    assert line["x"] == ["2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01"]
    assert line["y"] == [1400.0, 1390.0, None, 1386.0]
    assert line["connectgaps"] is False


def test_a_month_alone_between_gaps_is_a_visible_mark():
    (marks,) = traces(trend(frame(*KEMI), UNEMPLOYED, LIGHT), "markers", "Kemi")

    assert "2026-04-01" in marks["x"]


def test_a_provisional_month_is_hollow():
    newest = ("KU240", "Kemi", 0, date(2026, 5, 1), 1380.0, 1380.0, 1380.0, "provisional")
    figure = trend(frame(*KEMI, newest), UNEMPLOYED, LIGHT)
    (marks,) = traces(figure, "markers", "Kemi")

    assert marks["marker"]["color"][marks["x"].index("2026-05-01")] == LIGHT.background
    assert marks["marker"]["line"]["color"] == LIGHT.colours[0]


def test_a_secret_count_is_a_mark_from_the_least_to_the_most_it_can_be():
    secret = ("KU751", "Simo", 2, date(2026, 2, 1), None, 1.0, 4.0, "suppressed")
    figure = trend(frame(*SIMO, secret), UNEMPLOYED, LIGHT)
    (mark,) = [trace for trace in figure["data"] if "error_y" in trace]

    assert (mark["x"], mark["y"], mark["error_y"]["array"]) == (["2026-02-01"], [2.5], [1.5])
    assert mark["text"] == [numbers.known(None, 1, 4, "suppressed", UNEMPLOYED)]
    assert traces(figure, "lines", "Simo")[0]["y"][1] is None


def test_an_interval_of_a_sum_is_told_as_an_interval():
    interval = ("OWN", "Alue", 0, date(2026, 1, 1), None, 20.0, 28.0, "computed")
    (mark,) = [
        trace for trace in trend(frame(interval), UNEMPLOYED, LIGHT)["data"] if "error_y" in trace
    ]

    assert mark["text"] == [numbers.between(20, 28, UNEMPLOYED)]


def test_a_long_stretch_without_any_data_is_a_band_that_says_so():
    values = {date(2023, 1, 1): 1300.0, date(2026, 1, 1): 1400.0, date(2026, 2, 1): 1390.0}
    figure = trend(frame(*known("KU240", "Kemi", 0, values)), UNEMPLOYED, LIGHT)
    (band,) = figure["layout"]["shapes"]

    assert (band["x0"], band["x1"]) == ("2023-02-01", "2025-12-01")
    assert len(annotations(figure, "gap")) == 1


def test_the_words_of_a_narrow_gap_stand_between_the_lines_of_breaks_and_cover_nothing():
    values = {date(2010 + year, 6, 1): 1300.0 for year in range(12)} | {date(2026, 2, 1): 1390.0}
    series = frame(*known("KU240", "Kemi", 0, values))
    breaks = [(date(2022, 1, 1), "muutos"), (date(2023, 1, 1), "toinen")]

    figure = trend(series, UNEMPLOYED, LIGHT, breaks)

    words = annotations(figure, "gap")[-1]
    assert words["textangle"] == -90
    assert "bgcolor" not in words
    assert date(2024, 1, 1) < date.fromisoformat(words["x"]) < date(2025, 1, 1)


def test_a_short_gap_has_no_band():
    assert trend(frame(*KEMI), UNEMPLOYED, LIGHT)["layout"]["shapes"] == []


def test_lines_are_named_at_their_last_points_and_there_is_no_legend():
    figure = trend(frame(*KEMI, *SIMO, *LAPLAND), UNEMPLOYED, LIGHT)

    assert figure["layout"]["showlegend"] is False
    assert {(name["text"], name["x"], name["y"]) for name in annotations(figure, "end label")} == {
        ("Kemi", "2026-04-01", 1386.0),
        ("Simo", "2026-04-01", 168.0),
        ("Lappi ––", "2026-04-01", 9000.0),
    }


def test_names_of_lines_that_end_together_do_not_overlap():
    rows = [
        row
        for place in range(6)
        for row in known(f"KU{place:03}", f"Kunta {place}", place, {NEW_YEAR: 100.0 + place})
    ]
    figure = trend(frame(*rows), UNEMPLOYED, LIGHT)
    heights = sorted(name["ay"] for name in annotations(figure, "end label"))
    plot_px = figure["layout"]["height"] - sum(figure["layout"]["margin"][side] for side in "tb")
    per_px = figure["layout"]["yaxis"]["range"][1] / plot_px

    assert all(upper - lower >= 16 * per_px for lower, upper in pairwise(heights))


def test_pushed_labels_stay_under_the_top_and_keep_their_order():
    placed = spread([98, 99, 10], [10, 10, 10], top=100)

    assert placed == [85, 95, 10]


def test_more_lines_than_have_room_for_names_leave_the_grey_ones_unnamed():
    rows = [
        row
        for place in range(30)
        for row in known(f"KU{place:03}", f"Kunta {place}", place, {NEW_YEAR: 100.0})
    ]
    names = annotations(trend(frame(*rows), UNEMPLOYED, LIGHT), "end label")

    assert {name["text"] for name in names} == {f"Kunta {place}" for place in range(6)}


def test_a_law_change_within_the_months_is_drawn_and_one_outside_is_not():
    values = {date(2024, month, 1): 1400.0 for month in range(7, 13)} | {date(2025, 1, 1): 1390.0}
    general_support = (date(2026, 5, 1), "Yleistuki 1.5.2026")
    figure = trend(
        frame(*known("KU240", "Kemi", 0, values)), UNEMPLOYED, LIGHT, [REFORM, general_support]
    )

    assert [note["text"] for note in annotations(figure, "break")] == ["TE-uudistus 1.1.2025"]
    assert [shape["x0"] for shape in figure["layout"]["shapes"]] == ["2025-01-01"]


def test_each_exchange_of_the_labour_force_has_a_line_and_the_newest_the_words_for_all():
    values = {date(year, month, 1): 14.0 for year in (2023, 2024, 2026) for month in (1, 12)}
    values |= {date(year, month, 1): 14.0 for year in (2025, 2027) for month in (1, 2)}
    series = frame(*known("KU240", "Kemi", 0, values))

    figure = trend(series, SHARE, LIGHT, [REFORM])

    assert {note["text"]: note["x"] for note in annotations(figure, "break")} == {
        "TE-uudistus 1.1.2025": "2025-01-01",
        "työvoima vaihtuu tammikuussa": "2027-01-01",
    }
    lines = [shape["x0"] for shape in figure["layout"]["shapes"] if shape["type"] == "line"]
    assert sorted(lines) == ["2024-01-01", "2025-01-01", "2027-01-01"]
    assert annotations(trend(series, UNEMPLOYED, LIGHT), "break") == []


@pytest.mark.parametrize("indicator", [UNEMPLOYED, SHARE])
def test_counts_and_per_cents_start_at_zero(indicator):
    axis = trend(frame(*KEMI), indicator, LIGHT)["layout"]["yaxis"]

    assert axis["range"][0] == 0
    assert axis["range"][1] > 1400


def test_of_few_persons_there_are_no_parts_on_the_axis():
    of_few = known("KU751", "Simo", 2, {date(2026, 1, 1): 1.0, date(2026, 2, 1): 2.0})

    assert trend(frame(*of_few), UNEMPLOYED, LIGHT)["layout"]["yaxis"]["dtick"] == 1
    assert "dtick" not in trend(frame(*of_few), SHARE, LIGHT)["layout"]["yaxis"]
    assert "dtick" not in trend(frame(*KEMI), UNEMPLOYED, LIGHT)["layout"]["yaxis"]


def test_the_region_is_grey_thin_and_dashed():
    figure = trend(frame(*KEMI, *LAPLAND), UNEMPLOYED, LIGHT)
    (region,), (kemi,) = traces(figure, "lines", "Lappi"), traces(figure, "lines", "Kemi")

    assert region["line"]["color"] == LIGHT.reference
    assert region["line"]["dash"] == "8px,4px"
    assert region["line"]["width"] < kemi["line"]["width"]


def test_the_grey_lines_differ_and_their_names_show_how():
    country = known("SSS", "Koko maa", None, {date(2026, month, 1): 9100.0 for month in (1, 2)})

    figure = trend(frame(*KEMI, *LAPLAND, *country), UNEMPLOYED, LIGHT)

    dashes = {
        name: traces(figure, "lines", name)[0]["line"]["dash"] for name in ("Lappi", "Koko maa")
    }
    assert dashes == {"Lappi": "8px,4px", "Koko maa": "dot"}
    assert {note["text"] for note in annotations(figure, "end label")} == {
        "Kemi",
        "Lappi ––",
        "Koko maa ···",
    }


def test_a_municipality_alone_needs_no_dashes():
    alone = trend(frame(*SIMO, *LAPLAND), UNEMPLOYED, LIGHT)
    beside = trend(frame(*SIMO, *KEMI), UNEMPLOYED, LIGHT)

    assert traces(alone, "lines", "Simo")[0]["line"]["dash"] == "solid"
    assert traces(alone, "lines", "Lappi")[0]["line"]["dash"] == "8px,4px"
    assert traces(beside, "lines", "Simo")[0]["line"]["dash"] != "solid"


def test_an_area_keeps_its_colour_whoever_is_drawn_beside_it():
    alone = trend(frame(*SIMO), UNEMPLOYED, LIGHT)
    together = trend(frame(*KEMI, *SIMO, *LAPLAND), UNEMPLOYED, LIGHT)

    lines = [traces(figure, "lines", "Simo")[0]["line"] for figure in (alone, together)]

    assert lines[0]["color"] == lines[1]["color"]
    assert lines[0]["width"] == lines[1]["width"]


def test_without_data_the_figure_says_so():
    figure = trend(frame(), UNEMPLOYED, LIGHT)

    assert figure["data"] == []
    assert figure["layout"]["annotations"][0]["text"] == numbers.emptiness(None)


def test_an_exported_picture_carries_its_title_subtitle_and_source():
    caption = Caption("Kemissä vähemmän työttömiä", "Henkilöä, kesäkuu 2026", "StatFin 12r5")
    figure = trend(frame(*KEMI), UNEMPLOYED, LIGHT, caption=caption)

    assert figure["layout"]["title"]["text"] == caption.title
    assert figure["layout"]["title"]["subtitle"]["text"] == caption.subtitle
    assert "StatFin 12r5" in annotations(figure, "source")[0]["text"]
    assert "title" not in trend(frame(*KEMI), UNEMPLOYED, LIGHT)["layout"]


def test_plotly_accepts_the_trend(theme):
    secret = ("KU751", "Simo", 2, date(2026, 2, 1), None, 1.0, 4.0, "suppressed")
    caption = Caption("Otsikko", "Alaotsikko", "StatFin 12r5")
    figure = trend(frame(*KEMI, *SIMO, *LAPLAND, secret), SHARE, theme, [REFORM], caption)

    assert len(go.Figure(figure).data) == len(figure["data"])


@pytest.mark.parametrize("language_code", ["fi", "sv", "en"])
def test_every_reason_over_a_trend_is_short_enough_for_a_phone(language_code):
    language.use(language_code)
    series = frame(*known("KU240", "Kemi", 0, {date(2025, 12, 1): 14.0, date(2026, 1, 1): 15.0}))
    exchanged = [why for _day, why in time_notes.yearly(months.completed(series))]

    reasons = [*exchanged, *(why for _day, why in events.law_changes())]
    assert len(reasons) == 3
    assert [why for why in reasons if len(why) > events.LONGEST] == []
