"""Figures reach the browser without Plotly's check, which is made here instead."""

import orjson
import plotly.graph_objects as go
import pytest
from plotly.io import to_json

from tests import pages
from tests.pages import opened


@pytest.mark.parametrize(
    ("name", "choices"),
    [
        ("overview", {}),
        ("comparison", {"view": "trend"}),
        ("comparison", {"view": "rank"}),
        ("comparison", {"view": "change"}),
        ("service_lines", {"picture": "stacked"}),
        ("service_lines", {"picture": "grouped"}),
        ("budget", {}),
        ("liability", {}),
    ],
)
def test_a_figure_is_sent_as_plotly_would_have_left_it(name, choices, built_warehouse):
    app = opened(pages.page(name), **choices)

    sent = [orjson.loads(chart.proto.spec) for chart in app.get("plotly_chart")]
    checked = [orjson.loads(to_json(go.Figure(**one).to_dict(), validate=False)) for one in sent]
    assert sent
    assert all(one["layout"]["template"] for one in sent)
    assert sent == checked
