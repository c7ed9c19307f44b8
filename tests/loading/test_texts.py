"""The operator's texts as visitors read them: no bracket is ever shown, and what is missing is said in words."""

from __future__ import annotations

import re

import pytest

from indicators.loading.texts import for_readers, left_open, read_text, text_problems
from indicators.paths import DATA

BRACKET = re.compile(r"\[[^\]]+\](?!\()")
SENTENCE = "Der Betreiber hat noch nicht alle Angaben gemacht. Wo eine fehlt, steht: „noch nicht angegeben“."


@pytest.mark.parametrize("name", sorted(one.stem for one in (DATA / "texts").glob("*.md")))
def test_no_shipped_text_shows_a_bracket_or_a_remark_for_the_operator(name):
    text = read_text(name, folder=DATA)
    assert BRACKET.findall(text) == []
    assert "<!--" not in text and "Für den Betreiber" not in text
    assert (SENTENCE in text) == ("noch nicht angegeben" in text.replace(SENTENCE, ""))


def test_the_imprint_says_what_is_missing_right_below_its_title():
    lines = read_text("impressum", folder=DATA).splitlines()
    assert lines[:3] == ["# Impressum", "", SENTENCE]
    assert "Name des Betreibers, Rechtsform, Straße und Hausnummer, Postleitzahl und Ort: noch nicht angegeben" in lines
    assert "**Telefon:** noch nicht angegeben · **E-Mail:** noch nicht angegeben" in lines


def test_what_settings_say_is_filled_in():
    text = read_text("impressum", {"Name des Betreibers": "Regionalstelle", "E-Mail-Adresse": ""}, DATA)
    assert "Regionalstelle\\\n" in text
    assert "Rechtsform, Straße und Hausnummer, Postleitzahl und Ort: noch nicht angegeben" in text


def test_a_text_that_is_filled_in_stays_as_it_is():
    text = "# Impressum\n\nRegionalstelle [1], [Karte](karte)\n"
    assert for_readers(text, {}) == text


def test_a_missing_text_says_so(small_data):
    assert read_text("impressum", folder=small_data) == "Der Text „texts/impressum.md“ fehlt."


LATIN = "# Impressum\n\nStraße der Mühlen 1\n".encode("cp1252")


def test_a_text_that_is_no_utf_8_leaves_what_was_there_and_the_log_names_file_and_line_once(tmp_path, caplog):
    path = tmp_path / "texts" / "impressum.md"
    path.parent.mkdir()
    path.write_text("# Impressum\n\nStraße 1\n", encoding="utf-8")
    before = read_text("impressum", folder=tmp_path)
    path.write_bytes(LATIN)
    assert [read_text("impressum", folder=tmp_path) for _ in range(2)] == [before, before]
    [said] = caplog.messages
    assert said.startswith("texts/impressum.md, Zeile 3: Ein Zeichen ist kein UTF-8.")
    path.write_bytes(b"\xef\xbb\xbf# Neu\n")  # as an editor of Windows begins a file
    assert read_text("impressum", folder=tmp_path) == "# Neu\n"
    path.write_bytes(LATIN)
    assert read_text("impressum", folder=tmp_path) == "# Neu\n"
    assert len(caplog.messages) == 2


def test_a_text_that_never_could_be_read_is_the_one_that_came_with_the_program(tmp_path):
    (tmp_path / "texts").mkdir()
    for name in ("impressum", "eigenes"):
        (tmp_path / "texts" / f"{name}.md").write_bytes(LATIN)
    assert read_text("impressum", folder=tmp_path) == read_text("impressum", folder=DATA)
    assert read_text("eigenes", folder=tmp_path) == "Der Text „texts/eigenes.md“ kann nicht gelesen werden."
    assert [(one.file, one.row) for one in text_problems(tmp_path)] == [
        ("texts/eigenes.md", 3), ("texts/impressum.md", 3),
    ]  # fmt: skip
    assert left_open(tmp_path) == {}
