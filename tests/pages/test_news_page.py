"""What is new, and the data as they once stood."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from indicators.intake.columns import Given
from indicators.intake.files import read_content
from indicators.intake.prepare import prepare
from indicators.intake.recipe import read_recipes
from indicators.intake.recognise import read_intake
from indicators.intake.save import save
from indicators.loading.load import read_dataset
from indicators.paths import ROOT
from indicators.ui.parts.store import store
from indicators.views.news import latest_reports
from tests.made_up import write_measures
from tests.pages.test_pages import run, words

LOG = (
    "release,day,title,sets,recipe,file,sha256,data_as_of,new,revised,missing,flips\n"
    "2021-01-01,2021-01-01,Erste Ausgabe,made_up | wege,,,,,20,0,0,0\n"
)


def take_over(folder: Path, table: str, day: date) -> str:
    """Import a made-up table into the made-up folder."""
    dataset = read_dataset(folder)
    recipe = read_recipes(ROOT / "data" / "recipes")[0]["tabelle"]
    file = read_content(table.encode(), "eigene.csv")
    taken = read_intake(file, recipe, areas=dataset.areas, indicators=dataset.indicators, given=Given())
    return save(prepare(taken, dataset, set_id="", day=day), dataset, folder, day=day)


@pytest.fixture
def data_with_news(monkeypatch, goal_data: Path) -> Path:
    """A first edition, then a corrected and a new figure, then a figure that turns a rating."""
    monkeypatch.setenv("REGION_DATA_DIR", str(goal_data))
    (goal_data / "releases.csv").write_text(LOG, encoding="utf-8")
    take_over(goal_data, "Gemeinde;Jahr;Anteil\nMusterstadt;2020;11\nMusterdorf;2021;51\n", date(2022, 5, 1))
    take_over(goal_data, "Gemeinde;Jahr;Weg\nMusterstadt;2021;1\n", date(2022, 5, 1))
    return goal_data


def app(**parameters: str) -> AppTest:
    """The whole dashboard, whose frame says which state of the data is shown."""
    test = AppTest.from_string(
        "from indicators.ui.navigation import show_release\n"
        "from indicators.ui.parts.store import store\nshow_release(store())"
    )
    test.query_params.update(parameters)
    return test.run()


def test_each_release_says_what_is_new_corrected_and_flipped(data_with_news):
    test = run("news_page")
    assert [one.value for one in test.subheader] == [
        "Abonnieren",
        "01.05.2022\\: Weg".replace("\\", ""),
        "01.05.2022: Anteil",
        "01.01.2021: Erste Ausgabe",
    ]
    text = words(test)
    assert "Anteil: ein neuer Wert für 2021 (Musterdorf)." in text
    assert "Weit kommen, Musterstadt: vorher" in text
    assert "Erste Ausgabe der Daten: 20 Werte." in text
    assert '<p class="rm-lead">Ein neuer Wert und ein berichtigter Wert.</p>' in text
    assert '<p class="rm-lead">Ein neuer Wert und 4 geänderte Bewertungen.</p>' in text
    row = text[text.index("<tbody>") : text.index("</tbody>")]
    assert all(cell in row for cell in ("Anteil", "Musterstadt", "2020", "10,0", "11,0"))
    assert len(test.get("download_button")) == 2


def test_a_reader_learns_what_is_new_before_which_file_it_came_from(data_with_news):
    text = words(run("news_page"))
    assert text.index("Zurzeit gibt es hier Indikatoren: 6, Ziele und Vorgaben: 4, Maßnahmen") < text.index("rm-lead")
    for article in text.split("<article")[1:3]:
        assert article.index("rm-lead") < article.index("<li>") < article.index("SHA-256")
        assert article.index("Bewertungen der Ziele") < article.index("Aus der Datei eigene.csv")


def test_the_newest_reports_about_measures_come_first_those_of_the_future_never(monkeypatch, goal_data):
    monkeypatch.setenv("REGION_DATA_DIR", str(write_measures(goal_data)))
    found = latest_reports(store().dataset, date(2022, 1, 1))
    assert [(one.day, one.label) for one in found] == [("März 2020", "Neue Wegweiser"), ("30.06.2019", "Wanderkarte")]
    assert found[0].href == "projekte?massnahme=wegweiser"
    assert "data-page>Neue Wegweiser</a> – Nur ein Zwischenruf</li>" in words(run("news_page"))


def test_without_a_log_the_page_says_so(monkeypatch, goal_data):
    monkeypatch.setenv("REGION_DATA_DIR", str(goal_data))
    assert "noch kein Änderungsprotokoll" in run("news_page").info[0].value


def test_an_earlier_state_shows_the_figures_of_then(data_with_news):
    def share(**parameters: str) -> str:
        page = words(run("profile_page", gemeinde="09901002", **parameters))
        return page[page.index("Anteil") :]

    assert "51,0" in share()
    assert "51,0" not in share(stand="2021-01-01")
    assert "51,0" in share(stand="2022-05-01")


def test_every_page_says_that_an_earlier_state_is_shown(data_with_news):
    assert "Ausgabe vom 01.01.2021" in words(app(stand="2021-01-01"))
    assert words(app()) == ""
    assert words(app(stand="2022-05-01-2")) == ""


def test_a_state_that_is_not_kept_gives_the_newest_and_a_notice(data_with_news):
    for path in (data_with_news / "releases" / "2022-05-01" / "before").rglob("*.csv"):
        path.unlink()
    (data_with_news / "releases" / "2022-05-01" / "before" / "made_up").rmdir()
    assert "nicht mehr" in app(stand="2021-01-01").info[0].value
    assert "nicht mehr" in app(stand="../../etc").info[0].value
    assert "51,0" in words(run("profile_page", gemeinde="09901002", stand="2021-01-01"))


def test_a_choice_keeps_the_state(data_with_news):
    test = run("map_page", indikator="anteil", jahr="2020", stand="2021-01-01")
    test.selectbox(key="choose_area").set_value("09901002").run()
    assert test.query_params["stand"] in ("2021-01-01", ["2021-01-01"])


def test_the_shipped_log_is_readable_and_its_last_state_is_the_data():
    releases = store().releases
    assert [one.id for one in releases][-1] == "2026-11-22"
    assert store().kept_releases == {one.id for one in releases[1:]}
