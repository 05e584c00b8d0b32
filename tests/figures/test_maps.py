"""Maps of squares and of outlines: the same classes, and what is not known is never the lowest."""

from __future__ import annotations

from itertools import pairwise

import plotly.graph_objects as go
import polars as pl
import pytest

from labourmarket import numbers
from labourmarket.catalogue import tiles as catalogue
from labourmarket.catalogue.indicators import INDICATORS
from labourmarket.figures.captions import Caption
from labourmarket.figures.choropleth import MOST_NAMED, middle
from labourmarket.figures.maps import drawn
from labourmarket.figures.shading import legend, shaded, shades
from labourmarket.figures.style import LIGHT, contrast

SHARE = INDICATORS["unemployed_share_of_labour_force"]
UNEMPLOYED_UNDER_25 = INDICATORS["unemployed_under_25"]
AREAS = pl.DataFrame(
    {
        "area_code": ["KU240", "KU241", "KU751", "KU845", "KU851", "KU976"],
        "name": ["Kemi", "Keminmaa", "Simo", "Tervola", "Tornio", "Ylitornio"],
        "value": [13.5, 9.95, None, None, 12.44, 11.0],
        "low": [13.5, 9.95, 8.1, None, 12.44, 11.0],
        "high": [13.5, 9.95, 13.6, None, 12.44, 11.0],
        "status": ["published", "published", "computed", "not_available"] + ["published"] * 2,
    }
)
SECRET = AREAS.with_columns(
    pl.when(pl.col("area_code") == "KU751")
    .then(pl.lit("suppressed"))
    .otherwise("status")
    .alias("status"),
    low=pl.when(pl.col("area_code") == "KU751").then(1.0).otherwise("low"),
    high=pl.when(pl.col("area_code") == "KU751").then(4.0).otherwise("high"),
)


def square(west: float, south: float) -> dict[str, object]:
    ring = [[west, south], [west, south + 1], [west + 1, south + 1], [west + 1, south]]
    return {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}


def outlines(*codes: str) -> dict[str, object]:
    return {
        "type": "FeatureCollection",
        "features": [
            {"type": "Feature", "id": code, "properties": {}, "geometry": square(place, 65)}
            for place, code in enumerate(codes)
        ],
    }


OUTLINES = outlines(*AREAS["area_code"], "KU999")


def fills(figure: dict) -> dict[str, str]:
    """The fill of each area of a map, by code."""
    found = {}
    for trace in figure["data"]:
        if trace["type"] == "bar":
            found |= dict(zip(trace["customdata"], trace["marker"]["color"], strict=True))
        if trace["type"] == "choropleth":
            steps = [colour for _place, colour in trace["colorscale"]][::2]
            found |= {
                code: steps[z] for code, z in zip(trace["locations"], trace["z"], strict=True)
            }
    return found


def texts(figure: dict) -> dict[str, str]:
    """What stands in each square, by the name it begins with."""
    shown = [mark["text"] for mark in figure["layout"]["annotations"] if mark["name"] == "text"]
    return {text.split("<br>")[0]: text for text in shown}


def test_without_boundaries_the_areas_are_squares_and_with_them_outlines():
    kinds = [
        [trace["type"] for trace in drawn(AREAS, SHARE, LIGHT, "KU240", of)["data"]]
        for of in (None, OUTLINES)
    ]

    assert kinds[0] == ["bar"]
    assert kinds[1][:2] == ["choropleth", "choropleth"]


def test_where_an_outline_is_lacking_all_areas_are_squares_and_none_is_left_out():
    figure = drawn(AREAS, SHARE, LIGHT, None, outlines("KU240", "KU241"))

    assert set(fills(figure)) == set(AREAS["area_code"])


def test_both_maps_shade_every_area_alike(theme):
    squares, lying = (drawn(AREAS, SHARE, theme, "KU240", of) for of in (None, OUTLINES))

    assert fills(squares) == fills(lying)
    assert fills(squares)["KU240"] == theme.sequential[0]


def test_a_figure_that_is_not_known_has_no_shade_of_a_class_and_is_hatched(theme):
    figure = drawn(AREAS, SHARE, theme, "KU240", None)

    assert fills(figure)["KU751"] == fills(figure)["KU845"] == theme.background
    assert {area.code for area in shaded(AREAS, SHARE, theme) if area.hatched} == {"KU751", "KU845"}
    [hatch] = [shape for shape in figure["layout"]["shapes"] if shape["name"] == "hatch"]
    assert hatch["path"].count("M") == 2 * 7


def test_each_square_says_its_name_and_number_or_what_is_known_instead():
    shown = texts(drawn(AREAS, SHARE, LIGHT, "KU240", None))

    assert shown["<b>Kemi</b>"] == "<b>Kemi</b><br>13,5"
    assert shown["Simo"] == "Simo<br>8,1–13,6"
    assert shown["Tervola"] == "Tervola<br>?"


def test_where_the_ends_of_an_interval_have_no_room_a_sign_says_that_the_figure_is_not_known():
    codes = [code for code in catalogue.tiles() if code.startswith("TA")]
    rows = (
        AREAS.filter(pl.col("name") == "Simo")
        .drop("area_code")
        .join(pl.DataFrame({"area_code": codes}), how="cross")
    )

    assert {
        text.split("<br>")[1] for text in texts(drawn(rows, SHARE, LIGHT, None, None)).values()
    } == {"?"}


