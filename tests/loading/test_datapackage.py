"""Each set is a valid Data Package: proven by frictionless, and in step with the data."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from indicators.__main__ import main
from indicators.commands.package import packages
from indicators.loading.load import read_dataset
from indicators.paths import ROOT

SETS = sorted((ROOT / "data" / "sets").iterdir())
DATA = SETS[0].parents[1]


def frictionless(path: Path) -> tuple[int, str]:
    ended = subprocess.run(
        [sys.executable, "-m", "frictionless", "validate", path.name], cwd=path.parent, capture_output=True, text=True
    )
    return ended.returncode, ended.stdout + ended.stderr


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.name)
def test_a_shipped_set_is_a_valid_data_package(path):
    code, said = frictionless(path / "datapackage.json")
    assert code == 0, said


def test_the_shipped_descriptions_are_those_of_the_shipped_data():
    for name, content in packages(read_dataset(DATA), DATA).items():
        assert (DATA / "sets" / name / "datapackage.json").read_bytes() == content, "python -m indicators package"


def test_every_licence_and_source_of_a_set_is_named():
    dataset = read_dataset(DATA)
    for name, content in packages(dataset, DATA).items():
        package = json.loads(content)
        own = [source for key, source in dataset.sources.items() if key.startswith(f"{name}/")]
        assert {one.licence for one in own} == {one["title"] for one in package["licenses"]}
        assert len(package["sources"]) == len(own)


def test_a_package_with_a_wrong_value_is_not_valid(goal_data, capsys):
    assert main(["package", str(goal_data)]) == 0
    assert "made_up" in capsys.readouterr().out
    path = goal_data / "sets" / "made_up" / "datapackage.json"
    assert frictionless(path)[0] == 0
    values = path.with_name("values.csv")
    values.write_text(values.read_text(encoding="utf-8") + "anteil,09901001,20l9,1,,\n", encoding="utf-8")
    code, said = frictionless(path)
    assert code != 0
    assert "year" in said
    assert main(["package", str(goal_data)]) == 0
    assert capsys.readouterr().out == ""
