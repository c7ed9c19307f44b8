"""The page on which a file is tried: report, difference, download, and nothing written."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from indicators.intake.columns import Given
from indicators.intake.files import read_content
from indicators.intake.prepare import prepare
from indicators.intake.recipe import read_recipes
from indicators.intake.recognise import read_intake
from indicators.intake.save import as_archive
from indicators.intake.trial import Trial, TrialEndedError, Wanted, try_file
from indicators.loading.load import read_dataset
from indicators.paths import ROOT
from indicators.ui import intake
from tests.made_up import EVIL
from tests.pages.opened import bodies
from tests.pages.test_pages import words

TABLE = "Gemeinde;Jahr;Anteil\nMusterstadt;2022;12,5\nMusterdorf;2021;51\nMusterstadt;2020;11\n"


@pytest.fixture(autouse=True)
def made_up_data(monkeypatch, goal_data: Path) -> Path:
    """The made-up data folder with the shipped recipes."""
    recipes = goal_data / "recipes"
    recipes.mkdir()
    for path in (ROOT / "data" / "recipes").glob("*.toml"):
        (recipes / path.name).write_bytes(path.read_bytes())
    monkeypatch.setenv("REGION_DATA_DIR", str(goal_data))
    monkeypatch.setattr(intake, "try_beside", try_file)  # in this process; its own has tests in tests/intake
    return goal_data


def page() -> AppTest:
    return AppTest.from_file(str(ROOT / "pages" / "intake_page.py"), default_timeout=30).run()


def with_file(content: bytes, name: str = "eigene.csv", kind: str = "text/csv", **chosen: object) -> AppTest:
    test = page()
    for key, value in chosen.items():
        element = test.number_input(key=key) if key == "intake_year" else test.selectbox(key=key)
        element.set_value(value)
    test.file_uploader(key="intake_file").set_value((name, content, kind)).run()
    assert [error.value for error in test.exception] == []
    return test


def state_of(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_without_a_file_the_page_says_that_nothing_is_kept():
    test = page()
    assert "nichts gespeichert" in words(test)
    assert not test.get("download_button")


def test_a_good_file_is_understood_compared_and_nothing_is_written(made_up_data):
    before = state_of(made_up_data)
    test = with_file(TABLE.encode())
    assert "könnte übernommen werden" in [*test.success, *test.warning][0].value
    text = words(test)
    assert "2 neue Werte, 1 geändert, 0 gleich" in text
    assert "Anteil, Musterstadt 2020: 10 → 11" in text
    assert state_of(made_up_data) == before


def test_a_rating_that_would_flip_is_named():
    table = "Gemeinde;Jahr;Weg\nMusterstadt;2021;1\n"
    assert "Weit kommen, Musterstadt:" in words(with_file(table.encode()))


def test_problems_are_listed_with_line_and_column_and_forbid_taking_it_over():
    test = with_file(TABLE.replace("51", "5l").encode())
    assert "1 Problem" in test.error[0].value
    assert "Zeile 3, Spalte „Anteil“: „5l“ ist keine Zahl." in words(test)


def test_a_file_that_is_no_table_gets_a_message():
    test = with_file(b"\x00\x01\x02", name="bild.csv")
    assert "kann so nicht eingelesen werden" in test.error[0].value
    assert "kein Text" in words(test)
    assert not test.get("download_button")


def test_what_the_file_does_not_say_can_be_said_beside_it():
    table = b"Gemeinde;Wert\nMusterstadt;12,5\n"
    test = with_file(table, intake_indicator="anteil", intake_year=2022)
    assert "1 neuer Wert" in words(test)
    [command] = [one.value for one in test.code]
    assert "--indicator anteil" in command
    assert "--year 2022" in command


def test_the_download_holds_converted_set_rows_and_report(made_up_data):
    test = with_file(TABLE.encode())
    assert [one.proto.label for one in test.get("download_button")] == ["Umgewandelte Daten und Bericht (ZIP)"]
    dataset = read_dataset(made_up_data)
    file = read_content(TABLE.encode(), "eigene.csv")
    recipe = read_recipes(made_up_data / "recipes")[0]["tabelle"]
    taken = read_intake(file, recipe, areas=dataset.areas, indicators=dataset.indicators, given=Given())
    prepared = prepare(taken, dataset, set_id="", day=date.today())
    with zipfile.ZipFile(io.BytesIO(as_archive(prepared, dataset, made_up_data))) as archive:
        assert "anteil,09901001,2022,12.5,," in archive.read("sets/made_up/values.csv").decode()
        assert "anteil,09901001,2020,11,," in archive.read("gelesen.csv").decode()
        assert json.loads(archive.read("bericht.json"))["recipe"] == "tabelle"


def test_names_in_a_file_stay_text():
    table = f"Gemeinde;Jahr;Anteil;{EVIL}\nMusterstadt;2022;12,5;1\n{EVIL};2022;1;1\n"
    test = with_file(table.encode(), name=f"{EVIL}.csv")
    assert not [body for body in bodies(test) if "<img src=x" in body]
    assert any("&lt;img src=x" in body for body in bodies(test))


def test_a_file_that_takes_too_long_is_given_up(monkeypatch):
    def ended(*_args: object, **_options: object) -> None:
        raise TrialEndedError("made up")

    monkeypatch.setattr(intake, "try_beside", ended)
    assert "dauert zu lange" in with_file(TABLE.encode()).error[0].value


def test_a_rerun_that_changes_nothing_does_not_read_the_file_again(monkeypatch):
    read: list[str] = []

    def noted(content: bytes, name: str, wanted: Wanted, *, day: date, folder: Path | None) -> Trial:
        read.append(wanted.given.decimal)
        return try_file(content, name, wanted, day=day, folder=folder)

    monkeypatch.setattr(intake, "try_beside", noted)
    test = with_file(TABLE.encode()).run()
    assert read == [""]
    test.selectbox(key="intake_decimal").set_value(",").run()
    assert read == ["", ","]


def test_more_files_at_once_than_the_server_can_bear_have_to_wait(monkeypatch):
    monkeypatch.setattr(intake, "WAIT_SECONDS", 0.01)
    taken = [intake.AT_ONCE.acquire() for _ in range(2)]
    try:
        assert "andere Dateien" in with_file(TABLE.encode()).warning[0].value
    finally:
        for _ in taken:
            intake.AT_ONCE.release()


def test_a_column_nobody_knows_is_asked_about_and_one_choice_answers(made_up_data):
    table = "Gemeinde;Jahr;Quote der Erfindung\nMusterstadt;2022;12,5\nMusterdorf;2022;51\n"
    test = with_file(table.encode())
    assert "Welchen Indikator die Tabelle meint, steht nirgends" in words(test)
    test.selectbox(key="intake_column:Quote der Erfindung").set_value("anteil").run()
    assert [error.value for error in test.exception] == []
    text = words(test)
    assert "gelesen als Anteil" in text
    assert "könnte übernommen werden" in [*test.success, *test.warning][0].value
    assert "--column 'Quote der Erfindung=anteil'" in test.code[0].value
    names = [one.proto.label for one in test.get("download_button")]
    assert "Zuordnung als Rezept (TOML)" in names
