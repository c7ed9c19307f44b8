"""The command line `deck`."""

import pytest

from indicators.__main__ import main


@pytest.mark.parametrize(
    ("name", "start"), [("deck.html", b"<!doctype html>"), ("deck.pdf", b"%PDF"), ("deck.pptx", b"PK")]
)
def test_a_deck_is_written_as_file_without_network_as_pdf_or_for_powerpoint(name, start, tmp_path, capsys):
    path = tmp_path / name
    assert main(["deck", "05958004", "-o", str(path), "--slides", "titel,ziele,ende"]) == 0
    assert path.read_bytes().lstrip().startswith(start)
    assert capsys.readouterr().err == f"{path}: 3 Folien\n"


def test_without_an_area_it_is_the_region(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(["deck", "--slides", "titel"]) == 0
    assert "Südwestfalen" in (tmp_path / "swf.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (["Arnsburg"], "„Arnsburg“ ist unbekannt. Gemeint vielleicht: „Arnsberg“"),
        (["swf", "--pillar", "digtal"], "„digtal“ ist unbekannt. Gemeint vielleicht: „digital“"),
        (["swf", "-o", "deck.odp"], "„.odp“ geht nicht. Erwartet: .html, .pdf oder .pptx."),
        (["swf", "-o", "missing/deck.html"], "missing/deck.html: No such file or directory."),
    ],
)
def test_what_cannot_be_done_is_explained_and_ends_with_2(arguments, text, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["deck", *arguments]) == 2
    assert text in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_slide_is_named_and_the_others_are_written(tmp_path, capsys):
    path = tmp_path / "deck.html"
    assert main(["deck", "swf", "-o", str(path), "--slides", "titel,verlauf:nein"]) == 2
    assert "Die Folie „verlauf:nein“ gibt es hier nicht." in capsys.readouterr().err
    assert path.read_text(encoding="utf-8").count("<section") == 1
