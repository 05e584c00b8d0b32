"""Tables, cards and lines as HTML that a screen reader can read and a printer can print.

Everything that is not ours is escaped by markupsafe. Streamlit's own grid is drawn on a canvas and
says nothing to a screen reader.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from markupsafe import Markup, escape

from labourmarket.figures.shading import UNKNOWN, Key
from labourmarket.language import ADDRESS, NAMES, current, ngettext
from labourmarket.tables.model import Badge, Cell, Table

# ``▼ −12,5 %-yks.`` and millions of euros are shorter; what is longer has words.
LONGEST_NUMBER = 15
STYLESHEET = Path(__file__).with_name("style.css")


@dataclass(frozen=True, slots=True)
class Card:
    """One figure with what it is, how it has changed and a small picture of its past."""

    title: str
    value: str
    change: str
    since: str = ""
    picture: Markup = Markup("")
    picture_name: str = ""
    remark: str = ""


def table(content: Table) -> Markup:
    """An HTML table with caption, column and row headings; wide ones scroll by themselves."""
    return _table(content, current())


@lru_cache(maxsize=64)
def _table(content: Table, _language: str) -> Markup:
    """The same, kept for a language: its links lead on in it."""
    head = Markup("").join(
        Markup('<th scope="col"{kind}>{text}</th>').format(
            kind=_kind(position, content), text=heading
        )
        for position, heading in enumerate(content.headings)
    )
    body = Markup("").join(
        Markup("<tr{kind}>{cells}</tr>").format(
            kind=Markup(' class="total"')
            if content.total_from is not None and position >= content.total_from
            else "",
            cells=_row(row, content),
        )
        for position, row in enumerate(content.rows)
    )
    return Markup(
        '<div class="tt-scroll" role="region" aria-label="{caption}" tabindex="0">'
        '<table class="tt-table"><caption><span>{caption}</span></caption>'
        "<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    ).format(caption=content.caption, head=head, body=body)


def _row(row: Sequence[str | Cell], content: Table) -> Markup:
    """One row; put together without ``Markup.format``, which would look at every cell twice."""
    heading, *figures = row
    cells = "".join(
        f"<td{_kind(position, content) or _length(figure)}>{_cell(figure)}</td>"
        for position, figure in enumerate(figures, start=1)
    )
    return Markup(f'<th scope="row">{_cell(heading)}</th>{cells}')


def _kind(position: int, content: Table) -> str | Markup:
    return Markup(' class="words"') if position in content.text_columns or position == 0 else ""


def _length(cell: str | Cell) -> str | Markup:
    text = cell if isinstance(cell, str) else cell.text
    return Markup(' class="long"') if len(text) > LONGEST_NUMBER else ""


def _cell(cell: str | Cell) -> Markup:
    if isinstance(cell, str):
        return escape(cell)
    text = in_words_of(cell.lang, cell.text)
    if cell.href:
        text = Markup('<a href="{href}" target="_self">{text}</a>').format(
            href=_in_language(cell.href), text=text
        )
    if cell.note:
        text += Markup('<span class="tt-note">{note}</span>').format(note=cell.note)
    return text + (badge(cell.badge) if cell.badge else "")


def in_words_of(code: str, text: str) -> Markup:
    """A text, marked where it is in another language than the page."""
    if code in ("", current()):
        return escape(text)
    return Markup('<span lang="{code}">{text}</span>').format(code=code, text=text)


def in_finnish(text: str) -> Markup:
    """A text that its source has in Finnish alone."""
    return in_words_of("fi", text)


def statements(heading: str, points: Sequence[str], code: str) -> Markup:
    """Short statements under their heading, in the words and the language of their source."""
    items = Markup("").join(Markup("<li>{text}</li>").format(text=text) for text in points)
    return Markup(
        '<section class="tt-statements" lang="{code}"><h3>{heading}</h3><ul>{items}</ul></section>'
    ).format(code=code, heading=heading, items=items)


def _in_language(href: str) -> str:
    """A link to another page of ours, in the language spoken here."""
    return f"{href}{'&' if '?' in href else '?'}{ADDRESS}={current()}"


def badge(content: Badge) -> Markup:
    """A verdict as a word with a sign and a border: never by colour alone."""
    sign = {"matches": "✓", "rounding": "≈", "differs": "≠"}[content.verdict]
    return Markup(
        '<span class="tt-badge {verdict}">'
        '<span aria-hidden="true">{sign}\N{NO-BREAK SPACE}</span>{text}</span>'
    ).format(verdict=content.verdict, sign=sign, text=content.text)


def cards(content: Sequence[Card], name: str) -> Markup:
    """A list of figure cards that wraps to one column on a phone."""
    return Markup('<ul class="tt-cards" aria-label="{name}">{cards}</ul>').format(
        name=name, cards=Markup("").join(_card(card) for card in content)
    )


def _card(card: Card) -> Markup:
    return Markup(
        '<li class="tt-card"><p class="tt-card-title">{title}</p>'
        '<p class="tt-card-value">{value}</p><p class="tt-card-change">{change}</p>{remark}'
        '<div class="tt-card-past">{picture}<span>{since}</span></div></li>'
    ).format(
        title=card.title,
        value=card.value,
        change=card.change,
        remark=Markup('<p class="tt-note">{text}</p>').format(text=card.remark)
        if card.remark
        else "",
        picture=_picture(card.picture, card.picture_name) if card.picture else "",
        since=card.since,
    )


def _picture(svg: Markup, name: str) -> Markup:
    """An SVG as a named image: Streamlit's sanitiser lets no inline SVG through."""
    encoded = base64.b64encode(svg.encode("utf-8")).decode("ascii")
    return Markup('<img src="data:image/svg+xml;base64,{svg}" alt="{name}" width="120">').format(
        svg=encoded, name=name
    )


