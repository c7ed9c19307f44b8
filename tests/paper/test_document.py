"""Council papers for Word: what they say, headings, tables and charts for eyes and ears, hostile texts, templates."""

from __future__ import annotations

import io
import re
from itertools import pairwise

import docx
import pytest
from docx.oxml.ns import qn

from indicators.deck.choice import DeckChoice
from indicators.deck.ready import slides_of
from indicators.loading.settings import Settings
from indicators.paper.document import paper_file
from indicators.views.goals.choosing import choose_goals
from tests.conftest import SHIPPED_DAY as DAY
from tests.hostile import poisoned
from tests.office.reading import DECORATIVE, charts, well_formed

ARNSBERG = "05958004"
KEYS = ("titel", "ziele", "verlauf:gigabit", "karte:gigabit", "verteilung:gigabit", "zielpfad:glasfaser_2030",
        "massnahmen", "ende")  # fmt: skip
CHOICE = DeckChoice(ARNSBERG, "", KEYS)


def paper(data, choice=CHOICE, **more) -> bytes:
    return paper_file(data, choice, settings=Settings(), day=DAY, **more)[0]


@pytest.fixture(scope="module")
def content(shipped):
    return paper(shipped)


@pytest.fixture(scope="module")
def document(content):
    return docx.Document(io.BytesIO(content))


def headings(document) -> list[tuple[int, str]]:
    found = []
    for one in document.paragraphs:
        if one.style.name == "Title":
            found.append((0, one.text))
        elif match := re.fullmatch(r"Heading (\d)", one.style.name):
            found.append((int(match[1]), one.text))
    return found


def rows(table) -> list[list[str]]:
    return [[cell.text.strip() for cell in row.cells] for row in table.rows]


def table_of(document, head: str):
    return next(one for one in document.tables if one.rows[0].cells[0].text == head)


def test_it_has_the_parts_of_a_paper_as_real_headings_without_jumps(document):
    found = headings(document)
    assert found[0] == (0, "Vorlage: Arnsberg")
    assert [text for level, text in found if level == 1] == [
        "Worum es geht", "Aussagen", "Ziele", "Kennzahlen", "Maßnahmen", "Zur Methode", "Quellen und Lizenzen",
        "Anhang: die Zahlen der Karten und Verteilungen",
    ]  # fmt: skip
    levels = [level for level, _text in found]
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_each_statement_stands_there_with_its_picture_note_and_source(document, shipped):
    told = [one.text for one in document.paragraphs]
    for one in slides_of(shipped, CHOICE, DAY)[0][2:6]:
        assert one.statement in told and one.source in told and one.topic in told
        assert all(line in told for line in one.note.split("\n") if line)


def test_every_picture_and_chart_has_a_text_alternative_or_is_decoration(document, shipped):
    properties = list(document.element.body.iter(qn("wp:docPr")))
    told = [one.get("descr") for one in properties]
    for slide in slides_of(shipped, CHOICE, DAY)[0][2:6]:
        assert slide.description in told
    assert len({one.get("id") for one in properties}) == len(properties)
    for one in properties:
        assert bool(one.get("descr")) != (next(one.iter(DECORATIVE), None) is not None)


def test_tables_have_a_name_and_a_header_that_is_repeated(document):
    assert len(document.tables) > 6
    for one in document.tables:
        assert one._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))
        assert [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in one.rows][:2] == [True, False]


def test_goals_have_value_with_date_target_and_status_by_symbol_and_word(document, shipped):
    found = rows(table_of(document, "Ziel"))
    results = choose_goals(shipped, shipped.dataset.areas[ARNSBERG], DAY)
    assert len(found) == 1 + len(results)
    first = next(row for row in found if row[0] == "Glasfaser für alle Haushalte bis 2030")
    assert first[1:4] == ["Referenz Bund", "0,5\u202f% (Mitte 2021)", "100\u202f% bis 2030"]
    assert first[4] == "Stand\u00a02021, heute nicht zu bewerten; damals: steht still"
    symbols = table_of(document, "Ziel")._tbl.findall(f".//{qn('pic:pic')}")
    assert len(symbols) == len(results)


