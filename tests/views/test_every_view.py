"""What holds for every registered view: cited, taken away, embedded, on a slide, restored by its address."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from starlette.applications import Starlette

from indicators.address.choice import read
from indicators.deck.slides import make_slide, slide_name
from indicators.embed.document import PATH
from indicators.export.csv_files import machine_csv
from indicators.export.press import metadata, view_workbook
from indicators.figures.all_series import all_series
from indicators.loading.load import read_dataset
from indicators.server.routes import routes
from indicators.start.document import start_document
from indicators.store import Store
from indicators.ui.navigation import CHOICES
from indicators.views.kinds import KINDS
from indicators.views.pages import PAGES, readings
from tests.asking import call
from tests.views.addresses import DAY, address_of, view_of

APP = Starlette(routes=routes)
DIAGRAMS = {"wirkung"}  # boxes and arrows: Office gets them as a picture
each_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)


def test_codes_and_pages_are_told_apart():
    assert len({one.code for one in KINDS}) == len(KINDS)
    assert len({one.address for one in PAGES}) == len({one.script for one in PAGES}) == len(PAGES)


@each_kind
def test_it_has_a_page_whose_address_it_restores(kind, region):
    view = view_of(kind, region)
    assert kind.page in PAGES and CHOICES[kind.page] is kind.choice
    parts = urlsplit(view.path)
    assert parts.path == kind.page.address
    choice, notices = read(kind.choice, dict(parse_qsl(parts.query)), region)
    again = kind.make(region, choice, DAY)
    assert (again.title, again.parameters, notices) == (view.title, view.parameters, [])


@each_kind
def test_it_says_what_it_shows_whose_figures_these_are_and_how_to_cite_it(kind, region):
    view = view_of(kind, region)
    assert view.kind == kind.code and view.label and view.title and view.subtitle and view.stem
    assert len(view.description) > 20
    cited = view.citation("https://example.org", DAY)
    assert view.title in cited and "Quelle" in cited and "Datenstand" in cited
    assert view.sources and view.indicators and view.edition is region.edition


@each_kind
def test_its_table_has_rows_and_comes_as_csv(kind, region):
    table = view_of(kind, region).table()
    assert table.rows and len({len(row) for row in table.rows}) == 1
    assert len(table.decimals) == len(table.rows)
    assert len(machine_csv(table).splitlines()) > len(table.rows)


@each_kind
def test_its_workbook_and_metadata_say_whose_figures_these_are(kind, region):
    view = view_of(kind, region)
    assert view_workbook(view, url="https://example.org", day=DAY).startswith(b"PK")
    told = metadata(view, url="https://example.org", day=DAY)
    assert view.title in told and "Lizenz" in told and "Zitierweise" in told


@each_kind
def test_it_can_be_embedded_with_source_way_back_and_its_image(kind, region):
    query = urlencode(address_of(kind, region))
    answer = call(APP, f"/{PATH}/{kind.code}?{query}")
    text = answer.content.decode()
    assert answer.status == 200 and "Quelle" in text and "<script" not in text
    assert ("stand=" in text) == bool(region.releases) and f"/{kind.page.address}" in text
    image = call(APP, f"/{PATH}/{kind.code}.svg?{query}&groesse=klein&thema=dunkel")
    assert (image.status, image.content[:5]) == (200, b"<?xml")


@each_kind
def test_it_stands_on_a_slide_with_a_statement_a_picture_and_its_source(kind, region):
    view = view_of(kind, region)
    name = next(iter(view.parameters.values()), "")
    whole = region.dataset.areas.region
    if not name or set(view.parameters) == {"ansicht"}:  # what shows all of the data at once has a slide of its own
        assert make_slide(region, whole, kind.code if name else "ziele", day=DAY)
        return
    slide = make_slide(region, whole, f"{kind.code}:{name}", day=DAY)
    assert slide is not None and slide.statement and (slide.chart or slide.map) and "Quelle" in slide.source
    assert slide.name == slide_name(region, f"{kind.code}:{name}")
    assert make_slide(region, whole, f"{kind.code}:gibtesnicht", day=DAY) is None


@each_kind
def test_its_chart_to_be_edited_has_the_figures_of_the_data(kind, region):
    view = view_of(kind, region)
    if view.chart is None:
        is_map_or_table = view.region_map or view.small_maps or view.reel or kind.is_table or kind.code in DIAGRAMS
        assert is_map_or_table, "a drawing that nobody can edit"
        return
    chart, series = view.chart(), [region.series[one.id] for one in view.indicators]
    told = {one.value for each in series for area in region.dataset.areas for one in each.figures(area.code)}
    dots = [one for one in chart.series if one.shape]
    assert dots
    values = {y if chart.x.plain else x for one in dots for x, y in one.spots} - {None}
    assert values <= told and len(values) > 1


@each_kind
def test_without_figures_there_is_a_view_or_none_but_no_failure(kind, goal_data):
    empty = "indicator,area,year,value,sign,note\n"
    (goal_data / "sets" / "made_up" / "values.csv").write_text(empty, encoding="utf-8")
    dataset = read_dataset(goal_data, day=DAY)
    data = Store(dataset, all_series(dataset), day=date(2026, 11, 23))
    choice, _notices = read(kind.choice, address_of(kind, data), data)
    view = kind.make(data, choice, DAY)
    assert view is None or (view.table().columns and view.svg("").startswith(b"<?xml"))
    if view and view.chart:
        assert view.chart().head


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_how_it_is_read_is_said_in_two_sentences(kind):
    words = kind.reading()
    assert 2 <= len(re.findall(r"[.!?](?: |$)", words)) <= 3 and len(words) < 260


def test_each_page_of_views_says_how_they_are_read(region):
    for page in {one.page for one in KINDS}:
        assert readings(page)
        body = start_document(region, page, {}, draws=False).body
        assert all(words in unescape(body) for _name, words in readings(page))
