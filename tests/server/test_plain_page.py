"""The page before the app: what it says is what the view says, at every address, and it never takes the page away."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

import pytest

from indicators.address.choice import read
from indicators.embed.twin import twin
from indicators.server import start_document as documents
from indicators.server.plain_page import MOST_ROWS, head_of, page_at, plain_view
from indicators.server.start_document import german_document, plain_at, start_document
from indicators.ui.navigation import PAGES, START
from indicators.views.kinds import BY_CODE, KINDS
from tests.hostile import HOSTILE
from tests.made_up import EVIL

DEEP = (
    ("karte", "karte", {"indikator": "hausaerzte", "gemeinde": "05958020", "jahr": "2019"}),
    ("ziele", "ziel", {"ziel": "ladepunkte_2030", "gemeinde": "05958020"}),
    ("gemeinde", "gemeinde", {"gemeinde": "05974040"}),
    ("vergleich", "vergleich", {"indikator": "steuerkraft", "gebiete": "05958004,05974040"}),
    ("verteilung", "verteilung", {"indikator": "breitband_50", "jahr": "2019"}),
    ("zusammenhang", "zusammenhang", {"indikator": "gigabit", "mit": "steuerkraft"}),
)


class Reader(HTMLParser):
    """What a plain page has: headings, cells, links, and its text without styles."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: dict[str, list[str]] = {}
        self.links: list[str] = []
        self._open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self._open.append(tag)
        self.found.setdefault(tag, []).append("")
        self.links += [value for name, value in attrs if name == "href" and value and tag == "a"]

    def handle_endtag(self, tag):
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data):
        for tag in self._open:
            self.found[tag][-1] += data


def whole(text: str) -> str:
    return " ".join(unescape(text).split())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.address)
def test_every_page_has_one_with_a_heading_and_ways_to_all_others(page):
    found = plain_at(f"/{page.address}", "")
    assert found is not None
    reader = Reader(found.html)
    assert len(reader.found["h1"]) == 1 and reader.found["h1"][0]
    assert {one.address for one in PAGES if one != START} <= set(reader.links)
    assert found.title.endswith("Regionalmonitor Südwestfalen")
    assert 0 < len(found.description) <= 300


@pytest.mark.parametrize(("address", "code", "query"), DEEP)
def test_a_deep_link_says_what_its_view_says(shipped, address, code, query):
    kind = next(one for one in KINDS if one.page.address == address and (address != "ziele" or one.code == "ziel"))
    assert code in BY_CODE or address == "ziele"
    view = kind.make(shipped, read(kind.choice, query, shipped)[0], shipped.day)
    found = plain_view(shipped, kind.page, {name: [text] for name, text in query.items()})
    assert (found.title, found.subtitle) == (view.title, view.subtitle)
    if view.statement:
        assert list(found.statements) == [view.statement]
    assert list(found.rows) == twin(view.table())[1][:MOST_ROWS]
    assert bool(found.shape) == bool(view.region_map)
    assert found.source.startswith(view.caption("", bare=not view.region_map).source)


def test_more_rows_than_fit_are_counted_not_hidden(shipped):
    page = page_at("/gemeinde")
    rows = {code: plain_view(shipped, page, {"gemeinde": [code]}) for code in ("05958020", "swf")}
    found = plain_view(shipped, page_at("/vergleich"), {"indikator": ["steuerkraft"], "mit": ["kreis,aehnliche"]})
    total = len(twin(_view_of("vergleich", shipped, indikator="steuerkraft", mit="kreis,aehnliche").table())[1])
    assert total > MOST_ROWS
    assert found.more.startswith(f"{total - MOST_ROWS} weitere Zeilen")
    assert all(not one.more for one in rows.values() if len(one.rows) < MOST_ROWS)


def _view_of(code, data, **query):
    kind = BY_CODE[code]
    return kind.make(data, read(kind.choice, query, data)[0], data.day)


def test_a_fault_in_the_address_is_told_as_in_the_app(shipped):
    found = plain_view(shipped, page_at("/karte"), {"indikator": ["gibt_es_nicht"], "jahr": ["1066"]})
    assert len(found.notices) == 2


def test_the_start_page_has_no_name_and_what_is_no_page_has_none():
    assert page_at("/") == page_at("") == START
    assert page_at("/prefix/karte").address == "karte"
    assert page_at("/gibt_es_nicht") is None
    assert plain_at("/gibt_es_nicht", "") is None
    assert plain_at("/karte", "x" * 3000) is None


@pytest.mark.parametrize("poison", [*HOSTILE, EVIL])
def test_nothing_in_an_address_becomes_markup(poison):
    from urllib.parse import quote

    for path in ("karte", "gemeinde", "ziele", "vergleich", "sitzungen"):
        query = "&".join(f"{name}={quote(poison)}" for name in ("indikator", "gemeinde", "gebiete", "jahr", "x"))
        found = plain_at(f"/{path}", query)
        if found is not None:
            document = german_document(start_document(), found)
            assert "<img src=x" not in document
            assert not re.search(r"<script(?! src=|>\s*window\.prerender| type=\"module\")", document)


def test_a_fault_in_making_it_leaves_the_page_and_is_logged(monkeypatch, caplog):
    def broken(*_arguments):
        raise ZeroDivisionError

    monkeypatch.setattr(documents, "plain_view", broken)
    assert plain_at("/karte", "indikator=gigabit&kaputt=1") is None
    assert "No plain page for karte" in caplog.text


def test_without_data_there_is_none(monkeypatch, tmp_path):
    monkeypatch.setenv("REGION_DATA_DIR", str(tmp_path))
    assert plain_at("/karte", "") is None


def test_the_document_has_the_plain_page_first_and_the_styles_of_the_app_behind_it():
    plain = plain_at("/karte", "indikator=gigabit")
    document = german_document(start_document(), plain)
    body = document[document.index("<body>") :]
    assert body.index('id="rm-plain"') < body.index('rel="stylesheet"') < body.index('<div id="root">')
    assert 'rel="stylesheet"' not in document[: document.index("<body>")]
    assert "enable JavaScript" not in document
    assert document[: document.index("<body>")].count("<title>") == 1


def test_title_and_description_are_escaped():
    from indicators.server.start_document import Plain

    document = german_document(start_document(), Plain(EVIL, EVIL + '"', "<p>x</p>"))
    assert EVIL not in document
    assert "&lt;img" in document


def test_a_long_description_ends_at_a_word(shipped):
    found = plain_view(shipped, page_at("/ziele"), {})
    _title, description = head_of(found)
    assert len(description) <= 300


def test_a_map_document_is_small_enough_to_be_there_at_once():
    for query in ("indikator=gigabit", "indikator=hausaerzte&gemeinde=05958020"):
        assert len(plain_at("/karte", query).html.encode()) < 75_000


def test_an_earlier_state_says_so(shipped):
    release = sorted(shipped.kept_releases)[-1]
    found = plain_at("/karte", f"indikator=gigabit&stand={release}")
    assert "Sie sehen einen früheren Stand der Daten" in found.html
    assert "früheren Stand" not in plain_at("/karte", "indikator=gigabit").html