def test_the_figures_of_the_chart_are_those_of_its_table(document, content):
    line = charts(content)[0]
    found = rows(table_of(document, "Jahr"))
    names = [head.partition(" (")[0] for head in found[0][1:]]
    assert names == ["Arnsberg", "Hochsauerlandkreis", "Südwestfalen"]
    for row in found[1:]:
        for name, text in zip(names, row[1:], strict=True):
            value = dict(line[name])[float(row[0])]
            assert text == f"{value:.1f}".replace(".", ",")


def test_the_figures_of_maps_stand_at_the_end_for_every_area(document, shipped):
    found = [rows(one) for one in document.tables if one.rows[0].cells[0].text == "Gebiet"]
    assert [len(one) for one in found] == [60, 60]
    value = shipped.series["gigabit"].at(ARNSBERG, 2022).value
    assert ["Arnsberg", f"{value:.1f}".replace(".", ",")] in found[0]
    said = "Bezeichnung: Gigabitfähige Anschlüsse (leitungsgebunden). Zeitbezug: Mitte 2022. Einheit: % der Haushalte."
    assert [one.text for one in document.paragraphs].count(said) == 2


def test_pages_are_numbered_and_the_language_is_german(document):
    assert document.sections[0].footer._element.xpath(".//w:fldSimple/@w:instr") == ["PAGE", "NUMPAGES"]
    languages = {one.get(qn("w:val")) for one in document.styles.element.iter(qn("w:lang"))}
    about = document.core_properties
    assert languages == {"de-DE"} == {about.language}
    assert (about.title, about.subject) == ("Vorlage: Arnsberg", "Ziele und Kennzahlen")


def test_equal_papers_are_equal_bytes_and_small(shipped, content):
    assert paper(shipped) == content
    assert len(content) < 400_000


def test_a_paper_of_a_pillar_has_its_goals_and_measures_alone(shipped):
    made = docx.Document(io.BytesIO(paper(shipped, DeckChoice(ARNSBERG, "digital", ("verlauf:gigabit",)))))
    assert headings(made)[0] == (0, "Vorlage: Digital: Arnsberg")
    goals = {one.label for one in shipped.dataset.goals.values() if one.pillar == "digital"}
    assert {row[0] for row in rows(table_of(made, "Ziel"))[1:]} <= goals
    measures = {one.label for one in shipped.dataset.measures.values() if one.pillar == "digital"}
    assert {row[0] for row in rows(table_of(made, "Maßnahme"))[1:]} <= measures


def test_a_group_of_municipalities_has_a_paper_too(shipped):
    choice = DeckChoice("pionierkommunen", "", ("verlauf:gigabit",))
    assert headings(docx.Document(io.BytesIO(paper(shipped, choice))))[0] == (0, "Vorlage: Pionierkommunen")


def test_a_slide_that_is_not_there_is_named(shipped):
    choice = DeckChoice(ARNSBERG, "", ("titel", "verlauf:nein"))
    assert paper_file(shipped, choice, settings=Settings(), day=DAY)[1] == [
        "Die Folie „verlauf:nein“ gibt es hier nicht."
    ]


def test_hostile_texts_break_nothing_and_are_no_markup(shipped):
    made = paper(poisoned(shipped))
    well_formed(made)
    text = "\n".join(docx.Document(io.BytesIO(made)).element.body.itertext())
    assert "<img src=x" in text
    assert not any(sign in text for sign in ("\x07", "\x1b", "\u202e"))


def test_the_operators_document_gives_its_header_and_styles(shipped):
    template = docx.Document()
    template.sections[0].header.paragraphs[0].text = "Stadt Muster"
    template.sections[0].footer.paragraphs[0].text = "Rathausplatz 1"
    kept = io.BytesIO()
    template.save(kept)
    made = docx.Document(io.BytesIO(paper(shipped, DeckChoice(ARNSBERG, "", KEYS[:3]), template=kept.getvalue())))
    assert made.sections[0].header.paragraphs[0].text == "Stadt Muster"
    assert [one.text for one in made.sections[0].footer.paragraphs] == [
        "Rathausplatz 1",
        "Seite  von ",
    ]  # and two fields
