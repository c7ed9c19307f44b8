"""The packages the dashboard runs with: those of requirements.txt and all that they pull in, as installed here."""

from __future__ import annotations

import re
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from indicators.paths import ROOT

REQUIREMENTS = ROOT / "requirements.txt"
# What a package itself does not declare, and where its makers say it.
SAID_ELSEWHERE = {"streamlit-folium": "MIT (LICENSE of its repository github.com/randyzwitch/streamlit-folium)"}


def direct(path: Path = REQUIREMENTS) -> list[Requirement]:
    """Return the requirements a file names, remarks and options left out."""
    lines = (re.sub(r"(^|\s)#.*", "", line).strip() for line in path.read_text(encoding="utf-8").splitlines())
    return [Requirement(line) for line in lines if line and not line.startswith("-")]


def runtime_packages() -> dict[str, Distribution]:
    """Return what is installed of requirements.txt and of what that needs on this machine, by canonical name, sorted.

    Raises importlib.metadata.PackageNotFoundError where something is missing.
    """
    found: dict[str, Distribution] = {}
    waiting = [(one, "") for one in direct()]
    while waiting:
        wanted, extra = waiting.pop()
        if wanted.marker and not wanted.marker.evaluate({"extra": extra}):
            continue
        name = canonicalize_name(wanted.name)
        if name in found and not wanted.extras:
            continue
        found[name] = distribution(name)
        needed = [Requirement(one) for one in found[name].requires or []]
        waiting += [(one, asked) for one in needed for asked in ("", *wanted.extras)]
    return dict(sorted(found.items()))


def licence(package: Distribution) -> str:
    """Return the licence a package declares: as an SPDX expression, in a line of its own words, or by classifiers.

    "not declared" where it says nothing of these.
    """
    facts = package.metadata
    if "License-Expression" in facts:
        return facts["License-Expression"]
    classifiers = [one for one in facts.get_all("Classifier") or [] if one.startswith("License :: ")]
    named = [one.rpartition(" :: ")[2] for one in classifiers if not one.endswith("OSI Approved")]
    words = facts["License"].strip() if "License" in facts else ""
    if words and "\n" not in words and len(words) <= 60:
        return words
    elsewhere = SAID_ELSEWHERE.get(canonicalize_name(package.name), "not declared")
    return "; ".join(named) or (words.splitlines()[0].strip() if words else elsewhere)
