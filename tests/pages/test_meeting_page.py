"""The page that prepares slides, and the addresses that give them."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from streamlit.testing.v1 import AppTest

from indicators.deck.routes import POLICY, PPTX
from indicators.deck.routes import routes as deck_routes
from indicators.paper.routes import DOCX
from indicators.paper.routes import routes as paper_routes
from indicators.paths import ROOT
from indicators.server.headers import PageHeaders
from tests.asking import call


def run(**parameters: str) -> AppTest:
    test = AppTest.from_file(str(ROOT / "pages" / "meeting_page.py"), default_timeout=30)
    test.query_params.update(parameters)
    test.run()
    assert [error.value for error in test.exception] == []
    return test


def bodies(test: AppTest) -> str:
    return "\n".join(element.proto.body for element in test.get("html"))


def get(path: str):
    return call(Starlette(routes=[*deck_routes, *paper_routes], middleware=[Middleware(PageHeaders)]), path)


class TestPage:
    def test_it_offers_slides_handout_and_file_of_the_place(self):
        text = bodies(run(gemeinde="05958004"))
        for part in (
            'href="sitzung?gemeinde=05958004"',
            'href="sitzung/handzettel.pdf?gemeinde=05958004"',
            'href="sitzung/handzettel.pdf?gemeinde=05958004&amp;je_seite=1"',
            'href="sitzung/offline.html?gemeinde=05958004"',
            'href="sitzung/folien.pptx?gemeinde=05958004"',
            'href="sitzung/vorlage.docx?gemeinde=05958004"',
            'href="sitzung?gemeinde=05958004#3"',
            'href="sitzung?gemeinde=05958004#auswahl" target="_self">Folien auswählen und ordnen</a>',
        ):
            assert part in text

    def test_the_slides_are_those_of_the_address(self):
        test = run(gemeinde="05958004", folien="ende,titel")
        assert [one.value for one in test.subheader] == ["2 Folien"]
        assert "folien=ende,titel" in bodies(test)

    def test_another_place_or_pillar_gives_its_ready_deck(self):
        test = run(gemeinde="05958004", folien="ende,titel")
        test.selectbox(key="meeting_pillar").select("digital").run()
        assert dict(test.query_params) == {"gemeinde": "05958004", "saeule": "digital"}
        assert "Titel: Digital" in bodies(test)

    def test_what_is_unknown_in_the_address_is_told(self):
        test = run(gemeinde="1", saeule="x", folien="y")
        assert len(test.info) == 3

    def test_an_earlier_state_of_the_data_stays_chosen(self):
        assert "stand=2026-11-22" in bodies(run(gemeinde="swf", stand="2026-11-22"))

    def test_without_data_it_says_so(self, monkeypatch, small_data):
        for path in (small_data / "sets").rglob("*.csv"):
            path.unlink()
        monkeypatch.setenv("REGION_DATA_DIR", str(small_data))
        run()


class TestAddresses:
    def test_the_slides_are_a_document_of_their_own_with_a_strict_policy(self):
        answer = get("/sitzung?gemeinde=05958004&folien=titel,verlauf:gigabit")
        assert (answer.status, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
        assert answer.headers["content-security-policy"] == POLICY
        assert "set-cookie" not in answer.headers
        assert answer.text.count("<section") == 2
        assert 'lang="de"' in answer.text
        assert "page.js" not in answer.text

    def test_notices_about_the_address_open_the_list_of_slides(self):
        text = get("/sitzung?gemeinde=99&folien=quatsch").text
        assert text.count('class="notice"') == 2

    @pytest.mark.parametrize(
        ("path", "kind", "name"),
        [
            ("handzettel.pdf", "application/pdf", "handzettel-arnsberg.pdf"),
            ("offline.html", "text/html; charset=utf-8", "sitzung-arnsberg.html"),
            ("folien.pptx", PPTX, "folien-arnsberg.pptx"),
            ("vorlage.docx", DOCX, "vorlage-arnsberg.docx"),
            ("wirkung.docx", DOCX, "wirkung-05958004.docx"),
        ],
    )
    def test_files_are_saved_under_a_speaking_name(self, path, kind, name):
        answer = get(f"/sitzung/{path}?gemeinde=05958004&folien=titel,ziele")
        assert (answer.status, answer.headers["content-type"]) == (200, kind)
        assert f'filename="{name}"' in answer.headers["content-disposition"]

    def test_every_link_of_the_bar_leads_somewhere(self):
        text = get("/sitzung?gemeinde=05958004&folien=titel").text
        bar = text.partition('<nav class="bar"')[2].partition("</nav>")[0]
        found = [part.partition('"')[0].replace("&amp;", "&") for part in bar.split('href="')[1:]]
        assert len(found) == 4
        for one in found:
            assert dict(parse_qsl(urlsplit(one).query))["folien"] == "titel"
            if one.startswith("sitzung/"):
                assert get(f"/{one}").status == 200

    def test_an_earlier_state_of_the_data_is_shown_when_asked_for(self):
        text = get("/sitzung?gemeinde=swf&folien=titel&stand=2026-11-22").text
        assert "Ausgabe vom 22.11.2026" in text
        assert "stand=2026-11-22" in text
