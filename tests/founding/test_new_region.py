"""A region of its own by the documented command: complete, without a figure, and without a trace of the shipped one."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import geopandas
import pandas
import pytest
import shapely
from streamlit.testing.v1 import AppTest

from indicators.__main__ import main
from indicators.api.resources import RESOURCES
from indicators.founding.texts import names_of
from indicators.loading.boundaries import neighbours, read_boundaries, source_note
from indicators.loading.load import read_dataset
from indicators.loading.region import site_title
from indicators.model import Level
from indicators.paths import DATA, ROOT
from indicators.views.pages import PAGES
from tests.asking import call
from tests.founding.official import STATE, write_boundaries, write_changes, write_register
from tests.pages.opened import bodies

pytest.importorskip("topojson")


def made(home: Path, *areas: str, **files: Path) -> tuple[int, Path]:
    """Make a region and return the exit code and the folder."""
    register = files.get("register") or write_register(home / "gv.xlsx")
    boundaries = files.get("boundaries") or write_boundaries(home / "gemeinden.geo.json")
    folder = home / "data"
    code = main(
        ["new-region", str(folder), "--name", "Musterland", "--subject", "das Musterland", "--in", "im Musterland",
         "--areas", *(areas or (STATE,)), "--register", str(register), "--boundaries", str(boundaries),
         "--year", "2035", *(["--changes", str(files["changes"])] if "changes" in files else [])]
    )  # fmt: skip
    return code, folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    code, found = made(tmp_path_factory.mktemp("region"))
    assert code == 0
    return found


@pytest.fixture
def here(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The dashboard reads the new region."""
    monkeypatch.setenv("REGION_DATA_DIR", str(folder))
    return folder


def test_places_have_the_words_that_sentences_need(folder: Path) -> None:
    with (folder / "areas.csv").open(encoding="utf-8", newline="") as lines:
        rows = {row["ags"]: row for row in csv.DictReader(lines)}
    told = {code: (row["label_de"], row["locative_de"], row["type"], row["district"]) for code, row in rows.items()}
    assert told == {
        "09": ("Musterland", "im Musterland", "Land", ""),
        "09901": ("Kreis Musterfels", "im Kreis Musterfels", "Kreis", ""),
        "09902": ("Landkreis Ebenau", "im Landkreis Ebenau", "Landkreis", ""),
        "09903": ("Oberbacher Kreis", "im Oberbacher Kreis", "Kreis", ""),
        "09911": ("Großenfurt (kreisfreie Stadt)", "in Großenfurt", "Kreisfreie Stadt", ""),
        "09901004": ("Musterfels (Stadt)", "in Musterfels", "Stadt", "09901"),
        "09901008": ("Hinterau (09901008)", "in Hinterau", "Gemeinde", "09901"),
        "09902004": ("Ebenau (Gemeinde)", "in Ebenau", "Gemeinde", "09902"),
        "09902008": ("Hinterau (09902008)", "in Hinterau", "Gemeinde", "09902"),
        "09903004": ("Obertal", "in Obertal", "Gemeinde", "09903"),
        "09911000": ("Großenfurt", "in Großenfurt", "Stadt", "09911"),
    }
    assert (rows["09901004"]["area_km2"], rows["09901004"]["postcode"]) == ("38.75", "99101")


def test_the_folder_is_sound_and_has_definitions_without_a_figure(folder: Path) -> None:
    dataset = read_dataset(folder)
    assert [one for one in dataset.problems if not one.notice] == []
    assert dataset.values.empty
    left_out = set(read_dataset(DATA).indicators) - set(dataset.indicators)
    assert left_out == {  # authorities of the shipped region's state alone have them
        "anteil_65plus", "mindestsicherung", "wahlberechtigte_rat", "wahlbeteiligung_kreistag", "wahlbeteiligung_rat",
    }  # fmt: skip
    told = " ".join(path.read_text("utf-8") for path in (folder / "sets").rglob("*.csv"))
    assert not re.search(r"NRW|Nordrhein|\bStand \d", told)
    assert not [one.id for one in dataset.indicators.values() if re.search(r"Herausgeber|Kreise", one.weight_note)]
    assert not dataset.goals and not dataset.measures and not dataset.statements


def test_outlines_share_their_borders_and_name_their_source(here: Path) -> None:
    towns, districts = read_boundaries("municipality"), read_boundaries("district")
    assert shapely.coverage_is_valid(towns.geometry.values) and len(towns) == 6 and len(districts) == 4
    towns, districts = towns.to_crs(25832), districts.to_crs(25832)
    assert towns.area.sum() == pytest.approx(districts.area.sum())
    assert neighbours("municipality")["09901004"] >= {"09901008"}
    assert source_note() == "© GeoBasis-DE / BKG 2035 (Daten verändert)"
    small = json.loads((here / "outlines.json").read_text("utf-8"))
    assert set(small["municipality"]) == set(towns["ags"]) and set(small["district"]) == set(districts["ags"])


