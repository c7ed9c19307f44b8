"""Parts far out stand in frames on all maps, and nowhere else: files to take away have them where they are."""

from __future__ import annotations

import json
import zipfile
from datetime import date
from pathlib import Path

import geopandas
import numpy as np
import pytest
import shapely
from hypothesis import example, given, settings
from hypothesis import strategies as st

from indicators.__main__ import main
from indicators.drawing.map_image import bounds, frames, outlines
from indicators.drawing.map_svg import MapShape, map_svg, small_map
from indicators.drawing.placed import apart_note, map_source_note, placed_topology
from indicators.drawing.region_map import MapClass, RegionMap
from indicators.drawing.region_script import region_centre, region_script
from indicators.factsheet.drawing import location_svg
from indicators.founding.boundaries import METRES, topology_of
from indicators.founding.folder import as_toml
from indicators.founding.insets import far_parts
from indicators.language.i18n import GERMAN, use_language
from indicators.loading.boundaries import neighbours, read_boundaries, source_note
from indicators.loading.check.insets import wrong_of_insets
from indicators.loading.check.region import read_region
from indicators.loading.load import read_areas
from indicators.loading.topology import points_of
from indicators.model import Level
from indicators.model.inset import Inset, placed_points
from indicators.start.document import start_document
from indicators.store import read_store
from indicators.views.pages import START
from tests.asking import call
from tests.founding.official import STATE, write_boundaries, write_register
from tests.pages.opened import opened

pytest.importorskip("topojson")
ISLAND = "09902008"  # Hinterau in the district of Ebenau


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("island")
    boundaries = write_boundaries(home / "gemeinden.geo.json", island=ISLAND)
    found = home / "data"
    command = ["new-region", str(found), "--name", "Musterland", "--areas", STATE, "--year", "2035"]
    assert main([*command, "--register", str(write_register(home / "gv.xlsx")), "--boundaries", str(boundaries)]) == 0
    return found


