"""Tables as StatFin publishes them: metadata in its form, and figures of real or invented persons.

The invented figures are a plain function of area, month and content, so that every table tells the
same of one thing. Metadata of 12ub and 12u4 follow what is known of their dimensions; their real
content codes are not verified, so that those of 12ub are made up on purpose.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson

SUPPRESSED = "..."
MERI_LAPPI = ("KU240", "KU241", "KU751", "KU845", "KU851", "KU976")
FEW_AREAS = ("SSS", *MERI_LAPPI, "MK19", "SK192", "ELY15", "KU199", "KUJOU")
CONTENTS_12R5 = (  # noqa: SIM905 - codes in a row
    "HAKIJALOPUSSA TYOTTOMATLOPUSSA TYOVOIMATK TYOTOSUUS TYOTTOMATMIEHET TYOTTOMATNAISET "
    "TYOTTOMAT20 TYOTTOMAT25 TYOTTOMAT50 TYOTTOMATSAIR TYOTTOMATULK PITKAAIKAISTYOTTOMAT KASSASSA "
    "LOMAUTETTU LYHTYOVKO TYOLLISTETTYLOP TYOHARJOITTELULOP KOKEILULOP TVKOULUTUSLOP VALMENNUSLOP "
    "MTPPALVELUTLOP AVPAIKATLOPUSSA UUDETAVP"
).split()
SERVICES = CONTENTS_12R5[15:21]
CONTENTS_12UB = {
    "rakty": "Rakennetyöttömät yhteensä (lkm.)",
    "pitk": "Pitkäaikaistyöttömät (lkm.)",
    "rinn": "Rinnasteiset pitkäaikaistyöttömät (lkm.)",
    "palv_tyott": "Palveluilta työttömäksi jääneet (lkm.)",
    "palv_palv": "Palveluilta palveluille siirtyneet (lkm.)",
}
CONTENTS_12U4 = {
    "AKTASTE": "Aktivointiaste (%)",
    "TYOTTOMATLOPUSSA": "Työttömät työnhakijat (lkm.)",
    "PALVELUISSAYHTEENSA": "Palveluissa yhteensä (lkm.)",
    "VUORVAPLOP": "Vuorotteluvapaasijaisena (lkm.)",
}
SEX = {"SSS": "Yhteensä", "1": "Miehet", "2": "Naiset"}
AGE = {"SSS": "Yhteensä", "15-24": "15–24", "25-54": "25–54", "55-64": "55–64"}
EDUCATION = {"SSS": "Yhteensä", "2": "Perusaste", "3": "Toinen aste", "9": "Tuntematon"}

Cell = dict[str, str]
Figure = Callable[[Cell], float | str]


@dataclass
class Dimension:
    """One variable: its code, its values with their texts, and what PxWeb says of it."""

    code: str
    text: str
    values: dict[str, str]
    role: str = ""
    elimination: bool = False


@dataclass
class Published:
    """A table that the replica offers under ``path``; ``figure`` tells each of its cells."""

    path: str
    title: str
    dimensions: list[Dimension]
    figure: Figure
    updated: str = "2026-08-25T05:00:00Z"
    revised: dict[tuple[str, ...], float] = field(default_factory=dict)

    def dimension(self, role: str) -> Dimension:
        return next(one for one in self.dimensions if one.role == role)

    def drop(self, *periods: str) -> None:
        """Leave periods out, as the publisher does each January with its oldest."""
        for period in periods:
            del self.dimension("time").values[period]

    def rename(self, **codes: str) -> None:
        """Give the dimensions of these roles other codes."""
        for role, code in codes.items():
            self.dimension(role).code = code

    def value(self, cell: Cell) -> float | str:
        """The figure of a cell, as revised if it was; keys of a revision are the cell's codes."""
        return self.revised.get(tuple(cell.values()), self.figure(cell))

    def metadata(self) -> dict[str, Any]:
        return {"title": self.title, "variables": [_variable(one) for one in self.dimensions]}


def _variable(one: Dimension) -> dict[str, Any]:
    told = {
        "code": one.code,
        "text": one.text,
        "values": list(one.values),
        "valueTexts": list(one.values.values()),
    }
    flags = {"elimination": one.elimination, "time": one.role == "time"}
    return told | {name: True for name, said in flags.items() if said}


def months(first: str, count: int) -> list[str]:
    start = int(first[:4]) * 12 + int(first[5:]) - 1
    return [f"{n // 12}M{n % 12 + 1:02}" for n in range(start, start + count)]


def unemployed(area: str, month: str) -> int:
    """Persons, with a season and a slow trend; the whole country is as large as it is."""
    size = 250_000 if area == "SSS" else 30 + zlib.crc32(area.encode()) % 1500
    index = int(month[:4]) * 12 + int(month[5:])
    return round(size * (1 + 0.08 * ((index * 5) % 12 - 6) / 6 + 0.02 * (index % 36) / 36))


def persons(area: str, month: str, content: str) -> int:
    """The true figure of a count, which the publisher keeps secret from 1 to 4."""
    count = unemployed(area, month)
    if content == "TYOTTOMATLOPUSSA":
        return count
    if content == "TYOVOIMATK":
        return count * (8 + zlib.crc32(area.encode()) % 5)
    if content == "TYOHARJOITTELULOP":
        return 0
    return round(count * (1 + zlib.crc32(content.encode()) % 30) / 100)


def secret(count: int) -> float | str:
    return SUPPRESSED if 1 <= count <= 4 else count