def test_nothing_in_the_folder_tells_of_the_shipped_region(folder: Path) -> None:
    names = names_of(DATA)
    told = {
        path.relative_to(folder).as_posix(): found[0]
        for path in sorted(folder.rglob("*")) if path.is_file() and "recipes" not in path.parts
        if (found := names.findall(path.read_text("utf-8")))
    }  # fmt: skip
    assert told == {}


@pytest.mark.parametrize("page", [f"{one.script}_page" for one in PAGES])
def test_every_page_stands_and_tells_nothing_of_the_shipped_region(here: Path, page: str) -> None:
    test = AppTest.from_file(str(ROOT / "pages" / f"{page}.py"), default_timeout=60)
    test.session_state["map_painted"] = True
    test.run()
    assert [error.value for error in test.exception] == []
    kinds = ("markdown", "caption", "title", "subheader", "header", "info", "warning", "error")
    words = [*bodies(test), *(one.value for kind in kinds for one in getattr(test, kind))]
    names = re.compile(names_of(DATA).pattern, re.IGNORECASE)
    assert [found for text in words for found in names.findall(re.sub(r"https?://\S+", "", text))] == []


def test_title_start_document_and_interface_are_the_regions_own(here: Path) -> None:
    from starlette.applications import Starlette

    from indicators.server.routes import routes

    assert site_title() == "Regionalmonitor Musterland"
    app = Starlette(routes=list(routes))
    paths = [f"/api/v1{one.path}" for one in RESOURCES if "{" not in one.path]
    for path in (*paths, "/app/static/region.js", "/app/static/logo.svg", "/abo/neu.atom", "/ogc/collections"):
        answer = call(app, path)
        assert "Südwestfalen" not in answer.text and answer.status in (200, 400), path
    assert "Musterland" in call(app, "/app/static/logo.svg").text
    assert "99" in call(app, "/app/static/region.js").text


@pytest.mark.parametrize("wanted", [["09901"], ["09901", "09911"]])
def test_a_region_is_of_the_places_that_are_named(tmp_path: Path, wanted: list[str]) -> None:
    code, folder = made(tmp_path, *wanted)
    assert code == 0
    codes = {one.code for one in read_dataset(folder).areas if one.code.isdigit()}
    assert codes == {code for code in codes if any(code.startswith(one) or one.startswith(code) for one in wanted)}
    assert len(codes) > len(wanted)


def test_what_cannot_be_made_is_said_and_nothing_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number, (areas, files, said) in enumerate(
        [
            (("05",), {}, "Nicht darin: 05."),
            (("09902004",), {}, "Nur zum Teil dabei: Landkreis Ebenau (09902)."),
            ((), {"boundaries": tmp_path / "gibt-es-nicht.gpkg"}, "gibt-es-nicht.gpkg: Diese Datei gibt es nicht."),
            (
                (),
                {"boundaries": write_boundaries(tmp_path / "a.json", without="09903004")},
                "Ohne Grenze (1): 09903004 Obertal.",
            ),
            (
                (),
                {"boundaries": write_boundaries(tmp_path / "b.json", shifted=True)},
                "b.json: Diese Gebiete überlappen sich: Musterfels",
            ),
            ((), {"register": write_boundaries(tmp_path / "c.json")}, "sind die Dateien vertauscht"),
            ((), {"boundaries": write_register(tmp_path / "d.xlsx")}, "Die Spalte AGS fehlt"),
            ((), {"register": tmp_path / "gibt-es-nicht.xlsx"}, "gibt-es-nicht.xlsx"),
        ]
    ):
        home = tmp_path / str(number)
        home.mkdir()
        code, folder = made(home, *areas, **files)
        assert code != 0 and said in capsys.readouterr().err and not folder.exists()
    home = tmp_path / "again"
    home.mkdir()
    assert made(home)[0] == 0
    assert made(home)[0] != 0 and "nicht leer" in capsys.readouterr().err


def test_outlines_are_renewed_for_the_places_that_are_there(folder: Path, tmp_path: Path) -> None:
    file = write_boundaries(tmp_path / "neu.geo.json")
    assert main(["boundaries", str(file), "--folder", str(folder), "--year", "2036"]) == 0
    assert "BKG 2036" in (folder / "boundaries.topojson").read_text("utf-8")


def test_boundaries_of_an_older_year_are_joined_by_a_table_of_changes(tmp_path: Path) -> None:
    older = {"09901008": "09901007", "09902008": "09901006"}
    boundaries = write_boundaries(tmp_path / "alt.json", older=older)
    assert made(tmp_path, boundaries=boundaries)[0] != 0
    changes = write_changes(
        tmp_path / "aenderungen.csv",
        "2035-07-01,09901004,Musterfels,09901004,whole,", "2035-07-01,09901005,Vorau,09901004,whole,",
        "2035-07-01,09901007,Hinterau,09901008,whole,https://example.org/gesetz",
        "2035-01-01,09901006,Hinterau,09902008,whole,", "2035-01-01,08111001,Anderswo,08111002,whole,",
    )  # fmt: skip
    code, folder = made(tmp_path, boundaries=boundaries, changes=changes)
    assert code == 0 and [one for one in read_dataset(folder).problems if not one.notice] == []
    written = (folder / "area_changes.csv").read_text("utf-8")
    assert "gesetz" in written and "Vorau" in written and "Anderswo" not in written
    assert len(read_dataset(folder).areas.changes.rows) == 4


