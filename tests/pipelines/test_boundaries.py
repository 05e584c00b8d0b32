"""Where the areas lie: fetched as published, drawn small, wound the way the map wants."""

from __future__ import annotations

import tomllib

import numpy as np
import orjson
import pytest
import shapely
from shapely.geometry import shape

from labourmarket import boundaries as drawn
from pipelines.geography import outlines
from pipelines.network import boundaries as wfs
from pipelines.network.door import Bounds, Door
from pipelines.network.failures import UnknownThereError, UntrustedError
from pipelines.sources import boundaries
from tests.replica.app import Fault
from tests.replica.boundaries import SIDE, BoundaryService, collection, feature, square
from tests.replica.serving import serving

MERI_LAPPI = ("KU240", "KU241", "KU751", "KU845", "KU851", "KU976")
TRANSIENT = ["503", "html", "html_as_json", "cut", "cut_json", "other"]
AREA, OTHER = "TA22", "TA33"


pytestmark = pytest.mark.usefixtures("no_waiting")


@pytest.fixture
def service():
    return BoundaryService()


@pytest.fixture(autouse=True)
def base(service, monkeypatch):
    with serving(service) as address:
        monkeypatch.setenv("TYOTAULU_BOUNDARIES_URL", address)
        yield address


def raw_files(data) -> list[str]:
    return sorted(path.name for path in (data / "raw/boundaries").glob("*"))


def outline(code: str) -> shapely.Geometry:
    told = drawn.municipalities([code]) if code.startswith("KU") else drawn.employment_areas()
    return next(shape(one["geometry"]) for one in told["features"] if one["id"] == code)


def are_wound_for_the_map(geometry: shapely.Geometry) -> bool:
    parts = shapely.get_parts(geometry)
    return all(
        not part.exterior.is_ccw and all(hole.is_ccw for hole in part.interiors) for part in parts
    )


def test_the_municipalities_and_the_employment_areas_of_the_country_are_drawn(data, pipelines):
    answer = pipelines("download", "boundaries")

    told = drawn.municipalities()
    assert answer.code == 0, answer.out
    assert "kuntia piirretty 308, työllisyysalueita 46" in " ".join(answer.out.split())
    assert len(told["features"]) == 308
    assert len(drawn.employment_areas()["features"]) == 46
    assert told["publisher"] == "Tilastokeskus"
    assert told["features"][0]["properties"] == {"area_code": "KU005", "level": "municipality"}
    assert all(are_wound_for_the_map(shape(one["geometry"])) for one in told["features"])


def test_a_page_asks_for_the_municipalities_of_one_area(data, pipelines):
    pipelines("download", "boundaries")

    told = drawn.municipalities(MERI_LAPPI)

    assert tuple(one["id"] for one in told["features"]) == MERI_LAPPI
    assert drawn.municipalities(MERI_LAPPI) is told


def test_before_anything_is_fetched_there_is_no_map(data):
    assert drawn.municipalities() is None
    assert drawn.employment_areas() is None


def test_boundaries_that_come_anew_are_seen_at_once(data, pipelines, service):
    pipelines("download", "boundaries")
    before = drawn.municipalities(["KU005"])
    service.features[0] = feature("005", square(25, 69.5))

    pipelines("download", "boundaries")

    assert drawn.municipalities(["KU005"]) != before


def test_the_answer_lies_there_as_it_came_with_its_origin(data, pipelines, service):
    pipelines("download", "boundaries")

    path = data / "raw/boundaries/kunta4500k_2026.json"
    origin = tomllib.loads(path.with_name(path.name + ".origin.toml").read_text("utf-8"))
    assert orjson.loads(path.read_bytes()) == collection(service.features)
    assert origin["url"].endswith(
        "&typeNames=tilastointialueet:kunta4500k_2026&srsName=EPSG:4326"
        "&outputFormat=application/json"
    )


def test_neither_build_nor_download_asks_for_boundaries_unless_they_are_named(
    data, pipelines, service
):
    pipelines("build")
    pipelines("download")

    assert service.calls == []
    assert not (data / "boundaries.geojson").exists()


def test_boundaries_are_nothing_to_build_with(data, pipelines):
    built = (data / "warehouse.duckdb").stat().st_mtime_ns

    pipelines("download", "boundaries")

    assert (data / "warehouse.duckdb").stat().st_mtime_ns == built


def test_a_year_without_a_layer_yet_takes_the_boundaries_of_the_year_before(
    data, pipelines, service
):
    service.years = (2024, 2025)

    answer = pipelines("download", "boundaries")

    assert answer.code == 0, answer.out
    assert "kunta4500k_2025.json" in " ".join(answer.out.split())
    assert "kunta4500k_2025.json" in raw_files(data)


