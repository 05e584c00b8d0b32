"""The pages as a reader opens them, without a browser, and what is to be read on them."""

from __future__ import annotations

import re
from typing import Any

import orjson
from streamlit.testing.v1 import AppTest

from tests.conftest import ROOT


def app() -> AppTest:
    """The app as it is before its first page is drawn."""
    return AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)


def page(name: str) -> AppTest:
    """The page of a file under ``pages``, not drawn yet."""
    started = app().run()
    started.query_params.clear()  # as a browser does when it follows a link of the menu
    return started.switch_page(f"pages/{name}.py")


def opened(page: AppTest, **choices: str) -> AppTest:
    """Draw a page whose address has these choices; it shows no fault."""
    for name, chosen in choices.items():
        page.query_params[name] = chosen
    shown = page.run()
    assert not shown.exception
    assert not shown.error
    return shown


def html(page: AppTest) -> str:
    """Our own HTML on a page, as it is sent."""
    return "\n".join(element.proto.body for element in page.get("html"))


def text(page: AppTest) -> str:
    """The same with plain spaces in the place of those at which no line may break."""
    return html(page).replace("\u00a0", " ").replace("\u2060", "")


def figure(page: AppTest, place: int = 0) -> dict[str, Any]:
    """One of the figures of a page, as Plotly reads it."""
    drawn: dict[str, Any] = orjson.loads(page.get("plotly_chart")[place].proto.spec)
    return drawn


def answer(page: AppTest) -> str:
    """The sentence that answers the page's question."""
    [told] = re.findall(r'class="tt-answer[^>]*>([^<]*)', text(page))
    return str(told)
