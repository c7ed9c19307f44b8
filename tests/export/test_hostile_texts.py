"""Names, titles and units of the data come out of every file harmless: one list of texts, every format."""

import csv
import io
import json
import re
import xml.etree.ElementTree as ElementTree
import zipfile
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest
from python_calamine import CalamineWorkbook
from starlette.requests import Request

from indicators.address.choice import read
from indicators.embed import document as embed
from indicators.embed.document import snippet
from indicators.export.cells import original
from indicators.export.csv_files import excel_csv, machine_csv
from indicators.export.geodata import geojson
from indicators.export.press import press_package, view_workbook
from indicators.figures.series import all_series
from indicators.language.visible import visible
from indicators.model import Level
from indicators.store import Store, read_store
from indicators.ui.parts.share import question
from indicators.views.goals.choice import GoalChoice
from indicators.views.goals.view import views_of_goal
from indicators.views.kinds import BY_CODE
from indicators.views.map.choice import MapChoice
from indicators.views.map.view import views_of
from indicators.views.profile import profile_view
from tests.hostile import CONTROLS, HOSTILE, MARKUP

DAY = date(2026, 1, 2)
URL = "https://example.org/karte?indikator=gigabit&jahr=2021"
SHOWN = ("gigabit", "hausaerzte", "steuerkraft")
FORMULA = re.compile(r"^\s*[=+\-@]")


def poisoned(text):
    """The shipped data with a text as name of every area, indicator, source, unit and goal."""
    store = read_store()
    data = store.dataset
    areas = type(data.areas)([replace(one, name=text, label=text, locative=text) for one in data.areas])
    fields = ("label", "short", "unit", "definition", "formula", "interpretation", "note", "weight_note")
    indicators = {
        name: replace(one, sentence="{place} {value}", **dict.fromkeys(fields, text))
        for name, one in data.indicators.items()
    }
    sources = {
        name: replace(one, publisher=text, attribution=text, licence=text, licence_url=text, url=text)
        for name, one in data.sources.items()
    }
    goals = {name: replace(one, label=text, how=text, document=text) for name, one in data.goals.items()}
    values = data.values[data.values["indicator"].isin(SHOWN)]
    dataset = replace(data, areas=areas, indicators=indicators, sources=sources, goals=goals, values=values)
    return Store(dataset, all_series(dataset), store.releases)


def views(store):
    choice, _ = read(MapChoice, {"indikator": "gigabit", "gemeinde": "05958004"}, store)
    goal_choice, _ = read(GoalChoice, {"ziel": "gigabit_2025", "gemeinde": "05958004"}, store)
    goal = store.dataset.goals["gigabit_2025"]
    found = views_of(store, choice) + views_of_goal(store, goal, goal_choice, Level.MUNICIPALITY, day=DAY)
    return [*found, profile_view(store, store.dataset.areas["05958004"])]


each_text = pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:12]))


@each_text
def test_csv_keeps_every_row_whole_and_no_text_is_a_formula(text):
    table = views(poisoned(text))[0].table()
    for content, separator in ((excel_csv(table).decode("utf-8-sig"), ";"), (machine_csv(table).decode(), ",")):
        header, *rows = list(csv.reader(io.StringIO(content, newline=""), delimiter=separator))
        assert len(rows) == 59
        assert {len(row) for row in rows} == {len(header)}
        texts = [cell for row in rows for cell in (row[1], row[3], row[8])]
        assert not [cell for cell in texts if FORMULA.match(cell)]
        assert {original(cell) for cell in texts} == {visible(text, 32_000)}
        assert not [sign for sign in CONTROLS if sign in content]


@each_text
def test_a_workbook_holds_the_text_as_text_and_nothing_as_formula(text):
    view = views(poisoned(text))[0]
    content = view_workbook(view, url=URL, day=DAY)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")}
    assert not [name for name, part in parts.items() if "<f>" in part or "<f " in part]
    for part in parts.values():
        ElementTree.fromstring(part)
    rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name("Werte").to_python()
    assert len(rows) == 60
    assert {str(row[3]) for row in rows[1:]} == {visible(text, 32_000)}


@each_text
@pytest.mark.filterwarnings("ignore:Glyph .* missing from font")  # signs no font here has are drawn as boxes
def test_images_are_well_formed_and_hold_no_markup_of_the_data(text):
    for view in views(poisoned(text)):
        drawn = view.svg(URL).decode()
        root = ElementTree.fromstring(drawn)
        assert {one.tag.rpartition("}")[2] for one in root.iter()}.isdisjoint({"script", "img", "a", "foreignObject"})
        assert not [sign for sign in (*MARKUP, *CONTROLS) if sign in drawn.partition(">")[2].lower()]


@pytest.mark.parametrize("text", HOSTILE[::4], ids=lambda text: repr(text[:12]))
@pytest.mark.filterwarnings("ignore:Glyph .* missing from font")
def test_a_press_package_is_whole_and_its_names_stay_inside_one_folder(text):
    for view in views(poisoned(text)):
        with zipfile.ZipFile(io.BytesIO(press_package(view, url=URL, day=DAY))) as archive:
            names = archive.namelist()
            assert archive.testzip() is None
            assert all(re.fullmatch(r"[a-z0-9-]+/[a-z0-9.-]+", name) for name in names)
            assert len(names) == 7
            told = archive.read(next(name for name in names if name.endswith("metadaten.txt"))).decode("utf-8-sig")
        assert not [sign for sign in CONTROLS if sign in told]


@each_text
def test_geojson_is_strict_json_with_every_outline(text):
    view = views(poisoned(text))[0]
    found = json.loads(geojson(view.table(), Level.MUNICIPALITY), parse_constant=pytest.fail)
    assert len(found["features"]) == 59
    assert found["features"][0]["properties"]["area_label"] == visible(text)


@each_text
def test_snippet_and_mail_address_can_not_be_broken_out_of(text):
    lines = snippet(f"https://example.org/einbetten/karte?a={text[:50]}", text, 600)
    assert lines.count("<") == 2
    assert lines.count('"') == 12  # six attributes
    href = question(views(poisoned(text))[0], URL, "zahlen@example.org")
    assert re.fullmatch(r"mailto:zahlen@example\.org\?subject=[\w.~%/-]*&body=[\w.~%/-]*", href)
    assert len(href) < 9_000


class Tags(HTMLParser):
    """The elements of a document with the names of their attributes."""

    def __init__(self, text):
        super().__init__()
        self.found = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, tuple(name for name, _value in attrs)))


@pytest.mark.parametrize("kind", BY_CODE)
def test_embed_views_have_the_same_elements_whatever_the_texts_are(kind, monkeypatch):
    def elements(text):
        monkeypatch.setattr(embed, "read_store", lambda _release="", day=None: poisoned(text))
        query = b"indikator=gigabit&gemeinde=05958004" + (b"&ziel=gigabit_2025" if kind.startswith("ziel") else b"")
        scope = {
            "type": "http", "method": "GET", "path": "/", "path_params": {"kind": kind}, "scheme": "http",
            "query_string": query, "headers": [(b"host", b"example.org")],
        }  # fmt: skip
        answer = embed.routes[1].endpoint(Request(scope))
        assert answer.status_code == 200
        return Tags(bytes(answer.body).decode()).found

    expected = elements("harmlos")
    for text in HOSTILE[:-1:5]:
        assert elements(text) == expected
