"""The how-tos do what they say: their files are saved, their commands run, their output appears."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from indicators.__main__ import main
from indicators.paths import ROOT

BLOCK = re.compile(r"^```(\w+)(?: (save|append|replace)=(\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
HOWTOS = sorted(path.name for path in (ROOT / "docs").glob("new-*.md") if path.name != "new-view.md")
PYTHON = ".venv/bin/python"


@pytest.mark.parametrize("name", HOWTOS)
@pytest.mark.slow
def test_a_howto_works_as_written(name, tmp_path, monkeypatch, capsys):
    shutil.copytree(ROOT / "data", tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REGION_DATA_DIR", str(tmp_path / "data"))
    text = (ROOT / "docs" / name).read_text(encoding="utf-8")
    said = ""
    commands = 0
    for kind, action, target, content in BLOCK.findall(text):
        if action:
            change(tmp_path, action, target, content)
        elif kind == "sh":
            said = ""
            for line in content.splitlines():
                said += run(line, capsys)
                commands += 1
        elif kind == "text":
            assert [line for line in content.splitlines() if line not in said] == [], said
    assert commands


def change(folder: Path, action: str, target: str, content: str) -> None:
    """Do to a file what the text before a block says."""
    path = folder / target if action == "save" else folder / "data" / target
    if action == "save":
        path.write_text(content, encoding="utf-8")
        return
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    if action == "append":
        lines += [f"{line}\n" for line in content.splitlines()]
    else:
        key = content.partition(",")[0] + ","
        assert [line for line in lines if line.startswith(key)]
        lines = [content if line.startswith(key) else line for line in lines]
    path.write_text("".join(lines), encoding="utf-8")


def run(line: str, capsys) -> str:
    """What a command prints; one that may fail ends with "|| true"."""
    command, _or, may_fail = line.partition(" || ")
    words = shlex.split(command)
    assert words[:3] == [PYTHON, "-m", "indicators"]
    code = main(words[3:])
    printed = "".join(capsys.readouterr())
    assert code == 0 or may_fail, printed
    return printed


def test_every_recipe_stands_in_the_table_of_files():
    text = (ROOT / "docs" / "new-year.md").read_text(encoding="utf-8")
    assert [path.stem for path in (ROOT / "data" / "recipes").glob("*.toml") if f"`{path.stem}`" not in text] == []


def test_every_key_of_a_recipe_is_explained():
    from dataclasses import fields

    from indicators.intake.recipe import Recipe, Value

    text = (ROOT / "docs" / "new-recipe.md").read_text(encoding="utf-8")
    internal = {"id", "values"}
    keys = ({one.name for one in fields(Recipe)} | {one.name for one in fields(Value)}) - internal
    assert [key for key in sorted(keys) if f"`{key}`" not in text] == []
