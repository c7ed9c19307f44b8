"""`python -m indicators rate` and `status` as anyone calls them."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from indicators.__main__ import main
from indicators.commands import status
from indicators.paths import ROOT

EXAMPLE = {
    "--rule": "target_by_year",
    "--direction": "down",
    "--target": "30",
    "--target-year": "2030",
    "--values": "2015:66,2016:62,2017:58,2018:56,2019:52,2020:54",
}


def arguments(**changes: str | None) -> list[str]:
    options = EXAMPLE | {f"--{name.replace('_', '-')}": value for name, value in changes.items()}
    return ["rate", *(part for name, value in options.items() if value is not None for part in (name, value))]


def test_a_value_of_the_middle_of_a_year_can_be_told(capsys):
    assert main(arguments(reference_month="12 | 2020=6", this_year="2021")) == 0
    printed = json.loads(capsys.readouterr().out)
    assert (printed["years_elapsed"], printed["years_left"]) == (4.5, 10.5)
    assert printed["mean_change_per_year"] == pytest.approx(-12 / 4.5)
    assert main(arguments(reference_month="Juni")) == 2
    assert "Zum Beispiel „12 | 2021=6“" in capsys.readouterr().err


def test_the_example_prints_every_number_as_json(capsys):
    assert main(arguments(this_year="2021")) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["status"] == "sun"
    assert printed["reason"] is None
    assert (printed["mean_change_per_year"], printed["projected"]) == (-2.4, 30)
    assert (printed["gap"], printed["shortfall_share"]) == (24, 0)
    # (54 ÷ 66)^(1 ÷ 5) − 1 = −3.93 %, (30 ÷ 66)^(1 ÷ 15) − 1 = −5.12 %: 0.768
    assert (printed["second_opinion"], round(printed["second_ratio"], 3)) == ("progress", 0.768)
    assert printed["marks"] == ["slowed"]  # up by 2 in the last year


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"rule": "hold", "target_year": None}, "cloud"),
        ({"rule": "hold", "target": "60", "target_year": None}, "sun"),
        ({"rule": "direction", "target": None, "target_year": None}, "mostly_sunny"),
        ({"target": None, "direction": None, "lower": "50", "upper": "60", "rule": "hold"}, "mostly_sunny"),
        ({"values": "2019:2,2020:3"}, "not_rated"),
        ({"values": ""}, "not_rated"),
        ({"values": "2020:54 2019:52;2018:56|2017:58, 2016:62"}, "mostly_sunny"),
    ],
)
def test_each_rule(changes, status, capsys):
    assert main(arguments(**changes)) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["status"] == status
    assert (printed["reason"] is not None) == (status == "not_rated")


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"rule": "targetbyyear"}, "Gemeint vielleicht: „target_by_year“"),
        ({"rule": None}, "Spalte „rule“: Die Angabe fehlt."),
        ({"direction": None}, "Die Richtung fehlt."),
        ({"direction": "hoch"}, "„hoch“ ist unbekannt. Erlaubt: up, down, none."),
        ({"target": None}, "Der Zielwert fehlt."),
        ({"target": "30,5"}, "„30,5“ ist keine Zahl."),
        ({"lower": "1"}, "Entweder target oder lower und upper."),
        ({"target": None, "lower": "5", "upper": "1"}, "5 liegt über 1."),
        ({"target_year": None}, "Das Zieljahr fehlt."),
        ({"target_year": "30"}, "„30“ ist keine Jahreszahl."),
        ({"rule": "direction"}, "kennt keinen Zielwert"),
        ({"values": None}, "Spalte „values“: Die Angabe fehlt."),
        ({"values": "2020:eins"}, "„2020:eins“ ist kein Jahr mit Wert."),
        ({"values": "2020"}, "„2020“ ist kein Jahr mit Wert."),
        ({"values": "2020:1,2020:2"}, "Das Jahr 2020 kommt mehrmals vor."),
        ({"breaks": "gestern"}, "„gestern“ ist keine Jahreszahl."),
        ({"batch": "x.csv"}, "Nur eines von beiden."),
    ],
)
def test_wrong_input_is_explained_and_ends_with_2(changes, message, capsys):
    assert main(arguments(**changes)) == 2
    output = capsys.readouterr()
    assert message in output.err
    assert output.out == ""


class TestBatch:
    def write(self, tmp_path: Path, text: str) -> Path:
        path = tmp_path / "batch.csv"
        path.write_text(text, encoding="utf-8")
        return path

    def test_each_row_gives_a_line_in_its_order(self, tmp_path, capsys):
        path = self.write(
            tmp_path,
            "rule,direction,target,target_year,values,lower,upper,base_year\n"
            'target_by_year,down,30,2030,"2015:66,2016:62,2017:58,2018:56,2019:52,2020:54",,,\n'
            "hold,,,,2015:5 2016:5 2017:5 2018:5,4,6,\n"
            "direction,up,,,2020:1,,,\n",
        )
        assert main(["rate", "--batch", str(path)]) == 0
        lines = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
        assert [line["status"] for line in lines] == ["sun", "sun", "not_rated"]
        assert [line["reason"] for line in lines] == ["", "", "too_few_values"]
        assert (lines[0]["mean_change_per_year"], lines[0]["projected"]) == ("-2.4", "30.0")

    def test_columns_that_are_not_needed_may_be_left_out(self, tmp_path, capsys):
        path = self.write(tmp_path, "rule,direction,values\ndirection,up,2015:1 2016:2 2017:3 2018:4\n")
        assert main(["rate", "--batch", str(path)]) == 0
        assert "sun" in capsys.readouterr().out

    def test_a_misspelt_column_is_named_and_a_foreign_one_is_ignored(self, tmp_path, capsys):
        row = "direction,up,2015:1 2016:2 2017:3 2018:4,x\n"
        assert main(["rate", "--batch", str(self.write(tmp_path, f"rule,direction,values,baseyear\n{row}"))]) == 2
        assert (
            "Spalte „baseyear“: Die Spalte ist unbekannt. Gemeint vielleicht: „base_year“." in capsys.readouterr().err
        )
        assert main(["rate", "--batch", str(self.write(tmp_path, f"rule,direction,values,Gemeinde\n{row}"))]) == 0

    def test_every_wrong_row_is_named_with_its_line(self, tmp_path, capsys):
        path = self.write(tmp_path, "rule,direction,values\nfalsch,up,2015:1\ndirection,hin,2015:1\n")
        assert main(["rate", "--batch", str(path)]) == 2
        first, second = capsys.readouterr().err.splitlines()
        assert "batch.csv, Zeile 2, Spalte „rule“" in first
        assert "batch.csv, Zeile 3, Spalte „direction“" in second

    def test_a_missing_file_and_a_missing_column_are_named(self, tmp_path, capsys):
        assert main(["rate", "--batch", str(tmp_path / "fehlt.csv")]) == 2
        assert "fehlt.csv: Die Datei fehlt." in capsys.readouterr().err
        assert main(["rate", "--batch", str(self.write(tmp_path, "rule,direction\nhold,up\n"))]) == 2
        assert "Spalte „values“: Die Spalte fehlt." in capsys.readouterr().err


class TestStatus:
    @pytest.fixture
    def known(self, monkeypatch, shipped):
        """The shipped data, which need not be read for each question."""
        monkeypatch.setattr(status, "read_dataset", lambda _folder, day: shipped.dataset)
        return shipped

    def test_every_goal_and_area_has_a_line_and_what_is_not_rated_has_a_reason(self, capsys):
        assert main(["status", "--format", "json"]) == 0
        rows = json.loads(capsys.readouterr().out)
        assert len(rows) == 15 * 65
        assert [row for row in rows if (row["status"] == "not_rated") != (row["reason"] is not None)] == []

    @pytest.mark.parametrize("area", ["05958004", "5958004"])
    def test_one_goal_and_area_as_csv(self, known, area, capsys):
        assert main(["status", "--goal", "glasfaser_2030", "--area", area, "--format", "csv"]) == 0
        [line] = csv.DictReader(io.StringIO(capsys.readouterr().out))
        assert (line["name"], line["kind"], line["latest_value"]) == ("Arnsberg", "Referenz Bund", "0.47")

    def test_a_group_has_its_line_too(self, known, capsys):
        for area in ("pionierkommunen", "05974040+05958004", "ohne+pionierkommunen"):
            assert main(["status", "--goal", "gigabit_2025", "--area", area, "--format", "json"]) == 0
            [line] = json.loads(capsys.readouterr().out)
            assert (line["name"], line["latest_year"]) == (known.dataset.areas[area].label, 2021)

    def test_the_table_has_a_line_for_each(self, known, capsys):
        assert main(["status", "--goal", "industrie_richtung"]) == 0
        lines = capsys.readouterr().out.splitlines()
        assert len(lines) == 1 + 65
        assert any("Hochsauerlandkreis" in line and "other_level" not in line for line in lines)

    @pytest.mark.parametrize(
        ("options", "message"),
        [
            (["--goal", "glasfaser_203"], "Gemeint vielleicht: „glasfaser_2030“"),
            (["--goal", "xyz"], "Vorhanden: glasfaser_2025"),
            (["--area", "05958999"], "--area: „05958999“ ist unbekannt."),
        ],
    )
    def test_an_unknown_goal_or_area_is_named_and_ends_with_2(self, known, options, message, capsys):
        assert main(["status", *options]) == 2
        assert message in capsys.readouterr().err


def test_the_command_runs_as_a_module():
    run = subprocess.run(
        [sys.executable, "-m", "indicators", *arguments(values="x")],
        cwd=ROOT, env={**os.environ, "PYTHONUTF8": "1"}, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert run.returncode == 2
    assert "ist kein Jahr mit Wert" in run.stderr


STILL = ["rate", "--rule", "direction", "--direction", "up", "--values", "2017:5,2018:5.04,2019:5.02,2020:5.03"]


@pytest.mark.parametrize(
    ("options", "status"),
    [
        ([], "sun"),
        (["--smallest-change", "0.1"], "standstill"),
        (["--smallest-change", "0.1", "--official"], "sun"),
        (["--smallest-change", "0.01"], "sun"),
    ],
)
def test_a_smallest_change_makes_a_standstill_and_official_switches_it_off(capsys, options, status):
    assert main([*STILL, *options]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert (printed["status"], printed["official_status"]) == (status, "sun")
