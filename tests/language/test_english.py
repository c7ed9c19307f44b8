"""The dashboard in English: nothing stays German but names, and what municipalities and sources say themselves."""

from __future__ import annotations

import re
from contextvars import copy_context
from html import unescape

import pytest

from indicators.language.i18n import use_language
from indicators.start.document import start_document
from indicators.store import read_store
from indicators.views.pages import PAGES
from tests.pages.opened import TERM, opened

GERMAN = re.compile(r"\b(und|oder|der|die|das|dem|nicht|von|für|mit|ist|sind|wird|werden|eine|einer|keine?|nach|aus)\b")
# Names, attributions and what others said: as they are.
NAMES = re.compile(
    r"Statistische Ämter|Quellenangabe|Bundesnetzagentur|Bundesministerium|Landesregierung|Landesbetrieb|Stadt |GmbH"
    r"|Vision Südwestfalen|Verbund|Agentur|Zuordnung|Kreis|Hochschul|Universität|Deutschlandatlas|Bundesagentur|jeweils"
    r"|Destatis|Ministerium|Bundesamt|Veröffentlichung|Institut|Gesamtstrategie|DDG|MStV|BITVNRW|Gesetz|summiert"
    r"|Entwicklungskonzept|5 für Südwestfalen"
)


def english(action):
    def run():
        use_language("en")
        return action()

    return copy_context().run(run)


def german_lines(markup: str) -> list[str]:
    """Lines of text that read like German and hold no name."""
    text = re.sub(r"<(style|svg|script)\b.*?</\1>", "", TERM.sub(r"\1", markup), flags=re.DOTALL)
    lines = [unescape(one).strip() for one in re.sub(r"<[^>]+>", "\n", text).split("\n")]
    return [one for one in lines if len(GERMAN.findall(one)) and not NAMES.search(one)]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.address)
def test_the_page_before_streamlit_is_english(page):
    data = english(read_store)
    found = english(lambda: start_document(data, page, {"lang": ["en"]}, draws=False))
    assert german_lines(found.head) == []
    lines = german_lines(found.body)
    # Responsible bodies, titles of documents and legal terms stand in the data in German.
    assert len(lines) <= 12, lines


def test_its_links_and_its_address_stay_english(monkeypatch):
    from indicators.loading.settings import Settings
    from indicators.start import document

    monkeypatch.setattr(document, "current_settings", lambda: Settings(public_url="https://example.org"))
    data = english(read_store)
    page = next(one for one in PAGES if one.address == "karte")
    found = english(lambda: start_document(data, page, {"lang": ["en"], "indikator": ["gigabit"]}, draws=False))
    assert '<link rel="canonical" href="https://example.org/karte?indikator=gigabit' in found.head
    assert all("lang=en" in one for one in re.findall(r'canonical" href="([^"]+)"', found.head))
    ways = re.findall(r'<li><a href="([^"]+)"', found.body)
    assert ways and all("lang=en" in one for one in ways if not one.startswith("#"))
    [back] = re.findall(r'<a class="rm-language" href="([^"]+)" hreflang="de"', found.body)
    assert "lang=en" not in back


@pytest.mark.parametrize(
    ("page", "parameters", "words"),
    [
        ("map_page", {"indikator": "gigabit", "gemeinde": "05958004"}, "89 out of 100 households"),
        ("profile_page", {"gemeinde": "05958004"}, "Broadband"),
        ("goals_page", {"ansicht": "register"}, "not a resolution"),
        ("effect_page", {}, "no effect measured"),
        ("search_page", {"q": "doctors Olpe"}, "Doctors"),
        ("comparison_page", {}, "gigabit"),
    ],
)
def test_a_page_of_the_app_speaks_english(page, parameters, words):
    test = opened(page, lang="en", **parameters)
    bodies = "\n".join(one.proto.body for one in test.get("html"))
    assert words in bodies
    assert len(german_lines(bodies)) <= 12, german_lines(bodies)
