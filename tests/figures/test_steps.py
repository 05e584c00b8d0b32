"""The municipality's share by paid days."""

import plotly.graph_objects as go
import polars as pl

from labourmarket.figures.captions import Caption
from labourmarket.figures.steps import LAST_DAY, liability_steps
from labourmarket.figures.style import LIGHT

RULES = pl.DataFrame(
    [
        ("plan_2023", "Suunnitelma 2023", 0, 0, 99, 0.0),
        ("plan_2023", "Suunnitelma 2023", 0, 100, None, 50.0),
        ("te2024", "Laki 1.1.2025", 1, 0, 100, 0.0),
        ("te2024", "Laki 1.1.2025", 1, 101, None, 50.0),
    ],
    schema=["rule_set", "rule_set_name", "position", "from_day", "to_day", "municipal_percent"],
    orient="row",
)


def test_a_share_steps_on_the_first_day_of_its_band_and_lasts_to_the_end():
    plan, law = liability_steps(RULES, LIGHT)["data"]

    assert (plan["x"], plan["y"]) == ([0, 100, LAST_DAY], [0, 50, 50])
    assert law["x"][1] == 101
    assert law["line"]["shape"] == "hv"


def test_laws_that_coincide_are_told_apart_by_dash_width_and_separate_names():
    figure = liability_steps(RULES, LIGHT)
    plan, law = figure["data"]
    first, second = figure["layout"]["annotations"]

    assert plan["line"]["dash"] != law["line"]["dash"]
    assert plan["line"]["width"] > law["line"]["width"]
    assert first["ay"] != second["ay"]


def test_plotly_accepts_the_steps(theme):
    caption = Caption("Otsikko", "Alaotsikko", "Laki 555/1998")

    assert len(go.Figure(liability_steps(RULES, theme, caption)).data) == 2
    assert len(go.Figure(liability_steps(RULES.clear(), theme)).data) == 0
