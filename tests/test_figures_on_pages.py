"""Figures reach the browser without Plotly's check, which is made here instead."""

import orjson
import plotly.graph_objects as go
import pytest
from plotly.io import to_json
from streamlit.testing.v1 import AppTest

from tests.conftest import ROOT


@pytest.mark.parametrize(
    ("opened", "choices"),
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
def test_a_figure_is_sent_as_plotly_would_have_left_it(opened, choices, built_warehouse):
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    app.query_params.clear()
    for name, chosen in choices.items():
        app.query_params[name] = chosen
    app = app.switch_page(f"pages/{opened}.py").run()

    sent = [orjson.loads(chart.proto.spec) for chart in app.get("plotly_chart")]
    checked = [orjson.loads(to_json(go.Figure(**one).to_dict(), validate=False)) for one in sent]
    assert sent
    assert all(one["layout"]["template"] for one in sent)
    assert sent == checked
