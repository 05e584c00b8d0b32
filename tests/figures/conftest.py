"""Every figure is tested in Finnish, in both themes where colour matters."""

from collections.abc import Iterator

import pytest

from labourmarket import language
from labourmarket.figures.style import DARK, LIGHT, Theme


@pytest.fixture(autouse=True)
def _in_finnish() -> Iterator[None]:
    language.use("fi")
    yield
    language.use(language.DEFAULT)


@pytest.fixture(params=[LIGHT, DARK], ids=["light", "dark"])
def theme(request: pytest.FixtureRequest) -> Theme:
    return request.param
