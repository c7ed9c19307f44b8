"""Every page as Streamlit runs it: full, empty, with a broken set, from an address, with names that look like markup.

AppTest draws no browser: what only a browser shows is in tests/browser/.
"""

from __future__ import annotations

import shutil
from html.parser import HTMLParser
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from indicators.paths import ROOT
from indicators.store import read_store
from indicators.ui.navigation import CHOICES
from indicators.ui.parts.store import store
from indicators.views.pages import PAGES
from tests.made_up import EVIL
from tests.pages.opened import bodies

TEXTS = [
    "name", "label_de", "locative_de", "type", "role", "description_de", "short_de", "unit_de", "weight_note_de",
    "reference_de", "definition_de", "formula_de", "interpretation_de", "note_de", "publisher", "dataset", "edition",
    "licence", "attribution", "data_as_of", "note", "decided_by", "document", "how_it_becomes_a_number",
]  # fmt: skip
ALL_PAGES = [f"{one.script}_page" for one in PAGES]
CHOOSING = [f"{one.script}_page" for one in CHOICES]  # show something to choose; the others are texts and tools
WITHOUT_INDICATORS = {"effect_page", "similar_page", "measures_page", "joining_page"}
OWN_IMAGES = ("data:", "app/static/status/", "app/static/role/")
each_choosing_page = pytest.mark.parametrize("page", CHOOSING)
each_page = pytest.mark.parametrize("page", ALL_PAGES)


@pytest.fixture(autouse=True)
def made_up_data(monkeypatch, goal_data: Path) -> Path:
    """All pages here read the made-up data folder, unless a test says otherwise."""
    monkeypatch.setenv("REGION_DATA_DIR", str(goal_data))
    return goal_data


def run(page: str, **parameters: str) -> AppTest:
    """Run one page with the parameters of an address."""
    test = AppTest.from_file(str(ROOT / "pages" / f"{page}.py"), default_timeout=30)
    test.session_state["map_painted"] = True  # else charts would wait for the browser's map
    test.query_params.update(parameters)
    test.run()
    assert [error.value for error in test.exception] == []
    return test


def run_open(page: str, **parameters: str) -> AppTest:
    """Run one page with the options of its map open."""
    test = AppTest.from_file(str(ROOT / "pages" / f"{page}.py"), default_timeout=30)
    test.session_state["map_painted"] = True  # else charts would wait for the browser's map
    test.query_params.update(parameters)
    test.session_state["display_options"] = True
    test.run()
    assert [error.value for error in test.exception] == []
    return test


def words(test: AppTest) -> str:
    """All text of a page that Streamlit's elements and our templates show."""
    kinds = ("title", "header", "subheader", "markdown", "caption", "info", "warning", "error")
    return "\n".join([*(one.value for kind in kinds for one in test.get(kind)), *bodies(test)])


def notices(test: AppTest) -> list[str]:
    """What the page says about an address that could not be followed."""
    return [one.value for one in test.info if one.icon == ":material/info:"]