def legend(keys: Sequence[Key], name: str) -> Markup:
    """The legend of a map as a list: the shade, its figures and how many areas have it."""
    return Markup('<ul class="tt-legend" aria-label="{name}">{keys}</ul>').format(
        name=name, keys=Markup("").join(_key(key) for key in keys)
    )


def _key(key: Key) -> Markup:
    return Markup(
        '<li><span class="tt-shade{kind}" style="background-color:{colour};border-color:{outline}"'
        ' aria-hidden="true">{sign}</span>{text} ({count})</li>'
    ).format(
        kind=" hatched" if key.hatched else "",
        colour=key.colour,
        outline=key.outline,
        sign=UNKNOWN if key.hatched else "",
        text=key.text,
        count=_counted(key.count),
    )


def _counted(count: int) -> str:
    return ngettext("{count} area", "{count} areas", count).format(count=count)


def answer(sentence: str) -> Markup:
    """The sentence that answers the page's question; ``static/access.js`` tells it when it changes.

    No live region itself: Streamlit puts a new element in the place of the old one, and screen
    readers tell of changes within one that stays.
    """
    return Markup('<p class="tt-answer">{sentence}</p>').format(sentence=sentence)


def banner(text: str) -> Markup:
    """A warning that nobody overlooks."""
    return Markup('<p class="tt-invented" role="alert">{text}</p>').format(text=text)


def notice(text: str) -> Markup:
    """A word on how to take the page, before its figures."""
    return Markup('<p class="tt-notice" role="status">{text}</p>').format(text=text)


def links(targets: Mapping[str, str]) -> Markup:
    """Links by their addresses, one below the other."""
    items = Markup("").join(
        Markup('<li><a href="{href}" target="_self">{text}</a></li>').format(href=href, text=text)
        for href, text in targets.items()
    )
    return Markup('<ul class="tt-links">{items}</ul>').format(items=items)


def paragraph(text: str) -> Markup:
    """Running text, in lines that can be read."""
    return Markup('<p class="tt-text">{text}</p>').format(text=text)


def foot(href: str, text: str, theme: str) -> Markup:
    """What ends every page: a link to another page of ours.

    ``theme`` tells the printer for which one the pictures were drawn.
    """
    return Markup(
        '<footer class="tt-foot tt-{theme}"><a href="{href}" target="_self">{text}</a></footer>'
    ).format(href=_in_language(href), text=text, theme=theme)


def link_beside(href: str, text: str) -> Markup:
    """A link that opens beside the page: a frame would show it in the place of what is there."""
    return Markup(
        '<p class="tt-source"><a href="{href}" target="_blank" rel="noopener">{text}</a></p>'
    ).format(href=href, text=text)


def source_line(text: str) -> Markup:
    """The line under a figure: where it is from, and when that was published."""
    return Markup('<p class="tt-source">{text}</p>').format(text=text)


def languages(links: Mapping[str, str], spoken: str, name: str) -> Markup:
    """Links to the same view in each language, named in its own; the one spoken is marked."""
    items = Markup("").join(
        Markup('<li><a href="{href}" target="_self" lang="{code}"{now}>{name}</a></li>').format(
            href=href,
            code=code,
            name=NAMES[code],
            now=Markup(' aria-current="true"') if code == spoken else "",
        )
        for code, href in links.items()
    )
    return Markup('<nav class="tt-languages" aria-label="{name}"><ul>{items}</ul></nav>').format(
        name=name, items=items
    )
