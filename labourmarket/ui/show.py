"""Everything that a page draws goes through here: figure, name, table, source line, download.

How a figure reaches the browser can change in this one place.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

import polars as pl
import streamlit as st
from markupsafe import Markup
from plotly.basedatatypes import BaseFigure
from plotly.io import templates

from labourmarket import numbers, queries
from labourmarket.exports import tabular
from labourmarket.figures.style import Figure, Theme, config, theme as theme_named
from labourmarket.language import as_spoken_now, current, gettext as _
from labourmarket.tables.model import Table
from labourmarket.tables.statements import by_heading
from labourmarket.ui import embed, html

FINNISH = "fi"


class Picture(NamedTuple):
    """A figure with its finding as ``title``, its measure as ``subtitle``, and its source."""

    figure: Figure
    title: str
    subtitle: str
    source: str


class _Drawn(BaseFigure):  # type: ignore[misc]  # published without types
    """A figure of ours as Streamlit takes it without checking it anew.

    The tests of the figures let Plotly check each kind of them; to do so for every choice of a
    reader takes longer than all the rest of a page.
    """

    def __init__(self, drawn: Figure) -> None:
        object.__setattr__(self, "_drawn", drawn)  # Plotly's own would check this, too

    def to_dict(self) -> Figure:
        """The figure with Plotly's own defaults under it, as a checked one would have."""
        drawn: Figure = self._drawn
        return drawn | {"layout": {"template": _defaults()} | drawn["layout"]}


@cache
def _defaults() -> Figure:
    defaults: Figure = templates[templates.default].to_plotly_json()
    return defaults


def theme() -> Theme:
    """The colours of the reader's theme, light or dark."""
    return theme_named(st.context.theme.type)


def stylesheet() -> None:
    """The rules for our own HTML; once on every page, before anything else."""
    st.html(html.STYLESHEET)


def mark_of_invented_data() -> None:
    """A banner on every page while any figure of the warehouse is invented."""
    if queries.holds_invented_data():
        st.html(html.banner(_("INVENTED DATA for training: no figure here is real.")))


def mark_of_earlier_view() -> None:
    """A banner on every page while the warehouse shows what was known on an earlier day."""
    if day := queries.known_as_of():
        st.html(
            html.banner(
                _("This is what was known on {day}: nothing released later is here.").format(
                    day=numbers.day(day)
                )
            )
        )


def foot(href: str, text: str) -> None:
    """The end of every page: the way to the accessibility statement."""
    st.html(html.foot(href, text, theme().name))


def answer(sentence: str, how: str) -> None:
    """The sentence that answers the page's question, and how it was computed."""
    st.html(html.answer(sentence))
    with st.expander(_("How was this computed?")):
        st.markdown(how)


def figure(drawn: Figure, title: str, subtitle: str, source: str, key: str) -> None:
    """A figure under its finding, with its measure, and its source beneath.

    ``title`` and ``subtitle`` are also what a screen reader says of the picture, whose figures
    stand in the table beside it.
    """
    _heading(title, subtitle)
    st.plotly_chart(_Drawn(drawn), config=config(), key=key, **_look(title, subtitle))
    line(_("Source: {source}").format(source=source))


def selectable(
    drawn: Figure, title: str, subtitle: str, source: str, key: str, *, settings: Figure
) -> list[Figure]:
    """A ``figure`` whose marks can be clicked, which is never the only way to what they lead to.

    Args:
        drawn: the figure.
        title: its finding.
        subtitle: its measure.
        source: where its figures are from.
        key: of the widget.
        settings: of Plotly's config, over the usual ones.

    Returns:
        The chosen points as Plotly tells them; none until one is clicked, and none again once the
        figure has changed.
    """
    _heading(title, subtitle)
    event = st.plotly_chart(
        _Drawn(drawn),
        config=config() | settings,
        key=key,
        on_select="rerun",
        selection_mode="points",
        **_look(title, subtitle),
    )
    line(_("Source: {source}").format(source=source))
    return list(event["selection"]["points"])


def _heading(title: str, subtitle: str) -> None:
    st.header(title, anchor=False)
    line(subtitle)


def _look(title: str, subtitle: str) -> dict[str, Any]:
    return {"theme": None, "alt": f"{title}. {subtitle}", "width": "stretch"}


def table(content: Table, source: str = "") -> None:
    """A table as HTML, with its source beneath."""
    st.html(html.table(content))
    if source:
        st.html(html.source_line(_("Source: {source}").format(source=source)))


def folded_table(label: str, make: Callable[[], Table]) -> None:
    """A table that opens on demand; not in a frame, which shows the figure alone."""
    if not embed.is_on():
        with st.expander(label):
            table(make())


def cards(content: Sequence[html.Card], name: str) -> None:
    """Figure cards in a row that wraps."""
    st.html(html.cards(content, name))


def links(targets: Mapping[str, str]) -> None:
    """Links by their addresses."""
    st.html(html.links(targets))


def line(text: str) -> None:
    """A line of small text."""
    st.html(html.source_line(text))


def points(texts: Sequence[str]) -> None:
    """Short statements as a list."""
    items = Markup("").join(Markup("<li>{text}</li>").format(text=text) for text in texts)
    st.html(Markup("<ul>{items}</ul>").format(items=items))


def statements(rows: pl.DataFrame) -> None:
    """The deck's own words, point by point under their headings; it is in Finnish alone."""
    in_finnish_only()
    for statement in by_heading(rows):
        st.html(html.statements(statement.heading, statement.points, FINNISH))


def in_finnish_only() -> None:
    """Say to readers of other languages that what follows was published in Finnish."""
    if current() != FINNISH:
        line(_("The source has published these words in Finnish only; they are not translated."))


def downloads(
    rows: pl.DataFrame | Callable[[], pl.DataFrame],
    name: str,
    what: str,
    source: str,
    *,
    parquet: bool = False,
) -> None:
    """Buttons that make a file when they are pressed, of figures at hand or still to compute.

    ``what`` says on the buttons what the file holds: a page can have several rows of them.
    """
    asked = rows if callable(rows) else lambda: rows
    kinds = {
        "csv": ("CSV", "text/csv", lambda: tabular.csv_file(asked(), source)),
        "xlsx": ("Excel", tabular.XLSX, lambda: tabular.xlsx_file(asked(), name, source)),
    }
    if parquet:
        kinds["parquet"] = (
            "Parquet",
            "application/vnd.apache.parquet",
            lambda: tabular.parquet_file(asked(), source),
        )
    with st.container(horizontal=True):
        for ending, (label, kind, make) in kinds.items():
            st.download_button(
                _("Download {kind}: {what}").format(kind=label, what=what),
                as_spoken_now(make),
                file_name=f"{name}_{current()}.{ending}",
                mime=kind,
                on_click="ignore",
                key=f"{name}.{ending}",
                icon=":material/download:",
            )