@pytest.mark.parametrize("kind", TRANSIENT)
def test_an_answer_that_breaks_once_is_asked_for_again(data, pipelines, service, kind):
    service.faults.append(Fault(kind, times=2))

    assert pipelines("download", "boundaries").code == 0
    assert len(service.calls) == 3


@pytest.mark.parametrize("kind", [*TRANSIENT, "404", "exception"])
def test_of_an_answer_that_stays_broken_nothing_is_kept_and_the_old_map_stays(
    data, pipelines, service, kind
):
    pipelines("download", "boundaries")
    before = (raw_files(data), (data / "boundaries.geojson").read_bytes())
    service.faults.append(Fault(kind, times=100))

    answer = pipelines("download", "boundaries")

    assert answer.code == 1
    assert "EI HAETTU" in " ".join(answer.out.split())
    assert "kunta4500k_2026.json ovat voimassa" in " ".join(answer.out.split())
    assert (raw_files(data), (data / "boundaries.geojson").read_bytes()) == before


def test_an_exception_report_is_told_as_one_and_not_asked_for_again(base, service, window):
    with (
        Door(base, window) as door,
        pytest.raises(UnknownThereError, match="XML"),
    ):
        wfs.fetch(door, 2031)

    assert len(service.calls) == 1


def test_an_answer_that_is_too_large_is_not_taken(base, service, window):
    service.faults.append(Fault("too_large"))

    with (
        Door(base, window, Bounds(most_bytes=50_000)) as door,
        pytest.raises(UntrustedError, match="50"),
    ):
        wfs.fetch(door, 2026)


def test_an_answer_with_fewer_municipalities_than_it_counts_is_not_taken(
    data, pipelines, service, monkeypatch
):
    told = collection(service.features) | {"numberMatched": 309}
    monkeypatch.setattr(
        service, "answer", lambda _path: (200, orjson.dumps(told), "application/json")
    )

    assert pipelines("download", "boundaries").code == 1
    assert raw_files(data) == []


def test_a_feature_of_another_code_is_told_and_one_without_outline_is_missed(
    data, pipelines, service
):
    service.features[0] = feature("005")
    service.features.append(feature("588", square(25, 69.5)))

    answer = pipelines("download", "boundaries")

    told = " ".join(answer.out.split())
    assert answer.code == 0
    assert "ilman rajaa: KU005" in told
    assert "ei luokituksessa: KU588" in told
    assert drawn.municipalities(["KU005", "KU588"])["features"] == []


def test_a_saved_answer_is_loaded_as_a_file(data, pipelines, service, tmp_path):
    saved = tmp_path / "GetFeature (1)"
    saved.write_bytes(orjson.dumps(collection(service.features)))

    answer = pipelines("load", saved)

    assert answer.code == 0, answer.err
    assert raw_files(data) == ["GetFeature (1).json", "GetFeature (1).json.origin.toml"]
    assert len(drawn.municipalities()["features"]) == 308


@pytest.mark.parametrize(
    ("features", "told"),
    [
        ([], "kuntaa"),
        ([feature("240", square(380_000, 7_290_000, 1000))], "380000"),
        ([feature("240", [[y, x] for x, y in square(24, 65.7)])], "65.7"),
        ([feature("999", square(24, 65.7))], "kuntaa"),
    ],
    ids=["nothing", "metres", "latitude_first", "no_municipality"],
)
def test_a_file_that_no_map_can_be_drawn_of_is_refused(data, pipelines, tmp_path, features, told):
    saved = tmp_path / "boundaries.json"
    saved.write_bytes(orjson.dumps(collection(features)))

    answer = pipelines("load", saved)

    assert answer.code == 1
    assert answer.line("boundaries.json", told)
    assert raw_files(data) == []
    assert drawn.municipalities() is None


def found(*features) -> boundaries.Outlines:
    return boundaries.extract(collection(list(features)))


def test_rings_of_either_order_end_up_the_way_the_map_wants():
    hole = square(24.1, 65.1, 0.1)
    of = found(
        feature("240", square(24, 65), hole[::-1]),
        feature("241", square(25, 65)[::-1], hole_in(25)),
    )

    wound = {code: outlines.wound(one) for code, one in outlines.simplified(of, 0.001).items()}

    assert [len(one.interiors) for one in map(only_part, wound.values())] == [1, 1]
    assert all(map(are_wound_for_the_map, wound.values()))


def hole_in(west: float) -> list[list[float]]:
    return square(west + 0.1, 65.1, 0.1)


def only_part(geometry: shapely.Geometry) -> shapely.Polygon:
    [part] = shapely.get_parts(geometry)
    return part


