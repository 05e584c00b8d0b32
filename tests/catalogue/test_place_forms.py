"""How places stand in a sentence, in three languages."""

from __future__ import annotations

import csv
import re

import pytest

from labourmarket.catalogue.place_forms import in_place, of_place, place_forms
from labourmarket.language import LANGUAGES
from tests.conftest import ROOT

CLASSIFICATION = ROOT / "data" / "raw" / "classification"


def areas() -> list[dict[str, str]]:
    with (CLASSIFICATION / "areas_2026.csv").open(encoding="utf-8", newline="") as file:
        return [{key: value.strip() for key, value in row.items()} for row in csv.DictReader(file)]


AREAS = areas()
MUNICIPALITIES = [area for area in AREAS if area["level"] == "municipality"]


def code_of(name: str) -> str:
    return next(area["area_code"] for area in MUNICIPALITIES if area["name_fi"] == name)


def test_every_area_of_the_classification_has_its_forms():
    assert len(MUNICIPALITIES) == 308
    assert {area["area_code"] for area in AREAS} - set(place_forms()) == set()


def test_a_municipality_that_ended_has_its_forms_too():
    with (CLASSIFICATION / "mergers.csv").open(encoding="utf-8", newline="") as file:
        ended = {row["area_code"] for row in csv.DictReader(file)}

    assert set(place_forms()) - {area["area_code"] for area in AREAS} == ended


def test_the_forms_are_those_of_the_name_in_the_classification():
    names = {area["area_code"]: area["name_fi"] for area in AREAS}
    told = {code: forms.name_fi for code, forms in place_forms().items() if code in names}

    assert told == names


def test_no_form_is_empty_or_has_a_stray_space():
    faulty = [
        form
        for forms in place_forms().values()
        for form in (*forms.inside, *forms.of)
        if not form or form != " ".join(form.split())
    ]

    assert faulty == []


def test_a_finnish_form_is_an_inessive_or_an_adessive():
    forms = [forms.inside.fi for forms in place_forms().values()]

    assert [form for form in forms if not form.endswith(("ssa", "ssä", "lla", "llä"))] == []


def test_the_vowel_of_a_case_is_in_harmony_with_the_name():
    apart = ("vesi", "niemi")  # front, whatever the beginning of the name is
    forms = [
        in_place(area["area_code"], "fi")
        for area in MUNICIPALITIES
        if not area["name_fi"].endswith(apart)
    ]

    assert [form for form in forms if form.endswith("a") != has_back_vowels(form)] == []


def has_back_vowels(form: str) -> bool:
    """Whether the last vowel before the case ending that is not e or i is a, o or u."""
    harmonic = re.findall("[aouäöy]", form.lower()[:-1])
    return bool(harmonic) and harmonic[-1] in "aou"


@pytest.mark.parametrize("ending", ["vesi", "niemi", "järvi", "mäki"])
def test_some_last_parts_take_a_front_vowel_whatever_stands_before_them(ending):
    forms = [
        in_place(a["area_code"], "fi") for a in MUNICIPALITIES if a["name_fi"].endswith(ending)
    ]

    assert forms
    assert [form for form in forms if not form.endswith("llä")] == []


def test_a_finnish_form_begins_like_the_name():
    faulty = [
        forms.inside.fi
        for forms in place_forms().values()
        if not forms.inside.fi.lower().startswith(forms.name_fi[:2].lower())
        or not forms.of.fi.lower().startswith(forms.name_fi[:2].lower())
    ]

    assert faulty == []


def test_a_finnish_genitive_ends_in_n():
    assert [forms.of.fi for forms in place_forms().values() if not forms.of.fi.endswith("n")] == []


def test_a_swedish_and_an_english_form_hold_the_name_of_the_classification():
    faulty = [
        (area["area_code"], language)
        for area in AREAS
        if area["level"] != "country"
        for language in ("sv", "en")
        for form in (in_place(area["area_code"], language), of_place(area["area_code"], language))
        if area[f"name_{language}"] not in form
    ]

    assert faulty == []


def test_a_swedish_genitive_has_one_s():
    endings = {form[-2:] for forms in place_forms().values() if (form := forms.of.sv)}

    assert {ending for ending in endings if ending[-1] not in "sxz"} == set()
    assert "ss" not in endings


@pytest.mark.parametrize(
    "form",
    [
        *("Kemissä", "Torniossa", "Ylitorniolla", "Simossa", "Tervolassa", "Keminmaassa"),
        *("Tampereella", "Rovaniemellä", "Riihimäellä", "Raumalla", "Seinäjoella", "Imatralla"),
        *("Raaseporissa", "Enontekiöllä", "Inarissa", "Pellossa", "Muoniossa", "Kittilässä"),
        *("Sodankylässä", "Savukoskella", "Ranualla", "Posiolla", "Kemijärvellä", "Haapavedellä"),
        *("Iisalmessa", "Isossakyrössä", "Uudessakaupungissa", "Kangasalla", "Virroilla"),
        *("Paraisilla", "Kauniaisissa", "Kaustisella", "Lopella", "Pihtiputaalla", "Vantaalla"),
    ],
)
def test_a_municipality_is_told_in_the_case_that_is_used_there(form):
    assert form in {in_place(area["area_code"], "fi") for area in MUNICIPALITIES}


@pytest.mark.parametrize(
    ("name", "genitive"),
    [
        ("Kemi", "Kemin"),
        ("Tornio", "Tornion"),
        ("Ylitornio", "Ylitornion"),
        ("Virrat", "Virtain"),
        ("Uusikaarlepyy", "Uudenkaarlepyyn"),
        ("Rautalampi", "Rautalammin"),
        ("Nousiainen", "Nousiaisten"),
    ],
)
def test_a_municipality_has_its_genitive(name, genitive):
    assert of_place(code_of(name), "fi") == genitive


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("SSS", ("koko maassa", "i hela landet", "in the whole country")),
        ("MK19", ("Lapissa", "i Lappland", "in Lapland")),
        ("MK17", ("Pohjois-Pohjanmaalla", "i Norra Österbotten", "in North Ostrobothnia")),
        ("MK01", ("Uudellamaalla", "i Nyland", "in Uusimaa")),
        ("MK21", ("Ahvenanmaalla", "på Åland", "in Åland")),
        (
            "TA22",
            (
                "Meri-Lapin työllisyysalueella",
                "i sysselsättningsområdet Havslappland",
                "in the Meri-Lappi employment area",
            ),
        ),
        ("KU851", ("Torniossa", "i Torneå", "in Tornio")),
        ("KU240", ("Kemissä", "i Kemi", "in Kemi")),
        ("KU445", ("Paraisilla", "i Pargas", "in Pargas")),
        ("KU318", ("Kökarissa", "på Kökar", "in Kökar")),
    ],
)
def test_a_place_is_told_in_each_language(code, told):
    assert tuple(in_place(code, language) for language in LANGUAGES) == told


def test_a_place_owns_in_each_language():
    assert [of_place("KU851", language) for language in LANGUAGES] == [
        "Tornion",
        "Torneås",
        "of Tornio",
    ]


def test_a_place_without_forms_is_told_by_a_phrase_that_bends_instead():
    assert [in_place("KU999", language, "Uusi") for language in LANGUAGES] == [
        "kunnassa Uusi",
        "i kommunen Uusi",
        "in the municipality of Uusi",
    ]
    assert in_place("SK192", "fi", "Kemi-Tornio") == "alueella Kemi-Tornio"
    assert of_place("SK192", "fi", "Kemi-Tornio") == "alueen Kemi-Tornio"
    assert in_place("SK192", "fi") == "alueella SK192"
