"""The words of the report: each figure with its sign, each finding with its examples, nothing that is not there."""

from __future__ import annotations

from datetime import date

import pytest

from indicators.intake.columns import Given
from indicators.intake.files import read_content
from indicators.intake.findings import EXAMPLES, Finding, Tally
from indicators.intake.prepare import prepare
from indicators.intake.recognise import read_intake
from indicators.intake.report import SHOWN, as_dict, as_text, finding_text, value_text
from indicators.loading.load import read_dataset
from tests.intake import samples
from tests.intake.reading import read, recipes, shipped

DAY = date(2032, 5, 1)


@pytest.mark.parametrize(
    ("value", "sign", "words"),
    [
        (12.0, "", "12"),
        (12.25, "p", "12,25 p"),
        (1234.0, "", "1.234"),
        (0.0, "k", "0 k"),
        (None, "g", "„g“"),
        (float("nan"), "x", "„x“"),
    ],
)
def test_a_figure_is_said_with_its_sign(value, sign, words):
    assert value_text(value, sign).replace("\u202f", ".") == words


def test_a_finding_is_said_with_the_first_of_its_examples():
    tally = Tally()
    for number in range(EXAMPLES + 5):
        tally.add("unmatched", f"Zeile {number}")
        tally.add("text", f"Zeile {number}")
    tally.add("empty")
    unmatched, text, empty = tally.findings()
    assert (text.count, len(text.examples)) == (EXAMPLES + 5, EXAMPLES)
    assert (unmatched.count, len(unmatched.examples)) == (EXAMPLES + 5, EXAMPLES + 5)
    assert finding_text(unmatched).startswith("13 Einträge ohne erkannten Ort (zum Beispiel Zeile 0; Zeile 1;")
    assert finding_text(empty) == "1 leere Zelle"


def test_an_example_is_told_once():
    tally = Tally()
    for _ in range(3):
        tally.add("text", "Summe")
    assert tally.findings() == (Finding("text", "3 Zeilen ohne Gebiet und Zahlen", 3, ("Summe",)),)


def test_sections_without_content_are_left_out():
    text = as_text(prepare(read("AGS;Jahr;gigabit\n05958004;2031;5\n"), shipped(), set_id="", day=DAY), shipped())
    for title in ("Repariert", "Übersprungen", "Probleme", "So wird ein neuer Indikator"):
        assert f"{title}:\n" not in text
    assert "neue Jahre für" in text


def test_every_repair_omission_and_problem_is_in_the_text_and_for_programs():
    table = samples.POPULATION.replace("1001;500", "100l;500").replace("05966004;", "5966004;")
    one = prepare(read(table), shipped(), set_id="", day=DAY)
    text, report = as_text(one, shipped()), as_dict(one, shipped())
    assert {found["code"] for found in report["repairs"]} >= {"padded", "thousands", "sign:-="}
    for found in (*report["repairs"], *report["skipped"]):
        assert found["text"] in text
    assert [problem["code"] for problem in report["problems"] if not problem["notice"]] == ["number", "implausible"]
    assert "„100l“ ist keine Zahl" in text
    assert report["data_as_of"] == "10.10.2024"


def test_what_has_no_definition_is_named_with_where_to_read_on():
    text = as_text(prepare(read(samples.COMMUTERS), shipped(), set_id="", day=DAY), shipped())
    assert "svb_arbeitsort (ohne Definition)" in text
    assert "docs/new-indicator.md" in text


def test_long_lists_are_cut_with_their_count(small_data):
    path = small_data / "sets" / "made_up" / "values.csv"
    more = "".join(f"eigenart,09902001,{year},1,,\n" for year in range(2000, 2000 + SHOWN + 3))
    path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")
    dataset = read_dataset(small_data)
    table = "Gemeinde;Jahr;Eigenart\n" + "".join(f"Beispielstadt;{2000 + n};2\n" for n in range(SHOWN + 3))
    file = read_content(table.encode(), "eigene.csv")
    intake = read_intake(file, recipes()["tabelle"], areas=dataset.areas, indicators=dataset.indicators, given=Given())
    text = as_text(prepare(intake, dataset, set_id="", day=DAY), dataset)
    assert text.count("geändert: Eigenart") == SHOWN
    assert "… und 3 weitere geänderte" in text