def test_a_municipality_with_an_island_keeps_it():
    mainland, island = square(24, 65), square(23.5, 65.2, 0.1)
    of = feature("240")
    of["geometry"] = {"type": "MultiPolygon", "coordinates": [[mainland], [island]]}

    [drawn_one] = outlines.simplified(found(of), 0.001).values()

    assert len(shapely.get_parts(drawn_one)) == 2


def test_an_outline_too_small_for_the_grid_is_drawn_as_it_was():
    tiny = square(24, 65, 0.0001)
    tiny[1][0] = 24.00001
    tiny[2][0] = 24.00001

    of = found(feature("240", tiny))

    assert outlines.simplified(of, 0.5)["KU240"].equals(of["KU240"])


@pytest.mark.parametrize(
    "spoilt",
    [
        {"type": "Feature", "id": "KU240", "properties": None, "geometry": None},
        {"type": "Feature", "properties": {"kunta": "240"}, "geometry": {"type": "Polygon"}},
        feature("240", [[24, 65], [25, 65]]),
        feature("240", [[24, 65], [25, 65], [24, 65]]),
        feature("tuntematon", square(24, 65)),
        "240",
    ],
    ids=["nothing", "no_coordinates", "two_points", "a_line", "no_code", "no_feature"],
)
def test_a_feature_that_outlines_nothing_is_left_out(spoilt):
    assert list(found(spoilt, feature("241", square(25, 65)))) == ["KU241"]


def test_where_three_municipalities_meet_no_gap_opens_between_them():
    meeting, south, north = [24.43, 65.2], [24.4, 65], [24.4, 65.4]
    of = found(
        feature("240", [[24, 65], south, meeting, north, [24, 65.4], [24, 65]]),
        feature("241", [south, [24.8, 65], [24.8, 65.2], meeting, south]),
        feature("245", [meeting, [24.8, 65.2], [24.8, 65.4], north, meeting]),
    )

    simplified = [*outlines.simplified(of, 0.05).values()]

    assert np.isclose(sum(one.area for one in simplified), 0.8 * 0.4)
    assert shapely.union_all(simplified).equals(shapely.box(24, 65, 24.8, 65.4))


def test_a_border_of_many_points_is_drawn_with_few():
    shore = [[24.4 + 0.01 * (n % 3), 65 + 0.02 * n] for n in range(21)]
    of = found(feature("240", [[24, 65], *shore, [24, 65.4], [24, 65]]))

    [one] = outlines.simplified(of, 0.05).values()

    assert shapely.get_num_coordinates(one) < 10


def test_an_area_is_dissolved_without_seams_but_not_over_a_municipality_of_another():
    ring = shapely.box(24, 65, 25, 66) - shapely.box(24.4, 65.4, 24.6, 65.6)
    seam = shapely.box(24.1, 65.1, 24.101, 65.9)
    of = {"KU240": ring - seam, "KU241": shapely.box(24.4, 65.4, 24.6, 65.6)}

    areas = outlines.dissolved(of, {"KU240": AREA, "KU241": OTHER})

    assert list(areas) == [AREA, OTHER]
    assert len(only_part(areas[AREA]).interiors) == 1
    assert np.isclose(areas[AREA].area, ring.area)


def test_an_area_of_neighbours_has_no_border_between_them():
    of = found(feature("240", square(24, 65)), feature("241", square(24 + SIDE, 65)))

    areas = outlines.dissolved(of, dict.fromkeys(of, AREA))

    assert np.isclose(only_part(areas[AREA]).area, 2 * SIDE**2)


def test_the_real_division_is_drawn_whole_in_less_than_300_kilobytes(data, pipelines, shared_real):
    answer = pipelines("load", shared_real / "geo/kunnat_mml_2km_wgs84.geojson")

    features = [
        *drawn.municipalities()["features"],
        *drawn.employment_areas()["features"],
    ]
    assert answer.code == 0, answer.err
    assert len(features) == 308 + 46
    assert (data / "boundaries.geojson").stat().st_size <= 300_000
    assert all(are_wound_for_the_map(shape(one["geometry"])) for one in features)
    kemi, tornio, oulu = (24.56, 65.74), (24.3, 66.0), (25.47, 65.01)
    area = outline("TA22")
    assert [area.contains(shapely.Point(place)) for place in (kemi, tornio, oulu)] == [
        True,
        True,
        False,
    ]
    assert len(only_part(area).interiors) == 0


def test_the_real_division_in_metres_is_refused(data, pipelines, shared_real):
    answer = pipelines("load", shared_real / "geo/kunnat_mml_2km_epsg3067.geojson")

    assert answer.code == 1
    assert answer.line("EPSG:4326")
