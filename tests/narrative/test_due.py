"""A reader is told when the figures here are older than those that should be out."""

from datetime import date

import polars as pl
import pytest

from labourmarket import language
from labourmarket.narrative.due import behind

NEWEST = pl.DataFrame(
    {
        "source_id": ["statfin_12r5", "kela_municipal_share", "forum_2023"],
        "newest": [date(2026, 6, 1), date(2026, 10, 1), date(2023, 1, 1)],
    }
)


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("fi", "syyskuu 2026 pitäisi olla jo julkaistu; täällä uusin kuukausi on kesäkuu 2026."),
        ("sv", "september 2026 borde redan vara publicerad; här är den nyaste månaden juni 2026."),
        ("en", "September 2026 should be out by now; the newest month here is June 2026."),
    ],
)
def test_a_source_whose_later_month_should_be_out_is_told(code, told):
    with language.speaking(code):
        [sentence] = behind(NEWEST, date(2026, 11, 24))

    assert sentence.startswith("StatFin 12r5")
    assert sentence.endswith(told)


def test_what_is_as_new_as_can_be_is_not_told():
    assert behind(NEWEST.with_columns(newest=date(2026, 10, 1)), date(2026, 11, 24)) == []