@pytest.fixture
def here(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("REGION_DATA_DIR", str(folder))
    return folder


@pytest.fixture
def inset(folder: Path) -> Inset:
    region, problems = read_region(folder)
    assert problems == []
    [found] = region.map_insets
    return found


def test_a_part_is_moved_to_the_middle_of_its_frame_and_keeps_its_shape():
    one = Inset("Insel", (7.0, 54.0, 7.2, 54.1), (9.0, 50.0, 9.4, 50.2))
    corners = np.array([[7.0, 54.0], [7.2, 54.1], [7.1, 54.05], [7.21, 54.05], [9.2, 50.1]])
    moved = placed_points(corners, [one])
    assert moved[2].tolist() == pytest.approx([9.2, 50.1])
    assert moved[3:].tolist() == corners[3:].tolist()  # what is not in the box stays
    # The frame is twice as high and, a degree being longer further south, more than wide enough.
    assert one.scale == 2.0
    assert moved[0][1] == pytest.approx(50.0) and moved[1][1] == pytest.approx(50.2)
    wide, before = moved[1][0] - moved[0][0], 0.2
    assert wide == pytest.approx(2 * before * np.cos(np.radians(54.05)) / np.cos(np.radians(50.1)))
    assert wide < 0.4


def test_what_came_into_a_frame_is_not_moved_once_more():
    """The box around an island may hold the frame of another one."""
    first = Inset("A", (1.0, 51.0, 1.2, 51.1), (3.1, 51.1, 3.3, 51.2))
    second = Inset("B", (3.0, 51.0, 4.0, 52.0), (6.0, 51.0, 7.0, 52.0))
    points = np.array([[1.1, 51.05], [3.5, 51.5]])
    for insets in ([first, second], [second, first]):
        assert placed_points(points, insets).round(6).tolist() == [[3.2, 51.15], [6.5, 51.5]]


def test_a_new_region_finds_what_lies_far_out(folder: Path, inset: Inset, capsys: pytest.CaptureFixture[str]):
    labels = {one.code: one.label for one in read_areas(folder)}
    assert inset.name == labels[ISLAND] and 1 < inset.scale <= 3
    assert main(["check", str(folder)]) == 0, capsys.readouterr().out
    small = json.loads((folder / "outlines.json").read_text("utf-8"))
    assert len(small["frames"]) == 1 and small["insets"][0][0] == inset.name


def test_maps_are_smaller_and_all_of_them_have_the_frame(here: Path, inset: Inset):
    script = region_script()
    topology = json.loads(script.partition("window.REGION=")[2].strip().removesuffix(";"))
    assert topology["frames"] == [list(inset.frame)]
    west, south, east, north = topology["bbox"]
    points = np.concatenate(points_of(topology))
    assert (points >= [west - 1e-4, south - 1e-4]).all() and (points <= [east + 1e-4, north + 1e-4]).all()
    true = read_boundaries("municipality").total_bounds
    assert east - west < 0.5 * (true[2] - true[0]) and region_centre() == ((south + north) / 2, (west + east) / 2)
    left, bottom, right, top = bounds()
    island = outlines("municipality")[ISLAND]
    [frame] = frames()
    assert frame.contains_point(island.center) and left < frame.get_extents().x0 < frame.get_extents().x1 < right
    assert bottom < frame.get_extents().y0 and frame.get_extents().y1 < top
    shown = RegionMap(level=Level.MUNICIPALITY, members={ISLAND: 0}, classes={0: MapClass("viel", "#123456")})
    for small in (False, True):
        shape = MapShape(shown, small=small)
        assert len(shape.frames) == 1 and min(shape.size) > 0
    assert b'class="frame"' in map_svg(shown, label="Karte")
    assert location_svg([ISLAND]).count("<path") == 4


def test_what_is_drawn_elsewhere_is_told_and_true_in_files(here: Path, inset: Inset):
    from app import app

    told = apart_note()
    times = f"{inset.scale:.1f}".replace(".", ",")
    assert told == f"nicht an seinem Ort gezeichnet: {inset.name} ({times}-mal so groß)"
    assert map_source_note() == f"{source_note()}; {told}"
    use_language("en")
    assert "drawn elsewhere than it is" in apart_note()
    use_language(GERMAN)
    true = read_boundaries("municipality").set_index("ags").geometry[ISLAND]
    assert inset.holds(np.array(true.exterior.coords)).all()
    answer = json.loads(call(app, "/ogc/collections/gemeinden/items?limit=100").text)
    [island] = [one for one in answer["features"] if ISLAND in json.dumps(one)]
    assert shapely.from_geojson(json.dumps(island["geometry"])).intersects(true)
    assert f"; {told}</span>" in start_document(read_store(day=date(2026, 11, 28)), START, {}).body


def test_the_frame_is_on_slides_as_a_shape_and_is_told_there(here: Path, tmp_path: Path):
    assert main(["deck", ISLAND, "-o", str(tmp_path / "folien.pptx")]) == 0
    with zipfile.ZipFile(tmp_path / "folien.pptx") as packed:
        slides = " ".join(packed.read(one).decode() for one in packed.namelist() if one.startswith("ppt/slides/slide"))
    assert slides.count("Rahmen um Versetztes") >= 1 and "nicht an seinem Ort gezeichnet" in slides


def test_no_background_map_lies_under_what_is_elsewhere(here: Path):
    test = opened("map_page", hintergrund="1")
    assert not [one for one in test.toggle if "Hintergrundkarte" in one.label]
    assert any("Hintergrundkarte gibt es hier nicht" in one.value for one in test.caption)


def test_borders_in_common_and_neighbours_stay(here: Path, folder: Path, inset: Inset):
    topology = json.loads((folder / "boundaries.topojson").read_text("utf-8"))
    moved = json.loads(placed_topology(json.dumps(topology), [inset]))
    assert moved["objects"] == topology["objects"] and len(moved["arcs"]) == len(topology["arcs"])
    before, after = points_of(topology), points_of(moved)
    for old, new in zip(before, after, strict=True):
        held = inset.holds(old)
        assert held.all() or not held.any()
        expected = placed_points(old, [inset])
        assert np.abs(new - expected).max() < 2e-5  # the grid's steps
    assert neighbours("municipality")[ISLAND] == frozenset()


def test_a_part_said_by_hand_is_drawn_at_once_and_without_it_where_it_lies(
    here: Path, folder: Path, inset: Inset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    file = tmp_path / "region.toml"
    for name in ("boundaries.topojson", "outlines.json", "areas.csv"):
        (tmp_path / name).write_bytes((folder / name).read_bytes())
    said = (folder / "region.toml").read_text("utf-8")
    file.write_text(said.partition("[[map_insets]]")[0], "utf-8")
    monkeypatch.setenv("REGION_DATA_DIR", str(tmp_path))
    assert not small_map().get("frames") and apart_note() == "" and "REGION" in region_script()
    wide = MapShape(RegionMap(level=Level.MUNICIPALITY, members={}, classes={}), small=True).size
    file.write_text(said.replace(f"to = {list(inset.frame)}", "to = [9.0, 51.0, 9.6, 51.1]"), "utf-8")
    assert read_region(tmp_path)[1] == []
    assert small_map()["insets"] == [[inset.name, list(inset.origin), [9.0, 51.0, 9.6, 51.1]]]
    assert small_map()["size"] != wide
    [frame] = frames()
    assert bounds()[2] > frame.get_extents().x1  # right of all that lies where it is
    assert set(small_map()["district"]) == set(read_boundaries("district")["ags"])


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ('name = "A"\nfrom = [1.0, 1.0, 2.0, 2.0]\nto = [9.0, 51.0, 9.1, 51.1]', "In from liegt kein Umriss"),
        ('name = "A"\nfrom = [8.05, 51.05, 8.15, 51.15]\nto = [9.0, 51.0, 9.1, 51.1]', "schneidet durch Umrisse"),
        ('name = "A"\nfrom = [1.0, 45.0, 20.0, 60.0]\nto = [9.0, 51.0, 9.1, 51.1]', "nichts übrig"),
        ('name = "A"\nfrom = {island}\nto = [8.02, 51.02, 8.03, 51.03]', "liegt auf Gebieten"),
        ('name = "A"\nfrom = {island}\nto = [8.25, 51.0, 8.4, 51.1]', "liegt auf Gebieten"),
        ('name = "A"\nfrom = {island}\nto = {island}', "wird dadurch nicht kleiner"),
        ('name = "A"\nfrom = {island}\nto = [3.0, 48.0, 3.1, 48.1]', "wird dadurch nicht kleiner"),
        ('name = "A"\nfrom = {island}\nto = [9.0, 51.0, 9.001, 51.1]', "0,0-mal so groß"),
        ('name = "A"\nfrom = {island}\nto = [9.0, 51.0, 12.0, 54.0]', "-mal so groß"),
        ('name = "A"\nfrom = {island}\nto = [8.4, 51.0, 8.2, 51.1]', "kann nicht gelten"),
        ('name = ""\nfrom = {island}\nto = [9.0, 51.0, 9.1, 51.1]', "kann nicht gelten"),
        ('name = "A"\nfrom = {island}', "kann nicht gelten"),
        ('name = "A"\nfrom = {island}\nto = [9.0, 51.0, 9.1, 51.1]\n[[map_insets]]\nname = "B"\nfrom = {island}\n'
         "to = [9.05, 51.05, 9.2, 51.2]", "überlappt ein anderes"),
    ],
)  # fmt: skip
def test_frames_that_do_not_fit_are_named_and_nothing_is_moved(
    folder: Path, inset: Inset, tmp_path: Path, said: str, told: str
):
    (tmp_path / "boundaries.topojson").write_bytes((folder / "boundaries.topojson").read_bytes())
    text = said.replace("{island}", str(list(inset.origin)))
    (tmp_path / "region.toml").write_text(f"[[map_insets]]\n{text}\n", "utf-8")
    region, problems = read_region(tmp_path)
    assert region.map_insets == () and told in " ".join(map(str, problems))
    assert {one.column for one in problems} == {"map_insets"}


