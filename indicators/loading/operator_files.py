"""Files that the operator writes in an editor: their text or their TOML, and where they have a fault the line of it."""

import re
import tomllib
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any

from indicators.model.problems import DataProblems, Problem, near_matches, refusal

_AT_LINE = re.compile(r"at line (\d+)")


def read_written(path: Path, *, name: str, code: str = "") -> str:
    """Return the text of a file, which is called `name` in messages.

    Raises DataProblems with one problem where it cannot be read ("unreadable") or is no UTF-8 ("encoding"), or with
    the code that is given.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise refusal(code or "unreadable", name, "Die Datei gibt es nicht.", "Stimmt der Name?") from error
    except OSError as error:
        found = f"Die Datei kann nicht gelesen werden: {error.strerror}."
        raise refusal(code or "unreadable", name, found, "Bitte die Rechte prüfen.") from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise refusal(
            code or "encoding", name, "Ein Zeichen ist kein UTF-8.", "Bitte als UTF-8 speichern.", line=line
        ) from error


def read_toml(path: Path, *, name: str, code: str, expected: str) -> dict[str, Any]:
    """Return the keys of a TOML file; raises DataProblems with one problem, whose code and expectation are given."""
    text = read_written(path, name=name, code=code)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        told = str(error)
        at = _AT_LINE.search(told)
        line = int(at[1]) if at else max(1, len(text.splitlines()))
        is_twice = "overwrite" in told or "twice" in told
        found = "Der Schlüssel steht schon weiter oben." if is_twice else "Hier ist die Datei kein lesbares TOML."
        raise refusal(code, name, found, "Jeden nur einmal." if is_twice else expected, line=line) from error


def read_keys(
    path: Path, kind: type[Any], *, code: str, example: str, expected: Callable[[str, object], str | None]
) -> tuple[dict[str, Any], list[Problem]]:
    """Return the keys of a TOML file that are fields of a data class, and what is wrong with it; {} without a file.

    `expected` says of a key and its value what should stand there, None where it can be used; lists become tuples.
    """
    try:
        if not path.is_file():
            return {}, []
        found = read_toml(path, name=path.name, code=code, expected=example)
    except OSError as error:
        told = f"Die Datei kann nicht gelesen werden: {error.strerror}."
        return {}, [Problem(code, path.name, None, None, told, "Bitte die Rechte prüfen.")]
    except DataProblems as error:
        return {}, list(error.problems)
    known = [one.name for one in fields(kind)]
    problems: list[Problem] = []
    usable: dict[str, Any] = {}
    for name, value in found.items():
        if name not in known:
            near = f"Eines von {', '.join(known)}.{near_matches(name, known)}"
            problems.append(Problem(code, path.name, None, name, f"„{name}“ ist unbekannt.", near))
        elif (wanted := expected(name, value)) is not None:
            told = "Das" if isinstance(value, (dict, list)) else f"„{value}“"
            problems.append(Problem(code, path.name, None, name, f"{told} kann nicht gelten.", wanted))
        else:
            usable[name] = tuple(value) if isinstance(value, list) else value
    return usable, problems