class Tags(HTMLParser):
    """The elements of a piece of HTML, as a browser would read them."""

    def __init__(self, body: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(body)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


class TestFull:
    @each_page
    def test_a_page_runs_on_the_shipped_data(self, page, monkeypatch):
        monkeypatch.delenv("REGION_DATA_DIR")
        test = run(page)
        assert words(test)
        assert not test.warning

    def test_the_overview_has_a_card_for_each_model_town_and_each_set(self, monkeypatch):
        monkeypatch.delenv("REGION_DATA_DIR")
        cards = [body.count('class="rm-card"') for body in bodies(run("overview_page")) if 'class="rm-cards"' in body]
        assert cards == [5, 6]

    def test_the_profile_names_every_indicator_of_the_region(self, monkeypatch):
        monkeypatch.delenv("REGION_DATA_DIR")
        page = words(run("profile_page", gemeinde="05958004"))
        labels = [data.indicator.label for data in store().series.values()]
        assert len(labels) == 64
        assert [label for label in labels if label not in page] == []
        assert "74.879" in page

    def test_the_catalogue_lists_every_indicator_and_downloads_for_each_set(self, monkeypatch):
        monkeypatch.delenv("REGION_DATA_DIR")
        test = run("data_page")
        assert len(test.expander) == 64
        assert len(test.get("download_button")) == 6 * 4  # workbook, both CSVs, Data Package

    def test_a_confidential_figure_is_named_as_such_on_map_table_and_profile(self):
        table = AppTest.from_file(str(ROOT / "pages" / "map_page.py"), default_timeout=30)
        table.session_state["map_painted"] = True
        table.query_params.update(indikator="anteil", jahr="2020")
        table.run().toggle(key="plain_table").set_value(True).run()
        assert "geheim gehalten oder unbekannt" in words(table)
        assert "geheim gehalten oder unbekannt" in words(run("profile_page", gemeinde="09902002"))

    def test_zero_is_zero_and_missing_is_words(self):
        assert ">0,0" in words(run("profile_page", gemeinde="09902001")).replace("<b>", ">")
        assert "keine Angabe" in words(run("profile_page", gemeinde="09902002"))


class TestEmpty:
    @each_page
    def test_a_folder_without_sets_gives_a_page_and_not_a_traceback(self, page, made_up_data):
        shutil.rmtree(made_up_data / "sets")
        run(page)

    @each_choosing_page
    def test_a_set_without_values_gives_a_page_and_not_a_traceback(self, page, made_up_data):
        values = made_up_data / "sets" / "made_up" / "values.csv"
        values.write_text("indicator,area,year,value,sign,note\n", encoding="utf-8")
        run(page)

    def test_a_search_without_result_says_so(self):
        test = run("data_page")
        test.text_input[0].set_value("zebra").run()
        assert "zebra" in test.info[0].value
        assert not test.expander


class TestBrokenSet:
    @each_choosing_page
    def test_a_page_still_shows_the_other_sets(self, page, made_up_data):
        (made_up_data / "sets" / "kaputt").mkdir()
        test = run(page, **({"q": "Anteil"} if page == "search_page" else {}))
        shown = [words(test), *(one.label for one in test.expander), *(str(one.options) for one in test.selectbox)]
        assert page in WITHOUT_INDICATORS or any("Anteil" in text or "Weit kommen" in text for text in shown)

    def test_the_catalogue_names_set_file_and_problem(self, made_up_data):
        (made_up_data / "sets" / "kaputt").mkdir()
        test = run("data_page")
        assert "3" in test.warning[0].value
        assert "kaputt" in test.warning[0].value
        assert "sets/kaputt/values.csv: Die Datei fehlt." in words(test)

    def test_a_broken_row_is_named_with_its_line(self, made_up_data):
        values = made_up_data / "sets" / "made_up" / "values.csv"
        values.write_text(values.read_text(encoding="utf-8") + "anteil,09901001,20l9,1,,\n", encoding="utf-8")
        assert "Zeile 21" in words(run("data_page"))


class TestAddress:
    def test_the_map_shows_what_the_address_says(self):
        test = run_open("map_page", indikator="quote", jahr="2020", ebene="kreis", klassen="gleich", gemeinde="09901")
        chosen = {one.key: one.value for one in test.selectbox}
        assert chosen["choose_indicator"] == "quote"
        assert chosen["choose_level"] == "district"
        assert chosen["choose_method"] == "gleich"
        assert chosen["choose_area"] == "09901"
        assert notices(test) == []

    def test_the_map_shows_the_change_the_address_asks_for(self):
        test = run_open("map_page", indikator="anteil", jahr="2021", seit="2020", als="prozent", gemeinde="09901001")
        assert test.selectbox(key="choose_since").value == 2020
        assert test.selectbox(key="choose_measure").value == "prozent"
        assert "Anteil: relative Veränderung, 2020 bis 2021" in words(test)
        assert "+100,0 % seit 2020" in words(test).replace("\u202f", " ")

    def test_the_options_write_change_and_classes_into_the_address(self):
        test = run_open("map_page", indikator="anteil", jahr="2021")
        test.selectbox(key="choose_method").select("natuerlich").run()
        test.select_slider(key="choose_count").set_value(3).run()
        test.toggle(key="choose_yearly").set_value(True).run()
        found = dict(test.query_params)
        assert (found["klassen"], found["anzahl"], found["einteilung"]) == ("natuerlich", "3", "jahr")
        test.segmented_control(key="choose_what").set_value(True).run()
        assert dict(test.query_params)["seit"] == "2020"

    def test_limits_that_cannot_be_read_stay_in_the_field_with_what_is_wrong(self):
        test = run_open("map_page", indikator="anteil", klassen="eigene", grenzen="10;30")
        assert test.text_input(key="choose_limits").value == "10; 30"
        test.text_input(key="choose_limits").set_value("10; zwölf").run()
        assert "„zwölf“ keine Zahl" in test.error[0].value
        assert test.text_input(key="choose_limits").value == "10; zwölf"
        assert dict(test.query_params)["grenzen"] == "10;30"
        test.text_input(key="choose_limits").set_value("12,5").run()
        assert (dict(test.query_params)["grenzen"], len(test.error)) == ("12.5", 0)

    def test_the_profile_shows_the_area_of_the_address(self):
        assert run("profile_page", gemeinde="09902001").title[0].value == "Beispielstadt (Stadt)"
        assert run("profile_page", gemeinde="9902").title[0].value == "Kreis Beispielstadt"
        assert run("profile_page").title[0].value == "Musterregion"

    def test_a_choice_on_the_page_goes_into_the_address(self):
        test = run("map_page", indikator="anteil", jahr="2020")
        test.selectbox(key="choose_area").set_value("09901002").run()
        assert test.query_params["gemeinde"] in ("09901002", ["09901002"])
        assert test.query_params["jahr"] in ("2020", ["2020"])

    @each_choosing_page
    def test_an_address_of_nothing_but_faults_gives_a_page_and_not_a_traceback(self, page):
        run(page, ziel=EVIL, gemeinde=EVIL, indikator="falsch", jahr="0", gebiete="99999999", merkmale=EVIL, x=EVIL)
        run(page, ziel="weg_2030", zielwert=EVIL, gemeinde="", massnahme=EVIL, thema=EVIL, folien=EVIL)

    @pytest.mark.parametrize(
        "parameters", [{"indikator": "falsch"}, {"jahr": "abc"}, {"ebene": "land"}, {"gemeinde": "1"}], ids=str
    )
    def test_an_unknown_value_gives_a_friendly_notice_on_the_map(self, parameters):
        assert len(notices(run("map_page", **parameters))) == 1

    def test_a_parameter_never_becomes_a_link_in_the_notice(self):
        [notice] = notices(run("map_page", gemeinde="[hier](https://example.org)"))
        assert "[hier](" not in notice

    def test_an_unknown_area_gives_a_friendly_notice_on_the_profile(self):
        assert len(notices(run("profile_page", gemeinde="99999999"))) == 1


class TestNamesThatLookLikeMarkup:
    @pytest.fixture
    def evil_data(self, made_up_data: Path) -> Path:
        """The made-up folder with `<img src=x onerror=alert(1)>` for every name and text."""
        for path in made_up_data.rglob("*.csv"):
            frame = pd.read_csv(path, dtype=str, keep_default_na=False)
            names = [column for column in TEXTS if column != "role" or path.name == "areas.csv"]
            for column in frame.columns.intersection(names):
                frame[column] = EVIL
            for column in frame.columns.intersection(["breaks", "year_notes"]):
                frame[column] = f"2019={EVIL} | 2020={EVIL}"
            if "sentence_de" in frame:
                frame["sentence_de"] = EVIL + "{place} {period} {value}"
            frame.to_csv(path, index=False)
        assert store().dataset.problems == ()
        return made_up_data

    @each_choosing_page
    def test_they_stay_text_in_all_markup(self, page, evil_data):
        own = {"ziel": "weg_2030"} if page == "goals_page" else {"indikator": "anteil", "jahr": "2020"}
        own |= {"q": "onerror"} if page == "search_page" else {}
        test = run(page, **own, gemeinde="09901001")
        tags = [tag for body in bodies(test) for tag in Tags(body).found]
        assert not [fields for _, fields in tags if any(name.startswith("on") for name in fields)]
        assert not [fields for tag, fields in tags if tag == "img" and not (fields["src"] or "").startswith(OWN_IMAGES)]
        assert page == "measures_page" or any("&lt;img src=x" in body for body in bodies(test))  # it has none here
        for kind in ("markdown", "caption", "title", "subheader"):
            assert not [one for one in test.get(kind) if getattr(one.proto, "allow_html", False)]

    def test_they_stay_text_in_the_plain_table(self, evil_data):
        test = run("map_page", indikator="anteil", jahr="2020")
        test.toggle(key="plain_table").set_value(True).run()
        [table] = [body for body in bodies(test) if "<table" in body]
        assert "&lt;img src=x" in table
        assert "img" not in [tag for tag, _ in Tags(table).found]


class TestNavigation:
    """app.py as `streamlit run` executes it for a visitor: navigation, page, foot."""

    def test_the_first_page_is_the_overview(self):
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
        assert [error.value for error in app.exception] == []
        assert any("rm-cards" in body for body in bodies(app))

    def test_every_page_runs_within_the_navigation_and_has_the_foot(self):
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
        for page in ALL_PAGES:
            app.switch_page(f"pages/{page}.py").run()
            assert [error.value for error in app.exception] == [], page
            foot = next(body for body in bodies(app) if "rm-foot" in body)
            links = [fields["href"] for tag, fields in Tags(foot).found if tag == "a"]
            assert {"impressum", "datenschutz", "barrierefreiheit"} <= set(links), page
            assert "https://www.bkg.bund.de" in links, page

    def test_pages_that_have_nothing_to_show_have_the_foot_too(self, made_up_data):
        """The imprint is to be found from every page."""
        for name in ("goals.csv", "pillars.csv"):
            (made_up_data / name).unlink()
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
        for page in ("goals_page", "measures_page", "effect_page"):
            app.switch_page(f"pages/{page}.py").run()
            assert [error.value for error in app.exception] == [], page
            assert any("rm-foot" in body for body in bodies(app)), page


def test_a_page_looks_for_changed_files_a_few_times_not_for_every_block(monkeypatch):
    looked = []

    def counted(*given, **named):
        looked.append(given)
        return read_store(*given, **named)

    monkeypatch.setattr("indicators.ui.parts.store.read_store", counted)
    assert len(bodies(run("data_page"))) > 2 * len(looked) > 0
