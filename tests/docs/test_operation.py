"""The page for operators: each of its commands is run, or known to the program, or said here why it is neither."""

from __future__ import annotations

import argparse
import re
import shlex
from pathlib import Path

import pytest

from indicators.__main__ import COMMANDS, main
from indicators.paths import ROOT

PAGE = (ROOT / "docs" / "operation.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
SHOWN = ("json", "yaml")  # what the program writes, and what another one is told
OURS = "regionalmonitor"
# Programs of the machine: running them changes it. The files they are given are checked below and in tests/deploy.
OTHERS = {
    "apt-get": "installs", "adduser": "makes a user", "git": "fetches", "docker": "needs an engine",
    "install": "writes",
    "cp": "writes", "rm": "deletes", "sed": "writes", "test": "looks first, and copies",
    "certbot": "needs a public name",
    "chown": "needs the user", "systemctl": "starts services", "nginx": "reads the machine's settings",
    "ln": "writes", "cd": "is the shell's", "python3": "makes an environment", "curl": "asks a public site",
    "journalctl": "reads the machine's journal", "find": "deletes",
}  # fmt: skip
# Commands of ours that are parsed but not run here, and why.
PARSED = {"serve": "does not end; tests/commands/test_serve.py starts it", "load": "measures for a minute",
          "doctor --url": "needs a running server; tests/commands/test_doctor.py has one",
          "compileall": "writes into the code", "pip": "installs"}  # fmt: skip


def commands() -> list[list[str]]:
    """Every command of a block, one after && on its own, without the user and times of cron."""
    found = []
    for kind, text in BLOCKS:
        assert kind in ("sh", "cron", *SHOWN)
        if kind in SHOWN:
            continue
        for line in text.splitlines():
            if kind == "cron":
                line = line.split(" ", 6)[6].replace("\\%F", "F").replace("$(date +F)", "2026-11-27")
            found += [shlex.split(part) for part in line.split(" && ")]
    return [one for one in found if one]


def ours(words: list[str]) -> list[str] | None:
    """The words of a command of `python -m indicators`, however it is called; None for another program."""
    if Path(words[0]).name == OURS:
        return words[1:]
    text = shlex.join(words)
    return words[words.index("indicators") + 1 :] if "python -m indicators" in text else None


OF_US = [found for one in commands() if (found := ours(one)) is not None]


def test_every_command_is_ours_or_one_that_is_said_not_to_be_run():
    unknown = []
    for words in commands():
        if ours(words) is not None or words[0] in OTHERS:
            continue
        if words[0] == "make":
            assert re.search(rf"^{words[1]}:.*##", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE), words
        elif words[0].endswith("python") and words[1] == "-m":
            name = words[2].rpartition(".")[2]
            assert name in PARSED and (not words[2].startswith("tools.") or (ROOT / f"tools/{name}.py").is_file()), (
                words
            )
        else:
            unknown.append(words)
    assert unknown == []
    assert len(OF_US) > 15 and {one[0] for one in OF_US} >= {"doctor", "backup", "restore", "check", "due", "serve"}


@pytest.mark.parametrize("words", OF_US, ids=" ".join)
def test_every_command_of_ours_is_one_the_program_understands(words):
    parser = argparse.ArgumentParser()
    COMMANDS[words[0]][0].add_arguments(parser)
    parser.parse_args(words[1:])


@pytest.mark.slow
def test_what_can_be_run_is_run_in_the_order_of_the_page(tmp_path, monkeypatch, shipped_copy):
    """On a copy of the data; archives of the page lie in the test's folder."""
    monkeypatch.setenv("REGION_DATA_DIR", str(shipped_copy))
    settings, messages = shipped_copy / "settings.toml", tmp_path / "rueckmeldungen"
    messages.mkdir()
    text = settings.read_text("utf-8").replace('feedback_folder = ""', f'feedback_folder = "{messages}"')
    settings.write_text(text, "utf-8")
    run: dict[str, int] = {}
    for words in OF_US:
        if (words[0] == "serve" and "--print" not in words) or "--url" in words:
            continue
        here = [re.sub(r"^/var/(backups|lib)/regionalmonitor/", f"{tmp_path}/", one) for one in words]
        if here[0] in ("backup", "restore", "doctor", "due"):
            here += ["--folder", str(shipped_copy)]
        elif here[0] == "check":
            here.append(str(shipped_copy))
        assert main(here) == 0, here
        run[words[0]] = run.get(words[0], 0) + 1
    assert run.keys() == {"doctor", "check", "due", "backup", "feedback", "restore", "serve"}


def test_every_file_the_page_names_is_there():
    named = set(re.findall(r"`((?:deploy|docs|tools|tests)/[\w./-]+)`", PAGE))
    named |= {word for words in commands() for word in words if word.startswith("deploy/")}
    assert named and [name for name in named if not (ROOT / name).exists()] == []
    for name in re.findall(r"`python -m (tools\.\w+)", PAGE):
        assert (ROOT / f"{name.replace('.', '/')}.py").is_file()


def test_upgrade_and_rollback_take_five_lines_each():
    for heading in ("## Upgrade", "## Rollback"):
        section = PAGE.split(f"{heading}\n")[1].split("\n## ")[0]
        assert [len(text.splitlines()) for text in re.findall(r"```sh\n(.*?)```", section, re.DOTALL)] == [5, 5], (
            heading
        )


def test_what_the_table_quotes_is_what_the_program_says():
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "indicators").rglob("*.py"))
    symptoms = [
        line.split("|")[1] for line in PAGE.split("## Troubleshooting")[1].splitlines() if line.startswith("| ")
    ]
    quoted = [one for symptom in symptoms for one in re.findall(r'"([^"]+)"', symptom)]
    assert len(quoted) >= 4
    assert [one for one in quoted if re.sub(r"von \d Versuchen", "von {TRIES} Versuchen", one) not in code] == []


def test_the_command_of_the_operator_runs_the_program_as_the_user_of_the_service():
    script = (ROOT / "deploy" / OURS).read_text(encoding="utf-8")
    service = (ROOT / "deploy" / "regionalmonitor.service").read_text(encoding="utf-8")
    usual = re.sub(r'"\$\{REGION_DATA_DIR:-(.*?)\}"', r"\1", script)  # unless another region is named
    for pattern in (r"REGION_DATA_DIR=(\S+)", r"TZ=(\S+)"):
        assert re.findall(pattern, usual) == re.findall(pattern, service) != []
    assert "runuser -u regionalmonitor" in script and "User=regionalmonitor" in service
    assert (ROOT / "deploy" / OURS).stat().st_mode & 0o111
