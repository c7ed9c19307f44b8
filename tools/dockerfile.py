"""What deploy/Dockerfile says, read without a container engine: its stages, steps, and which files it copies."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path

from indicators.paths import ROOT

DOCKERFILE, IGNORED = ROOT / "deploy" / "Dockerfile", ROOT / ".dockerignore"
KNOWN = {"WORKDIR", "COPY", "RUN", "ENV", "USER", "EXPOSE", "HEALTHCHECK", "CMD"}


@dataclass(frozen=True, slots=True)
class Step:
    """One instruction of a stage: its word, and all behind it in one line."""

    word: str
    text: str

    def options(self) -> dict[str, str]:
        """Return what stands as --name=text at its beginning; "" for one without a text."""
        found = {}
        for word in shlex.split(self.text):
            if not word.startswith("--"):
                break
            name, _equals, text = word[2:].partition("=")
            found[name] = text
        return found

    def words(self) -> list[str]:
        """Return its words without the options, those of a list in JSON as they are."""
        text = re.sub(r"^(--\S+\s+)+", "", self.text).removeprefix("CMD ")
        return [str(one) for one in json.loads(text)] if text.startswith("[") else shlex.split(text)


@dataclass(frozen=True, slots=True)
class Stage:
    """A part of the image's making, with the image it begins with and its name, "" for none."""

    base: str
    name: str
    steps: list[Step] = field(default_factory=list)

    def last(self, word: str) -> Step:
        """Return the last step of this word; LookupError where there is none."""
        return [one for one in self.steps if one.word == word][-1]

    def environment(self) -> dict[str, str]:
        """Return all that ENV sets."""
        pairs = (pair for one in self.steps if one.word == "ENV" for pair in one.words())
        return {name: text for name, _equals, text in (pair.partition("=") for pair in pairs)}


def stages(text: str) -> list[Stage]:
    """Return the stages of a Dockerfile; ValueError for an instruction that is not one of KNOWN."""
    lines = "\n".join(one for one in text.splitlines() if not one.lstrip().startswith("#"))
    found: list[Stage] = []
    for line in filter(None, (one.strip() for one in re.sub(r"\s*\\\n\s*", " ", lines).splitlines())):
        word, _space, rest = line.partition(" ")
        if word == "FROM":
            base, _as, name = rest.partition(" AS ")
            found.append(Stage(base.strip(), name.strip()))
        elif word in KNOWN and found:
            found[-1].steps.append(Step(word, rest.strip()))
        else:
            raise ValueError(f"Dockerfile: found {line!r}, expected FROM or one of {', '.join(sorted(KNOWN))}")
    return found


def is_ignored(path: str, patterns: Sequence[str]) -> bool:
    """Return whether .dockerignore keeps a file out: the last pattern that fits it or a folder above it counts.

    >>> patterns = ["*", "!data", "**/__pycache__", "data/.import*"]
    >>> [is_ignored(one, patterns) for one in ("data/a.csv", "README.md", "data/__pycache__/x", "data/.import-1/a")]
    [False, True, True, True]
    """
    ignored = False
    for pattern in patterns:
        if _fits(path, pattern.removeprefix("!")):
            ignored = not pattern.startswith("!")
    return ignored


def _fits(path: str, pattern: str) -> bool:
    parts = path.split("/")
    above = ["/".join(parts[:count]) for count in range(1, len(parts) + 1)]
    if pattern.startswith("**/"):
        return any(fnmatchcase(one, pattern[3:]) for one in parts)
    return any(one.count("/") == pattern.count("/") and fnmatchcase(one, pattern) for one in above)


def ignore_patterns() -> list[str]:
    """Return the patterns of .dockerignore."""
    lines = IGNORED.read_text(encoding="utf-8").splitlines()
    return [one.strip() for one in lines if one.strip() and not one.startswith("#")]


def copied(step: Step, context: Path) -> Iterator[tuple[Path, str]]:
    """Yield each file a COPY takes from the context, and where it goes, as Docker does; a folder gives what is in it.

    Raises FileNotFoundError where a named file is not there or is ignored.
    """
    *sources, target = step.words()
    patterns = ignore_patterns()
    for source in sources:
        place = context / source
        files = sorted(one for one in place.rglob("*") if one.is_file()) if place.is_dir() else [place]
        taken = [one for one in files if not is_ignored(one.relative_to(context).as_posix(), patterns)]
        if not taken or not all(one.is_file() for one in taken):
            raise FileNotFoundError(source)
        into = f"{target.rstrip('/')}/{place.name}" if target.endswith("/") and place.is_file() else target
        for one in taken:
            yield one, f"{into}/{one.relative_to(place).as_posix()}" if place.is_dir() else into
