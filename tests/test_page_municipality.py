"""One municipality on one page: what happened, how sure that is, and beside whom."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlencode

import orjson
import pytest
from markupsafe import escape
from streamlit.testing.v1 import AppTest

from tests import pages
from tests.conftest import ROOT, environment
from tests.pages import answer, figure, opened, text


def municipality(**choices: str) -> AppTest:
    return opened(pages.page("municipality"), **choices)


def headings(page: AppTest) -> list[str]:
    return [heading.value for heading in page.header]


@pytest.fixture(scope="module")
def revised_data(built_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's data, and a later release in which Kemi's unemployed are one more."""
    data = tmp_path_factory.mktemp("revised")
    shutil.copytree(built_data / "raw", data / "raw")
    june = data / "raw/statfin_12r5/12r5_TA22_2026M06.json"
    published = orjson.loads(june.read_bytes())
    values = list(published["value"])
    values[values.index(1386)] = 1387
    later = published | {"updated": "2026-08-25T05:00:00Z", "value": values}
    june.with_name("revised.json").write_bytes(orjson.dumps(later))
    subprocess.run(
        [sys.executable, "-m", "pipelines", "build"],
        cwd=ROOT,
        env=environment(data),
        check=True,
        capture_output=True,
    )
    return data


@pytest.fixture
def _revised(revised_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TYOTAULU_DATA", str(revised_data))


def test_a_month_without_its_year_earlier_is_compared_with_the_nearest_june(built_warehouse):
    page = municipality(area="KU240")

    assert answer(page) == (
        "Kemissä oli kesäkuussa 2026 työttömiä työnhakijoita 1 386, "
        "189 (15,8 %) enemmän kuin kesäkuussa 2023."
    )
    assert page.query_params["against"] == "2023-06"


def test_a_month_whose_year_earlier_is_in_hand_is_compared_with_that(built_warehouse):
    page = municipality(area="KU240", month="2023-10")

    assert answer(page).endswith("1 098, 63 (5,4 %) vähemmän kuin vuotta aiemmin.")
    assert page.query_params["against"] == "year"


def test_any_two_months_are_set_beside_each_other(built_warehouse):
    page = municipality(area="KU751", month="2022-06", against="2006-01")

    assert "Simo: kesäkuu 2022 ja tammikuu 2006" in text(page)
    assert answer(page).endswith("kuin tammikuussa 2006.")


@pytest.mark.parametrize(
    ("code", "begins"),
    [
        ("fi", "Simossa oli kesäkuussa 2026 työttömiä työnhakijoita 114, 10 (8,1 %) vähemmän"),
        ("sv", "I Simo fanns det 114 arbetslösa arbetssökande i juni 2026, 10 (8,1 %) färre"),
        ("en", "In Simo there were 114 unemployed jobseekers in June 2026, 10 (8.1%) fewer"),
    ],
)
def test_the_smallest_municipality_is_told_in_three_languages(code, begins, built_warehouse):
    page = municipality(area="KU751", lang=code)

    assert answer(page).startswith(begins)


def test_a_change_that_is_usual_there_is_said_to_be_so(built_warehouse):
    october = municipality(area="KU751", month="2023-10", against="2023-09")

    assert "Näin suuri muutos on Simossa tavanomainen: kahdeksan kymmenestä" in text(october)
    assert "muutoksesta kuukauden aikana on ollut enintään" in text(october)


def test_of_a_change_over_three_years_nothing_usual_is_said(built_warehouse):
    assert "tavanomai" not in text(municipality(area="KU751", against="2023-06"))


def test_a_base_under_twenty_gets_no_per_cent_on_the_page(built_warehouse):
    page = municipality(area="KU751", month="2023-10", against="year")
    [card] = re.findall(r"Avoimet työpaikat</p>.*?</li>", text(page))
    [row] = re.findall(r"Avoimet työpaikat</th>(.*?)</tr>", text(page))

    assert re.search(r"(?:enemmän|vähemmän) kuin vuotta aiemmin", card)
    assert "%" not in card + row


def test_the_place_is_told_with_as_much_as_is_known(built_warehouse):
    assert "Kemi: sija 1 (6 kunnasta)" in headings(municipality(area="KU240"))
    page = municipality(area="KU751", indicator="activation_rate")

    assert any("Simo: sija väliltä" in heading for heading in headings(page))
    assert "järjestystä" in text(page)


def test_the_table_beside_the_map_leads_to_the_same_figure_of_every_municipality(built_warehouse):
    chosen = {"month": "2023-10", "indicator": "open_vacancies", "frozen": "2026-07-21"}
    shown = text(municipality(area="KU240", **chosen))

    for code in ("KU240", "KU241", "KU751", "KU845", "KU851", "KU976"):
        link = f"municipality?area={code}&{urlencode(chosen)}"
        assert f'href="{escape(link)}&amp;lang=fi"' in shown


def test_peers_of_the_area_alone_are_said_to_be_its_neighbours(built_warehouse):
    shown = text(municipality(area="KU240"))

    assert "vertailukunnat ovat alueen muut kunnat" in shown
    assert "municipality?area=KU851" in shown
    assert "Tornio: samankaltaisin luvussa" in shown


def test_it_is_told_why_the_share_is_not_the_rate_of_the_survey(built_warehouse):
    share = text(municipality(indicator="unemployed_share_of_labour_force"))

    assert "Tämä ei ole työvoimatutkimuksen työttömyysaste" in share
    assert "työvoimatutkimuksen" not in text(municipality(indicator="open_vacancies"))


def test_an_unknown_municipality_falls_back_and_says_so(built_warehouse):
    page = municipality(area="KU999")

    assert "KU999" in page.warning[0].value
    assert answer(page).startswith("Kemissä")


def test_an_own_event_that_has_no_swedish_words_is_marked_as_finnish_and_said_to_be_so(
    built_data, tmp_path, monkeypatch
):
    (tmp_path / "events.csv").write_text(
        "day,area_codes,text_fi,text_sv,text_en,source\n"
        "2016-03-01,KU240,Oma tapahtuma,,Own event,Lähde\n",
        "utf-8",
    )
    shutil.copy(built_data / "warehouse.duckdb", tmp_path)
    monkeypatch.setenv("TYOTAULU_DATA", str(tmp_path))

    swedish, english = (text(municipality(area="KU240", lang=code)) for code in ("sv", "en"))

    assert '1.3.2016: <span lang="fi">Oma tapahtuma</span> (på finska) (' in swedish
    assert ": Own event (" in english


def test_own_events_are_drawn_and_told_with_their_source(built_data, tmp_path, monkeypatch):
    data = tmp_path / "data"
    data.mkdir()
    shutil.copy(built_data / "warehouse.duckdb", data)
    monkeypatch.setenv("TYOTAULU_DATA", str(data))
    (data / "events.csv").write_text(
        "day,area_codes,text_fi,text_sv,text_en,source\n"
        "2016-03-01,KU240,Koetapahtuma,,A trial,Koelähde 1.3.2016\n",
        encoding="utf-8",
    )

    kemi, simo = municipality(area="KU240"), municipality(area="KU751")

    assert "Koetapahtuma (lähde: Koelähde 1.3.2016)" in text(kemi)
    assert "Koetapahtuma" in str(figure(kemi)["layout"])
    assert "Koetapahtuma" not in text(simo)
    assert "A trial" in text(municipality(area="KU240", lang="en"))
    of_one_month = municipality(area="KU240", indicator="long_term_unemployed")
    assert "Koetapahtuma" not in text(of_one_month)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("1.3.2016,KU240,Tapahtuma,,,Lähde", "events.csv:2: ”1.3.2016” ei ole päivä"),
        ("2016-03-01,KU240,Tapahtuma,,,", "events.csv:2: lähde puuttuu."),
        ("2016-03-01,KU240,,,,Lähde", "events.csv:2: text_fi puuttuu."),
        (
            f"2016-03-01,KU240,Tapahtuma,{37 * 'x'},,Lähde",
            "events.csv:2: text_sv: enintään 36 merkkiä.",
        ),
    ],
)
def test_an_event_that_is_not_understood_is_told_by_its_line(
    line, told, built_data, tmp_path, monkeypatch
):
    shutil.copy(built_data / "warehouse.duckdb", tmp_path)
    monkeypatch.setenv("TYOTAULU_DATA", str(tmp_path))
    (tmp_path / "events.csv").write_text(
        f"day,area_codes,text_fi,text_sv,text_en,source\n{line}\n", encoding="utf-8"
    )

    page = municipality(area="KU240")

    assert told in page.warning[0].value
    assert answer(page).startswith("Kemissä")


