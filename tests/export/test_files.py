"""Workbooks, geodata, images and press packages: what programs and people find in them."""

import csv
import io
import json
import struct
import subprocess
import xml.etree.ElementTree as ElementTree
import zipfile
from dataclasses import replace
from datetime import date
from urllib.parse import parse_qsl, urlsplit

import geopandas
import pytest
from python_calamine import CalamineWorkbook

from indicators.address.choice import read
from indicators.drawing.palette import DARK
from indicators.export.csv_files import excel_csv, machine_csv
from indicators.export.geodata import geojson, geopackage
from indicators.export.press import metadata, press_package, view_workbook
from indicators.export.set_files import set_workbook
from indicators.model import Level
from indicators.views.goals.choice import GoalChoice
from indicators.views.goals.view import goals_view, views_of_goal
from indicators.views.map.choice import MapChoice
from indicators.views.map.view import views_of
from indicators.views.profile import profile_view
from tools.ensure_programs import LIBREOFFICE

DAY = date(2026, 1, 2)
URL = "https://example.org/karte"
KINDS = ("karte", "verlauf", "verteilung", "kartenreihe", "ziel", "zielpfad", "zielreihe", "ziele", "gemeinde")


def views(shipped, indicator="gigabit", area="05958004", **parameters):
    choice, notices = read(MapChoice, {"indikator": indicator, "gemeinde": area, **parameters}, shipped)
    goal_choice, _ = read(GoalChoice, {"ziel": "gigabit_2025", "gemeinde": area}, shipped)
    goal = shipped.dataset.goals["gigabit_2025"]
    found = views_of(shipped, choice) + views_of_goal(shipped, goal, goal_choice, Level.MUNICIPALITY, day=DAY)
    assert not notices
    place = shipped.dataset.areas[area]
    all_goals = goals_view(shipped, place, replace(goal_choice, goal=""), day=DAY)
    return {one.kind: one for one in [*found, all_goals, profile_view(shipped, place)]}


def test_the_views_are_those_that_can_be_shared(shipped):
    assert tuple(views(shipped)) == KINDS


class TestCitation:
    def cited(self, view):
        return view.citation(URL, DAY)

    def test_what_shows_ratings_is_cited_with_the_day_they_are_of(self, shipped):
        found = {
            kind: ", Bewertung berechnet am 02.01.2026" in self.cited(view) for kind, view in views(shipped).items()
        }
        assert found == {kind: kind in ("ziel", "zielpfad", "zielreihe", "ziele") for kind in KINDS}

    def test_the_code_of_a_view_says_nothing_about_ratings(self, shipped):
        assert "Bewertung berechnet am" not in self.cited(replace(views(shipped)["karte"], kind="zielgruppe"))
        assert "Bewertung berechnet am" in self.cited(replace(views(shipped)["ziel"], kind="stand"))

    def test_a_goal_view_in_which_nothing_is_rated_is_not_cited_as_rated(self, shipped):
        goal = replace(shipped.dataset.goals["gigabit_2025"], valid_from=date(2100, 1, 1))
        store = replace(shipped, dataset=replace(shipped.dataset, goals={goal.id: goal}))
        choice, _ = read(GoalChoice, {"ziel": goal.id, "gemeinde": "05958004"}, store)
        found = [
            *views_of_goal(store, goal, choice, Level.MUNICIPALITY, day=DAY),
            goals_view(store, store.dataset.areas["05958004"], replace(choice, goal=""), day=DAY),
        ]
        assert not [one.kind for one in found if "Bewertung berechnet am" in self.cited(one)]


class TestTables:
    def test_excel_gets_byte_order_mark_semicolons_and_decimal_comma(self, shipped):
        text = excel_csv(views(shipped)["karte"].table())
        assert text.startswith("\ufeffIndikator;Bezeichnung;AGS;".encode())
        assert ";05958004;Arnsberg;Gemeinde;2022;Mitte 2022;89,04;% der Haushalte;" in text.decode("utf-8-sig")

    def test_programs_get_plain_csv_with_codes_and_decimal_point(self, shipped):
        text = machine_csv(views(shipped)["karte"].table()).decode()
        assert text.startswith("indicator,indicator_label,area,")
        assert ",05958004,Arnsberg,Gemeinde,2022,Mitte 2022,89.04,% der Haushalte," in text

    def test_a_figure_that_is_not_there_says_why_and_is_never_zero(self, shipped):
        rows = views(shipped, "leerstand", area="swf")["karte"].table().records()
        missing = [row for row in rows if row["value"] is None]
        assert len(rows) == 59
        assert all(row["sign_meaning"] for row in missing)
        zero = [row for row in views(shipped, "kinderaerzte")["karte"].table().records() if row["value"] == 0]
        assert zero
        assert {row["sign_meaning"] for row in zero} == {""}


