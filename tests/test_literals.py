"""What a reader sees comes from the catalogues: no page and no part of the interface has words."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

# The server speaks to whoever starts it, on a terminal, and oEmbed to programs.
SHOWN = [
    path
    for folder in ("pages", "labourmarket/ui", "labourmarket/narrative", "labourmarket/tables")
    for path in sorted((ROOT / folder).glob("*.py"))
    if path.name not in ("server.py", "oembed.py")
]
INTERFACE = [path for path in SHOWN if path.parent.name in ("pages", "ui")]
PROSE = re.compile(r"[^\W\d_]{2,} [^\W\d_]{2,}")
TAG = re.compile(r"<[^>]*>?")
A_WORD = re.compile(r"[^\W\d_]{2,}")
THROUGH_THE_CATALOGUES = {"_", "gettext", "ngettext"}
# What is not shown: the frame of our HTML, a search in texts, what goes to the server's log.
UNSEEN = {"Markup", "compile", "error"}
# Arguments in which Streamlit and our own functions take words.
WORDS = {
    "body",
    "label",
    "help",
    "title",
    "subtitle",
    "placeholder",
    "caption",
    "text",
    "page_title",
}
SHOWS = {
    "st": {
        *("title", "header", "subheader", "markdown", "write", "text", "caption", "html"),
        *("error", "warning", "info", "success", "toast", "exception", "button", "link_button"),
        *("download_button", "page_link", "toggle", "checkbox", "radio", "selectbox", "pills"),
        *("multiselect", "segmented_control", "number_input", "text_input", "slider", "expander"),
        *("popover", "metric", "tabs", "spinner", "status", "dialog", "form_submit_button"),
    },
    "show": {"answer", "line", "points", "figure", "table", "cards"},
}


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def called(call: ast.Call) -> str:
    return getattr(call.func, "id", getattr(call.func, "attr", ""))


def texts(node: ast.AST) -> Iterator[ast.Constant]:
    """The texts in an expression that no call of the catalogues holds."""
    if isinstance(node, ast.Call) and called(node) in THROUGH_THE_CATALOGUES | UNSEEN:
        return
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):  # a docstring
        return
    if isinstance(node, ast.Raise):  # a fault of the program, which the frame tells in plain words
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node
    for child in ast.iter_child_nodes(node):
        yield from texts(child)


def literal(node: ast.expr) -> bool:
    """Whether a reader would see words that stand in the code itself."""
    if isinstance(node, ast.JoinedStr):
        return any(
            isinstance(part, ast.Constant) and A_WORD.search(part.value) for part in node.values
        )
    return isinstance(node, ast.Constant) and bool(A_WORD.search(str(node.value)))


def shown_literals(module: ast.Module) -> list[int]:
    """The lines at which words of the code itself are handed to what shows them."""
    return [
        call.lineno
        for call in ast.walk(module)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute)
        if call.func.attr in SHOWS.get(getattr(call.func.value, "id", ""), ())
        if any(map(literal, call.args[:1]))
        or any(word.arg in WORDS and literal(word.value) for word in call.keywords)
    ]


@pytest.mark.parametrize("path", SHOWN, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_sentence_stands_in_the_code_outside_the_catalogues(path: Path):
    found = [(text.lineno, TAG.sub("", text.value)) for text in texts(tree(path))]
    prose = [(line, text) for line, text in found if PROSE.search(text)]

    assert prose == []


@pytest.mark.parametrize("path", INTERFACE, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_single_word_is_shown_that_is_not_from_the_catalogues(path: Path):
    assert shown_literals(tree(path)) == []


@pytest.mark.parametrize(
    "code",
    [
        'st.title("Talous")',
        'st.selectbox("Kunta", codes)',
        'st.selectbox(_("Area"), codes, help="Valitse")',
        'show.line(f"Lähde: {source}")',
        'st.markdown(body="Source")',
    ],
)
def test_words_in_a_call_are_found(code: str):
    assert shown_literals(ast.parse(code)) == [1]


def test_a_sentence_in_the_code_is_found_and_one_of_the_catalogues_is_not():
    module = ast.parse('show.line(_("Two words") + " and more words")')

    assert [text.value for text in texts(module)] == [" and more words"]
