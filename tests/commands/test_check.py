import json
import os
import subprocess
import sys

import pytest

from indicators.__main__ import main
from indicators.paths import ROOT

SHIPPED = ROOT / "data"


@pytest.fixture
def broken_data(small_data):
    values = small_data / "sets" / "made_up" / "values.csv"
    lines = values.read_text(encoding="utf-8") + "anteil,09901001,20l9,1,,\nanteil,09901,2019,x,,\n"
    values.write_text(lines, encoding="utf-8")
    return small_data


def test_check_of_the_shipped_data_ends_with_0(capsys):
    assert main(["check", str(SHIPPED)]) == 0
    output = capsys.readouterr()
    codes = {line.rpartition("[")[2] for line in output.out.splitlines() if line.startswith("Hinweis: ")}
    assert codes == {"aggregate]", "overdue]"}
    assert all(line.startswith("Hinweis: ") for line in output.out.splitlines())
    assert "Keine Probleme." in output.err
    assert "6 Sätze, 64 Indikatoren" in output.err


def test_check_names_place_found_and_expected_of_every_problem_and_ends_with_1(broken_data, capsys):
    assert main(["check", str(broken_data)]) == 1
    first, second, notice = capsys.readouterr().out.splitlines()
    assert notice.endswith("[aggregate]")
    assert first == (
        "sets/made_up/values.csv, Zeile 21, Spalte „year“: „20l9“ ist keine Jahreszahl. "
        "Bitte vierstellig schreiben, zum Beispiel 2019. [year]"
    )
    assert "Zeile 22, Spalte „value“" in second


def test_check_prints_json_with_every_field(broken_data, capsys):
    assert main(["check", str(broken_data), "--format", "json"]) == 1
    first, second, notice = json.loads(capsys.readouterr().out)
    assert (first["code"], first["file"], first["row"], first["column"]) == (
        "year",
        "sets/made_up/values.csv",
        21,
        "year",
    )
    assert first["notice"] is second["notice"] is False
    assert notice["notice"] is True


def test_a_notice_is_printed_and_does_not_make_the_check_fail(small_data, capsys):
    values = small_data / "sets" / "made_up" / "values.csv"
    lines = values.read_text(encoding="utf-8") + "anteil,9901001,2019,1,,\nanteil,05958004,2019,1,,\n"
    values.write_text(lines, encoding="utf-8")
    assert main(["check", str(small_data)]) == 0
    output = capsys.readouterr()
    first, second, _aggregate = output.out.splitlines()
    assert first.startswith("Hinweis: sets/made_up/values.csv, Zeile 21, Spalte „area“: Die führende Null")
    assert "1 Zeilen zu 1 Gebieten außerhalb der Region. Sie wurden übergangen." in second
    assert "Keine Probleme. Hinweise: 3." in output.err


def test_check_of_a_folder_without_areas_ends_with_1_and_says_why(tmp_path, capsys):
    assert main(["check", str(tmp_path)]) == 1
    assert "areas.csv: Die Datei fehlt." in capsys.readouterr().out


def test_the_data_folder_may_come_from_the_environment(broken_data, monkeypatch, capsys):
    monkeypatch.setenv("REGION_DATA_DIR", str(broken_data))
    assert main(["check"]) == 1
    assert "[year]" in capsys.readouterr().out


def test_the_command_line_reports_the_same_in_a_process_of_its_own(broken_data):
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-W", "error", "-m", "indicators", "check", str(broken_data)]
    ended = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert ended.returncode == 1
    assert len(ended.stdout.splitlines()) == 3
    assert "2 Probleme" in ended.stderr


def test_an_unknown_command_ends_with_2_and_the_usage(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["chekc"])
    assert ended.value.code == 2
    assert "usage" in capsys.readouterr().err


def test_settings_and_texts_are_checked_too_also_where_no_data_can_be_read(small_data, capsys):
    (small_data / "settings.toml").write_text('operator = "Stadt', encoding="utf-8")
    (small_data / "texts").mkdir()
    (small_data / "texts" / "impressum.md").write_bytes("Straße".encode("cp1252"))
    assert main(["check", str(small_data)]) == 1
    told = capsys.readouterr().out
    (small_data / "areas.csv").unlink()
    assert main(["check", str(small_data)]) == 1
    for said in (told, capsys.readouterr().out):
        assert "settings.toml, Zeile 1: " in said and "texts/impressum.md, Zeile 1: " in said
