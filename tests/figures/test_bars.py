"""Bars of areas and items: sorted, labelled with their numbers, honest about what is not known."""

import plotly.graph_objects as go
import polars as pl

from labourmarket import numbers
from labourmarket.catalogue.indicators import INDICATORS
from labourmarket.figures.bars import breakdown_bars, change_bars, ranked_bars
from labourmarket.figures.captions import Caption
from labourmarket.figures.style import LIGHT

SHARE = INDICATORS["unemployed_share_of_labour_force"]
UNEMPLOYED = INDICATORS["unemployed_jobseekers"]
VACANCIES = INDICATORS["open_vacancies"]
LABOUR_FORCE = INDICATORS["labour_force"]
AREAS = pl.DataFrame(
    {
        "area_code": ["KU845", "KU751", "KU240", "MK19", "KU851"],
        "name": ["Tervola", "Simo", "Kemi", "Lappi", "Tornio"],
        "value": [None, None, 12.44, 9.95, 13.5],
        "low": [None, 8.1, 12.44, 9.95, 13.5],
        "high": [None, 13.6, 12.44, 9.95, 13.5],
        "status": ["not_available", "computed", "published", "published", "published"],
        "reference": [False, False, False, True, False],
    }
)
CHANGES = pl.DataFrame(
    {
        "area_code": ["KU240", "KU851", "KU751", "KU241"],
        "name": ["Kemi", "Tornio", "Simo", "Keminmaa"],
        "change": [-46.0, 12.0, None, 0.0],
        "status": ["published", "published", "suppressed", "published"],
    }
)


def trace(figure: dict, name: str) -> dict:
    return next(found for found in figure["data"] if found["name"] == name)


def texts(figure: dict) -> dict[str, str]:
    """The number beside each bar, by name, on one line."""
    shown = trace(figure, "numbers")
    one_line = [text.replace("<br>", " ") for text in shown["text"]]
    return dict(zip(shown["y"], one_line, strict=True))


def test_the_largest_stands_first_then_intervals_then_what_is_missing():
    bars = trace(ranked_bars(AREAS, SHARE, LIGHT), "values")

    assert bars["y"] == ["Tornio", "Kemi", "Lappi", "Simo", "Tervola"]


def test_each_bar_has_its_number_in_finnish_form():
    shown = texts(ranked_bars(AREAS, SHARE, LIGHT))

    assert shown["Kemi"] == "12,4\u00a0%"
    assert shown["Lappi"] == "10,0\u00a0%"


def test_an_interval_is_a_pale_bar_with_its_range_and_told_as_one():
    figure = ranked_bars(AREAS, SHARE, LIGHT)
    bars, ranges = trace(figure, "values"), trace(figure, "ranges")
    simo = bars["y"].index("Simo")

    assert (bars["x"][simo], bars["marker"]["color"][simo]) == (8.1, LIGHT.pale)
    assert (ranges["y"], ranges["error_x"]["array"]) == (["Simo"], [13.6 - 8.1])
    assert texts(figure)["Simo"] == numbers.between(8.1, 13.6, SHARE)


def test_a_missing_value_has_words_where_the_bar_would_be_and_no_bar():
    figure = ranked_bars(AREAS, SHARE, LIGHT)
    bars, shown = trace(figure, "values"), trace(figure, "numbers")

    assert bars["x"][-1] is None
    assert (shown["x"][-1], texts(figure)["Tervola"]) == (0, numbers.emptiness("not_available"))


def test_the_own_municipality_is_dark_and_bold_and_the_others_grey():
    figure = ranked_bars(AREAS, SHARE, LIGHT, highlighted="KU240")
    bars = trace(figure, "values")
    colours = dict(zip(bars["y"], bars["marker"]["color"], strict=True))

    assert (colours["Kemi"], colours["Tornio"]) == (LIGHT.colours[0], LIGHT.grey)
    assert "<b>Kemi</b>" in figure["layout"]["yaxis"]["ticktext"]