def test_what_is_dissolved_is_as_large_as_its_parts(tmp_path: Path) -> None:
    from indicators.founding.boundaries import read_municipalities
    from indicators.founding.changes import read_changes

    changes = write_changes(
        tmp_path / "a.csv", "2035-07-01,09901004,A,09901099,whole,", "2035-07-01,09901008,B,09901099,whole,"
    )
    file, names = write_boundaries(tmp_path / "b.json"), {"09901099": "C", "09902004": "D"}
    frame = read_municipalities(file, names, changes=read_changes(changes, names)).set_index("ags")
    parts = read_municipalities(file, {"09901004": "A", "09901008": "B"})
    assert frame.geometry["09901099"].area == pytest.approx(parts.area.sum()) and len(frame) == 2


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("2035-07-01,09901007,Hinterau,09901008,part,", "Ohne Grenze (1): 09901008 Hinterau"),
        ("2035-07-01,09901017,Hinterau,09901008,whole,", "Ohne Grenze (1): 09901008 Hinterau"),
        ("2035-07-01,09901007,Hinterau,09901008,halb,", "aenderungen.csv, Zeile 2, Spalte „part“"),
    ],
)
def test_what_no_table_of_changes_explains_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], row: str, said: str
) -> None:
    boundaries = write_boundaries(tmp_path / "alt.json", older={"09901008": "09901007"})
    code, folder = made(tmp_path, boundaries=boundaries, changes=write_changes(tmp_path / "aenderungen.csv", row))
    told = capsys.readouterr().err
    assert code != 0 and said in told and not folder.exists()
    assert "--changes" in told or "part" in told


def test_slivers_between_neighbours_go_to_one_of_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Borders drawn twice, some metres apart, as in old editions: no gap and no overlap is left."""
    features = json.loads(write_boundaries(tmp_path / "a.json").read_text("utf-8"))
    first = features[0]["geometry"]["coordinates"][0]
    first[1][0], first[2][0] = first[1][0] + 0.00004, first[2][0] - 0.00003  # three metres over, two metres short
    (tmp_path / "a.json").write_text(json.dumps(features), "utf-8")
    code, folder = made(tmp_path, boundaries=tmp_path / "a.json")
    assert code == 0
    monkeypatch.setenv("REGION_DATA_DIR", str(folder))
    towns = read_boundaries("municipality")
    assert shapely.coverage_is_valid(towns.geometry.values) and len(towns) == 6


def test_what_the_boundaries_have_and_the_register_lacks_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    boundaries = write_boundaries(tmp_path / "alt.json", older={"09901008": "09901007"})
    assert made(tmp_path, boundaries=boundaries)[0] != 0
    told = capsys.readouterr().err
    assert "Ohne Grenze (1): 09901008 Hinterau (09901008). Grenzen von anderen dort: 09901007, 09903012." in " ".join(
        told.split()
    )


@pytest.mark.parametrize(("ending", "layer"), [("gpkg", "vg250_gem"), ("shp", "")])
def test_boundaries_come_in_the_forms_of_the_official_ones(tmp_path: Path, ending: str, layer: str) -> None:
    """A GeoPackage has several layers, the first is another one; both are in metres and have water besides land."""
    land = geopandas.GeoDataFrame.from_features(json.loads(write_boundaries(tmp_path / "a.json").read_text()), crs=4326)
    water = land.iloc[:1].assign(GF=2, geometry=land.geometry.iloc[0].buffer(0.3))
    frame = pandas.concat([land, water]).to_crs(25832)
    file = tmp_path / f"vg250.{ending}"
    if ending == "gpkg":
        frame.assign(AGS="09").to_file(file, layer="vg250_lan")
    frame.to_file(file, **({"layer": layer} if layer else {}))
    code, folder = made(tmp_path, boundaries=file)
    assert code == 0
    areas = read_dataset(folder).areas
    assert len(areas.at(Level.MUNICIPALITY)) == 6
    outlines = json.loads((folder / "boundaries.topojson").read_text("utf-8"))
    west, south, east, north = outlines["bbox"]
    assert (round(west, 2), round(south, 2), round(east, 2), round(north, 2)) == (8.0, 51.0, 8.3, 51.2)


def test_of_sources_of_which_nothing_is_held_no_edition_is_told(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["due"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("Von diesen Quellen ist noch nichts hier.") and "Stand hier ;" not in told