class TestWorkbook:
    @pytest.fixture
    def content(self, shipped):
        return view_workbook(views(shipped)["karte"], url=URL, day=DAY)

    def sheets(self, content):
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}

    def test_cover_and_contents_come_first_then_the_figures(self, content):
        sheets = self.sheets(content)
        assert list(sheets) == ["Deckblatt", "Inhalt", "Werte", "Vergleichswerte"]
        cover = sheets["Deckblatt"]
        assert cover[0][0] == "Gigabitfähige Anschlüsse (leitungsgebunden)"
        names = ("Datenstand", "Lizenz", "Dauerhafter Link")
        assert {name: [text for label, text in cover if label == name] for name in names} == {
            "Datenstand": ["12.12.2024", "Mitte 2021"],
            "Lizenz": ["Verbreitung mit Quellenangabe gestattet", "Nutzung frei mit Quellenangabe"],
            "Dauerhafter Link": [URL],
        }
        assert sheets["Inhalt"][1] == ["Werte", "Gigabitfähige Anschlüsse (leitungsgebunden), Mitte 2022", 59.0]

    def test_the_figures_are_one_real_table_with_a_header_that_stays(self, content):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            table = archive.read("xl/tables/table1.xml").decode()
            sheet = archive.read("xl/worksheets/sheet3.xml").decode()
        assert 'ref="A1:N60"' in table
        assert 'topLeftCell="A2" activePane="bottomLeft" state="frozen"' in sheet

    def test_an_ags_stays_text_and_a_figure_a_number(self, content):
        [row] = [row for row in self.sheets(content)["Werte"] if row[3] == "Arnsberg"]
        assert row[2] == "05958004"
        assert row[7] == 89.04

    def test_a_set_comes_with_its_definitions_and_sources(self, shipped):
        content = set_workbook(shipped, shipped.dataset.sets["digitalisierung"], url=URL, day=DAY)
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        assert book.sheet_names == ["Deckblatt", "Inhalt", "Werte", "Vergleichswerte", "Indikatoren", "Quellen"]
        assert "Breitbandatlas" in str(book.get_sheet_by_name("Quellen").to_python())

    @pytest.mark.skipif(LIBREOFFICE.find() is None, reason="LibreOffice is not installed")
    def test_libreoffice_opens_it_and_writes_it_again_without_loss(self, content, tmp_path):
        (tmp_path / "werte.xlsx").write_bytes(content)
        command = [str(LIBREOFFICE.find()), f"-env:UserInstallation=file://{tmp_path}/profile", "--headless"]
        command += ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(tmp_path / "again")]
        subprocess.run([*command, str(tmp_path / "werte.xlsx")], check=True, timeout=120, capture_output=True)
        again = CalamineWorkbook.from_path(str(tmp_path / "again" / "werte.xlsx"))
        for name, rows in self.sheets(content).items():
            assert again.get_sheet_by_name(name).to_python() == rows


class TestGeodata:
    def test_a_geopackage_opens_with_figures_and_outlines(self, shipped, tmp_path):
        view = views(shipped)["karte"]
        (tmp_path / "karte.gpkg").write_bytes(geopackage(view.table(), Level.MUNICIPALITY, layer="gigabit"))
        frame = geopandas.read_file(tmp_path / "karte.gpkg", layer="gigabit")
        assert len(frame) == 59
        assert frame.crs.to_epsg() == 4326
        assert frame.set_index("area").loc["05958004", "value"] == 89.04
        assert frame.geometry.is_valid.all()

    def test_geojson_names_the_source_of_the_outlines_and_null_for_what_is_missing(self, shipped):
        found = json.loads(geojson(views(shipped, "gigabit", ebene="kreis")["karte"].table(), Level.DISTRICT))
        assert {one["properties"]["boundaries"] for one in found["features"]} == {
            "© GeoBasis-DE / BKG 2016 (Daten verändert)"
        }
        missing = views(shipped, "leerstand")["karte"]
        values = [one["properties"]["value"] for one in json.loads(geojson(missing.table(), missing.level))["features"]]
        assert len(values) == 59

    def test_ratings_come_with_status_and_word(self, shipped):
        view = views(shipped)["ziel"]
        found = json.loads(geojson(view.table(), view.level))
        assert {"status", "status_word", "mean_change"} <= found["features"][0]["properties"].keys()


