"""Each set is a valid Data Package: proven by frictionless, and in step with the data."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from indicators.__main__ import main
from indicators.commands.package import packages
from indicators.paths import ROOT

SETS = sorted((ROOT / "data" / "sets").iterdir())
DATA = SETS[0].parents[1]


VALIDATE = """
import json, sys
from frictionless import Package
columns = ["type", "rowNumber", "fieldName", "note"]
print(json.dumps({path: Package(path).validate().flatten(columns) for path in sys.argv[1:]}))
"""


def frictionless(*paths: Path) -> dict[str, list]:
    """The faults that frictionless finds, by path; it runs on its own because it needs its own way with warnings."""
    ended = subprocess.run([sys.executable, "-c", VALIDATE, *map(str, paths)], capture_output=True, text=True)
    assert ended.returncode == 0, ended.stderr
    return json.loads(ended.stdout)


@pytest.mark.slow
def test_a_shipped_set_is_a_valid_data_package():
    found = frictionless(*(path / "datapackage.json" for path in SETS))
    assert len(found) == len(SETS)
    assert {path: faults for path, faults in found.items() if faults} == {}


def test_the_shipped_descriptions_are_those_of_the_shipped_data(shipped):
    for name, content in packages(shipped.dataset, DATA).items():
        assert (DATA / "sets" / name / "datapackage.json").read_bytes() == content, "python -m indicators package"


def test_every_licence_and_source_of_a_set_is_named(shipped):
    for name, content in packages(shipped.dataset, DATA).items():
        package = json.loads(content)
        own = [source for key, source in shipped.dataset.sources.items() if key.startswith(f"{name}/")]
        assert {one.licence for one in own} == {one["title"] for one in package["licenses"]}
        assert len(package["sources"]) == len(own)


@pytest.mark.slow
def test_a_package_with_a_wrong_value_is_not_valid(goal_data, capsys):
    assert main(["package", str(goal_data)]) == 0
    assert "made_up" in capsys.readouterr().out
    path = goal_data / "sets" / "made_up" / "datapackage.json"
    assert frictionless(path) == {str(path): []}
    values = path.with_name("values.csv")
    values.write_text(values.read_text(encoding="utf-8") + "anteil,09901001,20l9,1,,\n", encoding="utf-8")
    assert "year" in str(frictionless(path))
    assert main(["package", str(goal_data)]) == 0
    assert capsys.readouterr().out == ""
