"""The page before Streamlit says what the app says, at every address, and nothing of an address becomes markup."""

import re
from html import unescape
from html.parser import HTMLParser
from urllib.parse import urlencode

import brotli
import pytest

from indicators.embed.views import framed_view
from indicators.export.twin import small_twin
from indicators.server import start_document as server
from indicators.server.start_document import german_document
from indicators.start import answering
from indicators.start.answering import start_page
from indicators.start.document import KeptDocuments, page_at, start_document
from indicators.store import Store
from indicators.views.kinds import BY_CODE
from indicators.views.pages import IMPRINT, PAGES, START
from tests.conftest import THOROUGH
from tests.hostile import HOSTILE, poisoned

DEEP = (
    ("karte", {"indikator": "hausaerzte", "gemeinde": "05958020", "jahr": "2019"}),
    ("ziel", {"ziel": "ladepunkte_2030", "gemeinde": "05958020"}),
    ("gemeinde", {"gemeinde": "05974040"}),
    ("vergleich", {"indikator": "steuerkraft", "gebiete": "05958004,05974040"}),
    ("verteilung_gemeinden", {"indikator": "breitband_50", "jahr": "2019"}),
    ("zusammenhang", {"x": "gigabit"}),
    ("kartenpaar", {"indikator": "gigabit", "gemeinde": "05958004"}),
    ("tabelle", {"thema": "wirtschaft"}),
    ("aehnliche", {"gemeinde": "05958020"}),
)


def body(data: Store, path: str, **query: str) -> str:
    page = page_at(path)
    assert page is not None
    return start_document(data, page, {name: [text] for name, text in query.items()}).body


def words(markup: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", markup)).split())


def notices(markup: str) -> list[str]:
    return [words(one) for one in re.findall(r'<p class="rm-start-notice".*?</p>', markup, flags=re.DOTALL)]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.address)
def test_every_page_has_one_heading_and_ways_to_all_others(shipped, page):
    text = body(shipped, "" if page == START else page.address)
    assert text.count("<h1") == 1 and "<main" in text and len(words(text)) > 300
    hrefs = {href.partition("?")[0] for href in re.findall(r'<a href="([^"]*)"', text)}
    assert {one.address for one in PAGES if one != START} <= hrefs
    assert notices(text) == []


@pytest.mark.parametrize(("code", "query"), DEEP, ids=[code for code, _query in DEEP])
def test_a_deep_link_has_title_sentence_picture_and_figures_of_its_view(shipped, code, query):
    kind = BY_CODE[code]
    allowed = {name: text for name, text in query.items() if name in kind.choice.allowed()}
    shown = framed_view(shipped, kind, allowed)
    text = body(shipped, kind.page.address, **allowed)
    said = words(text)
    assert " ".join(shown.view.title.split()) in said
    assert " ".join(shown.view.statement.split()) in said
    assert ('role="img"' in text) == (not kind.is_table)
    for row in small_twin(shown.view.table()).rows:
        assert all(" ".join(cell.split()) in said for cell in row)
    assert all(one.attribution in said for one in shown.view.sources)


@pytest.mark.parametrize(
    ("path", "query", "told"),
    [
        ("karte", {"indikator": "nix"}, "Den Indikator „nix“ gibt es hier nicht."),
        ("projekte", {"saeule": "nix"}, "Das Handlungsfeld „nix“ ist unbekannt."),
        ("mitmachen", {"gemeinde": "99"}, "Das Gebiet „99“ gehört nicht zur Region"),
        ("neu", {"stand": "1999"}, "Die Ausgabe „1999“ gibt es nicht"),
        ("daten", {"suche": "zzz"}, "Kein Indikator passt zu „zzz“."),
        ("vergleich", {"liste": "zzz"}, "In der Arbeitsliste ist „zzz“ weder Gebiet noch Indikator"),
    ],
)
def test_a_fault_of_the_address_is_told_as_in_the_app(shipped, path, query, told):
    [found] = notices(body(shipped, path, **query))
    assert found.startswith(told)


