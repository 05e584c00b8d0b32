"""The language of the interface and its texts: gettext catalogues, English as the key.

The catalogues are plain ``.po`` files, read as they are: a translator changes a text and restarts
the app, no step of compilation between.
"""

from __future__ import annotations

import gettext as gnu
import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache, wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from labourmarket.accepted import weighed
from labourmarket.catalogue.model import Text

LANGUAGES = ("fi", "sv", "en")
NAMES = {"fi": "Suomi", "sv": "Svenska", "en": "English"}
"""Each language by its own name."""
DEFAULT = "fi"
ADDRESS = "lang"
"""The name of the language in an address."""
_CATALOGUES = Path(__file__).parent / "locale"
_current: ContextVar[str] = ContextVar("language", default=DEFAULT)
_Asked = ParamSpec("_Asked")
_Answer = TypeVar("_Answer")


def use(language: str) -> None:
    """Speak ``language`` (``sv``, ``sv_FI.UTF-8``) from here on; an unknown one becomes Finnish."""
    _current.set(_known(language))


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak ``language`` within the block and what was spoken before after it."""
    before = _current.set(_known(language))
    try:
        yield
    finally:
        _current.reset(before)


def as_spoken_now(work: Callable[_Asked, _Answer]) -> Callable[_Asked, _Answer]:
    """Make ``work`` speak the language of this moment wherever and whenever it is called.

    Another thread begins in the default language: Streamlit, for one, makes the file of a download
    button in a thread of its own.
    """
    language = current()

    @wraps(work)
    def told(*args: _Asked.args, **kwargs: _Asked.kwargs) -> _Answer:
        with speaking(language):
            return work(*args, **kwargs)

    return told


def chosen(asked: str | None, accepted: str) -> str:
    """The language for a reader who ``asked`` for one, else of those that the browser accepts.

    Args:
        asked: what the address says, None where it says nothing; an unknown one counts for nothing.
        accepted: the browser's ``Accept-Language``, the most wanted by its weight, else by its
            place; where none is of the three, Finnish.
    """
    if asked in LANGUAGES:
        return asked
    wanted = sorted(weighed(accepted), key=lambda one: -one[1])
    codes = (tag.partition("-")[0] for tag, weight in wanted if weight)
    return next((code for code in codes if code in LANGUAGES), DEFAULT)


def _known(language: str) -> str:
    code = language[:2].lower()
    return code if code in LANGUAGES else DEFAULT


def current() -> str:
    """The language spoken now: fi, sv or en."""
    return _current.get()


def gettext(message: str) -> str:
    """The interface text of an English key in the current language."""
    return _translations(current()).gettext(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """The interface text of an English key in the number that ``count`` asks for."""
    return _translations(current()).ngettext(singular, plural, count)


def told(text: Text) -> str:
    """A text of the catalogue in the current language."""
    return {"fi": text.fi, "sv": text.sv, "en": text.en}[current()]


@lru_cache(maxsize=len(LANGUAGES))
def _translations(language: str) -> gnu.NullTranslations:
    path = _CATALOGUES / language / "LC_MESSAGES" / "tyotaulu.po"
    if not path.exists():
        return gnu.NullTranslations()
    compiled = io.BytesIO()
    with path.open("rb") as catalogue:
        write_mo(compiled, read_po(catalogue, locale=language))
    compiled.seek(0)
    return gnu.GNUTranslations(compiled)
