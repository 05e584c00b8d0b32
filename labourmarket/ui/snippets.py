"""What other sites are given of a page: its address, and the HTML that shows a figure in a frame.

No Streamlit here: a page offers the same by ``share`` as the server tells by ``oembed``.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from markupsafe import Markup

# Of the pages that have figures for other sites, how high each figure is with its words, in px.
FRAMED: Mapping[str, int] = {"comparison": 780, "municipality": 780}
WIDTH = "100%"
EMBEDDED = {"embed": "true"}


def address(base: str, page: str, choices: Mapping[str, str]) -> str:
    """The address of a view: ``base`` of the service, the page's name and its choices by codes."""
    return f"{base.rstrip('/')}/{page}?{urlencode(choices)}"


def frame(src: str, title: str, height: int, width: int | str = WIDTH) -> Markup:
    """The HTML that shows the figure at ``src``; ``title`` is what a screen reader calls it."""
    return Markup(
        '<iframe src="{src}" title="{title}" width="{width}" height="{height}" loading="lazy" '
        'style="border:0"></iframe>'
    ).format(src=src, title=title, width=width, height=height)
