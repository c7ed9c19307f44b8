"""LibreOffice opens papers and slides and prints them with the tags that screen readers need."""

from __future__ import annotations

import re

import pytest

from indicators.deck.choice import DeckChoice
from indicators.deck.presentation import presentation_file
from indicators.deck.ready import slides_of
from indicators.loading.settings import Settings
from indicators.paper.document import paper_file
from tests.conftest import SHIPPED_DAY as DAY
from tests.office.reading import printed
from tools.ensure_programs import IMPRESS, WRITER

CHOICE = DeckChoice("05958004", "", ("titel", "verlauf:gigabit", "karte:gigabit"))


@pytest.mark.skipif(not (IMPRESS.find() and WRITER.find()), reason="LibreOffice Writer and Impress are not installed")
def test_papers_and_slides_are_printed_with_tags_and_language(shipped, tmp_path):
    slides, paper = tmp_path / "slides.pptx", tmp_path / "paper.docx"
    slides.write_bytes(presentation_file("A", slides_of(shipped, CHOICE, DAY)[0], day=DAY))
    paper.write_bytes(paper_file(shipped, CHOICE, settings=Settings(), day=DAY)[0])
    for path, pages in ((slides, 3), (paper, 4)):
        (pdf,) = printed(tmp_path, path)
        assert len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf)) >= pages
        assert b"/StructTreeRoot" in pdf and b"/Marked true" in pdf
    assert b"/Lang(de-DE)" in pdf  # of the paper: of slides LibreOffice names its own
