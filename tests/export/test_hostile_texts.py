"""Names, titles and units of the data come out of every file harmless: one list of texts, every format."""

import csv
import io
import itertools
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
from indicators.export.csv_files import excel_csv, machine_csv
from indicators.export.geodata import geojson
from indicators.export.press import press_package, view_workbook
from indicators.language.visible import file_stem, visible
from indicators.model import Level
from indicators.ui.parts.share import question
from indicators.views.goals.choice import GoalChoice
from indicators.views.goals.view import views_of_goal
from indicators.views.kinds import BY_CODE
from indicators.views.map.choice import MapChoice
from indicators.views.map.view import views_of
from indicators.views.profile import profile_view
from tests.export.cells import original
from tests.hostile import CONTROLS, HOSTILE, MARKUP, poisoned

DAY = date(2026, 1, 2)
URL = "https://example.org/karte?indikator=gigabit&jahr=2021"
FORMULA = re.compile(r"^\s*[=+\-@]")


@pytest.fixture(scope="module")
def bad(shipped):
    """The shipped data with each text as name of some area, indicator, source, unit and goal."""
    return poisoned(shipped)


def views(store):
    choice, _ = read(MapChoice, {"indikator": "gigabit", "gemeinde": "05958004"}, store)
    goal_choice, _ = read(GoalChoice, {"ziel": "gigabit_2025", "gemeinde": "05958004"}, store)
    goal = store.dataset.goals["gigabit_2025"]
    found = views_of(store, choice) + views_of_goal(store, goal, goal_choice, Level.MUNICIPALITY, day=DAY)
    return [*found, profile_view(store, store.dataset.areas["05958004"])]


def test_csv_keeps_every_row_whole_and_no_text_is_a_formula(bad):
    table = views(bad)[0].table()
    expected = {one.code: visible(one.label, 32_000) for one in bad.dataset.areas}
    for content, separator in ((excel_csv(table).decode("utf-8-sig"), ";"), (machine_csv(table).decode(), ",")):
        header, *rows = list(csv.reader(io.StringIO(content, newline=""), delimiter=separator))
        assert len(rows) == 59
        assert {len(row) for row in rows} == {len(header)}
        assert [cell for row in rows for cell in (row[1], row[3], row[8]) if FORMULA.match(cell)] == []
        assert {original(row[2]): original(row[3]) for row in rows} == {
            one.code: expected[one.code] for one in bad.dataset.areas if one.level == Level.MUNICIPALITY
        }
        assert not [sign for sign in CONTROLS if sign in content]


def test_a_workbook_holds_the_text_as_text_and_nothing_as_formula(bad):
    content = view_workbook(views(bad)[0], url=URL, day=DAY)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")}
    assert not [name for name, part in parts.items() if "<f>" in part or "<f " in part]
    for part in parts.values():
        ElementTree.fromstring(part)
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    outside = book.get_sheet_by_name("Vergleichswerte").to_python()[1:]
    labels = [one.area.label for one in bad.dataset.references["gigabit"]]
    assert [str(row[2]) for row in outside] == [visible(text, 32_000) for text in labels] != []
    rows = book.get_sheet_by_name("Werte").to_python()
    assert len(rows) == 60
    assert {str(row[3]) for row in rows[1:]} == {visible(text, 32_000) for text in HOSTILE}


@pytest.mark.filterwarnings("ignore:Glyph .* missing from font")  # signs no font here has are drawn as boxes
def test_the_sheet_of_an_image_is_well_formed_and_holds_no_markup_of_its_texts(shipped):
    """Each text as title, subtitle or source; what is drawn inside the sheet stands in the press packages below."""
    view = views(shipped)[0]
    for title, subtitle, text in itertools.zip_longest(*[iter(HOSTILE)] * 3, fillvalue=""):
        sources = [replace(one, attribution=text, licence=text, data_as_of=text) for one in view.sources]
        sheet = replace(view, title=title, subtitle=subtitle, statement=text, sources=sources, draw=lambda canvas: None)
        check_image(sheet.svg(URL).decode(), title[:40])


def check_image(drawn, name):
    root = ElementTree.fromstring(drawn)
    tags = {one.tag.rpartition("}")[2] for one in root.iter()}
    assert tags.isdisjoint({"script", "img", "a", "foreignObject"}), name
    assert not [sign for sign in (*MARKUP, *CONTROLS) if sign in drawn.partition(">")[2].lower()], name


@pytest.mark.filterwarnings("ignore:Glyph .* missing from font")
@pytest.mark.slow
def test_a_press_package_is_whole_and_its_names_stay_inside_one_folder(bad):
    for view in views(bad):
        with zipfile.ZipFile(io.BytesIO(press_package(view, url=URL, day=DAY))) as archive:
            names = archive.namelist()
            assert archive.testzip() is None
            assert [name for name in names if not re.fullmatch(r"[a-z0-9-]+/[a-z0-9.-]+", name)] == []
            assert len(names) == 7 + (view.told is not None)
            content = {name.rpartition(".")[2]: archive.read(name).decode("utf-8-sig")
                       for name in names if name.endswith((".svg", "metadaten.txt"))}  # fmt: skip
        check_image(content["svg"], view.path)
        assert not [sign for sign in CONTROLS if sign in content["txt"]]


def test_names_of_files_made_of_hostile_texts_are_plain():
    assert [text[:40] for text in HOSTILE if not re.fullmatch(r"[a-z0-9-]{1,80}", file_stem(text))] == []


def test_geojson_is_strict_json_with_every_outline(bad):
    found = json.loads(geojson(views(bad)[0].table(), Level.MUNICIPALITY), parse_constant=pytest.fail)
    assert len(found["features"]) == 59
    assert {one["properties"]["area_label"] for one in found["features"]} == {visible(text) for text in HOSTILE}


def test_snippet_and_mail_address_can_not_be_broken_out_of(shipped):
    view = views(shipped)[0]
    for text in HOSTILE:
        lines = snippet(f"https://example.org/einbetten/karte?a={text[:50]}", text, 600)
        assert lines.count("<") == 2, text[:40]
        assert lines.count('"') == 12, text[:40]  # six attributes
        href = question(replace(view, title=text, subtitle=text), URL, "zahlen@example.org")
        assert re.fullmatch(r"mailto:zahlen@example\.org\?subject=[\w.~%/-]*&body=[\w.~%/-]*", href), text[:40]
        assert len(href) < 9_000, text[:40]


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
def test_embed_views_have_the_same_elements_whatever_the_texts_are(kind, shipped, monkeypatch):
    """An empty text is left out: it may leave out its element."""

    def elements(texts):
        store = poisoned(shipped, texts)
        monkeypatch.setattr(embed, "read_store", lambda _release="", day=None: store)
        more = "&ziel=gigabit_2025" if kind.startswith("ziel") else ""
        query = f"indikator=gigabit&gemeinde=05958004{more}".encode()
        scope = {
            "type": "http", "method": "GET", "path": "/", "path_params": {"kind": kind}, "scheme": "http",
            "query_string": query, "headers": [(b"host", b"example.org")],
        }  # fmt: skip
        answer = embed.routes[1].endpoint(Request(scope))
        assert answer.status_code == 200
        return sorted(Tags(bytes(answer.body).decode()).found)  # lists are in the order of names

    assert elements(HOSTILE[:-1]) == elements([f"harmlos {number}" for number, _ in enumerate(HOSTILE[:-1])])