def test_a_secret_count_is_told_as_secret_and_never_as_a_number():
    figure = drawn(SECRET, UNEMPLOYED_UNDER_25, LIGHT, "KU240", None)
    [trace] = figure["data"]

    assert texts(figure)["Simo"] == "Simo<br>1–4"
    assert trace["hovertext"][2] == f"Simo: {numbers.emptiness('suppressed')}"
    assert numbers.emptiness("suppressed") in [
        key.text for key in legend(SECRET, UNEMPLOYED_UNDER_25, LIGHT)
    ]


def test_meri_lappi_lies_as_it_does():
    places = catalogue.places(AREAS["area_code"].to_list())

    assert places == {
        "KU976": (0, 0),
        "KU851": (0, 1),
        "KU241": (1, 1),
        "KU845": (2, 1),
        "KU240": (1, 2),
        "KU751": (2, 2),
    }


@pytest.mark.parametrize(("level", "count"), [("KU", 308), ("TA", 46)])
def test_no_two_areas_stand_in_one_place(level, count):
    codes = [code for code in catalogue.tiles() if code.startswith(level)]

    assert len(set(catalogue.places(codes).values())) == len(codes) == count


def test_short_names_of_employment_areas_differ_and_are_short():
    for language in ("fi", "sv", "en"):
        short = [
            getattr(tile.short, language)
            for code, tile in catalogue.tiles().items()
            if code.startswith("TA")
        ]

        assert len(set(short)) == 46
        assert max(map(len, short)) <= 6


def test_an_area_that_the_drawing_lacks_stands_under_the_others():
    places = catalogue.places(["KU240", "KU851", "KU999"])

    assert places["KU999"] == (0, 2)


def test_the_own_area_is_framed_in_the_colour_of_text(theme):
    squares, lying = (drawn(AREAS, SHARE, theme, "KU240", of) for of in (None, OUTLINES))
    frame = squares["layout"]["shapes"][-1]
    others, own = lying["data"][:2]

    assert (frame["line"]["color"], frame["x0"], frame["y0"]) == (theme.text, 0.5, 1.5)
    assert own["locations"] == ["KU240"]
    assert own["marker"]["line"]["width"] > 3 * others["marker"]["line"]["width"]


def test_the_legend_tells_classes_in_numbers_and_counts_every_area():
    keys = legend(AREAS, SHARE, LIGHT)

    assert [key.text for key in keys] == [
        "10,0\u00a0%",
        "11,0\u00a0% – 12,4\u00a0%",
        "13,5\u00a0%",
        "tiedossa vain väli",
        numbers.emptiness("not_available"),
    ]
    assert sum(key.count for key in keys) == AREAS.height
    assert [key.colour for key in keys[:3]] == shades(LIGHT, 3)


def test_every_text_on_a_map_can_be_read(theme):
    many = pl.concat(
        [
            AREAS,
            *(
                AREAS.with_columns(area_code=pl.col("area_code") + str(copy), value=copy + 0.5)
                for copy in range(3)
            ),
        ]
    )

    for area in shaded(many, SHARE, theme):
        assert contrast(area.ink, area.fill) >= 4.5
        assert max(contrast(line, theme.background) for line in (area.fill, area.outline)) >= 3
    assert contrast(theme.text, theme.pale) >= 4.5


def test_neighbouring_classes_differ(theme):
    assert all(contrast(one, other) >= 1.5 for one, other in pairwise(shades(theme, 4)))


def test_with_many_areas_only_what_is_not_known_has_a_sign_on_the_outlines():
    codes = [f"KU{number:03d}" for number in range(MOST_NAMED + 1)]
    rows = pl.DataFrame({"area_code": codes, "name": codes, "status": "published"}).with_columns(
        value=pl.Series([None, *map(float, range(MOST_NAMED))]), low=None, high=None
    )

    labels = [
        text
        for trace in drawn(rows, SHARE, LIGHT, None, outlines(*codes))["data"]
        if trace["name"] == "labels"
        for text in trace["text"]
    ]

    assert labels == ["?"]


def test_a_label_stands_in_the_middle_of_the_largest_part():
    two = {
        "type": "MultiPolygon",
        "coordinates": [
            [[[0, 0], [0, 0.1], [0.1, 0.1], [0.1, 0], [0, 0]]],
            square(24, 65)["coordinates"],
        ],
    }

    assert middle(two) == pytest.approx((24.5, 65.5))


def test_names_are_never_markup():
    named = AREAS.with_columns(name=pl.lit("<i>A</i>"))

    for of in (None, OUTLINES):
        assert "<i>" not in str(drawn(named, SHARE, LIGHT, "KU240", of))


def test_plotly_accepts_the_maps(theme):
    caption = Caption("Otsikko", "Alaotsikko", "StatFin 12r5")

    for of in (None, OUTLINES):
        figure = drawn(AREAS, SHARE, theme, "KU240", of, caption=caption)
        assert len(go.Figure(figure).data) == len(figure["data"])
    assert go.Figure(drawn(AREAS.clear(), SHARE, theme, None, None)).data