class TestImages:
    def test_the_same_view_gives_the_same_image(self, shipped):
        view = views(shipped)["verlauf"]
        assert view.svg(URL) == view.svg(URL)

    @pytest.mark.parametrize("kind", KINDS)
    def test_a_small_dark_drawing_has_no_caption(self, shipped, kind):
        drawn = views(shipped)[kind].bare_svg(DARK, width=400, height=380).decode()
        assert 'width="288pt" height="273.6pt"' in drawn
        assert DARK.background.lower() in drawn

    def test_an_indicator_without_figures_says_so(self, shipped):
        view = views(shipped, "mobilfunk_5g", area="05958004", ebene="kreis")["verlauf"]
        assert view.svg(URL)


class TestAddresses:
    @pytest.mark.parametrize("indicator", ["gigabit", "kinderaerzte", "pendlersaldo"])
    def test_a_permanent_link_restores_exactly_this_choice(self, shipped, indicator):
        wanted, _ = read(MapChoice, {"indikator": indicator, "gemeinde": "05966", "klassen": "gleich"}, shipped)
        for view in views_of(shipped, wanted):
            parts = urlsplit(view.path)
            again, notices = read(MapChoice, dict(parse_qsl(parts.query)), shipped)
            assert (parts.path, again, notices) == ("karte", wanted, [])

    def test_a_permanent_link_names_the_edition_of_the_data(self, shipped):
        assert {dict(parse_qsl(urlsplit(one.path).query))["stand"] for one in views(shipped).values()} == {
            shipped.edition.id
        }

    def test_a_goal_link_restores_the_goal_with_its_game(self, shipped):
        parameters = {"ziel": "glasfaser_2030", "gemeinde": "05958004", "zielwert": "80", "zieljahr": "2035"}
        wanted, _ = read(GoalChoice, parameters, shipped)
        [_map, way] = views_of_goal(
            shipped, shipped.dataset.goals["glasfaser_2030"], wanted, Level.MUNICIPALITY, day=DAY
        )
        assert read(GoalChoice, dict(parse_qsl(urlsplit(way.path).query)), shipped) == (wanted, [])