def test_outlines_that_cannot_be_read_are_not_moved(tmp_path: Path, inset: Inset):
    (tmp_path / "boundaries.topojson").write_text('{"arcs": [[[0, 0]]]}', "utf-8")  # not quantized
    (tmp_path / "region.toml").write_text("\n".join(as_toml([inset])), "utf-8")
    region, [problem] = read_region(tmp_path)
    assert region.map_insets == () and "nicht zu lesen" in problem.found


PLACES = st.tuples(st.integers(-400, 400), st.integers(-400, 400), st.integers(1, 6))  # km, from the region's middle


@settings(max_examples=40, deadline=None)
@example([(-200, 90, 2), (-240, 110, 2)], 40)  # both would be nearest to the same place
@given(st.lists(PLACES, min_size=1, max_size=3), st.integers(20, 80))
def test_whatever_lies_around_frames_never_cover_anything(tmp_path_factory, places, side):
    """A square land of two halves with islands anywhere: each stands in a frame that is free, or where it lies."""
    x0, y0 = 500_000.0, 5_700_000.0
    half = 1000.0 * side / 2
    shapes = {
        "09901001": shapely.box(x0 - half, y0 - half, x0, y0 + half),
        "09901002": shapely.box(x0, y0 - half, x0 + half, y0 + half),
    }
    land = shapely.union_all(list(shapes.values()))
    for number, (x, y, size) in enumerate(places):
        middle = (x0 + 1000 * x, y0 + 1000 * y)
        island = shapely.box(*middle, middle[0] + 1000 * size, middle[1] + 1000 * size)
        if not any(island.buffer(500).intersects(one) for one in (land, *shapes.values())):
            shapes[f"099020{number:02}"] = island
    codes = list(shapes)
    frame = geopandas.GeoDataFrame({"ags": codes}, geometry=list(shapes.values()), crs=METRES)
    found = far_parts(frame, {code: code for code in codes})
    if len(places) == 2 and places[0][:2] == (-200, 90):
        assert len(found) == 2
    for one in found:
        assert one.scale <= 3.0 and one.frame[0] < one.frame[2]
    if not found:
        return
    topology, _tolerance = topology_of(frame, {}, dict.fromkeys(codes, "09901"), "© erfunden")
    folder = tmp_path_factory.mktemp("any")
    (folder / "boundaries.topojson").write_text(json.dumps(topology), "utf-8")
    assert wrong_of_insets(folder, found) == []
    (folder / "region.toml").write_text("\n".join(as_toml(found)), "utf-8")
    assert read_region(folder)[0].map_insets == tuple(found)
