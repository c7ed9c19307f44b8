"""A region of its own by the documented command: complete, without a figure, and without a trace of the shipped one."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest
import shapely
from streamlit.testing.v1 import AppTest

from indicators.__main__ import main
from indicators.api.resources import RESOURCES
from indicators.founding.texts import names_of
from indicators.loading.boundaries import neighbours, read_boundaries, source_note
from indicators.loading.load import read_dataset
from indicators.loading.region import site_title
from indicators.paths import DATA, ROOT
from indicators.views.pages import PAGES
from tests.asking import call
from tests.founding.official import STATE, write_boundaries, write_register
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
         "--year", "2035"]
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
    assert (rows["09901004"]["area_km2"], rows["09901004"]["postcode"]) == ("50.25", "99101")


def test_the_folder_is_sound_and_has_definitions_without_a_figure(folder: Path) -> None:
    dataset = read_dataset(folder)
    assert [one for one in dataset.problems if not one.notice] == []
    assert dataset.values.empty and set(dataset.indicators) == set(read_dataset(DATA).indicators)
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
                "überlappen sich oder haben ihre Grenzen nicht Punkt für Punkt gemeinsam: Musterfels",
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
