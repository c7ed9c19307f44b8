"""The made-up regions below examples/: as the documented commands make them, whole, and without a trace of another."""

from __future__ import annotations

import csv
import filecmp
import io
import re
import shutil
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from starlette.applications import Starlette

from indicators.__main__ import main
from indicators.api.resources import RESOURCES
from indicators.drawing.logo import logo_svg
from indicators.drawing.region_script import region_address, region_centre, region_script
from indicators.factsheet.rows import compared_columns
from indicators.founding.tables import as_table
from indicators.founding.texts import names_of
from indicators.loading.check.region import read_region
from indicators.loading.load import read_dataset
from indicators.model import Level
from indicators.paths import DATA
from indicators.server.routes import routes
from indicators.start.document import start_document
from indicators.store import Store, read_store
from indicators.views.goals.choice import GoalChoice, GoalLayout
from indicators.views.goals.matrix import goal_matrix
from indicators.views.pages import PAGES
from indicators.views.similar.choice import offered
from tests.asking import call
from tests.pages.opened import bodies, opened
from tools.examples.__main__ import ALL, EXAMPLES, make

DAY = date(2026, 11, 28)
FOLDERS = [one.folder for one in ALL]
OURS = re.compile(names_of(DATA).pattern, re.IGNORECASE)
# What a town with quarters and boroughs has none of. The page on joining is about municipalities elsewhere, figures
# from outside the region are theirs, and English has one word for the area and for those who govern it (Kommune).
OFFICIAL = re.compile(r"\b(Gemeinden?|Kreise?n?|Landkreis\w*|municipalit\w+|districts?)\b")
ELSEWHERE = re.compile(
    r"wie kommt eine Stadt oder Gemeinde dazu|how can a town or municipality join|Gemeinden außerhalb der Region"
    r"|Municipalities outside the region|Kreistag|district council|Schlüssel \(AGS\), Name, Kreis"
    r"|code \(AGS\), name, district|For other municipalities|(?:says|Statements) by the municipality"
    r"|Ein Kreis heißt|Wie Städte und Gemeinden mitmachen können|Statements of the municipalities"
    r"|No role is recorded for any municipality|profiles of the municipalities|How does a municipality get into"
)
KINDS = ("markdown", "caption", "title", "subheader", "header", "info", "warning", "error")
WIDGETS = ("selectbox", "multiselect", "radio", "button", "toggle", "text_input", "button_group", "expander")
LINK = re.compile(r"https?://\S+")


