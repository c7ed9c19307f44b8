"""The panel "Teilen & Zitieren" on every page that shows figures."""

import shutil
from types import SimpleNamespace

import pytest
from streamlit.testing.v1 import AppTest

from indicators.loading.load import data_dir
from indicators.loading.settings import Settings
from indicators.paths import ROOT
from indicators.ui.parts import share
from tests.conftest import SHIPPED

PAGES = {
    "overview_page": ({}, "Gigabitfähige Anschlüsse"),
    "map_page": ({"indikator": "gigabit", "gemeinde": "05958004"}, "Gigabitfähige Anschlüsse"),
    "goals_page": ({}, "Ziele: Südwestfalen"),
    "profile_page": ({"gemeinde": "05958004"}, "Arnsberg"),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The shipped data with an operator's settings."""
    folder = tmp_path_factory.mktemp("share") / "data"
    shutil.copytree(SHIPPED, folder)
    (folder / "settings.toml").write_text(
        'email = "zahlen@example.org"\npublic_url = "https://monitor.example.org"', encoding="utf-8"
    )
    return folder


@pytest.fixture
def own_settings(folder, monkeypatch):
    monkeypatch.setenv("REGION_DATA_DIR", str(folder))
    return folder


def open_panel(page, parameters):
    test = AppTest.from_file(str(ROOT / "pages" / f"{page}.py"), default_timeout=30)
    test.session_state["map_painted"] = True  # else charts would wait for the browser's map
    for name, value in parameters.items():
        test.query_params[name] = value
    test.run()
    test.button(key="share").click().run()
    assert not test.exception
    return test


@pytest.mark.parametrize(
    ("url", "allowed", "start"),
    [
        ("http://localhost:8501/karte?jahr=2021", (), "http://localhost:8501"),
        ("http://localhost:8501/karte", ("localhost:8501",), "http://localhost:8501"),
        ("https://zq17.example/karte", ("localhost:8501",), ""),
        ("javascript:alert(1)", (), ""),
    ],
)
def test_links_begin_with_the_address_in_the_visitors_browser_where_the_operator_allows_it(
    monkeypatch, url, allowed, start
):
    monkeypatch.setattr("streamlit.context", SimpleNamespace(url=url))
    monkeypatch.setattr(share, "current_settings", lambda: Settings(allowed_hosts=allowed))
    assert share.origin() == start


@pytest.mark.parametrize("page", PAGES)
def test_link_and_citation_bear_the_public_address_and_the_edition(own_settings, page):
    assert data_dir() == own_settings
    parameters, word = PAGES[page]
    link, cited, embedded = (one.value for one in open_panel(page, parameters).code)
    assert link.startswith("https://monitor.example.org/")
    assert "stand=2026-11-26-14" in link
    assert cited.startswith("Regionalmonitor Südwestfalen: ")
    assert "Datenstand" in cited
    assert f"{link} (abgerufen am " in cited
    assert embedded.startswith('<iframe src="https://monitor.example.org/einbetten/')
    assert word in cited


def test_a_question_goes_to_the_operator_with_link_and_value_filled_in(own_settings):
    test = open_panel("map_page", PAGES["map_page"][0])
    [html] = [one.proto.body for one in test.get("html") if "mailto:" in one.proto.body]
    assert "mailto:zahlen@example.org?subject=Frage%20zu%20dieser%20Zahl" in html
    assert "von%20100%20Haushalten%2089" in html
    assert "gemeinde%3D05958004" in html


def test_without_an_address_readers_are_shown_the_way_to_the_imprint():
    test = open_panel("map_page", {})
    assert [one for one in test.get("html") if "Frage zu dieser Zahl?" in one.proto.body]


def test_a_search_in_the_catalogue_is_part_of_the_address():
    test = AppTest.from_file(str(ROOT / "pages" / "data_page.py"), default_timeout=30)
    test.query_params["suche"] = "glasfaser"
    test.run()
    assert test.text_input(key="catalogue_search").value == "glasfaser"
    assert [one.label for one in test.expander if "Glasfaser" in one.label]
    assert not [one.label for one in test.expander if "Miete" in one.label]
    test.text_input(key="catalogue_search").set_value("miete").run()
    assert test.query_params["suche"] == "miete"


def test_the_statuses_shown_for_a_goal_are_part_of_the_address():
    test = AppTest.from_file(str(ROOT / "pages" / "goals_page.py"), default_timeout=30)
    test.query_params["ziel"] = "gigabit_2025"
    test.query_params["nur"] = "cloud"
    test.run()
    assert test.pills(key="goal_filter").value == ["cloud"]
    assert {"zu langsam" in one for one in test.dataframe[0].value["status"]} == {True}
    test.pills(key="goal_filter").set_value(["sun"]).run()
    assert test.query_params["nur"] == "sun"


@pytest.mark.parametrize(
    ("page", "parameters", "film"),
    [
        ("map_page", {"indikator": "gigabit", "jahr": "2021"}, "einbetten/karte.gif?indikator=gigabit&amp;stand="),
        ("goals_page", {"ziel": "gigabit_2025"}, "einbetten/ziel.gif?ziel=gigabit_2025&amp;stand="),
        ("map_page", {"indikator": "miete"}, ""),
    ],
)
def test_a_map_with_more_than_one_year_offers_its_film_and_all_its_years_as_an_image(page, parameters, film):
    test = open_panel(page, parameters)
    links = [one.proto.body for one in test.get("html") if 'download="film-' in one.proto.body]
    assert [film in one for one in links] == [True] * bool(film)
    offered = [one.content for group in test.get("button_group") for one in group.proto.options]
    assert ("Karten der Jahre" in offered) == bool(film)
