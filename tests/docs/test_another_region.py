"""The document about another region: every command in it is run, on made-up files in the form of the official ones."""

from __future__ import annotations

import re
import shlex
from datetime import date
from pathlib import Path

import pytest

from indicators.__main__ import main
from indicators.loading.load import read_dataset
from indicators.model import Level
from indicators.paths import ROOT
from tools.examples.official import District, Town, shapes, write_boundaries, write_register

pytest.importorskip("topojson")
TEXT = (ROOT / "docs" / "another-region.md").read_text("utf-8")
BLOCK = re.compile(r"```(sh|csv)(?: (\S+))?\n(.*?)```", re.DOTALL)
PYTHON = ".venv/bin/python -m indicators "
DISTRICTS = (
    District("554", "43", "Borken", (Town("004", "Ahaus, Stadt", "63"), Town("008", "Bocholt, Stadt", "63"),
                                     Town("012", "Heek")), state="05"),
    District("137", "44", "Mayen-Koblenz", (Town("001", "Acht", "64", "5003"), Town("003", "Andernach, Stadt", "63"),
                                            Town("004", "Anschau", "64", "5003")),
             (("5003", "53", "Vordereifel"),), state="07"),
)  # fmt: skip
QUARTERS = (("11", "Hafen", "Nord"), ("12", "Markt", "Nord"), ("21", "Heide", "Süd"), ("22", "Aue", "Süd"))


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files that the document names, under its names."""
    home = tmp_path_factory.mktemp("desk")
    write_register(home / "31122021_Auszug_GV.xlsx", DISTRICTS, year=2021)
    codes = [code for one in DISTRICTS for code in one.codes]
    write_boundaries(home / "gemeinden.geo.json", [({"AGS": code}, ring) for code, ring in shapes(codes, 3, seed=1)])
    rings = dict(shapes([one[0] for one in QUARTERS], 2, seed=2))
    told = [({"NR": number, "NAME": name, "BEZIRK": borough}, rings[number]) for number, name, borough in QUARTERS]
    write_boundaries(home / "stadtteile.geojson", told)
    return home


def commands() -> list[str]:
    """The lines of the document's shell blocks, each in one piece."""
    blocks = "\n".join(text for kind, _name, text in BLOCK.findall(TEXT) if kind == "sh").replace("\\\n", " ")
    return [line.strip() for line in blocks.splitlines() if line.strip()]


def test_every_command_does_what_is_said(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(desk)
    written = {name: text for kind, name, text in BLOCK.findall(TEXT) if kind == "csv"}
    assert set(written) == {"pillars.csv", "goals.csv", "eigene.csv"}
    (desk / "eigene.csv").write_text(written["eigene.csv"], "utf-8")
    run = []
    for line in commands():
        variable, _space, rest = line.partition(" ")
        folder = variable.removeprefix("REGION_DATA_DIR=") if variable.startswith("REGION_DATA_DIR=") else ""
        command = rest if folder else line
        if command == "make run":
            assert (desk / folder / "areas.csv").is_file() or (ROOT / folder / "areas.csv").is_file()
            continue
        assert command.startswith(PYTHON), line
        if folder:
            monkeypatch.setenv("REGION_DATA_DIR", folder)
            for name in ("pillars.csv", "goals.csv"):
                (desk / folder / name).write_text(written[name], "utf-8")
        words = shlex.split(command.removeprefix(PYTHON))
        assert main(words) == 0, "".join(capsys.readouterr())
        run.append(words[0])
    assert run == ["new-region"] * 3 + ["import", "due", "import", "check", "factsheet"]
    assert (desk / "ahaus.pdf").read_bytes().startswith(b"%PDF")
    borken = read_dataset(desk / "data-borken", day=date(2026, 11, 28))
    values = borken.values.set_index(["indicator", "area", "year"])["value"]
    assert values["bevoelkerung", "05554", 2021] == 1000 + 2000 + 3000
    assert values["gigabit", "05554008", 2024] == 12
    assert borken.areas.levels == [Level.MUNICIPALITY] and list(borken.goals) == ["netz_2030"]


def test_the_regions_are_what_the_document_says(desk: Path) -> None:
    mayen, town = (read_dataset(desk / name, day=date(2026, 11, 28)).areas for name in ("data-mayen", "data-town"))
    assert [one.label for one in mayen.at(Level.DISTRICT)] == [
        "Andernach (verbandsfrei)",
        "Verbandsgemeinde Vordereifel",
    ]
    assert [one.code for one in town.at(Level.MUNICIPALITY)] == [
        "05999008-22", "05999008-11", "05999008-21", "05999008-12",
    ]  # fmt: skip
    assert [one.label for one in town.at(Level.DISTRICT)] == ["Nord", "Süd"] and town.region.code == "05999008"


def test_the_examples_it_names_are_there() -> None:
    named = re.findall(r"`(\w+)` (?:is )?a (?:town|district|region)", TEXT)
    assert sorted(named) == sorted(path.name for path in (ROOT / "examples").iterdir() if path.is_dir())
