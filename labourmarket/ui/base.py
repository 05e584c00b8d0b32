"""Under which path of its host the app answers, as behind a proxy of several services."""

from __future__ import annotations

import os
import re

import streamlit as st
from streamlit import config

SETTING = "STREAMLIT_SERVER_BASE_URL_PATH"
_OPTION = "server.baseUrlPath"
_PATH = re.compile(r"(/[\w~-][\w.~-]*)*", re.ASCII)


def settle() -> None:
    """Tell Streamlit what the environment says, which it asks for in ``streamlit run`` alone."""
    if told := os.environ.get(SETTING):
        config.set_option(_OPTION, told)


def path() -> str:
    """Such as ``/tyotaulu``, before the path of every answer; empty at the root of the host."""
    told = str(st.get_option(_OPTION)).strip("/")
    return f"/{told}" if told else ""


def check() -> None:
    """Refuse a setting that is no path.

    Raises:
        ValueError: it holds something else than names between slashes.
    """
    if not _PATH.fullmatch(path()):
        raise ValueError(
            f"{SETTING}: {path()} is no path of a service. Give one such as tyotaulu, "
            "as the proxy asks for it."
        )
