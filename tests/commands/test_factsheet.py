"""The command line `factsheet`."""

import pytest

from indicators.__main__ import main
from indicators.commands.parts import find_areas
from indicators.factsheet import pdf


@pytest.mark.parametrize("area", ["05958004", "5958004", "arnsberg"])
def test_one_sheet_is_written_for_a_code_or_a_unique_name(area, tmp_path):
    path = tmp_path / "arnsberg.pdf"
    assert main(["factsheet", area, "-o", str(path)]) == 0
    assert path.read_bytes().startswith(b"%PDF")


def test_an_unknown_area_is_explained_with_near_matches_and_ends_with_2(capsys):
    assert main(["factsheet", "Arnsburg"]) == 2
    assert "„Arnsburg“ ist unbekannt. Gemeint vielleicht: „Arnsberg“" in capsys.readouterr().err


def test_a_name_that_means_a_town_and_a_district_is_asked_back(capsys, shipped):
    assert main(["factsheet", "Olpe"]) == 2
    error = capsys.readouterr().err
    assert "05966 (Kreis Olpe)" in error
    assert "05966024 (Olpe (Stadt))" in error
    assert find_areas("Kreis Olpe", shipped.dataset.areas) == ["05966"]


def test_all_sheets_go_into_a_folder_with_a_line_per_ten(tmp_path, capsys, monkeypatch):
    """What is on the sheets is read in tests/factsheet."""
    monkeypatch.setattr(pdf, "typeset", lambda _template, _content: b"%PDF")
    monkeypatch.setattr(pdf, "page_count", lambda _content: 1)
    assert main(["factsheet", "--all", "-o", str(tmp_path / "all"), "--url", "https://example.org/"]) == 0
    assert len(list((tmp_path / "all").glob("*.pdf"))) == 65
    assert capsys.readouterr().err.splitlines()[-2:] == ["60 von 65 Datenblättern", "65 von 65 Datenblättern"]
