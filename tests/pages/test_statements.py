"""What municipalities say themselves: beside value, rating, receipt and measure, on slide and sheet, and in the API."""

from __future__ import annotations

from datetime import date

import pytest

from indicators.deck.choice import DeckChoice
from indicators.deck.ready import ready_keys
from indicators.deck.statement_slides import statements_slide
from indicators.factsheet.content import sheet
from indicators.factsheet.pdf import factsheet_pdf
from indicators.figures.all_series import all_series
from indicators.figures.statements import statements_about, words_of
from indicators.loading.load import read_dataset
from indicators.loading.settings import Settings
from indicators.store import Store
from tests.api.asking import pages as rows_of
from tests.made_up import write_statements
from tests.pages.opened import opened, words

DAY = date(2026, 11, 27)
TOWN, VILLAGE = "09901001", "09901002"


@pytest.fixture
def folder(measure_data, monkeypatch):
    monkeypatch.setenv("REGION_DATA_DIR", str(write_statements(measure_data)))
    return measure_data


@pytest.fixture
def data(folder):
    dataset = read_dataset(folder, day=DAY)
    return Store(dataset, all_series(dataset), day=DAY)


def test_what_is_over_counts_only_where_nothing_newer_is_said(data):
    [old] = statements_about(data.dataset, VILLAGE, DAY, goal="weg_2030")
    assert words_of(data.dataset, [old], DAY)[0].outdated == "abgelaufen, galt bis 31.12.2019"
    assert statements_about(data.dataset, VILLAGE, DAY, goal="weg_halten") == []
    [valid] = statements_about(data.dataset, TOWN, DAY, goal="weg_2030")
    assert words_of(data.dataset, [valid], DAY)[0].line == (
        "Stellungnahme Musterstadt: Bauamt Musterstadt, 01.05.2020: „Der Rat hat erfundene Wege beschlossen.“"
    )


def test_the_newest_comes_first(folder):
    dataset = read_dataset(write_statements(folder, more="09901001,weg_2030,,,Neu.,Rat,2021-01-01,,\n"), day=DAY)
    found = statements_about(dataset, TOWN, DAY, goal="weg_2030")
    assert [one.text for one in found] == ["Neu.", "Der Rat hat erfundene Wege beschlossen."]
    assert [(one.code, one.row) for one in dataset.problems if one.file == "statements.csv"] == [
        ("outdated", 5), ("conflict", 6),
    ]  # fmt: skip


def test_the_profile_has_it_beside_goal_and_indicator_and_escapes_it(folder):
    text = words(opened("profile_page", gemeinde=TOWN))
    assert "Stellungnahme Musterstadt: Bauamt Musterstadt, 01.05.2020" in text
    assert (
        '<blockquote lang="de">Gezählt wird bei uns &lt;b&gt;anders&lt;/b&gt;, auch mit &#34;Komma&#34;.</blockquote>'
        in text
    )
    assert (
        '<a href="https://example.org/oparl/v1/paper/7" rel="noopener">Datensatz der Ratsinformation (OParl)</a>'
        in text
    )
    assert "rm-word" not in words(opened("profile_page", gemeinde="09902001"))


def test_one_that_is_over_is_marked(folder):
    assert "<b>abgelaufen, galt bis 31.12.2019</b>" in words(opened("profile_page", gemeinde=VILLAGE))


def test_the_receipt_has_it_and_the_status_is_the_same_without(folder, data):
    text = words(opened("goals_page", ziel="weg_2030", gemeinde=TOWN))
    assert '<blockquote lang="de">Der Rat hat erfundene Wege beschlossen.</blockquote>' in text
    (folder / "statements.csv").unlink()
    plain = read_dataset(folder, day=DAY)
    without = Store(plain, all_series(plain), day=DAY)
    assert dict(data.results("weg_2030", DAY)) == dict(without.results("weg_2030", DAY))


def test_a_measure_has_it(folder):
    assert '<blockquote lang="de">Das Holz kommt später.</blockquote>' in words(
        opened("measures_page", massnahme="wegweiser")
    )


def test_the_ready_deck_of_a_place_with_a_word_of_its_own_has_a_slide_for_it(data):
    slide = statements_slide(data, data.dataset.areas[TOWN], "", DAY)
    assert [text.partition(" – ")[0] for _symbol, text in slide.rows] == ["Neue Wegweiser", "Weg"]
    assert "Gezeigt sind 2 von 3." in slide.note
    assert "stellungnahmen" in ready_keys(data, DeckChoice(area=TOWN), DAY)
    assert statements_slide(data, data.dataset.areas["09902001"], "", DAY) is None
    assert "stellungnahmen" not in ready_keys(data, DeckChoice(area="09902001"), DAY)


def test_the_fact_sheet_has_the_newest_and_says_what_it_leaves_out(data):
    made = sheet(data, data.dataset.areas[TOWN], settings=Settings(), day=DAY)
    assert made.words[0].startswith("Neue Wegweiser. Stellungnahme Musterstadt: Bauhof, 01.07.2020: „Das Holz")
    assert made.words_note == "Weitere Stellungnahmen stehen im Profil: gezeigt sind 2 von 3."
    assert factsheet_pdf(data, TOWN, settings=Settings(), day=DAY).startswith(b"%PDF")


def test_the_data_interface_lists_them(folder):
    found = rows_of(f"/api/v1/statements?area={TOWN}")
    assert [(one["about"], one["goal"], one["valid_until"]) for one in found] == [
        ("Weit kommen", "weg_2030", None), ("Weg", "", "2099-12-31"), ("Neue Wegweiser", "", None),
    ]  # fmt: skip
    assert [one["area"] for one in rows_of("/api/v1/statements?goal=weg_2030")] == [TOWN, VILLAGE]
