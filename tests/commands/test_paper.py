"""The command line `paper`."""

import io

import docx
import pytest

from indicators.__main__ import main

FEW = ["--slides", "titel,verlauf:gigabit"]


def test_a_paper_is_written_under_the_code_of_its_place(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["paper", "Arnsberg", *FEW, "--url", "https://example.org"]) == 0
    document = docx.Document(str(tmp_path / "05958004-vorlage.docx"))
    assert document.paragraphs[0].text == "Vorlage: Arnsberg"
    assert any("https://example.org/gemeinde?gemeinde=05958004" in one.text for one in document.paragraphs)
    assert capsys.readouterr().err == ""


def test_a_report_of_effect_is_written_under_its_own_name(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(["paper", "Arnsberg", "--effect", "--pillar", "digital"]) == 0
    document = docx.Document(str(tmp_path / "05958004-digital-wirkung.docx"))
    assert document.paragraphs[0].text == "Von der Vision zur Wirkung: Arnsberg"


def test_a_template_that_cannot_be_used_is_told_and_ours_is_taken(tmp_path, small_data, monkeypatch, capsys):
    monkeypatch.setenv("REGION_DATA_DIR", str(small_data))
    (small_data / "templates").mkdir()
    (small_data / "templates" / "paper.docx").write_bytes(b"no archive")
    path = tmp_path / "paper.docx"
    assert main(["paper", "swf", "-o", str(path)]) == 0
    assert "templates/paper.docx: Das ist keine lesbare Office-Datei." in capsys.readouterr().err
    assert docx.Document(io.BytesIO(path.read_bytes())).paragraphs


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (["Arnsburg"], "„Arnsburg“ ist unbekannt. Gemeint vielleicht: „Arnsberg“"),
        (["swf", "--pillar", "digtal"], "„digtal“ ist unbekannt. Gemeint vielleicht: „digital“"),
        (["swf", "-o", "paper.pdf"], "„.pdf“ geht nicht. Erwartet: .docx."),
        (["swf", "--effect", *FEW], "--slides gehört zu Vorlagen."),
        (["swf", *FEW, "-o", "missing/paper.docx"], "missing/paper.docx: No such file or directory."),
    ],
)
def test_what_cannot_be_done_is_explained_and_ends_with_2(arguments, text, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["paper", *arguments]) == 2
    assert text in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