@pytest.mark.usefixtures("_revised")
def test_a_frozen_view_goes_on_showing_its_release_and_tells_what_changed_since():
    now, frozen = municipality(area="KU240"), municipality(area="KU240", frozen="2026-07-21")

    assert "työttömiä työnhakijoita 1 387" in answer(now)
    assert "työttömiä työnhakijoita 1 386" in answer(frozen)
    shown = text(frozen)
    assert (
        "Tämä näkymä on jäädytetty 21.7.2026 julkaistuihin lukuihin; "
        "uudempi aineisto on saatavilla." in shown
    )
    row = re.search(r"Mikä on muuttunut sen jälkeen.*?Työttömät työnhakijat(.*?)</tr>", shown)
    assert row is not None
    assert re.findall(r"<td>([^<]*)", row.group(1)) == ["1 386", "1 387", "+1"]


@pytest.mark.usefixtures("_revised")
def test_a_view_frozen_to_a_day_between_two_releases_names_the_earlier():
    shown = text(municipality(area="KU240", frozen="2026-01-01", month="2023-10"))

    assert "jäädytetty 5.12.2023 julkaistuihin lukuihin; uudempi aineisto on saatavilla." in shown


@pytest.mark.usefixtures("_revised")
def test_the_link_that_freezes_a_view_names_the_newest_release_shown():
    assert "frozen=2026-08-25" in text(municipality(area="KU240"))
    assert "nothing newer" in text(municipality(area="KU240", frozen="2026-08-25", lang="en"))


def test_a_day_that_is_none_freezes_nothing_and_says_so(built_warehouse):
    page = municipality(area="KU240", frozen="heinäkuu")

    assert "heinäkuu" in page.warning[0].value
    assert "Tämä näkymä on jäädytetty" not in text(page)


def test_every_link_to_a_view_is_short_enough_for_a_message(built_warehouse):
    page = municipality(area="KU240", lang="sv")
    address = "&".join(f"{name}={page.query_params[name]}" for name in page.query_params)

    assert len(address) < 140