class TestPressPackage:
    @pytest.mark.parametrize("kind", KINDS)
    @pytest.mark.slow
    def test_it_holds_images_with_description_figures_metadata_citation_and_link(self, shipped, kind):
        view = views(shipped)[kind]
        url = f"https://example.org/{view.path}"
        with zipfile.ZipFile(io.BytesIO(press_package(view, url=url, day=DAY, more=[("x.pdf", lambda: b"%PDF")]))) as z:
            names = {name.partition("/")[2] for name in z.namelist()}
            told = z.read(f"{view.stem}/metadaten.txt").decode("utf-8-sig")
            cited = z.read(f"{view.stem}/zitierweise.txt").decode("utf-8-sig")
            png, svg = (z.read(f"{view.stem}/{view.stem}.{ending}") for ending in ("png", "svg"))
        endings = (".png", ".svg", "-excel.csv", ".csv", ".xlsx")
        own = {"zahlen-der-aussage.csv"} if kind in ("karte", "verteilung") else set()
        assert names - own == {*(f"{view.stem}{end}" for end in endings), "metadaten.txt", "zitierweise.txt", "x.pdf"}
        assert own <= names
        for word in ("Was gemessen wird", "Rechenweg", "Lizenz:", "Datenstand:", "Dauerhafter Link:", url):
            assert word in told
        assert url in cited
        assert "(abgerufen am 02.01.2026)" in cited
        assert struct.unpack(">II", png[16:24]) == (2400, 1350)
        assert b"Description" in png
        root = ElementTree.fromstring(svg)
        space = {"s": "http://www.w3.org/2000/svg"}
        assert root.find("s:title", space).text == view.title
        assert root.find("s:desc", space).text.startswith(view.description[:60])

    def test_the_figures_of_its_headline_are_in_it_the_earlier_one_too(self, shipped):
        view = views(shipped, area="swf", jahr="2021")["karte"]
        assert view.statement.startswith("In Südwestfalen konnten Mitte 2021 von 100 Haushalten 57 ")
        assert "; Ende 2018 w" in view.statement
        with zipfile.ZipFile(io.BytesIO(press_package(view, url=URL, day=DAY))) as archive:
            rows = list(csv.DictReader(
                archive.read(f"{view.stem}/zahlen-der-aussage.csv").decode("utf-8-sig").splitlines(), delimiter=";"
            ))  # fmt: skip
            told = archive.read(f"{view.stem}/metadaten.txt").decode("utf-8-sig")
        assert [(row["Gebiet"], row["Jahr"]) for row in rows] == [("Südwestfalen", "2021"), ("Südwestfalen", "2018")]
        assert "Zahlen der Aussage:\nSüdwestfalen, Mitte 2021: 56,6 % der Haushalte, " in told
        assert "\nSüdwestfalen, 2018: 0,1 % der Haushalte, eigene Berechnung\n" in told

    def test_who_must_be_named_beside_the_image_and_who_answers_questions_is_in_it(self, shipped):
        view = views(shipped)["karte"]
        told = metadata(view, url=URL, day=DAY, contact="Regionalstelle, zahlen@example.org")
        credit = told.split("Bildnachweis beim Abdruck:\n")[1].split("\n\n")[0]
        assert credit.startswith(
            "Bild: Regionalmonitor Südwestfalen; Daten: Deutschlandatlas (Stand 12.12.2024); Breit"
        )
        assert "Grenzen: © GeoBasis-DE / BKG 2016 (Daten verändert). " in credit
        assert "Es gelten die Lizenzen der Daten: " in credit and credit.endswith("https://www.bkg.bund.de")
        assert "Fragen und Rückfragen:\nRegionalstelle, zahlen@example.org\n" in told
        assert "Grenzen" not in metadata(views(shipped)["verlauf"], url=URL, day=DAY)

    def test_the_small_map_of_a_profile_names_its_boundaries_where_it_is_drawn(self, shipped):
        view = views(shipped)["gemeinde"]
        assert "Grenzen: © GeoBasis-DE / BKG 2016 (Daten verändert)." in view.caption(URL).source
        assert "Grenzen" not in view.caption("", bare=True).source

    def test_computed_figures_and_boundaries_are_named_as_such(self, shipped):
        with zipfile.ZipFile(
            io.BytesIO(press_package(views(shipped, ebene="kreis")["karte"], url=URL, day=DAY))
        ) as archive:
            told = next(archive.read(name).decode() for name in archive.namelist() if name.endswith("metadaten.txt"))
        assert "Veränderung der Daten:\nEigene Berechnung: Näherung: Haushalte je Gemeinde liegen nicht vor" in told
        assert "Gebietsgrenzen:\n© GeoBasis-DE / BKG 2016 (Daten verändert), https://www.bkg.bund.de" in told

    def test_a_goal_is_told_with_its_kind_and_its_receipt(self, shipped):
        with zipfile.ZipFile(io.BytesIO(press_package(views(shipped)["zielpfad"], url=URL, day=DAY))) as archive:
            told = next(archive.read(name).decode() for name in archive.namelist() if name.endswith("metadaten.txt"))
        assert "Art des Ziels:\nReferenz des Bundes – kein Beschluss der Region" in told
        assert "Mittlere Änderung je Jahr:" in told

    def test_series_breaks_are_named(self, shipped):
        with zipfile.ZipFile(
            io.BytesIO(press_package(views(shipped, "breitband_50")["verlauf"], url=URL, day=DAY))
        ) as archive:
            told = next(archive.read(name).decode() for name in archive.namelist() if name.endswith("metadaten.txt"))
        assert "Brüche der Reihe:\n2015: geändertes Messverfahren; 2018: geändertes Messverfahren" in told
