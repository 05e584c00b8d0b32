"""Codes as numbers: every code has one, and their order is that of the texts."""

from __future__ import annotations

import re
from datetime import date

import polars as pl
import pytest
from hypothesis import given, strategies as st

from labourmarket import codes

COLUMNS = {
    "indicator_id": codes.INDICATOR,
    "area_code": codes.AREA,
    "frequency": codes.FREQUENCY,
    "period": pl.Date(),
    "source_id": codes.SOURCE,
}
ENDS = (date(1000, 1, 1), date(1000, 1, 2), date(2999, 12, 31))
PLACE = st.fixed_dictionaries(
    {
        name: st.dates(ENDS[0], ENDS[-1])
        if name == "period"
        else st.sampled_from(kind.categories.to_list())
        for name, kind in COLUMNS.items()
    }
)


def test_every_code_of_an_area_that_the_contracts_allow_has_a_number():
    allowed = [code for code in codes.AREA.categories if re.match(codes.AREA_CODE, code)]

    assert len(allowed) == len(codes.AREA.categories) == 1000 + 100 + 100 + 2


@given(st.lists(PLACE, min_size=1, max_size=20))
def test_figures_in_the_order_of_their_numbers_are_in_the_order_of_their_texts(places):
    rows = pl.DataFrame(places, schema=COLUMNS)
    texts = pl.DataFrame(places).select(list(COLUMNS))

    assert rows.sort(codes.number()).rows() == sorted(texts.rows())
    assert rows.select(codes.number().n_unique()).item() == len(set(texts.rows()))


@pytest.mark.parametrize("place", range(len(COLUMNS) - 1))
def test_the_next_code_of_a_kind_goes_before_every_code_of_the_kinds_after_it(place):
    words = [ENDS if kind == pl.Date else kind.categories.to_list() for kind in COLUMNS.values()]
    last_before = [of[0] for of in words[: place + 1]] + [of[-1] for of in words[place + 1 :]]
    first_after = [of[1] if at == place else of[0] for at, of in enumerate(words)]
    rows = pl.DataFrame([last_before, first_after], schema=COLUMNS, orient="row")

    before, after = rows.select(number=codes.number())["number"]

    assert before < after