def test_the_region_is_an_outline():
    bars = trace(ranked_bars(AREAS, SHARE, LIGHT), "values")
    region = bars["y"].index("Lappi")

    assert bars["marker"]["color"][region] == LIGHT.background
    assert bars["marker"]["line"]["color"][region] == LIGHT.reference


def test_areas_without_a_reference_column_are_all_ranked_alike():
    bars = trace(ranked_bars(AREAS.drop("reference"), SHARE, LIGHT), "values")

    assert bars["marker"]["color"][bars["y"].index("Lappi")] == LIGHT.colours[0]


def test_the_axis_of_bars_starts_at_zero_and_holds_the_widest_interval():
    assert ranked_bars(AREAS, SHARE, LIGHT)["layout"]["xaxis"]["range"] == [0, 13.6]


def test_more_bars_make_a_higher_figure():
    few, many = ranked_bars(AREAS.head(2), SHARE, LIGHT), ranked_bars(AREAS, SHARE, LIGHT)

    assert many["layout"]["height"] > few["layout"]["height"]


def test_a_change_says_its_way_with_arrow_number_and_word():
    shown = texts(change_bars(CHANGES, UNEMPLOYED, LIGHT))

    assert shown["Kemi"].startswith("▼\u00a0\u221246 ")
    assert shown["Tornio"].startswith("▲\u00a0+12 ")
    assert "parempaan" in shown["Kemi"]
    assert "huonompaan" in shown["Tornio"]
    assert shown["Simo"] == numbers.emptiness("suppressed")


def test_what_is_better_is_declared_and_not_read_off_the_sign():
    unemployed = change_bars(CHANGES, UNEMPLOYED, LIGHT)
    vacancies = change_bars(CHANGES, VACANCIES, LIGHT)
    fewer_unemployed = texts(unemployed)["Kemi"].partition(" ")[2]
    more_vacancies = texts(vacancies)["Tornio"].partition(" ")[2]

    assert fewer_unemployed == more_vacancies
    assert (
        trace(unemployed, "changes")["marker"]["color"][-2]
        == trace(vacancies, "changes")["marker"]["color"][0]
    )


def test_a_neutral_change_is_grey_either_way():
    colours = trace(change_bars(CHANGES, LABOUR_FORCE, LIGHT), "changes")["marker"]["color"]

    assert set(colours) == {LIGHT.grey}


def test_a_change_of_a_share_is_in_percentage_points():
    shown = texts(change_bars(CHANGES, SHARE, LIGHT))

    assert numbers.points(-46.0, SHARE.decimals) in shown["Kemi"]


def test_changes_go_to_both_sides_of_zero():
    assert change_bars(CHANGES, UNEMPLOYED, LIGHT)["layout"]["xaxis"]["range"] == [-46, 12]


def test_budget_items_are_sorted_and_carry_their_ready_labels():
    items = pl.DataFrame(
        {
            "name": ["Starttiraha", "Henkilö- ja toimintakustannukset"],
            "value": [200_000.0, 8_247_000.0],
            "label": ["200\u00a0000\u00a0€", "8\u00a0247\u00a0000\u00a0€"],
        }
    )
    figure = breakdown_bars(items, LIGHT)

    assert trace(figure, "parts")["y"][0] == "Henkilö- ja toimintakustannukset"
    assert texts(figure)["Starttiraha"] == "200\u00a0000\u00a0€"
    assert figure["layout"]["yaxis"]["ticktext"][0] == "Henkilö- ja<br>toimintakustannukset"


def test_plotly_accepts_the_bars(theme):
    caption = Caption("Otsikko", "Alaotsikko", "StatFin 12r5")
    items = pl.DataFrame({"name": ["Starttiraha"], "value": [None], "label": ["ei vielä tietoa"]})

    for figure in (
        ranked_bars(AREAS, SHARE, theme, "KU240", caption),
        ranked_bars(AREAS.clear(), SHARE, theme),
        change_bars(CHANGES, VACANCIES, theme, caption),
        breakdown_bars(items.cast({"value": pl.Float64}), theme, caption),
    ):
        assert len(go.Figure(figure).data) == len(figure["data"])