def _of_12r5(cell: Cell) -> float | str:
    area, month, content = cell.values()
    if content == "TYOTOSUUS":
        return share(unemployed(area, month), persons(area, month, "TYOVOIMATK"))
    return secret(persons(area, month, content))


def share(part: int, whole: int) -> float:
    """A per cent to a tenth, half away from zero as statistics print it."""
    return int(1000 * part / whole + 0.5) / 10


def in_services(area: str, month: str) -> int:
    return sum(persons(area, month, content) for content in SERVICES)


def _of_12u4(cell: Cell) -> float | str:
    area, sex, age, month, content = cell.values()
    if (sex, age) != ("SSS", "SSS"):
        return 7
    count = unemployed(area, month)
    services = in_services(area, month)
    figures = {"AKTASTE": share(services, services + count), "PALVELUISSAYHTEENSA": services}
    return figures.get(content, secret(count))


def _of_12ub(cell: Cell) -> float | str:
    area, sex, education, month, content = cell.values()
    if (sex, education) != ("SSS", "SSS"):
        return 9
    if content == "rakty":
        return sum(_part(area, month, part) for part in list(CONTENTS_12UB)[1:])
    return secret(_part(area, month, content))


def _part(area: str, month: str, part: str) -> int:
    return persons(area, month, "PITKAAIKAISTYOTTOMAT" if part == "pitk" else part)


def _area(values: Sequence[str], code: str = "Alue") -> Dimension:
    texts = {value: value if value.startswith("KU") else f"{value} alue" for value in values}
    return Dimension(code, "Alue", texts, "geo")


def _period(values: Sequence[str], code: str = "timeperiod_m") -> Dimension:
    return Dimension(code, "Kuukausi", {value: value for value in values}, "time")


def _contents(values: dict[str, str]) -> Dimension:
    return Dimension("contentscode", "Tiedot", dict(values), "metric")


def table_12r5(of_months: Sequence[str], areas: Sequence[str] = FEW_AREAS) -> Published:
    contents = {code: code.capitalize() for code in CONTENTS_12R5}
    title = "Työttömät työnhakijat eri ryhmissä muuttujina Alue, Kuukausi ja Tiedot"
    dimensions = [_area(areas), _period(of_months), _contents(contents)]
    return Published("tyonv/12r5.px", title, dimensions, _of_12r5)


def table_12ub(of_months: Sequence[str], areas: Sequence[str] = FEW_AREAS) -> Published:
    dimensions = [
        _area(areas),
        Dimension("Sukupuoli", "Sukupuoli", dict(SEX), elimination=True),
        Dimension("Koulutusaste", "Koulutusaste", dict(EDUCATION)),
        _period(of_months),
        _contents(CONTENTS_12UB),
    ]
    return Published("tyonv/12ub.px", "Rakennetyöttömät", dimensions, _of_12ub)


def table_12u4(of_months: Sequence[str], areas: Sequence[str] = FEW_AREAS) -> Published:
    dimensions = [
        _area(areas),
        Dimension("Sukupuoli", "Sukupuoli", dict(SEX)),
        Dimension("Ikäryhmät", "Ikäryhmät", dict(AGE)),
        _period(of_months),
        _contents(CONTENTS_12U4),
    ]
    return Published("tyonv/12u4.px", "Palvelut ja aktivointiaste", dimensions, _of_12u4)


def _population(path: str, prefix: str, years: Sequence[str], areas: Sequence[str]) -> Published:
    contents = {f"{prefix}-vaesto": "Väestö 31.12.", f"{prefix}-muu": "Muu"}
    dimensions = [
        _area(areas, "alue_23_20260101"),
        _period(years, "timeperiod_y"),
        _contents(contents),
    ]

    def inhabitants(cell: Cell) -> float:
        return 20 * unemployed(cell["alue_23_20260101"], "2026M01") + int(cell["timeperiod_y"])

    return Published(path, "Väkiluku", dimensions, inhabitants, updated="2026-05-29T05:00:00Z")


def table_11ra(years: Sequence[str], areas: Sequence[str] = FEW_AREAS[:8]) -> Published:
    return _population("vaerak/11ra.px", "vaerak", years, areas)


def table_121w(years: Sequence[str], areas: Sequence[str] = FEW_AREAS[:8]) -> Published:
    return _population("ssaaty/121w.px", "ssaaty", years, areas)


def recorded(path: Path, table_path: str, areas: Sequence[str] = ()) -> Published:
    """A real table out of the publisher's PX-JSON answer; ``areas`` narrows it."""
    told = orjson.loads(path.read_bytes())
    keys = [column for column in told["columns"] if column["type"] != "c"]
    contents = {c["code"]: c["text"] for c in told["columns"] if c["type"] == "c"}
    rows = {
        tuple(row["key"]): dict(zip(contents, row["values"], strict=True)) for row in told["data"]
    }
    dimensions = []
    for place, column in enumerate(keys):
        role = "time" if column["type"] == "t" else "geo"
        offered = areas if role == "geo" and areas else sorted({key[place] for key in rows})
        values = {code: code for code in offered}
        dimensions.append(Dimension(column["code"], column["text"], values, role))
    dimensions.append(_contents(contents))

    def figure(cell: Cell) -> float | str:
        *key, content = cell.values()
        value = rows[tuple(key)][content]
        return value if value.startswith(".") else float(value)

    updated = told["metadata"][0]["updated"].replace(".00.00Z", ":00:00Z")
    return Published(table_path, told["metadata"][0]["label"], dimensions, figure, updated)
