"""The shipped boundaries: complete, without gaps or overlaps, and true to the official areas."""

import csv
import json

import geopandas as gpd
import pytest
import shapely

from indicators.loading.boundaries import boundaries_file, neighbours, read_boundaries, source_note
from indicators.paths import ROOT

AREAS_FILE = ROOT / "data" / "areas.csv"
METRES = 25832


@pytest.fixture(scope="module")
def municipalities() -> gpd.GeoDataFrame:
    return read_boundaries("municipality")


@pytest.fixture(scope="module")
def districts() -> gpd.GeoDataFrame:
    return read_boundaries("district")


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    with AREAS_FILE.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_region_has_59_municipalities_in_5_districts(municipalities, districts):
    assert (len(municipalities), len(districts)) == (59, 5)
    assert list(municipalities.columns) == ["ags", "name", "geometry"]
    assert municipalities.crs == districts.crs == "EPSG:4326"


def test_codes_and_names_are_those_of_the_area_list(municipalities, districts, rows):
    listed = {row["ags"]: row["label_de"] for row in rows if len(row["ags"]) in (5, 8)}
    drawn = {area.ags: area.name for frame in (municipalities, districts) for area in frame.itertuples(index=False)}
    assert drawn == listed


def test_every_outline_is_a_valid_polygon(municipalities, districts):
    for frame in (municipalities, districts):
        assert frame.is_valid.all()
        assert set(frame.geom_type) == {"Polygon"}


def test_municipalities_leave_no_gap_and_do_not_overlap(municipalities):
    shapes = municipalities.geometry.values
    union = shapely.union_all(shapes)
    assert union.geom_type == "Polygon"
    assert len(union.interiors) == 0
    assert union.area == pytest.approx(shapely.area(shapes).sum(), rel=1e-9)
    left, right = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    pairs = left < right
    overlap = shapely.area(shapely.intersection(shapes[left[pairs]], shapes[right[pairs]]))
    assert overlap.max() < 1e-12
    assert shapely.coverage_is_valid(shapes)


def test_each_district_is_the_union_of_its_municipalities(municipalities, districts):
    for district in districts.itertuples():
        members = municipalities[municipalities.ags.str.startswith(district.ags)]
        union = shapely.union_all(members.geometry.values)
        assert shapely.equals(shapely.normalize(union), shapely.normalize(district.geometry))


def test_measured_areas_are_within_two_percent_of_the_official_ones(municipalities, rows):
    official = {row["ags"]: float(row["area_km2"]) for row in rows if row["area_km2"]}
    measured = dict(zip(municipalities.ags, municipalities.to_crs(METRES).area / 1e6, strict=True))
    off = {ags: round(km2 / official[ags] - 1, 3) for ags, km2 in measured.items()}
    assert {ags: error for ags, error in off.items() if abs(error) > 0.02} == {}


def test_file_is_small_and_names_its_source():
    assert boundaries_file().stat().st_size < 100_000
    topology = json.loads(boundaries_file().read_text(encoding="utf-8"))
    assert topology["source"] == source_note()


def test_unknown_level_is_named():
    with pytest.raises(ValueError, match=r"'county'.*'municipality', 'district'"):
        read_boundaries("county")


@pytest.mark.parametrize("level", ["municipality", "district"])
def test_neighbours_are_those_whose_common_border_has_a_length(level):
    frame = read_boundaries(level).set_index("ags").to_crs(METRES)
    shapes = frame.geometry
    measured = {
        code: {other for other in shapes.index[shapes.touches(one)] if one.intersection(shapes[other]).length > 1}
        for code, one in shapes.items()
    }
    assert neighbours(level) == measured
    assert neighbours("district")["05966"] == {"05958", "05962", "05970"}


def test_neighbours_of_another_level_are_refused():
    with pytest.raises(ValueError, match="found 'region', expected one of 'municipality', 'district'"):
        neighbours("region")