@pytest.fixture(params=FOLDERS)
def folder(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An example, which the dashboard reads."""
    found = EXAMPLES / str(request.param)
    monkeypatch.setenv("REGION_DATA_DIR", str(found))
    return found


@pytest.fixture
def town(monkeypatch: pytest.MonkeyPatch) -> Store:
    """The town with quarters."""
    monkeypatch.setenv("REGION_DATA_DIR", str(EXAMPLES / "lindenstadt"))
    return read_store(day=DAY)


def seen(page: str, **parameters: str) -> Iterator[str]:
    """Yield every text of a page: what templates and Streamlit put there, and what its fields are called."""
    test = opened(page, **parameters)
    yield from bodies(test)
    for kind in KINDS:
        yield from (str(one.value) for one in getattr(test, kind))
    for kind in WIDGETS:
        for one in test.get(kind):
            yield str(getattr(one, "label", ""))
            yield from map(str, getattr(one, "options", ()))


def traces(text: str) -> list[str]:
    """What in a text is about the shipped region; addresses of publishers do not count."""
    return OURS.findall(LINK.sub("", text))


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.folder)
def test_they_are_what_the_documented_commands_make(one, tmp_path: Path) -> None:
    pytest.importorskip("topojson")
    made = make(one, tmp_path)
    shipped = EXAMPLES / one.folder
    files = {path.relative_to(made).as_posix() for path in made.rglob("*") if path.is_file()}
    assert files == {path.relative_to(shipped).as_posix() for path in shipped.rglob("*")
                     if path.is_file() and ".checked" not in path.parts}  # fmt: skip
    _same, different, unreadable = filecmp.cmpfiles(made, shipped, sorted(files), shallow=False)
    assert (different, unreadable) == ([], [])


def test_they_are_sound_and_say_that_they_are_made_up(folder: Path) -> None:
    dataset = read_dataset(folder, day=DAY)
    assert [str(one) for one in dataset.problems] == []
    assert all("erfunden" in one.publisher.lower() for one in dataset.sources.values())
    assert all("erfunden" in one.definition for one in dataset.indicators.values())
    assert "erfunden" in dataset.areas.region.label and dataset.goals and dataset.measures


def test_each_shape_is_there() -> None:
    found = {name: read_dataset(EXAMPLES / name, day=DAY).areas for name in FOLDERS}
    told = {
        name: (one.region.code, one.region.type, len(one.at(Level.DISTRICT)), len(one.at(Level.MUNICIPALITY)))
        for name, one in found.items()
    }
    assert told == {
        "lindenstadt": ("09998000", "Stadt", 3, 9),
        "seenland": ("09997", "Landkreis", 4, 12),
        "dreifluesse": ("region", "Region", 3, 10),
    }
    assert [one.label for one in found["seenland"].at(Level.DISTRICT)] == [
        "Amt Kranichwinkel", "Amt Moorland", "Amt Seeblick", "Seeburg (amtsfrei)",
    ]  # fmt: skip
    assert "Dreiflüssen (kreisfreie Stadt)" in [one.label for one in found["dreifluesse"].at(Level.DISTRICT)]
    assert found["dreifluesse"]["09995"].locative == "im Talschen Kreis"


@pytest.mark.parametrize("page", [f"{one.script}_page" for one in PAGES])
def test_pages_stand_in_both_languages_without_a_trace(folder: Path, page: str) -> None:
    for language in ({}, {"lang": "en"}):
        assert [found for text in seen(page, **language) for found in traces(text)] == []


@pytest.mark.parametrize("page", [f"{one.script}_page" for one in PAGES])
@pytest.mark.parametrize("language", ["de", "en"])
def test_a_town_speaks_of_quarters(town: Store, page: str, language: str) -> None:
    quarter = town.dataset.areas.at(Level.MUNICIPALITY)[0].code
    for address in ({}, {"gemeinde": quarter}, {"ebene": "kreis"}, {"gebiete": quarter}):
        told = " ".join(ELSEWHERE.sub("", text) for text in seen(page, lang=language, **address))
        assert OFFICIAL.findall(told) == []


def test_what_is_served_tells_of_its_own_region_alone(folder: Path) -> None:
    app, areas = Starlette(routes=list(routes)), read_dataset(folder, day=DAY).areas
    first = areas.at(Level.MUNICIPALITY)[0].code
    paths = [
        *(f"/api/v1{one.path}" for one in RESOURCES if "{" not in one.path),
        "/app/static/region.js", "/app/static/logo.svg", "/abo/neu.atom", "/ogc", "/ogc/collections",
        "/ogc/collections/gemeinden/items", f"/sitzung?gemeinde={first}", f"/sitzung/offline.html?gemeinde={first}",
        f"/einbetten/gemeinde?gemeinde={first}", f"/einbetten/karte.svg?gemeinde={first}", "/einbetten/karte",
    ]  # fmt: skip
    answers = {path: call(app, path) for path in paths}
    assert {path: one.status for path, one in answers.items() if one.status not in (200, 400)} == {}
    assert {path: traces(one.text) for path, one in answers.items() if traces(one.text)} == {}
    data = read_store(day=DAY)
    for page in PAGES:
        assert traces(start_document(data, page, {}).body) == []


def test_files_to_take_away_tell_of_their_own_region_alone(folder: Path, tmp_path: Path) -> None:
    area = read_dataset(folder, day=DAY).areas.at(Level.MUNICIPALITY)[0].code
    commands = {
        "blatt.pdf": ["factsheet", area], "folien.pdf": ["deck", area], "folien.html": ["deck", area],
        "folien.pptx": ["deck"], "vorlage.docx": ["paper", area],
    }  # fmt: skip
    for name, command in commands.items():
        path = tmp_path / name
        assert main([*command, "-o", str(path)]) == 0, name
        text = _text_of(path)
        assert traces(text) == [] and "erfunden" in text, name


def _text_of(path: Path) -> str:
    """What can be read in a file."""
    if path.suffix == ".pdf":
        return " ".join(page.extract_text() for page in PdfReader(path).pages)
    if path.suffix == ".html":
        return path.read_text("utf-8")
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as packed:
        parts = [packed.read(name).decode("utf-8") for name in packed.namelist() if name.endswith(".xml")]
    return " ".join(re.sub(r"<[^>]+>", " ", one) for one in parts)


def test_a_city_that_is_its_own_district_is_not_beside_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REGION_DATA_DIR", str(EXAMPLES / "dreifluesse"))
    areas, city, town = read_store(day=DAY).dataset.areas, "09996000", "09994001"
    assert areas.district_of(areas[city]) is None and areas.district_of(areas[town]) == areas["09994"]
    profile = " ".join(seen("profile_page", gemeinde=city))
    assert "dem Kreis (" not in profile and "dem Kreis (" in " ".join(seen("profile_page", gemeinde=town))
    data = read_store(day=DAY)
    matrix = goal_matrix(data, GoalChoice(layout=GoalLayout.MATRIX), DAY)
    assert [(one.label if one else "", len(members)) for one, members in matrix.groups] == [
        ("", 1), ("Kreis Oberaue", 5), ("Talscher Kreis", 4),
    ]  # fmt: skip


def test_of_many_districts_none_stands_above_the_municipalities(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a state: a table that begins with all of them would show what it is about far below."""
    monkeypatch.setenv("REGION_DATA_DIR", str(EXAMPLES / "dreifluesse"))
    assert "Kreis Oberaue" in " ".join(bodies(opened("table_page")))
    monkeypatch.setattr("indicators.views.table.table.MOST_REFERENCES", 2)
    assert "Kreis Oberaue" not in " ".join(bodies(opened("table_page")))
    assert "Kreis Oberaue" in " ".join(bodies(opened("table_page", kreis="09994")))


def test_a_district_that_is_the_region_offers_no_level(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its municipalities are in nothing between: no choice of level, no strips, no column for it."""
    folder = Path(shutil.copytree(EXAMPLES / "seenland", tmp_path / "flat"))
    rows = list(csv.DictReader((folder / "areas.csv").read_text("utf-8").splitlines()))
    kept = [row | {"district": ""} for row in rows if row["level"] != "district"]
    (folder / "areas.csv").write_bytes(as_table(list(rows[0]), kept))
    monkeypatch.setenv("REGION_DATA_DIR", str(folder))
    data = read_store(day=DAY)
    assert data.dataset.areas.levels == [Level.MUNICIPALITY] and not data.dataset.problems
    for page in ("table_page", "goals_page", "two_maps_page", "spread_page"):
        test = opened(page, ansicht="matrix") if page == "goals_page" else opened(page)
        labels = [one.label for one in test.selectbox]
        assert not {"Ebene", "Amt", "Streifen"} & set(labels), page
    said = [one.value for one in opened("table_page", ebene="kreis").info]
    assert said == ["Die Ebene „kreis“ ist unbekannt. Gezeigt werden Gemeinden."]
    for page in (f"{one.script}_page" for one in PAGES):
        opened(page, gemeinde="09997004")
    town = data.dataset.areas["09997004"]
    assert data.series["faser"].latest("09997") and compared_columns(data, town, ())[0][0] == "Region"


def test_what_lies_between_names_what_is_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REGION_DATA_DIR", str(EXAMPLES / "seenland"))
    told = " ".join(bodies(opened("profile_page", gemeinde="099975101")))
    inside = told.partition("Hier liegen:")[2].partition("</p>")[0]
    assert re.findall(r">([^<>]+)</a>", inside) == ["Achterwehr am See", "Birkenhorst", "Dorfmark"]
    assert "Hier liegen:" not in " ".join(bodies(opened("profile_page", gemeinde="09997002")))


def test_only_features_with_figures_are_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REGION_DATA_DIR", str(EXAMPLES / "seenland"))
    data = read_store(day=DAY)
    assert [one.id for one in offered(data)] == ["bewohner", "gruen", "alter"]


def test_the_first_view_and_the_logo_are_as_the_region_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Path(shutil.copytree(EXAMPLES / "dreifluesse", tmp_path / "d"))
    monkeypatch.setenv("REGION_DATA_DIR", str(folder))
    plain, usual = region_script(), region_address()
    assert "window.REGION.view" not in plain and "Drei Flüsse" in logo_svg()
    said = (folder / "region.toml").read_text("utf-8")
    (folder / "region.toml").write_text(
        f'short_title = "Monitor 3F"\nmap_bounds = [10.1, 50.2, 10.3, 50.3]\n{said}', "utf-8"
    )
    assert read_region(folder)[1] == []
    assert (
        region_script().startswith(plain.rstrip()) and "window.REGION.view=[10.1, 50.2, 10.3, 50.3];" in region_script()
    )
    assert region_address() != usual and region_centre() == pytest.approx((50.25, 10.2))
    assert "Drei Flüsse" not in logo_svg().partition("<text")[2] and "3F" in logo_svg()


@pytest.mark.parametrize(
    "bounds", ["[10.3, 50.2, 10.1, 50.3]", "[10.1, 50.2]", '"alles"', "[10.1, 50.3, 10.3, 50.2]", "[true, 1, 2, 3]"]
)
def test_bounds_that_are_none_are_refused(tmp_path: Path, bounds: str) -> None:
    (tmp_path / "region.toml").write_text(f"map_bounds = {bounds}\n", "utf-8")
    region, problems = read_region(tmp_path)
    assert region.map_bounds == () and [one.column for one in problems] == ["map_bounds"]


def test_only_an_official_key_is_called_ags(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """That of an Amt has nine digits and is another one."""
    monkeypatch.setenv("REGION_DATA_DIR", str(EXAMPLES / "seenland"))
    areas = read_store(day=DAY).dataset.areas
    assert [areas[code].ags for code in ("09997", "09997004", "099975101")] == ["09997", "09997004", ""]
    for code, told in (("099975101", False), ("09997004", True)):
        assert main(["factsheet", code, "-o", str(tmp_path / f"{code}.pdf")]) == 0
        assert (f"AGS {code}" in _text_of(tmp_path / f"{code}.pdf")) is told


def test_where_one_set_has_figures_two_of_its_indicators_stand_against_each_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Path(shutil.copytree(EXAMPLES / "seenland", tmp_path / "one"))
    shutil.rmtree(folder / "sets" / "netz")
    for name in ("goals.csv", "sets.csv"):
        (folder / name).unlink()
    monkeypatch.setenv("REGION_DATA_DIR", str(folder))
    chosen = [one.value for one in opened("relation_page").selectbox if one.label in ("Waagerecht", "Senkrecht")]
    assert len(set(chosen)) == 2, chosen


def test_a_fact_sheet_without_rows_has_no_head_of_them(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(EXAMPLES / "seenland", tmp_path / "few"))
    for one in ("leben", "netz"):
        path = folder / "sets" / one / "values.csv"
        lines = path.read_text("utf-8").splitlines()
        path.write_text(
            "\n".join([lines[0], *(row for row in lines[1:] if row.startswith("bewohner,"))]) + "\n", "utf-8"
        )
    (folder / "goals.csv").unlink()
    monkeypatch.setenv("REGION_DATA_DIR", str(folder))
    assert main(["factsheet", "09997011", "-o", str(tmp_path / "blatt.pdf")]) == 0
    text = _text_of(tmp_path / "blatt.pdf")
    assert "Kennzahlen" not in text and "Bewohner" in text and "Quellen und Lizenzen" in text