@pytest.mark.parametrize("path", ["gemeinde", "tabelle", "verteilung", "neu"])
def test_what_the_menu_hands_on_is_no_fault(shipped, path):
    assert notices(body(shipped, path, gemeinde="05958004")) == []


def test_what_a_working_list_adds_is_shown(shipped):
    assert "Bestwig" in words(body(shipped, "vergleich", indikator="steuerkraft", liste="05958008"))


class Elements(HTMLParser):
    """Names of elements and attributes of a document."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.sources: set[str] = set()
        self.feed(markup)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {name for name, _value in attrs}
        self.sources |= {value or "" for name, value in attrs if name == "src"}


@pytest.mark.filterwarnings("ignore:Glyph")
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.address)
def test_nothing_of_the_data_becomes_markup(shipped, page):
    texts = [one for one in HOSTILE if "\n" not in one]  # a name of two lines can not be drawn beside a dot
    made = start_document(poisoned(shipped, texts), page, {})
    found = Elements(made.head + made.body)
    assert "script" not in found.tags
    assert not [one for one in found.attributes if one.startswith("on")]
    assert all(one.startswith("app/static/") for one in found.sources)


@pytest.mark.parametrize("number", range(len(HOSTILE)), ids=lambda number: repr(HOSTILE[number][:12]))
def test_nothing_of_an_address_becomes_markup(shipped, number):
    """Each text for a third of the pages, so that each page gets a third of the texts."""
    text = HOSTILE[number]
    for page in PAGES if THOROUGH else PAGES[number % 3 :: 3]:
        query = urlencode(dict.fromkeys(("indikator", "gemeinde", "suche", "stand", text[:40] or "x"), text[:300]))
        found = start_page("" if page == START else page.address, query.encode())
        if found:
            elements = Elements(found.head + found.body)
            assert "script" not in elements.tags and not [one for one in elements.attributes if one.startswith("on")]


def test_head_and_body_stand_in_streamlits_document_and_its_own_words_do_not():
    found = start_page("karte", b"")
    whole = german_document(server.start_document(), found)
    assert (
        whole.partition("</head>")[0].count("<title>") == 1
        and "enable JavaScript" not in whole
        and "Start Sans" in whole
    )
    assert whole.index('<div id="start"') < whole.index('rel="modulepreload"') < whole.index('<div id="root">')
    assert len(brotli.compress(whole.encode(), quality=5)) <= 25_000


def test_a_failure_is_logged_and_leaves_the_app_alone(monkeypatch, caplog):
    monkeypatch.setattr(answering, "_documents", None)
    assert start_page("karte", b"") is None
    assert "karte" in caplog.text


def test_unknown_addresses_have_none():
    assert [page_at(one) for one in ("nirgends", "karte/x", "ueberblick")] == [None] * 3


def test_documents_are_kept_with_the_data_and_not_where_an_address_has_faults(shipped):
    kept, page = KeptDocuments(), page_at("karte")
    first = kept.get(shipped, page, {})
    assert kept.get(shipped, page, {}) is first
    other = Store(shipped.dataset, shipped.series, shipped.releases, day=shipped.day)
    assert kept.get(other, page, {}) is not first
    kept.get(other, page, {"unsinn": ["1"]})
    kept.get(other, IMPRINT, {})
    assert len(kept._kept) == 1


def test_only_so_many_bytes_are_kept(shipped):
    size = start_document(shipped, page_at("karte"), {}).size
    kept = KeptDocuments(most=2 * size + size // 2)
    for year in ("2018", "2019", "2020", "2021"):
        kept.get(shipped, page_at("karte"), {"jahr": [year]})
    assert len(kept._kept) == 2 and kept._kept.currsize <= 2.5 * size
    assert [key[-1] for key in kept._kept] == [f"('de', [('jahr', ['{year}'])])" for year in ("2020", "2021")]
