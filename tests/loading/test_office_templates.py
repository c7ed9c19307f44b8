"""Templates of the operator: used where they are good, refused with a reason where they are not."""

from __future__ import annotations

import io
import zipfile

import docx
import pptx
import pytest
from pptx.util import Pt

from indicators.loading import office_templates
from indicators.office.paper_base import new_document, paper_template
from indicators.office.slide_master import new_presentation, slide_template

RELATION = (
    '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"'
    ' Target="http://example.org/x.dotm" TargetMode="External"/></Relationships>'
)


def saved(document) -> bytes:
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def changed(content: bytes, name: str, change) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as given, zipfile.ZipFile(packed, "w") as archive:
        for one in given.namelist():
            archive.writestr(one, change(given.read(one)) if one == name else given.read(one))
    return packed.getvalue()


@pytest.fixture
def put(small_data, monkeypatch):
    """Puts a template into the data folder and returns what is found there."""
    monkeypatch.setenv("REGION_DATA_DIR", str(small_data))
    (small_data / "templates").mkdir()

    def put(name: str, content: bytes):
        (small_data / "templates" / name).write_bytes(content)
        return slide_template() if name.endswith("pptx") else paper_template()

    return put


def test_without_a_file_there_is_no_template_and_no_problem(small_data, monkeypatch):
    monkeypatch.setenv("REGION_DATA_DIR", str(small_data))
    assert slide_template() == paper_template() == office_templates.Found(None)
    assert office_templates.templates_state() == ()


def test_a_good_presentation_is_used_without_its_slides(put):
    presentation = pptx.Presentation()
    presentation.slides.add_slide(presentation.slide_layouts[0]).shapes.title.text = "Muster"
    content = saved(presentation)
    assert put("slides.pptx", content).content == content
    made = new_presentation(content)
    assert len(made.slides) == 0 and made.slide_width == presentation.slide_width
    assert b"Muster" not in saved(made)


def test_a_good_document_keeps_header_and_styles_and_loses_its_text(put):
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Stadt Muster"
    document.add_paragraph("Beispieltext")
    document.styles["Heading 1"].font.size = Pt(33)
    content = saved(document)
    assert put("paper.docx", content).content == content
    made = new_document(content)
    assert [one.text for one in made.paragraphs] == []
    assert made.sections[0].header.paragraphs[0].text == "Stadt Muster"
    assert made.styles["Heading 1"].font.size == Pt(33)


BOMB = io.BytesIO()
with zipfile.ZipFile(BOMB, "w", zipfile.ZIP_DEFLATED) as _archive:
    _archive.writestr("ppt/media/zeros.bin", bytes(61_000_000))
DECLARED = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a/>'


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"no archive", "Das ist keine lesbare Office-Datei."),
        (bytes(10_000_001), "Die Datei hat 10 MB."),
        (BOMB.getvalue(), "Entpackt sind es 1 Teile, 61 MB."),
        (changed(saved(pptx.Presentation()), "ppt/presentation.xml", lambda _part: DECLARED), "Deklarationen"),
        (changed(saved(pptx.Presentation()), "ppt/presentation.xml", lambda _part: b"<a"), "lässt sich nicht öffnen"),
        (
            changed(saved(pptx.Presentation()), "ppt/_rels/presentation.xml.rels",
                    lambda part: part.replace(b"</Relationships>", RELATION.encode())),
            "holt etwas von außen",
        ),
        (saved(docx.Document()), "lässt sich nicht öffnen"),
    ],
    ids=["text", "large", "bomb", "entities", "torn", "remote", "word"],
)  # fmt: skip
def test_what_could_do_harm_is_refused_and_ours_is_used(put, content, found, caplog):
    made = put("slides.pptx", content)
    assert made.content is None
    assert found in str(made.problem) and str(made.problem).startswith("templates/slides.pptx: ")
    assert "Bis dahin gilt die eingebaute Vorlage." in str(made.problem)
    slide_template()
    assert len(caplog.records) == 1  # told once


def test_macros_are_refused(put):
    content = io.BytesIO(saved(docx.Document()))
    with zipfile.ZipFile(content, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"")
    assert "Makros" in str(put("paper.docx", content.getvalue()).problem)


def test_what_a_template_lacks_is_named(put):
    document = docx.Document()
    document.styles["Heading 2"].delete()
    assert "Es fehlen die Formatvorlagen „Überschrift 2“" in str(put("paper.docx", saved(document)).problem)
    presentation = pptx.Presentation()
    for layout in list(presentation.slide_layouts)[:-5] + list(presentation.slide_layouts)[-4:]:
        presentation.slide_layouts.remove(layout)
    for shape in list(presentation.slide_layouts[0].placeholders):
        shape._element.getparent().remove(shape._element)
    assert "Platzhalter für den Titel" in str(put("slides.pptx", saved(presentation)).problem)


def test_a_changed_template_is_looked_through_again(put):
    assert put("paper.docx", b"no archive").problem
    before = office_templates.templates_state()
    assert put("paper.docx", saved(docx.Document())).problem is None
    assert office_templates.templates_state() != before
